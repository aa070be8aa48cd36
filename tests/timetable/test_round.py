"""Rounds, law: each slot ends up run, missed or blacked out, and exactly once, whatever dies when."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from types import TracebackType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commdrill.documents.drill import Schedule
from commdrill.testing import FakeClock
from commdrill.timetable.blackouts import BlackoutWindow
from commdrill.timetable.round import Done, Doors, Refused, Round, SlotRun, UnderWay, Waiting
from commdrill.timetable.slot import Entry, Slot, State, slots
from commdrill.timetable.store import Store
from tests.timetable.agenda import EVER

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
FREEZE = BlackoutWindow(
    datetime(2026, 12, 15, tzinfo=UTC), datetime(2027, 1, 6, tzinfo=UTC), "year-end freeze"
)
Blackouts = Callable[[str, datetime, datetime], Iterable[BlackoutWindow]]


class Killed(BaseException):
    """The process is gone."""


@dataclass
class World:
    """What outlives a process: the runs' folders. `dies_at`: the next moments to be killed at."""

    made: dict[Slot, list[str]] = field(default_factory=dict)
    begun: list[tuple[Slot, datetime]] = field(default_factory=list)
    dies_at: str = ""
    refuses: str = ""
    asked: int = 0
    meanwhile: Callable[[], None] = lambda: None

    def perform(self, slot: Slot, now: datetime = START) -> SlotRun | Refused:
        self.asked += 1
        self.meanwhile()
        self.die("before the run")
        if self.refuses:
            return Refused(slot, self.refuses)
        self.made.setdefault(slot, []).append(f"run-{len(self.made)}")
        self.begun.append((slot, now))
        self.die("after the run")
        return SlotRun(self.made[slot][-1], "passed")

    def find(self, slot: Slot) -> SlotRun | None:
        return SlotRun(self.made[slot][0], "interrupted") if slot in self.made else None

    def die(self, moment: str) -> None:
        if self.dies_at == moment:
            self.dies_at = ""
            raise Killed


def frozen(_drill: str, _begins: datetime, _ends: datetime) -> Iterable[BlackoutWindow]:
    return (FREEZE,)


class Interrupted:
    """A store's database, before one of whose statements something befalls its process."""

    def __init__(
        self, database: sqlite3.Connection, statements: int, befalls: Callable[[], None]
    ) -> None:
        self._database = database
        self._left = statements
        self._befalls = befalls

    def execute(self, *what: Any) -> sqlite3.Cursor:
        if self._left == 0 and not self._database.in_transaction:
            self._befalls()
        self._left -= 1
        return self._database.execute(*what)

    def __enter__(self) -> sqlite3.Connection:
        return self._database.__enter__()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        return self._database.__exit__(kind, error, trace)


Befalls = Callable[[], None]


def one_round(
    world: World,
    folder: Path,
    clock: FakeClock,
    blackouts: Blackouts = frozen,
    interruption: tuple[int, Befalls] | None = None,
) -> Done:
    with Store.open(folder) as store:
        if interruption is not None:
            vars(store)["_database"] = Interrupted(vars(store)["_database"], *interruption)
        doors = Doors(lambda slot: world.perform(slot, clock.now()), world.find, blackouts)
        return Round(TIMETABLE, store, clock, doors).go()


@dataclass(frozen=True)
class Turn:
    """Slots to pass on to, hours from its opening, what befalls the process, rounds in a row."""

    slots: int
    hours: float
    befalls: str
    statement: int
    rounds: int


NOTHING = Turn(0, 0.0, "", 0, 1)
IN_A_RUN = ["before the run", "after the run", "refused", "another looks in"]
turns = st.lists(
    st.builds(
        Turn,
        slots=st.sampled_from([0, 0, 1, 1, 2, 5]),
        hours=st.sampled_from([-960.0, -30.0, -0.01, 0.0, 0.5, 2.99, 3.0, 5.99, 6.01, 20.0]),
        befalls=st.sampled_from(["", *IN_A_RUN, "killed", "another was faster"]),
        statement=st.integers(0, 15),
        rounds=st.integers(1, 2),
    ),
    min_size=30,
    max_size=60,
)


IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # it is no disk that is tested here
YEARS = timedelta(days=3 * 365)
SLOTS = sorted(
    slot for drill, rule in TIMETABLE.items() for slot in slots(drill, rule, START, START + YEARS)
)


def befall(world: World, turn: Turn, folder: Path, clock: FakeClock) -> tuple[int, Befalls]:
    """What is to happen, and before which statement, unless it happens in a run."""

    def look_in() -> None:
        """Another process has its whole round in the middle of this one's."""
        one_round(World(world.made, world.begun), folder, clock)

    def die() -> None:
        raise Killed

    world.dies_at = turn.befalls
    world.refuses = "another run is under way" if turn.befalls == "refused" else ""
    world.meanwhile = look_in if turn.befalls == "another looks in" else lambda: None
    return turn.statement, {"killed": die, "another was faster": look_in}.get(
        turn.befalls, lambda: None
    )


