"""One round over a timetable: settle what dead processes left, then run what is due, once.

Nothing is run late: a slot whose window is over is `missed`, or `blacked-out` where blackouts
covered all of it. Nothing is chained: of a drill at most one slot is open at a time. Whatever a clock
said that was ahead, a slot that is open by the clock there is now, and was not run, is run.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from threading import Event

from commdrill.clock import Clock
from commdrill.documents.drill import Schedule
from commdrill.timetable.blackouts import BlackoutWindow, unreadable, why_at, why_each
from commdrill.timetable.slot import USUAL_WINDOW, Entry, Refusal, Slot, State, slots
from commdrill.timetable.store import Store

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
    blackouts: Callable[[str, datetime, datetime], Iterable[BlackoutWindow]]


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
        outcomes: list[_Outcome] = [*self._orphans(), *self._waited_in_vain()]
        for drill, schedule in self._timetable.items():
            outcomes += self._drill(drill, schedule)
        return Done(
            tuple(one for one in outcomes if isinstance(one, Entry)),
            tuple(one for one in outcomes if isinstance(one, Refused)),
            tuple(one for one in outcomes if isinstance(one, Waiting)),
        )

    def _orphans(self) -> Iterator[Entry | Waiting]:
        """What became of a claim is known by the run folders: the store catches up with them."""
        for slot in self._store.orphans():
            made = self._doors.made(slot)
            if made is None:
                self._store.release(slot, self._clock.now())
            else:
                yield self._came_of(slot, made)

    def _waited_in_vain(self) -> Iterator[Entry]:
        """Slots that were taken up and given back until it was too late."""
        now = self._clock.now()
        for slot in self._store.waited_in_vain(now):
            yield from self._not_run((slot,), now)

    def _drill(self, drill: str, schedule: Schedule) -> Iterator[_Outcome]:
        now = self._clock.now()
        since = self._since(drill, schedule, now)
        entries = self._store.entries_of(drill, since, now)
        settled = {entry.slot.opens for entry in entries if not entry.is_free(now)}
        for is_over, some in groupby(slots(drill, schedule, since, now + _A_MOMENT), _is_over(now)):
            found = tuple(some)
            if self._stop.is_set():
                return
            left = [slot for slot in found if slot.opens not in settled]
            yield from self._over(left, now) if is_over else self._open(left)
            past = _A_SECOND if is_over else _NO_TIME
            self._store.all_told_before(drill, found[-1].opens + past)

    def _since(self, drill: str, schedule: Schedule, now: datetime) -> datetime:
        """Since when its slots are looked at: what is open now is, whatever a clock said before.

        What was over before it was first met nobody has missed. Where all is told until a time that
        lies ahead, the clock was ahead then, or is behind now.
        """
        since = self._store.known_since(drill, _rule(schedule))
        if since is None:
            since = _first_open(drill, schedule, now)
            self._store.know(drill, _rule(schedule), since)
        return min(since, _first_open(drill, schedule, now))

    def _over(self, over: Sequence[Slot], now: datetime) -> Iterator[Entry | Waiting]:
        """Their windows are over and nobody has run them; unless somebody has, and the store was lost."""
        left = []
        for slot in over:
            made = self._doors.made(slot)
            if made is None:
                left.append(slot)
            elif self._store.claim(slot, now):
                yield self._came_of(slot, made)
        yield from self._not_run(left, now)

    def _not_run(self, over: Sequence[Slot], now: datetime) -> Iterable[Entry]:
        """Slots of a drill that were missed, or blacked out where blackouts covered all of them."""
        if not over:
            return ()
        drill, begins, ends = over[0].drill, over[0].opens, over[-1].closes
        blackouts = self._blackouts(drill, begins, ends) if drill in self._timetable else ()
        refusals = self._store.refusals(drill, begins)
        whys = why_each(blackouts, [(slot.opens, slot.closes) for slot in over])
        excuses = (
            Entry(slot, State.BLACKED_OUT, why=why)
            if why is not None
            else Entry(slot, State.MISSED, why=_missed(refusals.get(slot.opens)))
            for slot, why in zip(over, whys, strict=True)
        )
        return self._store.settle(excuses, now)

    def _open(self, left: Sequence[Slot]) -> Iterator[_Outcome]:
        """The slot that is open, and one that has opened while others were run."""
        for slot in left:
            outcome = self._due(slot)
            if outcome is not None:
                yield outcome

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
        now = self._clock.now()
        if not slot.opens <= now < slot.closes:
            self._store.release(slot, now)  # it took too long to look: the next round settles it
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
        refusal = self._store.refusals(slot.drill, slot.opens).get(slot.opens)
        if refusal is None:
            return None
        pause = min(_FIRST_PAUSE * (1 << min(refusal.times - 1, 10)), _LONGEST_PAUSE)
        return refusal.why if refusal.at <= now < refusal.at + pause else None

    def _blackouts(
        self, drill: str, begins: datetime, ends: datetime
    ) -> tuple[BlackoutWindow, ...]:
        try:
            return tuple(self._doors.blackouts(drill, begins, ends))
        except Exception as error:  # noqa: BLE001 whatever kept them from being read
            return unreadable(begins, ends, error)


def _first_open(drill: str, schedule: Schedule, moment: datetime) -> datetime:
    """When the slot opened that was open at this moment; the moment, where none was."""
    lately = slots(drill, schedule, moment - (schedule.window or USUAL_WINDOW), moment)
    return next((slot.opens for slot in lately if slot.closes > moment), moment)


def _is_over(now: datetime) -> Callable[[Slot], bool]:
    return lambda slot: slot.closes <= now


def _missed(refusal: Refusal | None) -> str:
    if refusal is None:
        return "its window passed and it was not run"
    times = "once" if refusal.times == 1 else f"{refusal.times} times, at last"
    return f"its window passed; its run was refused {times}: {refusal.why}"


def _rule(schedule: Schedule) -> str:
    """What slots hang on: where it changes, the slots are others, and nobody has missed them."""
    left_out = "".join(f"; not {moment}" for moment in schedule.exdate)
    return f"{schedule.rrule}; {schedule.timezone}; {schedule.start}{left_out}"
