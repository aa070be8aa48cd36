"""Runs that are over are looked at once; what is broken is told of each time, whatever is remembered."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill.record import events as e
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.folder import JOURNAL
from commdrill.record.index.file import IndexFile
from commdrill.record.index.run_index import RunIndex
from commdrill.record.index.source import RunFolders
from commdrill.record.lines import to_json

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
START = e.RunStarted(
    "drill", "Title", e.PlanRef("plan", "1", "Plan", "ab"), "scenario", "unplanned",
    e.EnvironmentRef("dev", "dev", 1.0), (), {"checkout": "outage"}, "token", "0.1.0", {},
)  # fmt: skip
ARMED = e.FaultArmed(1, "checkout", "outage", "command", {}, ".", None)
BROKEN = e.RunFinished(e.RunOutcome.NOT_RESTORED, 4, restored=False)
WELL = e.RunFinished(e.RunOutcome.PASSED, 0, restored=True)
OVER: dict[str, Sequence[e.Event]] = {
    "ended": [START, WELL],
    "attested": [START, WELL, e.StepAttested("mail", "Kim", e.StepOutcome.PASSED)],
    "resolved": [START, ARMED, BROKEN, e.RunResolved("Kim", "")],
}
OPEN: dict[str, Sequence[e.Event]] = {
    "broken": [START, ARMED, BROKEN],
    "killed": [START, ARMED],
    "begun": [START],
}
MANY = 51  # more are written down at once than are read again


def leave(reports: Path, run: str, events: Sequence[e.Event]) -> None:
    lines, prev = b"", FIRST_PREV
    for seq, event in enumerate(events, start=1):
        line = to_json(e.Record(run, seq, AT, float(seq), event), prev=prev).encode()
        lines, prev = lines + line + b"\n", link(line)
    (reports / run).mkdir(parents=True)
    (reports / run / JOURNAL).write_bytes(lines)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    for run, events in {**OVER, **OPEN}.items():
        leave(folder, run, events)
    for number in range(MANY):
        leave(folder, f"old-{number}", OVER["ended"])
    leave(folder, "forged", OVER["ended"])
    (folder / "forged" / JOURNAL).write_bytes(b"{}\n")
    (folder / "pages").mkdir()
    (folder / "index.html").touch()
    return folder


NO_MORE = {*OPEN, "forged", "pages"}


class Counted(RunFolders):
    def __init__(self, reports: Path) -> None:
        super().__init__(reports)
        self.looked_at = Counter[str]()

    def is_over(self, name: str) -> bool:
        self.looked_at[name] += 1
        return super().is_over(name)


def look(reports: Path) -> tuple[set[str], set[str]]:
    """What is not over, and what was looked at to tell."""
    source = Counted(reports)
    index = RunIndex(source, IndexFile(reports.parent / "index.sqlite", "1"), 0)
    return {*index.not_over()}, {*source.looked_at}


def test_each_that_is_over_is_looked_at_once(reports: Path) -> None:
    first, second = look(reports), look(reports)
    assert first[0] == second[0] == second[1] == NO_MORE
    assert first[1] == {path.name for path in reports.iterdir() if path.is_dir()}


def test_one_that_came_since_is_told_of(reports: Path) -> None:
    look(reports)
    leave(reports, "came", OPEN["killed"])
    assert look(reports)[0] == {*NO_MORE, "came"}


def test_one_of_a_name_that_was_over_is_looked_at(reports: Path) -> None:
    """As a copy from elsewhere may lie there in its place."""
    look(reports)
    leave(reports.parent, "other", OPEN["killed"])
    (reports / "ended").rename(reports.parent / "away")
    (reports.parent / "other").rename(reports / "ended")
    assert look(reports)[0] == {*NO_MORE, "ended"}


def deleted(index: Path) -> None:
    index.unlink()


def scribbled(index: Path) -> None:
    index.write_bytes(b"\0" * 100)


def changed(index: Path) -> None:
    """By somebody who would have a broken run looked over."""
    with closing(sqlite3.connect(index)) as database, database:
        database.execute("UPDATE said SET body = body || 'killed'")


@pytest.mark.parametrize("spoil", [deleted, scribbled, changed])
def test_whatever_became_of_the_index_nothing_broken_is_looked_over(
    spoil: Callable[[Path], None], reports: Path
) -> None:
    look(reports)
    spoil(reports.parent / "index.sqlite")
    assert look(reports)[0] == look(reports)[0] == NO_MORE


def test_an_index_of_another_folder_of_that_place_says_nothing_of_this_one(reports: Path) -> None:
    look(reports)
    shutil.copytree(reports, reports.parent / "copy")
    reports.rename(reports.parent / "away")
    (reports.parent / "copy").rename(reports)
    (reports / "ended" / JOURNAL).write_bytes((reports / "killed" / JOURNAL).read_bytes())
    assert look(reports)[0] == {*NO_MORE, "ended"}
