"""The store: a slot is one process' or nobody's, and a dead process' claim is found."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.errors import CommdrillError, UsageError
from commdrill.timetable.slot import Slot
from commdrill.timetable.store import Entry, State, Store

OPENS = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SLOT = Slot(OPENS, "checkout", OPENS + timedelta(hours=4))


def test_a_slot_is_claimed_once_whoever_asks(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        assert [store.claim(SLOT, OPENS) for store in (one, other, one)] == [True, False, False]
        assert not other.settle(SLOT, State.MISSED, "late", OPENS)


def test_what_became_of_a_slot_outlives_the_process(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.claim(SLOT, OPENS)
        store.was_run(SLOT, "20261123T100000Z-checkout-7f3a", "passed", OPENS)
    with Store.open(tmp_path) as store:
        run = "20261123T100000Z-checkout-7f3a"
        assert store.entries() == (Entry(SLOT, State.RUN, run, "passed"),)


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
        store.release(SLOT)
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
        assert [store.claim_notice("n", OPENS) for store in (one, other)] == [True, False]
        one.notice_failed("n")
        assert not other.claim_notice("n", OPENS)
        assert other.claim_notice("n", OPENS + minute)
        other.notice_sent("n")
        assert not one.claim_notice("n", OPENS + 60 * minute)


def test_a_notice_of_a_dead_process_is_sent_by_another(tmp_path: Path) -> None:
    with Store.open(tmp_path) as dying:
        dying.claim_notice("n", OPENS)
    with Store.open(tmp_path) as store:
        assert store.claim_notice("n", OPENS)


def test_a_store_that_cannot_be_opened_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "slots.sqlite").write_text("no database, and long enough to be told from one" * 9)
    with pytest.raises(UsageError, match="--store"), Store.open(tmp_path):
        pass


def test_a_slot_that_another_took_meanwhile_is_not_taken_from_him(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        one.claim(SLOT, OPENS)
        other.release(SLOT)
        assert [entry.state for entry in other.entries()] == [State.CLAIMED]
        one.release(SLOT)
        assert other.entries() == ()


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
        store.settle(SLOT, State.MISSED, "late", OPENS)
        store.beat(OPENS)
    (tmp_path / "owners").rmdir()
    with Store.look(tmp_path) as store:
        assert (store.entries(), store.last_beat()) == (
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
