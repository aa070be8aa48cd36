"""An index says what the run folders say, whatever became of them or of its file since."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.record import events as e
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.folder import JOURNAL
from commdrill.record.history import PastRun, past_run, read_history
from commdrill.record.index.file import IndexFile
from commdrill.record.index.row import KeptDrillings
from commdrill.record.index.run_index import RunIndex
from commdrill.record.index.source import RunFolders
from commdrill.record.lines import to_json
from commdrill.record.past import History
from commdrill.record.result import fold

LATER = 4e9  # seconds since 1970: no file here is as young as that
PAGE = e.StepRef("page", "outage", "store-page", "error-page", "a page", "p.yaml:1", within=2.0)
MAIL = e.StepRef("mail", "outage", "mail", "email", "a mail", "p.yaml:2", substance="c0ffee")
START = e.RunStarted(
    "drill", "Títle", e.PlanRef("plan", "1", "Plan", "ab"), "scenario", "unplanned",
    e.EnvironmentRef("dev", "dev", 1.0), (PAGE, MAIL), {"checkout": "outage"}, "token", "0.1.0", {},
)  # fmt: skip
PASSED = e.StepDecided("page", e.StepOutcome.PASSED, "as promised", took=1.5)
FAILED = e.StepDecided("page", e.StepOutcome.FAILED, "no page \udcff")
DONE = e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)
STORIES: dict[str, Sequence[e.Event]] = {
    "passed": [START, PASSED, DONE],
    "failed": [START, FAILED, DONE],
    "killed": [START, PASSED],
    "refused": [START, e.PreflightFailed(("nobody home",)), DONE],
    "attested": [START, DONE, e.StepAttested("mail", "Kim", e.StepOutcome.PASSED)],
    "sabotaged": [replace(START, sabotages=("late-email",)), FAILED, DONE],
    "elsewhere": [replace(START, environment=e.EnvironmentRef("sandbox", "sandbox", 60.0)), DONE],
    "of-a-slot": [replace(START, slot="drill@20260101T000000Z"), e.PreflightPassed(), DONE],
    "no-steps": [replace(START, steps=()), DONE],
    "not-begun": [e.SandboxStarted(1, {}, "token")],
}


def journal(run: str, day: int, events: Sequence[e.Event]) -> bytes:
    at, prev, lines = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day), FIRST_PREV, b""
    for seq, event in enumerate(events, start=1):
        line = to_json(e.Record(run, seq, at, float(seq), event), prev=prev).encode(
            "utf-8", "backslashreplace"
        )
        lines, prev = lines + line + b"\n", link(line)
    return lines


def leave(reports: Path, run: str, day: int, events: Sequence[e.Event]) -> Path:
    folder = reports / run
    folder.mkdir(parents=True)
    (folder / JOURNAL).write_bytes(journal(run, day, events))
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A run of each kind, a damaged one, and what else may lie there."""
    folder = tmp_path / "reports"
    for day, (name, events) in enumerate(STORIES.items()):
        leave(folder, name, day, events)
    (leave(folder, "damaged", 3, STORIES["passed"]) / JOURNAL).write_bytes(b"{}\n")
    (folder / "notes").mkdir()
    (folder / "index.html").write_text("…", encoding="utf-8")
    return folder


class Counted(RunFolders):
    """Counts how often each journal is read."""

    def __init__(self, reports: Path) -> None:
        super().__init__(reports)
        self.read_of = Counter[str]()

    def read(self, name: str) -> PastRun | None:
        self.read_of[name] += 1
        return super().read(name)


class Look:
    """The history of a folder by the index of a test, and what was read for it."""

    def __init__(self, reports: Path, now: float = LATER, maker: str = "1") -> None:
        source = Counted(reports)
        file = IndexFile(reports.parent / "index.sqlite", maker)
        self.history = RunIndex(source, file, now).history()
        self.read = source.read_of


NEVER_KEPT = {"damaged": 1, "not-begun": 1}


def told(history: History) -> object:
    """All of it, to compare."""
    runs = [replace(run, drillings=tuple(run.drillings)) for run in history.runs]
    return runs, history.unreadable


