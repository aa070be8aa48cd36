"""The ledger beside the run folders: what is entered, by whom at once, and what it tells."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill.errors import UsageError
from commdrill.journal.run_folder import LATEST, find_run
from commdrill.record.chain import link
from commdrill.record.folder import read_raw
from commdrill.record.history import read_history
from commdrill.record.run_ledger import LEDGER, Kind, RunLedger, against, gaps_in, read_ledger
from tests.reports import story
from tests.reports.anew import enter_anew

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
ENTER_TEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from commdrill.record.run_ledger import Kind
from tests.reports.anew import enter_anew
for _ in range(10):
    enter_anew(Path(sys.argv[1]), Kind.AMENDED, datetime.now(UTC))
"""


def run_in(reports: Path, name: str) -> Path:
    folder = story.write(reports, story.passed(), name)
    enter_anew(folder, Kind.STARTED, NOW)
    enter_anew(folder, Kind.ENDED, NOW)
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for number in range(1, 4):
        run_in(tmp_path, f"2026112{number}T100000Z-checkout-outage-0000")
    return tmp_path


def ledger(reports: Path) -> RunLedger:
    found = read_ledger(reports)
    assert found is not None
    return found


def runs(reports: Path) -> list[Path]:
    return sorted(path.parent for path in reports.glob("*/journal.jsonl"))


def test_a_run_has_a_line_as_it_starts_and_one_as_it_ends(reports: Path) -> None:
    kinds = [(entry.n, entry.kind) for entry in ledger(reports).entries]
    assert kinds == list(enumerate(["started", "ended"] * 3, start=1))
    assert ledger(reports).problems == ()
    assert list(gaps_in(reports)) == []
    keys = ["n", "at", "kind", "run", "drill", "digest", "prev"]
    assert list(json.loads((reports / LEDGER).read_text().splitlines()[0])) == keys


@pytest.mark.parametrize(
    "more", [b"", b'{"n": 12', b"x" * 2_000, b"[]\n", b"junk\n", b'{"n": []}\n']
)
def test_a_line_hangs_on_the_last_one_whatever_lies_there(
    reports: Path, monkeypatch: pytest.MonkeyPatch, more: bytes
) -> None:
    monkeypatch.setattr(
        "commdrill.journal.run_ledger._NEAR_THE_END", 1_000
    )  # of more bytes than that
    before = ledger(reports)
    with (reports / LEDGER).open("ab") as file:
        file.write(more)
    run_in(reports, "20261126T100000Z-checkout-outage-0000")
    lines = before.lines + (more.removesuffix(b"\n"),) * more.endswith(b"\n")
    found = ledger(reports)
    assert found.lines[: len(lines)] == lines
    assert [entry.n for entry in found.entries[-2:]] == [len(lines) + 1, len(lines) + 2]
    assert found.entries[-2].prev == link(lines[-1])


def test_a_folder_that_was_taken_away_is_a_gap(reports: Path) -> None:
    first, second, _ = runs(reports)
    shutil.rmtree(second)
    assert list(gaps_in(reports)) == ["3 started, 2 here: n 3 is missing"]
    shutil.rmtree(first)
    assert read_history(reports).gaps == ("3 started, 1 here: n 1 and 3 are missing",)


def test_the_latest_run_is_not_the_one_before_it(reports: Path) -> None:
    *_, second, last = runs(reports)
    assert find_run(LATEST, reports) == last
    shutil.rmtree(last)
    with pytest.raises(UsageError, match=rf"{last.name} .*n 5 .*latest here is {second.name}"):
        find_run(LATEST, reports)


def test_a_line_taken_out_or_changed_is_told(reports: Path) -> None:
    file = reports / LEDGER
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:2] + lines[4:]))
    assert any("lines are missing, or moved" in told for told in gaps_in(reports))
    file.write_bytes(b"".join([lines[0].replace(b"checkout", b"cheapest"), *lines[1:]]))
    assert any("one of them was changed" in told for told in gaps_in(reports))
    file.write_bytes(b"".join([*lines, b"junk\n"]))
    assert list(gaps_in(reports)) == [f"{LEDGER} line 7 is none of ours"]


def test_half_a_line_of_one_that_died_spoils_nothing(reports: Path) -> None:
    with (reports / LEDGER).open("ab") as file:
        file.write(b'{"n": 7, "at": "20')
    assert list(gaps_in(reports)) == []
    enter_anew(runs(reports)[0], Kind.AMENDED, NOW)
    assert [entry.n for entry in ledger(reports).entries] == [1, 2, 3, 4, 5, 6, 7]
    assert ledger(reports).problems == ()


def test_many_at_once_enter_one_after_the_other(reports: Path) -> None:
    command = [sys.executable, "-c", ENTER_TEN, str(runs(reports)[0])]
    at_once = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(120) for process in at_once] == [0, 0, 0]
    assert len(ledger(reports).entries) == 6 + 30
    assert ledger(reports).problems == ()


def test_the_end_of_a_run_is_entered_once_whoever_ends_it_again(reports: Path) -> None:
    last = runs(reports)[-1]
    before = ledger(reports).entries
    enter_anew(last, Kind.ENDED, NOW)
    assert ledger(reports).entries == before
    enter_anew(last, Kind.SEALED, NOW)
    enter_anew(last, Kind.SEALED, NOW)
    assert [entry.kind for entry in ledger(reports).entries[len(before) :]] == ["sealed", "sealed"]


def test_another_journal_of_the_same_run_is_told(reports: Path) -> None:
    folder = runs(reports)[0]
    lines = [link(line) for line in read_raw(folder).lines]
    assert list(against(ledger(reports), folder.name, lines)) == []
    assert list(against(ledger(reports), folder.name, lines[:1]))
    told = list(against(ledger(reports), folder.name, ["0", *lines[:-1], "0"]))
    assert told == [f"{LEDGER} n {n} ({kind}) knows another journal of this run"
                    for n, kind in ((1, "started"), (2, "ended"))]  # fmt: skip


def test_a_word_on_a_run_of_before_ledgers_makes_none(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.passed())
    enter_anew(folder, Kind.AMENDED, NOW)
    assert read_ledger(tmp_path) is None


def test_a_line_that_could_not_be_written_leaves_none_behind(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (reports / LEDGER).read_bytes()
    really = os.write

    def half(file: int, line: bytes) -> int:
        really(file, bytes(line)[:10])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("commdrill.journal.run_ledger.os.write", half)
        with pytest.raises(OSError, match="No space left"):
            enter_anew(runs(reports)[0], Kind.AMENDED, NOW)
    assert (reports / LEDGER).read_bytes() == before
    enter_anew(runs(reports)[0], Kind.AMENDED, NOW)
    assert ledger(reports).problems == ()
