"""What the page shows of a run: small parts, each told anew only when it has changed.

Nothing here holds a setting, a token or a variable of the run: names, times and words alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from commdrill.record import events as e
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import RUN_WORDS, headline, in_brief, restoration
from commdrill.reports.source import source_of

_LONGEST_REASON = 140
_MOST_NAMED = 12


@dataclass(frozen=True)
class _Awaited:
    """How many people a step must reach, how many it has, and the first of those it has not."""

    expected: int = 0
    reached: int = 0
    missing: tuple[str, ...] = ()


Received = Mapping[tuple[str, str], e.Seconds]


"""By channel and person: when they _received something promised, the last time."""


class State(StrEnum):
    """How far a promise is."""

    LATER = "later"  # its phase has not begun
    WAITING = "waiting"
    SEEN = "seen"  # and watched on
    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Head:
    """What is drilled, where, and how fast."""

    run: str
    title: str
    drill: str
    plan: str
    scenario: str
    environment: str
    stage: str
    pace: float
    sabotages: tuple[str, ...]


@dataclass(frozen=True)
class Stages:
    """The parts of a run, and those that have begun, with the second they did."""

    all: tuple[str, ...]
    began: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Broken:
    """One component that is broken on purpose now; `by_hand`: what a person must do about it."""

    component: str
    way: str
    since: float
    by_hand: str


@dataclass(frozen=True)
class Faults:
    """All that is broken now, in the order it went in."""

    broken: tuple[Broken, ...]


@dataclass(frozen=True)
class PromiseShown:
    """One step: what is promised, by when, and how it stands. Times in seconds of the run."""

    number: int
    id: str
    phase: str
    promise: str
    state: State
    began: float | None
    due: float | None
    every: float | None
    took: float | None
    within: float | None
    reason: str
    people: _Awaited


@dataclass(frozen=True)
class Ending:
    """What came of it."""

    outcome: str
    words: str
    headline: str
    restoration: str


Entry = Head | Stages | Faults | PromiseShown | Ending


def entries(result: Result) -> Iterator[tuple[str, Entry]]:
    """Every part by its key, in the order they are to be told."""
    if result.start is None:
        return
    yield "head", _head(result.run, result.start)
    yield "stages", _stages(result)
    yield "faults", Faults(tuple(_broken(result)))
    began = {span.stage.value: span.began for span in result.stages}
    messages = _received(result.messages)
    for number, step in enumerate(result.steps):
        yield f"step {step.ref.id}", _promise(number, step, began.get(step.ref.phase), messages)
    if result.finish is not None:
        yield "ending", _ending(result)


def _head(run: str, start: e.RunStarted) -> Head:
    return Head(
        run=run,
        title=start.title,
        drill=start.drill,
        plan=f"{start.plan.id} {start.plan.version}",
        scenario=start.scenario,
        environment=start.environment.id,
        stage=start.environment.stage,
        pace=start.environment.pace,
        sabotages=start.sabotages,
    )


def _stages(result: Result) -> Stages:
    began = tuple((span.stage.value, span.began) for span in result.stages)
    return Stages(tuple(stage.value for stage in e.RunStage), began)


def _broken(result: Result) -> Iterator[Broken]:
    for fault in result.open_faults:
        if fault.injected_at is not None:
            by_hand = fault.failed.by_hand if fault.failed else ""
            yield Broken(fault.armed.component, fault.armed.way, fault.injected_at, by_hand)


def _promise(
    number: int, step: StepResult, began: float | None, messages: Received
) -> PromiseShown:
    ref = step.ref
    return PromiseShown(
        number=number,
        id=ref.id,
        phase=ref.phase,
        promise=ref.promise,
        state=_state(step, began),
        began=began,
        due=None if began is None or ref.within is None else began + ref.within,
        every=ref.every,
        took=step.seen_between[1] if step.seen_between else None,
        within=ref.within,
        reason=_reason(step),
        people=_awaited(step, began, messages),
    )


def _state(step: StepResult, began: float | None) -> State:
    if step.decided or step.attested or step.ref.left_out:
        return State(step.outcome.value)
    if step.seen is not None:
        return State.SEEN
    return State.LATER if began is None else State.WAITING


def _reason(step: StepResult) -> str:
    """Why it was not kept, in one short line; the report has the whole difference."""
    if step.decided is None or step.outcome is e.StepOutcome.PASSED:
        return ""
    brief = in_brief(step.reason, step.differences)
    what = ", ".join(dict.fromkeys(one.what for one in step.differences))
    text = f"{brief}: {what}" if what and brief != step.reason else brief
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]}…"


def _ending(result: Result) -> Ending:
    source, outcome = source_of(result), ending_of(result).outcome
    return Ending(outcome.value, RUN_WORDS[outcome], headline(source), restoration(source))


def _received(messages: Iterable[e.MessageSeen]) -> Received:
    """What counts of these messages, in their order."""
    return {
        (message.channel, person): message.ended
        for message in messages
        if message.is_promised
        for person in message.to
    }


def _awaited(step: StepResult, began: e.Seconds | None, messages: Received) -> _Awaited:
    """As the verdict has it; before that, by the promised messages that came since its phase began."""
    if step.decided is not None:
        return _told(step.recipients)
    people = step.ref.people
    if not people or began is None:
        return _Awaited(len(people))
    channel = step.ref.channel
    missing = tuple(one for one in people if messages.get((channel, one), -1.0) < began)
    return _Awaited(len(people), len(people) - len(missing), missing[:_MOST_NAMED])


def _told(recipients: e.Recipients | None) -> _Awaited:
    if recipients is None:
        return _Awaited()
    return _Awaited(recipients.expected, recipients.reached, recipients.missing[:_MOST_NAMED])
