"""The process of one deed: what cannot be told counts as broken, and is put back."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from commdrill.app.fleet.worker import programs
from commdrill.fleet.orders import Ending, Order
from tests.fleet.deeds_at_hand import DeedsAtHand


def done(tmp_path: Path, verb: str, order: Order) -> Ending:
    """By a process as a worker starts one, in a project without documents."""
    ended = subprocess.run(
        getattr(programs(tmp_path, tmp_path / "reports"), verb),
        input=json.dumps(asdict(order)) + "\n",
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    return Ending(**json.loads(ended.stdout.splitlines()[-1]))


def test_nothing_of_the_folder_one_stands_in_is_imported(tmp_path: Path) -> None:
    (tmp_path / "secrets.py").write_text("raise SystemExit('this is somebody else')")
    order = Order("gone", "dev", "20261128T100000Z-gone-1")
    assert done(tmp_path, "restore", order).exit_code == 130


@pytest.fixture
def at_hand(deeds: DeedsAtHand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forked from a process that has it loaded."""
    monkeypatch.setattr(sys, "executable", str(deeds.python))


@pytest.mark.usefixtures("at_hand")
def test_a_drill_that_cannot_begin_has_touched_nothing(tmp_path: Path) -> None:
    ending = done(tmp_path, "perform", Order("gone", "dev", "20261128T100000Z-gone-1"))
    assert (ending.exit_code, ending.began) == (2, False)
    assert "gone" in ending.why


@pytest.mark.usefixtures("at_hand")
def test_what_was_lost_before_its_first_record_is_whole(tmp_path: Path) -> None:
    ending = done(tmp_path, "restore", Order("gone", "dev", "20261128T100000Z-gone-1"))
    assert (ending.exit_code, ending.began) == (130, False)


@pytest.mark.usefixtures("at_hand")
@pytest.mark.parametrize("verb", ["perform", "restore"])
def test_a_run_of_which_nobody_can_tell_is_never_taken_for_whole(tmp_path: Path, verb: str) -> None:
    order = Order("gone", "dev", "20261128T100000Z-gone-1")
    folder = tmp_path / "reports" / order.run
    folder.mkdir(parents=True)
    (folder / "journal.jsonl").write_text("no record\n")
    ending = done(tmp_path, verb, order)
    assert (ending.exit_code, ending.is_restored) == (4, False)
