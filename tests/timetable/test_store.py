"""The store: a slot is one process' or nobody's, and a dead process' claim is found."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from commdrill.timetable.slot import Slot
from commdrill.timetable.store import Entry, State, Store

OPENS = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SLOT = Slot(OPENS, "checkout", OPENS + timedelta(hours=4))


def test_a_slot_is_claimed_once_whoever_asks(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        assert [one.claim(SLOT), other.claim(SLOT), one.claim(SLOT)] == [True, False, False]
        assert not other.settle(SLOT, State.MISSED, "late")


def test_what_became_of_a_slot_outlives_the_process(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.claim(SLOT)
        store.was_run(SLOT, "20261123T100000Z-checkout-7f3a", "passed")
    with Store.open(tmp_path) as store:
        run = "20261123T100000Z-checkout-7f3a"
        assert store.entries() == (Entry(SLOT, State.RUN, run, "passed"),)


def test_a_claim_of_a_live_process_is_no_orphan(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        one.claim(SLOT)
        assert (one.orphans(), other.orphans()) == ((), ())


def test_a_claim_of_a_killed_process_is_an_orphan(tmp_path: Path) -> None:
    program = (
        "import os, sys; from datetime import *; from pathlib import Path;"
        "from commdrill.timetable.slot import Slot; from commdrill.timetable.store import Store;"
        "opens = datetime.fromisoformat(sys.argv[2]);"
        "slot = Slot(opens, 'checkout', opens + timedelta(hours=4));"
        "held = Store.open(Path(sys.argv[1])); held.__enter__().claim(slot);"
        "os.kill(os.getpid(), 9)"
    )
    command = [sys.executable, "-c", program, str(tmp_path), OPENS.isoformat()]
    assert subprocess.run(command, check=False).returncode == -9
    with Store.open(tmp_path) as store:
        assert store.orphans() == (SLOT,)
        store.release(SLOT)
        assert store.claim(SLOT)


def test_slots_count_from_when_a_drill_was_first_met(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.known_since("checkout", OPENS) == OPENS
        assert store.known_since("checkout", OPENS + timedelta(days=9)) == OPENS