def test_it_says_what_the_folders_say_and_reads_each_once(reports: Path) -> None:
    truth = told(read_history(reports))
    first, second = Look(reports), Look(reports)
    assert told(first.history) == told(second.history) == truth
    assert len(first.read) == len(STORIES) + 1
    assert second.read == NEVER_KEPT


def test_what_runs_have_in_common_is_there_once_when_they_are_read_too(reports: Path) -> None:
    look = Look(reports)
    assert look.read["passed"] == look.read["failed"] == 1
    (one, other) = (run for run in look.history.runs if run.run in ("passed", "failed"))
    assert one.plan is other.plan
    assert isinstance(one.drillings, KeptDrillings)


def test_the_questions_have_the_same_answers(reports: Path) -> None:
    Look(reports)
    direct, kept = read_history(reports), Look(reports).history
    for step in ("page", "mail", "none"):
        asked = ("plan", "scenario", step)
        assert direct.drillings(*asked) == kept.drillings(*asked)
    assert direct.gone("plan", "1", "scenario", ["page"]) == ("mail",)
    assert kept.gone("plan", "1", "scenario", ["page"]) == ("mail",)
    assert [run.run for run in direct.slots] == [run.run for run in kept.slots] == ["of-a-slot"]
    assert [run.is_told for run in direct.runs] == [run.is_told for run in kept.runs]


def test_a_run_that_was_taken_away_counts_no_more(reports: Path) -> None:
    Look(reports)
    shutil.rmtree(reports / "failed")
    look = Look(reports)
    assert "failed" not in [run.run for run in look.history.runs]
    assert look.read == NEVER_KEPT


def forged(path: Path) -> None:
    """To the byte as long, and as old by its time."""
    before = path.stat()
    path.write_bytes(
        path.read_bytes().replace(b'"FAILED"', b'"PASSED"').replace(b"failed", b"passed")
    )
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def swapped(path: Path) -> None:
    """In its place: a whole journal of another run."""
    other = path.with_name("other")
    other.write_bytes(journal("failed", 1, STORIES["passed"]))
    other.rename(path)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


@pytest.mark.parametrize("change", [forged, swapped, cut, Path.unlink])
def test_a_journal_that_changed_is_read_again(
    change: Callable[[Path], None], reports: Path
) -> None:
    Look(reports)
    change(reports / "failed" / JOURNAL)
    truth = told(read_history(reports))
    assert told(Look(reports).history) == told(Look(reports).history) == truth


def test_a_forged_run_counts_for_nothing_until_it_is_put_back(
    reports: Path, tmp_path: Path
) -> None:
    kept = shutil.copytree(reports / "failed", tmp_path / "kept")
    Look(reports)
    forged(reports / "failed" / JOURNAL)
    look = Look(reports)
    assert reports / "failed" in look.history.unreadable
    assert "failed" not in [run.run for run in look.history.runs]
    shutil.rmtree(reports / "failed")
    shutil.copytree(kept, reports / "failed")
    again = Look(reports)
    assert "failed" in [run.run for run in again.history.runs]
    assert again.read == NEVER_KEPT | {"failed": 1}


def test_what_was_added_after_the_end_is_read(reports: Path) -> None:
    Look(reports)
    whole = [*STORIES["passed"], e.StepAttested("mail", "Kim", e.StepOutcome.PASSED)]
    (reports / "passed" / JOURNAL).write_bytes(journal("passed", 0, whole))
    look = Look(reports)
    assert look.read == NEVER_KEPT | {"passed": 1}
    assert told(look.history) == told(read_history(reports))


def test_a_journal_as_young_as_the_look_is_read_again(reports: Path) -> None:
    """Its time may not tell two changes of one moment apart."""
    now = (reports / "failed" / JOURNAL).stat().st_ctime
    Look(reports, now=now)
    look = Look(reports, now=now + 10)
    assert len(look.read) == len(STORIES) + 1
    assert Look(reports, now=now + 10).read == NEVER_KEPT