def live(world: World, folder: Path, turns: Iterable[Turn]) -> None:
    """Process after process, each ended by what befalls it; clocks jump forward and back."""
    which = 0
    for turn in turns:
        which = min(which + turn.slots, len(SLOTS) - 1)
        clock = FakeClock(SLOTS[which].opens + timedelta(hours=turn.hours))
        for _ in range(turn.rounds):
            interruption = befall(world, turn, folder, clock)
            with suppress(Killed):
                one_round(world, folder, clock, interruption=interruption)


@settings(max_examples=25, deadline=None)
@given(turns)
def test_each_slot_of_three_years_is_exactly_one_of_run_missed_and_blacked_out(
    lived: list[Turn],
) -> None:
    world = World()
    with TemporaryDirectory(dir=IN_MEMORY) as name:
        folder = Path(name)
        one_round(world, folder, FakeClock(START))
        live(world, folder, lived)
        clock = FakeClock(START + YEARS)
        befall(world, NOTHING, folder, clock)
        one_round(world, folder, clock)
        with Store.open(folder) as store:
            entries = store.entries_between(*EVER)
    due = {slot for slot in SLOTS if slot.closes <= clock.now()}
    assert Counter(entry.slot for entry in entries if entry.slot in due) == Counter(due)
    assert all(entry.state is not State.CLAIMED for entry in entries)
    assert all(len(runs) == 1 for runs in world.made.values())
    assert {entry.slot for entry in entries if entry.state is State.RUN} == world.made.keys()
    for slot, begun in world.begun:
        assert slot.opens <= begun < slot.closes
        assert not FREEZE.begins <= begun < FREEZE.ends
    for entry in entries:
        in_freeze = FREEZE.begins <= entry.slot.opens and entry.slot.closes <= FREEZE.ends
        assert (entry.state is State.BLACKED_OUT) == in_freeze


@pytest.mark.parametrize("statement", range(10))
def test_a_slot_is_run_once_though_another_begins_it_in_the_middle_of_a_round(
    tmp_path: Path, statement: int
) -> None:
    clock, inside, go_on = FakeClock(datetime(2026, 1, 25, 1, 30, tzinfo=UTC)), Event(), Event()

    def run_on() -> None:
        inside.set()
        assert go_on.wait(120)

    def have_a_round() -> None:
        one_round(other, tmp_path, clock)
        inside.set()

    def let_another_begin() -> None:
        another.start()
        assert inside.wait(120)

    world = World()
    other, another = World(world.made, meanwhile=run_on), Thread(target=have_a_round)
    one_round(world, tmp_path, clock, interruption=(statement, let_another_begin))
    go_on.set()
    if another.ident is not None:
        another.join(120)
    assert [len(runs) for runs in world.made.values()] == [1]


def test_a_slot_is_not_run_once_its_window_is_over(tmp_path: Path) -> None:
    world, clock = World(), FakeClock(START)
    one_round(world, tmp_path, clock)
    clock.advance(24 * 3600 * 25)  # 26 January: the 25th is over
    (told,) = [e for e in one_round(world, tmp_path, clock).settled if e.slot.drill == "checkout"]
    assert (told.state, told.run) == (State.MISSED, "")
    assert world.made == {}


def checkout_of(done: Done) -> list[Entry]:
    return [entry for entry in done.settled if entry.slot.drill == "checkout"]


def test_blackouts_that_cannot_be_read_are_blackouts(tmp_path: Path) -> None:
    def unreadable(_drill: str, _begins: datetime, _ends: datetime) -> Iterable[BlackoutWindow]:
        raise OSError("freeze.ics: no such file")

    world, clock = World(), FakeClock(datetime(2026, 1, 25, 1, 0, tzinfo=UTC))
    one_round(world, tmp_path, clock, unreadable)
    clock.advance(3600)
    (waiting,) = one_round(world, tmp_path, clock, unreadable).waiting
    assert "freeze.ics" in waiting.why
    clock.advance(3600 * 12)
    (told,) = checkout_of(one_round(world, tmp_path, clock, unreadable))
    assert told.state is State.BLACKED_OUT
    assert "freeze.ics" in told.why


def test_a_blackout_of_part_of_a_window_defers_within_it(tmp_path: Path) -> None:
    opens = datetime(2026, 1, 25, 1, 30, tzinfo=UTC)
    until = BlackoutWindow(opens, opens + timedelta(hours=2), "release")
    world, clock = World(), FakeClock(opens)
    (waiting,) = one_round(world, tmp_path, clock, lambda *_: (until,)).waiting
    assert waiting.why == "release"
    clock.advance(2 * 3600)
    (told,) = checkout_of(one_round(world, tmp_path, clock, lambda *_: (until,)))
    assert told.state is State.RUN


