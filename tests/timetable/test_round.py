"""Rounds, law: each slot ends up run, missed or blacked out, and exactly once, whatever dies when."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from commdrill.documents.drill import Schedule
from commdrill.testing import FakeClock
from commdrill.timetable.round import Doors, Round, SlotRun
from commdrill.timetable.slot import Slot, slots
from commdrill.timetable.store import Entry, State, Store

START = datetime(2026, 1, 1, tzinfo=UTC)
TIMETABLE = {
    "checkout": Schedule(
        rrule="FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=25;BYHOUR=2;BYMINUTE=30;BYSECOND=0",
        timezone="Europe/Madrid", start=date(2026, 1, 1), window=timedelta(hours=6),
    ),
    "search": Schedule(
        rrule="FREQ=MONTHLY;BYDAY=-1SU;BYHOUR=2;BYMINUTE=30;BYSECOND=0",
        timezone="America/New_York", start=date(2026, 1, 1), window=timedelta(hours=3),
    ),
}  # fmt: skip
FREEZE = (datetime(2026, 12, 15, tzinfo=UTC), datetime(2027, 1, 6, tzinfo=UTC))


class Killed(BaseException):
    """The process is gone."""


@dataclass
class World:
    """What outlives a process: the runs' folders. `dies_at`: the next moments to be killed at."""

    made: dict[Slot, list[str]] = field(default_factory=dict)
    dies_at: str = ""

    def perform(self, slot: Slot) -> SlotRun | None:
        self.die("before the run")
        self.made.setdefault(slot, []).append(f"run-{len(self.made)}")
        self.die("after the run")
        return SlotRun(self.made[slot][-1], "passed")

    def find(self, slot: Slot) -> SlotRun | None:
        return SlotRun(self.made[slot][0], "interrupted") if slot in self.made else None

    def die(self, moment: str) -> None:
        if self.dies_at == moment:
            self.dies_at = ""
            raise Killed


def frozen(_drill: str, moment: datetime) -> str | None:
    return "year-end freeze" if FREEZE[0] <= moment < FREEZE[1] else None


def one_round(
    world: World, folder: Path, clock: FakeClock,
    blackout: Callable[[str, datetime], str | None] = frozen,
) -> tuple[Entry, ...]:  # fmt: skip
    with Store.open(folder) as store:
        doors = Doors(world.perform, world.find, blackout)
        return Round(TIMETABLE, store, clock, doors).go()


Turn = tuple[float, str, int]  # hours until it, where the process dies in it, rounds side by side
turns = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.2, 1.0, 5.0, 24.0, 24.0 * 20, 24.0 * 45]),
        st.sampled_from(["", "", "before the run", "after the run"]),
        st.integers(1, 2),
    ),
    min_size=20, max_size=60,
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(turns)
def test_each_slot_is_exactly_one_of_run_missed_and_blacked_out(schedule: list[Turn]) -> None:
    world, clock = World(), FakeClock(START)
    with TemporaryDirectory() as folder:
        one_round(world, Path(folder), clock)
        for hours, dies_at, rounds in schedule:
            clock.advance(hours * 3600)
            for _ in range(rounds):
                world.dies_at = dies_at
                with suppress(Killed):
                    one_round(world, Path(folder), clock)
        world.dies_at = ""
        clock.advance(24 * 3600)
        one_round(world, Path(folder), clock)
        with Store.open(Path(folder)) as store:
            entries = store.entries()
    due = {s for d, rule in TIMETABLE.items() for s in slots(d, rule, START, clock.now())
           if s.closes <= clock.now()}  # fmt: skip
    assert Counter(entry.slot for entry in entries if entry.slot in due) == Counter(due)
    assert all(entry.state is not State.CLAIMED for entry in entries)
    assert all(len(runs) == 1 for runs in world.made.values())
    ran = {entry.slot for entry in entries if entry.state is State.RUN}
    assert ran == world.made.keys()
    assert not any(FREEZE[0] <= s.opens and s.closes <= FREEZE[1] for s in ran)


def test_a_slot_is_not_run_once_its_window_is_over(tmp_path: Path) -> None:
    world, clock = World(), FakeClock(START)
    one_round(world, tmp_path, clock)
    clock.advance(24 * 3600 * 25)  # 26 January: the 25th is over
    (told,) = [e for e in one_round(world, tmp_path, clock) if e.slot.drill == "checkout"]
    assert (told.state, told.run) == (State.MISSED, "")
    assert world.made == {}


def test_blackouts_that_cannot_be_read_are_blackouts(tmp_path: Path) -> None:
    def unreadable(_drill: str, _moment: datetime) -> str | None:
        raise OSError("freeze.ics: no such file")

    world, clock = World(), FakeClock(datetime(2026, 1, 25, 1, 0, tzinfo=UTC))
    one_round(world, tmp_path, clock, unreadable)
    clock.advance(3600)
    assert one_round(world, tmp_path, clock, unreadable) == ()
    clock.advance(3600 * 12)
    (told,) = [
        e for e in one_round(world, tmp_path, clock, unreadable) if e.slot.drill == "checkout"
    ]
    assert told.state is State.BLACKED_OUT
    assert "freeze.ics" in told.why