def test_a_run_that_is_known_is_not_read(reports: Path) -> None:
    run = leave(reports, "just-over", 30, STORIES["passed"])
    records = [e.Record("just-over", 1, datetime(2026, 3, 1, tzinfo=UTC), 0.0, START)]
    source = Counted(reports)
    index = RunIndex(source, IndexFile(reports.parent / "index.sqlite", "1"), LATER)
    history = index.history([past_run(fold(records), run)])
    assert history.runs[0].run == "just-over"
    assert source.read_of["just-over"] == 0
    assert Look(reports).read["just-over"] == 1


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def garbage(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4096])


def zeroed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    file.write_bytes(content)


def other_tables(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE run (name TEXT)")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))


def unframed(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE frame SET body = replace(body, 'scenario', 'scenarii')")
        database.commit()


def retold(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE run SET told = replace(told, 'failed', 'passed')")
        database.commit()


@pytest.mark.parametrize(
    "damage",
    [emptied, garbage, truncated, zeroed, other_tables, a_folder, a_link, unframed, retold, Path.unlink],
)  # fmt: skip
def test_whatever_becomes_of_its_file_it_says_the_same(
    damage: Callable[[Path], None], reports: Path
) -> None:
    truth = told(read_history(reports))
    Look(reports)
    damage(reports.parent / "index.sqlite")
    assert told(Look(reports).history) == truth
    assert told(Look(reports).history) == truth


@pytest.mark.parametrize("seed", range(20))
def test_damage_anywhere_changes_no_answer(seed: int, reports: Path) -> None:
    truth, chance = told(read_history(reports)), random.Random(seed)
    Look(reports)
    file = reports.parent / "index.sqlite"
    content = bytearray(file.read_bytes())
    for place in chance.sample(range(len(content)), 200):
        content[place] = chance.randrange(256)
    file.write_bytes(content)
    assert told(Look(reports).history) == truth


@pytest.mark.parametrize("damage", [emptied, garbage, other_tables, unframed])
def test_a_damaged_file_is_made_anew(damage: Callable[[Path], None], reports: Path) -> None:
    Look(reports)
    damage(reports.parent / "index.sqlite")
    Look(reports)
    assert Look(reports).read == NEVER_KEPT


def test_a_file_of_another_version_is_made_anew(reports: Path) -> None:
    Look(reports, maker="1")
    assert len(Look(reports, maker="2").read) == len(STORIES) + 1
    assert Look(reports, maker="2").read == NEVER_KEPT


def test_a_file_that_another_holds_is_done_without(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commdrill.record.index.file._PATIENCE", 0.0)
    truth = told(read_history(reports))
    Look(reports)
    with closing(sqlite3.connect(reports.parent / "index.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert told(Look(reports).history) == truth
        other.execute("ROLLBACK")
    assert Look(reports).read == NEVER_KEPT


def test_where_no_file_can_be_it_is_done_without(reports: Path) -> None:
    truth = told(read_history(reports))
    for nowhere in (reports / "index.html" / "x", reports / "not" / "there", Path("/proc/x")):
        assert (
            told(RunIndex(RunFolders(reports), IndexFile(nowhere, "1"), LATER).history()) == truth
        )


PROCESS = """
import sys
from pathlib import Path
from commdrill.record.index.file import IndexFile
from commdrill.record.index.row import KeptDrillings
from commdrill.record.index.run_index import RunIndex
from commdrill.record.index.source import RunFolders
reports = Path(sys.argv[1])
index = RunIndex(RunFolders(reports), IndexFile(reports.parent / "index.sqlite", "1"), 4e9)
for _ in range(10):
    print(len(index.history().runs))
"""


def test_processes_that_look_at_once_are_told_the_same(reports: Path) -> None:
    for number in range(200):
        leave(reports, f"run-{number}", number, STORIES["passed"])
    command = [sys.executable, "-c", PROCESS, str(reports)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=120)[0].split() for process in running]
    assert said == [[str(200 + len(STORIES) - 1)] * 10] * 3
    assert Look(reports).read == NEVER_KEPT


def test_a_name_that_is_no_text_is_kept_as_well(reports: Path) -> None:
    (reports / "passed").rename(reports / os.fsdecode(b"p\xff"))
    truth = told(read_history(reports))
    Look(reports)
    look = Look(reports)
    assert told(look.history) == truth
    assert look.read == NEVER_KEPT
