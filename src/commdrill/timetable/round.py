"""One round over a timetable: settle what dead processes left, then run what is due, once.

Nothing is run late: a slot whose window is over is `missed`, or `blacked-out` where blackouts
covered all of it. Nothing is chained: of a drill at most one slot is open at a time.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from commdrill.clock import Clock
from commdrill.documents.drill import Schedule
from commdrill.timetable.slot import USUAL_WINDOW, Slot, slots
from commdrill.timetable.span import Span, why_all, why_at
from commdrill.timetable.store import Entry, State, Store

_NO_TIME, _A_SECOND, _A_MOMENT = timedelta(0), timedelta(seconds=1), timedelta.resolution
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True)
class SlotRun:
    """A run that was made for a slot: its id, and its outcome in a word."""

    run: str
    outcome: str


@dataclass(frozen=True)
class UnderWay:
    """A run that was made for a slot and is not over, or of which that is not known yet."""

    why: str


@dataclass(frozen=True)
class Refused:
    """A slot's run could not begin, and nothing was touched."""

    slot: Slot
    why: str
    exit_code: int = 3


@dataclass(frozen=True)
class Waiting:
    """A slot that is not settled yet, nor begun by this round.

    A blackout is on, or its run was refused a moment ago, or is not over.
    """

    slot: Slot
    why: str


@dataclass(frozen=True)
class Doors:
    """What a round acts through.

    `perform` runs a drill for a slot. `made` finds the run that was made for a slot before; None:
    there is none. `blackouts` are those of a drill that touch a span of time; it raises
    where they cannot be told.
    """

    perform: Callable[[Slot], SlotRun | UnderWay | Refused]
    made: Callable[[Slot], SlotRun | UnderWay | None]
    blackouts: Callable[[str, datetime, datetime], Iterable[Span]]


@dataclass(frozen=True)
class Done:
    """What a round came to: slots it settled, runs that were refused, slots that wait."""

    settled: tuple[Entry, ...] = ()
    refused: tuple[Refused, ...] = ()
    waiting: tuple[Waiting, ...] = ()


_Outcome = Entry | Refused | Waiting


class Round:
    """One look at what is due. Once `stop` is set, nothing more is begun."""

    def __init__(
        self,
        timetable: Mapping[str, Schedule],
        store: Store,
        clock: Clock,
        doors: Doors,
        stop: Event | None = None,
    ) -> None:
        self._timetable = timetable
        self._store = store
        self._clock = clock
        self._doors = doors
        self._stop = stop or Event()

    def go(self) -> Done:
        """Do what is to be done now."""
        told: list[_Outcome] = [*self._orphans()]
        for drill, schedule in self._timetable.items():
            told += self._drill(drill, schedule)
        return Done(
            tuple(one for one in told if isinstance(one, Entry)),
            tuple(one for one in told if isinstance(one, Refused)),
            tuple(one for one in told if isinstance(one, Waiting)),
        )

    def _orphans(self) -> Iterable[Entry | Waiting]:
        """What became of a claim is known by the run folders: the store catches up with them."""
        for slot in self._store.orphans():
            made = self._doors.made(slot)
            if made is None:
                self._store.release(slot)
            else:
                yield self._came_of(slot, made)

    def _drill(self, drill: str, schedule: Schedule) -> Iterable[_Outcome]:
        now = self._clock.now()
        since = self._since(drill, schedule, now)
        told = {entry.slot.opens for entry in self._store.entries_of(drill, since)}
        for slot in slots(drill, schedule, since, now + _A_MOMENT):
            if self._stop.is_set():
                return
            outcome = None if slot.opens in told else self._settled(slot, now)
            if outcome is not None:
                yield outcome
            over = slot.closes <= now
            self._store.all_told_before(drill, slot.opens + (_A_SECOND if over else _NO_TIME))

    def _settled(self, slot: Slot, now: datetime) -> _Outcome | None:
        return self._over(slot) if slot.closes <= now else self._due(slot)

    def _since(self, drill: str, schedule: Schedule, now: datetime) -> datetime:
        """Since when its slots count: what was over before it was first met nobody has missed."""
        since = self._store.known_since(drill, _rule(schedule))
        if since is None:
            lately = slots(drill, schedule, now - (schedule.window or USUAL_WINDOW), now)
            since = next((slot.opens for slot in lately if slot.closes > now), now)
            self._store.know(drill, _rule(schedule), since)
        return since

    def _over(self, slot: Slot) -> Entry | Waiting | None:
        """Its window is over and nobody has run it; unless somebody has, and the store was lost."""
        now = self._clock.now()
        made = self._doors.made(slot)
        if made is not None:
            return self._came_of(slot, made) if self._store.claim(slot, now) else None
        state, why = self._excuse(slot)
        return Entry(slot, state, why=why) if self._store.settle(slot, state, why, now) else None

    def _excuse(self, slot: Slot) -> tuple[State, str]:
        why = why_all(self._blackouts(slot.drill, slot.opens, slot.closes), slot.opens, slot.closes)
        if why is not None:
            return State.BLACKED_OUT, why
        refusal = self._store.refusal(slot)
        if refusal is None:
            return State.MISSED, "its window passed and it was not run"
        times = "once" if refusal.times == 1 else f"{refusal.times} times, at last"
        return State.MISSED, f"its window passed; its run was refused {times}: {refusal.why}"

    def _due(self, slot: Slot) -> _Outcome | None:
        now = self._clock.now()
        put_off = self._put_off(slot, now)
        why = put_off or why_at(self._blackouts(slot.drill, now, now + _A_MOMENT), now)
        if why is not None:
            return Waiting(slot, why)
        return self._begun(slot) if self._store.claim(slot, now) else None

    def _begun(self, slot: Slot) -> _Outcome | None:
        """A claimed slot is run, unless it was before, and the store was lost."""
        made = self._doors.made(slot)
        if made is not None:
            return self._came_of(slot, made)
        if not slot.opens <= self._clock.now() < slot.closes:
            self._store.release(slot)  # it took too long to look: the next round settles it
            return None
        run = self._doors.perform(slot)
        if isinstance(run, Refused):
            self._store.refused(slot, run.why, self._clock.now())
            return run
        return self._came_of(slot, run)

    def _came_of(self, slot: Slot, made: SlotRun | UnderWay) -> Entry | Waiting:
        """Of a run that is not over the claim stays: as an orphan it is looked at in each round."""
        if isinstance(made, UnderWay):
            return Waiting(slot, made.why)
        self._store.was_run(slot, made.run, made.outcome, self._clock.now())
        return Entry(slot, State.RUN, made.run, made.outcome)

    def _put_off(self, slot: Slot, now: datetime) -> str | None:
        """Why it was refused, so short ago that it would be again: pauses double."""
        refusal = self._store.refusal(slot)
        if refusal is None:
            return None
        pause = min(_FIRST_PAUSE * (1 << min(refusal.times - 1, 10)), _LONGEST_PAUSE)
        return refusal.why if refusal.at <= now < refusal.at + pause else None

    def _blackouts(self, drill: str, begins: datetime, ends: datetime) -> tuple[Span, ...]:
        """Blackouts that cannot be read are one: better not drilled than drilled in a freeze."""
        try:
            return tuple(self._doors.blackouts(drill, begins, ends))
        except Exception as error:  # noqa: BLE001 whatever kept them from being read
            return (Span(begins, ends, f"the blackouts cannot be read: {error}"),)


def _rule(schedule: Schedule) -> str:
    """What slots hang on: where it changes, the slots are others, and nobody has missed them."""
    return f"{schedule.rrule}; {schedule.timezone}; {schedule.start}"
