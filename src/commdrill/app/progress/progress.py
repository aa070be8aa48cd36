"""How far a run has come: the part of its story that somebody watching needs at any moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from commdrill.record import events as e


@dataclass(frozen=True)
class Reached:
    """People in sets, each larger than the next: one who joins has few of the others copied."""

    groups: tuple[frozenset[str], ...] = ()

    def __contains__(self, person: str) -> bool:
        return any(person in group for group in self.groups)

    def and_also(self, people: Iterable[str]) -> "Reached":
        """These, too. A set that has grown as large as the one before joins it: few are left."""
        *larger, last = *self.groups, frozenset(one for one in people if one not in self)
        while larger and len(larger[-1]) <= len(last):
            last |= larger.pop()
        return Reached((*larger, last))


@dataclass(frozen=True)
class Glance:
    """What was last seen on a channel."""

    summary: str
    is_clear: bool = True


@dataclass(frozen=True)
class Progress:
    """A fold over the records so far, small enough to be made anew with each of them."""

    run: str = ""
    start: e.RunStarted | None = None
    elapsed: e.Seconds = 0.0
    stage: e.RunStage | None = None
    began: Mapping[str, e.Seconds] = field(default_factory=dict)  # by stage
    undecided: Mapping[str, e.StepRef] = field(default_factory=dict)
    seen: Mapping[str, e.Seconds] = field(default_factory=dict)  # by step: how long it took
    reached: Mapping[str, Reached] = field(default_factory=dict)  # by step
    decided: Mapping[str, e.StepOutcome] = field(default_factory=dict)
    faults: Mapping[int, e.FaultArmed] = field(default_factory=dict)
    injected: frozenset[int] = frozenset()
    performing: str = ""  # the action that is under way: while it is, nobody looks anew
    glances: Mapping[str, Glance] = field(default_factory=dict)
    is_refused: bool = False
    is_interrupted: bool = False
    is_finished: bool = False

    @property
    def watched(self) -> tuple[e.StepRef, ...]:
        """Steps whose phase has begun and that have no verdict, the nearest deadline first."""
        mine = [step for step in self.undecided.values() if step.phase in self.began]
        return tuple(sorted(mine, key=self._deadline))

    @property
    def next_due(self) -> tuple[e.StepRef, e.Seconds] | None:
        """What is not seen yet and has the nearest deadline, and when that is."""
        unseen = (step for step in self.watched if step.within and step.id not in self.seen)
        step = next(unseen, None)
        return None if step is None else (step, self._deadline(step))

    @property
    def told(self) -> str:
        """`3 of 17 told`: how many steps have a verdict."""
        return f"{len(self.decided)} of {len(self.decided) + len(self.undecided)} told"

    def missing(self, step: e.StepRef) -> tuple[str, ...]:
        """Who has not received it yet, by name."""
        reached = self.reached.get(step.id, Reached())
        return tuple(person for person in step.people if person not in reached)

    @property
    def broken(self) -> tuple[e.FaultArmed, ...]:
        """Faults that are in now."""
        return tuple(self.faults[number] for number in sorted(self.injected))

    def step(self, step_id: str) -> e.StepRef | None:
        """A step of this run, decided or not."""
        steps = self.start.steps if self.start else ()
        return next((step for step in steps if step.id == step_id), None)

    def after(self, record: e.Record) -> "Progress":
        if isinstance(record.event, e.RunStarted):
            undecided = {step.id: step for step in record.event.steps if not step.left_out}
            return Progress(record.run, record.event, record.elapsed, undecided=undecided)
        return replace(
            self._after(record),
            elapsed=max(self.elapsed, record.elapsed),
            performing=_performing(record.event, self.performing),
        )

    def _after(self, record: e.Record) -> "Progress":
        match record.event:
            case e.StageEntered(stage):
                began = {**self.began, stage: record.elapsed}
                return replace(self, stage=stage, began=began)
            case e.Looked() | e.LookFailed() | e.MessageSeen() as look:
                return self._glanced(look)
            case e.FaultArmed() | e.FaultInjected() | e.FaultReverted() as change:
                return self._changed(change)
            case e.StepSeen(step, _, took):
                return replace(self, seen={**self.seen, step: took})
            case e.StepDecided(step, outcome) | e.StepAttested(step, _, outcome):
                rest = {name: ref for name, ref in self.undecided.items() if name != step}
                return replace(self, undecided=rest, decided={**self.decided, step: outcome})
            case e.PreflightFailed():
                return replace(self, is_refused=True)
            case e.Interrupted():
                return replace(self, is_interrupted=True)
            case e.RunFinished():
                return replace(self, is_finished=True)
        return self

    def _glanced(self, look: e.Looked | e.LookFailed | e.MessageSeen) -> "Progress":
        """What a channel shows now, and whom it has reached."""
        match look:
            case e.Looked(channel, _, _, summary):
                glance, reached = Glance(summary), self.reached
            case e.LookFailed(channel, _, cause):
                glance, reached = Glance(cause, is_clear=False), self.reached
            case e.MessageSeen(channel):
                glance, reached = Glance(_heading(look)), self._reached_by(look)
        return replace(self, glances={**self.glances, channel: glance}, reached=reached)

    def _changed(self, change: e.FaultArmed | e.FaultInjected | e.FaultReverted) -> "Progress":
        match change:
            case e.FaultArmed(fault):
                return replace(self, faults={**self.faults, fault: change})
            case e.FaultInjected(fault):
                return replace(self, injected=self.injected | {fault})
            case e.FaultReverted(fault):
                return replace(self, injected=self.injected - {fault})

    def _deadline(self, step: e.StepRef) -> e.Seconds:
        return self.began[step.phase] + (step.within or float("inf"))

    def _reached_by(self, message: e.MessageSeen) -> Mapping[str, Reached]:
        """Only what is promised counts, from when the phase of its step has begun."""
        mine = [step.id for step in self.watched if step.channel == message.channel]
        if not message.is_promised:
            return self.reached
        now = {step: self.reached.get(step, Reached()).and_also(message.to) for step in mine}
        return {**self.reached, **now}


def _performing(event: e.Event, before: str) -> str:
    match event:
        case e.ActionBegun(action):
            return action
        case e.ActionPerformed() | e.ActionFailed():
            return ""
    return before


def _heading(message: e.MessageSeen) -> str:
    people = ", ".join(message.to)
    return f"{message.subject} → {people}" if message.subject else f"a message → {people}"