def test_a_refused_run_is_tried_again_after_pauses_that_double(tmp_path: Path) -> None:
    world = World(refuses="another run is under way")
    clock = FakeClock(datetime(2026, 1, 25, 1, 30, tzinfo=UTC))
    tried = []
    for minute in range(20):
        before = world.asked
        one_round(world, tmp_path, clock)
        tried += [minute] if world.asked > before else []
        clock.advance(60)
    assert tried == [0, 1, 3, 7, 15]
    world.refuses = ""
    clock.advance(3600)
    (told,) = checkout_of(one_round(world, tmp_path, clock))
    assert (told.state, len(world.made)) == (State.RUN, 1)


def test_a_slot_refused_until_its_window_was_over_says_why_it_was_missed(tmp_path: Path) -> None:
    world = World(refuses="another run is under way")
    clock = FakeClock(datetime(2026, 1, 25, 1, 30, tzinfo=UTC))
    assert one_round(world, tmp_path, clock).refused[0].why == "another run is under way"
    clock.advance(24 * 3600)
    (told,) = checkout_of(one_round(world, tmp_path, clock))
    assert told.state is State.MISSED
    assert "refused once: another run is under way" in told.why


def test_a_lost_store_does_not_make_a_slot_run_twice(tmp_path: Path) -> None:
    world, clock = World(), FakeClock(datetime(2026, 1, 25, 1, 30, tzinfo=UTC))
    for store in ("one", "another"):
        (told,) = checkout_of(one_round(world, tmp_path / store, clock))
        assert told.state is State.RUN
    assert [len(runs) for runs in world.made.values()] == [1]


def test_what_was_over_before_a_drill_was_first_met_is_not_missed(tmp_path: Path) -> None:
    clock = FakeClock(datetime(2026, 1, 26, tzinfo=UTC))
    assert one_round(World(), tmp_path, clock) == Done()


def test_a_changed_rule_makes_nothing_of_the_past_missed(tmp_path: Path) -> None:
    def round_of(rule: str) -> Done:
        schedule = Schedule(rrule=rule, start=date(2026, 1, 1), window=timedelta(hours=1))
        with Store.open(tmp_path) as store:
            doors = Doors(world.perform, world.find, lambda *_: ())
            return Round({"checkout": schedule}, store, clock, doors).go()

    world, clock = World(), FakeClock(START)
    round_of("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1")
    clock.advance(24 * 3600 * 60 + 12 * 3600)
    assert round_of("FREQ=DAILY") == Done()


def test_once_asked_to_stop_nothing_more_is_begun(tmp_path: Path) -> None:
    world, clock, stop = World(), FakeClock(datetime(2026, 1, 25, 1, 30, tzinfo=UTC)), Event()
    stop.set()
    with Store.open(tmp_path) as store:
        doors = Doors(world.perform, world.find, lambda *_: ())
        assert Round(TIMETABLE, store, clock, doors, stop).go() == Done()
    assert world.asked == 0


def test_a_slot_whose_process_died_after_its_window_without_a_run_is_missed(tmp_path: Path) -> None:
    world, clock = World(), FakeClock(START)
    one_round(world, tmp_path, clock)
    (slot,) = slots("checkout", TIMETABLE["checkout"], START, START + timedelta(days=31))
    with Store.open(tmp_path) as hanging:
        hanging.claim(slot, slot.opens)
        clock.advance(24 * 3600 * 26)
        assert checkout_of(one_round(world, tmp_path, clock)) == []
    (told,) = checkout_of(one_round(world, tmp_path, clock))
    assert (told.slot, told.state) == (slot, State.MISSED)


def test_a_run_that_is_not_over_is_waited_for_though_the_store_was_lost(tmp_path: Path) -> None:
    clock, found = (
        FakeClock(datetime(2026, 1, 25, 1, 30, tzinfo=UTC)),
        [UnderWay("its run run-0 is not over")],
    )
    world = World()

    def one() -> Done:
        with Store.open(tmp_path) as store:
            doors = Doors(world.perform, lambda _: found[0], frozen)
            return Round({"checkout": TIMETABLE["checkout"]}, store, clock, doors).go()

    (slot,) = slots("checkout", TIMETABLE["checkout"], START, START + timedelta(days=31))
    waiting = Done(waiting=(Waiting(slot, "its run run-0 is not over"),))
    assert [one(), one()] == [waiting, waiting]
    clock.advance(24 * 3600)
    assert one() == waiting
    found[:] = [SlotRun("run-0", "passed")]  # type: ignore[list-item]
    assert one().settled == (Entry(slot, State.RUN, "run-0", "passed"),)
    assert world.asked == 0


