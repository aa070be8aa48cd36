"""One round over a timetable: settle what dead processes left, then run what is due, once.

Nothing is run late: a slot whose window is over is `missed`, or `blacked-out` where a blackout
covered all of it. Nothing is chained: a drill has at most one slot run in a round.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from commdrill.clock import Clock
from commdrill.documents.drill import Schedule
from commdrill.timetable.slot import Slot, slots
from commdrill.timetable.store import Entry, State, Store

Blackout = Callable[[str, datetime], str | None]
"""(drill, instant) → why it must not be run then; None: it may. Raises where it cannot be told."""


@dataclass(frozen=True)
class SlotRun:
    """A run that was made for a slot: its id, and its outcome in a word."""

    run: str
    outcome: str


@dataclass(frozen=True)
class Doors:
    """What a round acts through.

    `perform` runs a drill for a slot; None: refused before anything was touched, try again.
    `made` finds the run that an earlier process made for a slot, restored by now; None: there is none.
    """

    perform: Callable[[Slot], SlotRun | None]
    made: Callable[[Slot], SlotRun | None]
    blackout: Blackout


class Round:
    """One look at what is due."""

    def __init__(
        self, timetable: Mapping[str, Schedule], store: Store, clock: Clock, doors: Doors
    ) -> None:
        self._timetable = timetable
        self._store = store
        self._clock = clock
        self._doors = doors

    def go(self) -> tuple[Entry, ...]:
        """Do what is to be done now; the slots settled by it."""
        settled = [*self._orphans()]
        for drill, schedule in self._timetable.items():
            settled.extend(self._drill(drill, schedule))
        return tuple(settled)

    def _orphans(self) -> Iterable[Entry]:
        """What became of a claim is known by the run folders: the store catches up with them."""
        for slot in self._store.orphans():
            made = self._doors.made(slot)
            if made is None:
                self._store.release(slot)
                continue
            self._store.was_run(slot, made.run, made.outcome)
            yield Entry(slot, State.RUN, made.run, made.outcome)

    def _drill(self, drill: str, schedule: Schedule) -> Iterable[Entry]:
        now = self._clock.now()
        since = self._store.known_since(drill, now)
        told = {entry.slot.opens for entry in self._store.entries() if entry.slot.drill == drill}
        for slot in slots(drill, schedule, since, now + timedelta(seconds=1)):
            if slot.opens in told:
                continue
            entry = self._over(slot) if slot.closes <= now else self._due(slot)
            if entry is not None:
                yield entry

    def _over(self, slot: Slot) -> Entry | None:
        """Its window is over and nobody has run it."""
        state, why = self._excuse(slot)
        return Entry(slot, state, why=why) if self._store.settle(slot, state, why) else None

    def _excuse(self, slot: Slot) -> tuple[State, str]:
        whys = {self._blacked(slot.drill, moment) for moment in _moments(slot)}
        if None in whys:
            return State.MISSED, "its window passed and it was not run"
        return State.BLACKED_OUT, "; ".join(sorted(why for why in whys if why))

    def _due(self, slot: Slot) -> Entry | None:
        if self._blacked(slot.drill, self._clock.now()) is not None or not self._store.claim(slot):
            return None
        made = self._doors.perform(slot)
        if made is None:
            self._store.release(slot)
            return None
        self._store.was_run(slot, made.run, made.outcome)
        return Entry(slot, State.RUN, made.run, made.outcome)

    def _blacked(self, drill: str, moment: datetime) -> str | None:
        """A blackout that cannot be read is one: better not drilled than drilled in a freeze."""
        try:
            return self._doors.blackout(drill, moment)
        except Exception as error:  # noqa: BLE001 whatever kept it from being read
            return f"the blackouts cannot be read: {error}"


def _moments(slot: Slot) -> Iterable[datetime]:
    """Often enough to find a gap of a quarter of an hour in which it could have been run."""
    step = timedelta(minutes=15)
    return (slot.opens + step * n for n in range(max(1, -(-(slot.closes - slot.opens) // step))))
