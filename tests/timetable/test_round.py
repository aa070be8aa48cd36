"""Rounds, law: each slot ends up run, missed or blacked out, and exactly once, whatever dies when."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from hypothesis import given, settings
from hypothesis import strategies as st

from commdrill.documents.drill import Schedule
from commdrill.testing import FakeClock
from commdrill.timetable.round import Done, Doors, Refused, Round, SlotRun
from commdrill.timetable.slot import Slot, slots
from commdrill.timetable.span import Span
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
FREEZE = Span(
    datetime(2026, 12, 15, tzinfo=UTC), datetime(2027, 1, 6, tzinfo=UTC), "year-end freeze"
)
Blackouts = Callable[[str, datetime, datetime], Iterable[Span]]


class Killed(BaseException):
    """The process is gone."""


@dataclass
class World:
    """What outlives a process: the runs' folders. `dies_at`: the next moments to be killed at."""

    made: dict[Slot, list[str]] = field(default_factory=dict)
    dies_at: str = ""
    refuses: str = ""
    asked: int = 0
    meanwhile: Callable[[], None] = lambda: None

    def perform(self, slot: Slot) -> SlotRun | Refused:
        self.asked += 1
        self.meanwhile()
        self.die("before the run")
        if self.refuses:
            return Refused(slot, self.refuses)
        self.made.setdefault(slot, []).append(f"run-{len(self.made)}")
        self.die("after the run")
        return SlotRun(self.made[slot][-1], "passed")

    def find(self, slot: Slot) -> SlotRun | None:
        return SlotRun(self.made[slot][0], "interrupted") if slot in self.made else None

    def die(self, moment: str) -> None:
        if self.dies_at == moment:
            self.dies_at = ""
            raise Killed


def frozen(_drill: str, _begins: datetime, _ends: datetime) -> Iterable[Span]:
    return (FREEZE,)


def one_round(world: World, folder: Path, clock: FakeClock, blackouts: Blackouts = frozen) -> Done:
    with Store.open(folder) as store:
        doors = Doors(world.perform, world.find, blackouts)
        return Round(TIMETABLE, store, clock, doors).go()


Turn = tuple[float, str, int]  # hours until it, what befalls its process, rounds in a row
turns = st.lists(
    st.tuples(
        st.sampled_from([-2.0, 0.0, 0.2, 1.0, 5.0, 24.0, 24.0 * 20, 24.0 * 45]),  # clocks jump back
        st.sampled_from(
            ["", "", "before the run", "after the run", "refused", "another looks in"]
        ),
        st.integers(1, 2),
    ),
    min_size=20, max_size=40,
)  # fmt: skip


IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # it is no disk that is tested here


def befall(world: World, what: str, folder: Path, clock: FakeClock) -> None:
    def look_in() -> None:
        """Another process has its round while this one is running a drill."""
        other = World(world.made)
        one_round(other, folder, clock)

    world.dies_at = what
    world.refuses = "another run is under way" if what == "refused" else ""
    world.meanwhile = look_in if what == "another looks in" else lambda: None


@settings(max_examples=15, deadline=None)
@given(turns)
def test_each_slot_is_exactly_one_of_run_missed_and_blacked_out(schedule: list[Turn]) -> None:
    world, clock = World(), FakeClock(START)
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        one_round(world, Path(folder), clock)
        for hours, befalls, rounds in schedule:
            clock = FakeClock(clock.now() + timedelta(hours=hours))
            for _ in range(rounds):
                befall(world, befalls, Path(folder), clock)
                with suppress(Killed):
                    one_round(world, Path(folder), clock)
        befall(world, "", Path(folder), clock)
        clock.advance(3 * 24 * 3600)
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
    assert not any(FREEZE.begins <= s.opens and s.closes <= FREEZE.ends for s in ran)


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
    def unreadable(_drill: str, _begins: datetime, _ends: datetime) -> Iterable[Span]:
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
    until = Span(opens, opens + timedelta(hours=2), "release")
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