def test_a_window_that_ends_while_earlier_runs_are_looked_through_is_missed(tmp_path: Path) -> None:
    world, clock = World(), FakeClock(datetime(2026, 1, 25, 1, 30, tzinfo=UTC))

    def one() -> Done:
        def slowly(_: Slot) -> None:
            clock.advance(6 * 3600)

        with Store.open(tmp_path) as store:
            doors = Doors(world.perform, slowly, frozen)
            return Round({"checkout": TIMETABLE["checkout"]}, store, clock, doors).go()

    assert one() == Done()
    assert [entry.state for entry in one().settled] == [State.MISSED]
    assert world.asked == 0


def test_a_slot_is_not_begun_before_it_opens(tmp_path: Path) -> None:
    world = World()
    clock = FakeClock(datetime(2026, 1, 25, 1, 29, 59, 500_000, tzinfo=UTC))
    assert one_round(world, tmp_path, clock) == Done()
    clock.advance(0.5)
    assert [entry.state for entry in checkout_of(one_round(world, tmp_path, clock))] == [State.RUN]


EVERY_HOUR = Schedule(rrule="FREQ=HOURLY", start=date(2026, 1, 1), window=timedelta(minutes=30))
RIGHT = datetime(2026, 5, 4, 10, 10, tzinfo=UTC)


def hourly(world: World, folder: Path, now: datetime, blackouts: Blackouts = lambda *_: ()) -> Done:
    """One round of a drill that is due every hour, by a clock that shows `now`."""
    with Store.open(folder) as store:
        doors = Doors(lambda slot: world.perform(slot, now), world.find, blackouts)
        return Round({"checkout": EVERY_HOUR}, store, FakeClock(now), doors).go()


def states(done: Done) -> Counter[State]:
    return Counter(entry.state for entry in done.settled)


def test_a_clock_that_was_a_month_ahead_for_a_round_keeps_nothing_from_being_run(
    tmp_path: Path,
) -> None:
    world = World()
    hourly(world, tmp_path, RIGHT)
    ahead = hourly(world, tmp_path, RIGHT + timedelta(days=30))
    assert states(ahead) == {State.MISSED: 719, State.RUN: 1}
    for hour in range(1, 5):
        done = hourly(world, tmp_path, RIGHT + timedelta(hours=hour))
        assert states(done) == {State.RUN: 1}
    assert all(len(runs) == 1 for runs in world.made.values())


def test_a_drill_first_met_by_a_clock_that_was_ahead_is_run(tmp_path: Path) -> None:
    world = World()
    hourly(world, tmp_path, RIGHT + timedelta(days=30))
    assert states(hourly(world, tmp_path, RIGHT)) == {State.RUN: 1}


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=30)], ids=["right", "ahead"])
def test_a_clock_that_was_back_a_year_makes_nothing_missed_and_nothing_double(
    tmp_path: Path, ahead: timedelta
) -> None:
    world = World()
    hourly(world, tmp_path, RIGHT + ahead)
    hourly(world, tmp_path, RIGHT)
    for _ in range(3):
        hourly(world, tmp_path, RIGHT - timedelta(days=100))
    assert hourly(world, tmp_path, RIGHT) == Done()
    assert states(hourly(world, tmp_path, RIGHT + timedelta(hours=1))) == {State.RUN: 1}
    assert all(len(runs) == 1 for runs in world.made.values())


def test_a_year_is_settled_in_one_go(tmp_path: Path) -> None:
    world, asked = World(), list[tuple[datetime, datetime]]()
    freeze = BlackoutWindow(RIGHT + timedelta(days=1), RIGHT + timedelta(days=2), "freeze")

    def look(_drill: str, begins: datetime, ends: datetime) -> Iterable[BlackoutWindow]:
        asked.append((begins, ends))
        return (freeze,)

    hourly(world, tmp_path, RIGHT)
    done = hourly(world, tmp_path, RIGHT + timedelta(days=365), look)
    assert states(done) == {State.MISSED: 8_759 - 23, State.BLACKED_OUT: 23, State.RUN: 1}
    assert len(asked) == 2


def test_a_refused_slot_is_missed_though_a_clock_ahead_had_told_all_until_later(
    tmp_path: Path,
) -> None:
    world = World()
    hourly(world, tmp_path, RIGHT + timedelta(days=30))
    world.refuses = "another run is under way"
    assert hourly(world, tmp_path, RIGHT).refused
    (told,) = hourly(world, tmp_path, RIGHT + timedelta(minutes=30)).settled
    assert (told.state, "refused once" in told.why) == (State.MISSED, True)
