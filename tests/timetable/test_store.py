"""The store: a slot is one process' or nobody's, and a dead process' claim is found."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.errors import CommdrillError, UsageError
from commdrill.timetable.database import told
from commdrill.timetable.slot import Entry, Slot, State
from commdrill.timetable.store import Store
from tests.timetable.agenda import EVER

OPENS = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SLOT = Slot(OPENS, "checkout", OPENS + timedelta(hours=4))
Way = Callable[[Path], AbstractContextManager[Store]]


def slot(number: int) -> Slot:
    """One of many."""
    opens = OPENS + timedelta(hours=number)
    return Slot(opens, "checkout", opens + timedelta(hours=1))


def test_a_slot_is_claimed_once_whoever_asks(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        assert [store.claim(SLOT, OPENS) for store in (one, other, one)] == [True, False, False]
        assert not other.settle([Entry(SLOT, State.MISSED, why="late")], OPENS)


def test_what_became_of_a_slot_outlives_the_process(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.claim(SLOT, OPENS)
        store.was_run(SLOT, "20261123T100000Z-checkout-7f3a", "passed", OPENS)
    with Store.open(tmp_path) as store:
        run = "20261123T100000Z-checkout-7f3a"
        assert store.entries_between(*EVER) == (Entry(SLOT, State.RUN, run, "passed"),)


def test_a_claim_of_a_live_process_is_no_orphan(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        one.claim(SLOT, OPENS)
        assert (one.orphans(), other.orphans()) == ((), ())


def test_a_claim_of_a_killed_process_is_an_orphan(tmp_path: Path) -> None:
    program = (
        "import os, sys; from datetime import *; from pathlib import Path;"
        "from commdrill.timetable.slot import Slot; from commdrill.timetable.store import Store;"
        "opens = datetime.fromisoformat(sys.argv[2]);"
        "slot = Slot(opens, 'checkout', opens + timedelta(hours=4));"
        "held = Store.open(Path(sys.argv[1])); held.__enter__().claim(slot, opens);"
        "os.kill(os.getpid(), 9)"
    )
    command = [sys.executable, "-c", program, str(tmp_path), OPENS.isoformat()]
    assert subprocess.run(command, check=False).returncode == -9
    with Store.open(tmp_path) as store:
        assert store.orphans() == (SLOT,)
        store.release(SLOT, OPENS)
        assert store.claim(SLOT, OPENS)


def test_slots_count_from_when_a_drill_was_first_met_by_its_rule(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.known_since("checkout", "FREQ=DAILY") is None
        store.know("checkout", "FREQ=DAILY", OPENS)
        assert store.known_since("checkout", "FREQ=DAILY") == OPENS
        assert store.known_since("checkout", "FREQ=WEEKLY") is None


def test_the_lock_of_a_dead_owner_is_cleared_away_and_that_of_a_live_one_is_not(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path):
        (tmp_path / "owners" / "4711-dead").touch()
        with Store.open(tmp_path):
            assert len(list((tmp_path / "owners").iterdir())) == 2
    assert list((tmp_path / "owners").iterdir()) == []


def test_a_notice_is_sent_once_and_one_that_failed_again_after_a_pause(tmp_path: Path) -> None:
    minute = timedelta(minutes=1)
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        assert [store.outbox.claim("n", OPENS) for store in (one, other)] == [True, False]
        one.outbox.failed("n")
        assert not other.outbox.claim("n", OPENS)
        assert other.outbox.claim("n", OPENS + minute)
        other.outbox.sent("n")
        assert not one.outbox.claim("n", OPENS + 60 * minute)


def test_a_notice_of_a_dead_process_is_sent_by_another(tmp_path: Path) -> None:
    with Store.open(tmp_path) as dying:
        dying.outbox.claim("n", OPENS)
    with Store.open(tmp_path) as store:
        assert store.outbox.claim("n", OPENS)


def test_a_store_that_cannot_be_opened_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "slots.sqlite").write_text("no database, and long enough to be told from one" * 9)
    with pytest.raises(UsageError, match="--store"), Store.open(tmp_path):
        pass


def test_a_slot_that_another_took_meanwhile_is_not_taken_from_him(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        one.claim(SLOT, OPENS)
        other.release(SLOT, OPENS)
        assert [entry.state for entry in other.entries_between(*EVER)] == [State.CLAIMED]
        one.release(SLOT, OPENS)
        assert [entry.state for entry in other.entries_between(*EVER)] == [State.WAITING]


def spoil_a_page(folder: Path) -> None:
    with Store.open(folder) as store:
        store.settle((Entry(slot(n), State.MISSED, why="x" * 200) for n in range(200)), OPENS)
    with (folder / "slots.sqlite").open("r+b") as file:
        file.seek(-4096, 2)
        file.write(b"\xff" * 2048)


def spoil_a_word(folder: Path) -> None:
    with Store.open(folder) as store, closing(sqlite3.connect(folder / "slots.sqlite")) as database:
        store.settle([Entry(SLOT, State.MISSED)], OPENS)
        with database:
            database.execute("UPDATE slot SET state = 'gone'")


def spoil_a_time(folder: Path) -> None:
    with Store.open(folder) as store, closing(sqlite3.connect(folder / "slots.sqlite")) as database:
        store.settle([Entry(SLOT, State.MISSED)], OPENS)
        with database:
            database.execute("UPDATE slot SET closes = 'soon'")


@pytest.mark.parametrize("spoil", [spoil_a_page, spoil_a_word, spoil_a_time])
@pytest.mark.parametrize("way", [Store.open, Store.look], ids=["open", "look"])
def test_a_store_that_is_damaged_inside_says_so_and_the_way_out(
    tmp_path: Path, spoil: Callable[[Path], None], way: Way
) -> None:
    spoil(tmp_path)
    with (
        pytest.raises(CommdrillError, match=f"it is damaged: .*`mv {tmp_path} {tmp_path}.damaged`"),
        way(tmp_path) as store,
    ):
        store.entries_between(*EVER)


def test_a_full_disk_is_told_before_anything_is_claimed(tmp_path: Path) -> None:
    claimed = list[bool]()

    def fill() -> None:
        with Store.open(tmp_path) as store:
            vars(store)["_database"].execute("PRAGMA max_page_count = 1")
            claimed.extend(store.claim(slot(number), OPENS) for number in range(200))

    with pytest.raises(CommdrillError, match="Make room: `df -h"):
        fill()
    with Store.open(tmp_path) as store:
        assert len(store.entries_between(*EVER)) == sum(claimed) < 200


def test_a_store_that_another_program_keeps_says_how_to_find_it(tmp_path: Path) -> None:
    with Store.open(tmp_path):
        pass
    file = tmp_path / "slots.sqlite"
    with (
        closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as one,
        closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other,
    ):
        one.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as locked:
            other.execute("SELECT * FROM slot")
    assert f"`fuser {file}` names it" in told(tmp_path, locked.value)


def test_a_folder_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="a folder that can be written"):
        Store.open(tmp_path / "file").__enter__()


def test_a_slot_over_by_a_clock_that_was_ahead_may_be_claimed_as_long_as_it_is_not(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path) as store:
        store.settle([Entry(SLOT, State.MISSED)], SLOT.closes)
        assert store.told_ahead(SLOT.closes) is None
        ahead = store.told_ahead(OPENS)
        assert ahead is not None
        assert (ahead.first.slot, ahead.count) == (SLOT, 1)
        assert not store.claim(SLOT, SLOT.closes)
        assert store.claim(SLOT, OPENS)


def test_of_runs_the_last_of_each_drill_is_known(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for number, run in enumerate(["a", "b", ""]):
            state = State.RUN if run else State.MISSED
            store.settle([Entry(slot(number), state)], OPENS)
            if run:
                store.was_run(slot(number), run, "passed", OPENS)
        assert [entry.run for entry in store.last_runs()] == ["b"]


def test_what_was_settled_in_one_moment_is_told_together(tmp_path: Path) -> None:
    now = OPENS + timedelta(days=10)
    with Store.open(tmp_path) as store:
        store.settle((Entry(slot(n), State.MISSED, why="w") for n in range(5)), now)
        store.settle([Entry(slot(5), State.MISSED, why="w")], now + timedelta(seconds=1))
        told_ = store.settled_between(now, now + timedelta(minutes=1))
    assert [(one.first.slot, one.last, one.count) for one in told_] == [
        (slot(0), slot(4), 5), (slot(5), slot(5), 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        pytest.param("PRAGMA user_version = 99", "made by a newer commdrill", id="newer"),
        pytest.param("", r"not a database\. Move it away", id="no database"),
    ],
)
def test_a_store_that_is_not_ours_is_left_alone(tmp_path: Path, spoil: str, why: str) -> None:
    file = tmp_path / "slots.sqlite"
    if spoil:
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            database.execute(spoil)
    else:
        file.write_text("kind: plan\n" * 100)
    before = file.read_bytes()
    for way in (Store.open, Store.look):
        with pytest.raises(UsageError, match=why), way(tmp_path):
            pass
    assert file.read_bytes() == before


def test_looking_into_a_store_leaves_nothing_behind(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.settle([Entry(SLOT, State.MISSED, why="late")], OPENS)
        store.beat(OPENS)
    (tmp_path / "owners").rmdir()
    with Store.look(tmp_path) as store:
        assert (store.entries_between(*EVER), store.last_beat()) == (
            (Entry(SLOT, State.MISSED, why="late"),),
            OPENS,
        )
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.beat(OPENS)
    assert [file.name for file in tmp_path.iterdir()] == ["slots.sqlite"]


def test_a_store_that_is_spoilt_while_it_is_used_is_told_by_name(tmp_path: Path) -> None:
    def fill() -> None:
        with Store.open(tmp_path) as store:
            with closing(sqlite3.connect(tmp_path / "slots.sqlite")) as database:
                database.execute("DROP TABLE beat")
            store.beat(OPENS)

    with pytest.raises(CommdrillError, match=f"--store {tmp_path}: no such table: beat"):
        fill()
