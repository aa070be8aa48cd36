"""Earlier runs, read from their folders alone."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.record import events as e
from commdrill.record.chain import FIRST_PREV, link, read_whole
from commdrill.record.folder import JOURNAL
from commdrill.record.history import History, past_run, read_history
from commdrill.record.lines import to_json
from commdrill.record.result import fold

PAGE = e.StepRef("page", "outage", "store-page", "error-page", "a page", "p.yaml:1", within=2.0)
MAIL = e.StepRef("mail", "outage", "mail", "email", "a mail", "p.yaml:2", substance="c0ffee")
START = e.RunStarted(
    "drill", "Title", e.PlanRef("plan", "1", "Plan", "ab"), "scenario", "unplanned",
    e.EnvironmentRef("dev", "dev", 1.0), (PAGE, MAIL), {"checkout": "outage"}, "token", "0.1.0", {},
)  # fmt: skip
PASSED = e.StepDecided("page", e.StepOutcome.PASSED, "as promised", took=1.5)
FAILED = e.StepDecided("page", e.StepOutcome.FAILED, "no page")
LATE = e.StepDecided("mail", e.StepOutcome.FAILED, "no mail")
LOOKED = e.Looked("store-page", 0.1, 0.2, "503")
DONE = e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)
SAMPLE = Path(__file__).parents[2] / "reports" / "sample" / JOURNAL
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)

Leave = Callable[..., Path]


@pytest.fixture
def leave(tmp_path: Path) -> Leave:
    """Leaves the folder of a run that began on a day of 2026."""

    def leave(run: str, day: int, events: Sequence[e.Event]) -> Path:
        folder = tmp_path / run
        folder.mkdir()
        at = FIRST_DAY + timedelta(days=day)
        prev = FIRST_PREV
        with (folder / JOURNAL).open("wb") as journal:
            for seq, event in enumerate(events, start=1):
                line = to_json(e.Record(run, seq, at, float(seq), event), prev=prev).encode()
                journal.write(line + b"\n")
                prev = link(line)
        return folder

    return leave


def test_no_folder_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path / "reports") == History()


def test_a_run_counts_once_wherever_copies_of_it_lie(leave: Leave, tmp_path: Path) -> None:
    folder = leave("r5", 0, [START, PASSED, LATE, DONE])
    for name in ("a-copy", "z-copy"):
        shutil.copytree(folder, tmp_path / name)
    history = read_history(tmp_path)
    assert [run.folder for run in history.runs] == [folder]
    assert [copy.name for copy in history.copies] == ["a-copy", "z-copy"]
    shutil.rmtree(folder)  # what is left of it is the run
    assert [run.name for run in read_history(tmp_path).runs] == ["a-copy"]


def test_a_drilling_says_when_where_and_what_became_of_a_step(leave: Leave, tmp_path: Path) -> None:
    leave("r1", 0, [START, LOOKED, PASSED, LATE, DONE])
    history = read_history(tmp_path)
    (page,) = history.drillings("plan", "scenario", "page")
    assert (page.run, page.when, page.plan_version) == ("r1", FIRST_DAY, "1")
    assert (page.environment.id, page.environment.stage) == ("dev", "dev")
    assert (page.outcome, page.took, page.within, page.is_told) == ("passed", 1.5, 2.0, True)
    (mail,) = history.drillings("plan", "scenario", "mail")
    assert (mail.substance, mail.outcome, mail.reason) == ("c0ffee", "failed", "no mail")
    assert history.drillings("plan", "scenario", "call") == ()


def test_the_newest_comes_first_whatever_the_folders_are_called(
    leave: Leave, tmp_path: Path
) -> None:
    leave("a-newest", 9, [START, FAILED, DONE])
    leave("b-oldest", 1, [START, PASSED, DONE])
    leave("c-middle", 5, [replace(START, drill="other", scenario="other"), PASSED, DONE])
    history = read_history(tmp_path)
    assert [run.run for run in history.runs] == ["a-newest", "c-middle", "b-oldest"]
    drillings = history.drillings("plan", "scenario", "page")
    assert [drilling.outcome for drilling in drillings] == ["failed", "passed"]
    assert [run.run for run in history.of_scenario("plan", "scenario")] == ["a-newest", "b-oldest"]
    assert [run.run for run in history.of_drill("other")] == ["c-middle"]


def test_a_killed_run_counts_as_far_as_it_came(leave: Leave, tmp_path: Path) -> None:
    folder = leave("r1", 0, [START, PASSED])
    with (folder / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write('{"run": "r1", "se')
    (run,) = read_history(tmp_path).runs
    assert (run.finished, run.outcome, run.is_told) == (None, "interrupted", True)
    assert [(d.step, d.outcome) for d in run.drillings] == [("page", "passed"), ("mail", "error")]


def test_a_run_of_which_nothing_can_be_told_says_so(leave: Leave, tmp_path: Path) -> None:
    leave("r1", 0, [START, e.PreflightFailed(("nobody home",)), DONE])
    (run,) = read_history(tmp_path).runs
    assert not run.is_told


def test_a_persons_word_after_the_run_counts(leave: Leave, tmp_path: Path) -> None:
    leave("r1", 0, [START, DONE, e.StepAttested("mail", "Kim", e.StepOutcome.PASSED)])
    (mail,) = read_history(tmp_path).drillings("plan", "scenario", "mail")
    assert mail.outcome == "passed"


def test_a_sabotaged_run_says_nothing_of_its_plan(leave: Leave, tmp_path: Path) -> None:
    leave("r1", 0, [replace(START, sabotages=("late-email",)), FAILED, DONE])
    history = read_history(tmp_path)
    assert [run.run for run in history.runs] == ["r1"]
    assert history.drillings("plan", "scenario", "page") == ()
    assert history.of_scenario("plan", "scenario") == history.of_drill("drill") == ()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda text: text.replace('"PASSED"', "PASSED").replace("passed", "pa"), id="unknown word"),
        pytest.param(lambda text: "not json\n" + text, id="no JSON"),
        pytest.param(lambda text: text.replace("RunStarted", "RunEnded"), id="unknown event"),
    ],
)  # fmt: skip
def test_a_damaged_journal_is_told_of_and_not_believed(
    damage: Callable[[str], str], leave: Leave, tmp_path: Path
) -> None:
    journal = leave("r1", 0, [START, PASSED, DONE]) / JOURNAL
    journal.write_text(damage(journal.read_text(encoding="utf-8")), encoding="utf-8")
    leave("r2", 1, [START, PASSED, DONE])
    history = read_history(tmp_path)
    assert [run.run for run in history.runs] == ["r2"]
    assert history.unreadable == (tmp_path / "r1",)


def test_what_else_lies_there_is_nobodys_business(leave: Leave, tmp_path: Path) -> None:
    leave("r1", 0, [START, PASSED, DONE])
    leave("not-begun", 0, [])
    (tmp_path / "notes").mkdir()
    (tmp_path / "index.html").write_text("…", encoding="utf-8")
    (tmp_path / "odd" / JOURNAL).mkdir(parents=True)
    history = read_history(tmp_path)
    assert [run.run for run in history.runs] == ["r1"]


def test_words_that_were_seen_do_not_pass_for_an_event(leave: Leave, tmp_path: Path) -> None:
    reason = 'saw {"event": "Looked"}'
    leave("r1", 0, [START, replace(PASSED, reason=reason), DONE])
    (page,) = read_history(tmp_path).drillings("plan", "scenario", "page")
    assert page.reason == reason


def test_of_how_watching_went_nothing_is_read(tmp_path: Path) -> None:
    """It is most of a journal, and no outcome hangs on it: a line of another version will do."""
    lines, prev = SAMPLE.read_bytes().splitlines(), FIRST_PREV
    folder = tmp_path / lines[0].split(b'"')[3].decode()
    folder.mkdir()
    with (folder / JOURNAL).open("wb") as journal:
        for line in lines:
            if b'"event": "Watching"' in line:
                line = line[: line.index(b', "event"')] + b', "event": "Watching", "prev": "x"}'  # noqa: PLW2901
            linked = line[: line.rindex(b'"prev"')] + f'"prev": "{prev}"}}'.encode()
            journal.write(linked + b"\n")
            prev = link(linked)
    (run,) = read_history(tmp_path).runs
    assert run == past_run(fold(read_whole(SAMPLE.parent)), folder)


FOR_SLOT = replace(START, slot="drill@20260101T000000Z")


@pytest.mark.parametrize(
    ("events", "counts"),
    [
        ([FOR_SLOT], False),
        ([FOR_SLOT, e.PreflightFailed(("another run",)), DONE], False),
        ([FOR_SLOT, e.PreflightPassed()], True),
        ([FOR_SLOT, e.PreflightPassed(), e.PreflightFailed(("a blackout is on",)), DONE], False),
        ([FOR_SLOT, e.PreflightPassed(), PASSED, DONE], True),
        ([START, e.PreflightPassed(), PASSED, DONE], False),
    ],
    ids=["killed-at-once", "refused", "killed-later", "refused-later", "whole", "by-hand"],
)
def test_a_run_is_a_slots_once_it_may_have_touched_anything(
    leave: Leave, tmp_path: Path, events: list[e.Event], *, counts: bool
) -> None:
    leave("r1", 0, events)
    found = read_history(tmp_path).of_slot("drill@20260101T000000Z")
    assert (found.run if found else None) == ("r1" if counts else None)


def test_at_pace_a_step_is_measured_in_the_plans_own_time(leave: Leave, tmp_path: Path) -> None:
    paced = replace(START, environment=e.EnvironmentRef("dev", "dev", 10.0))
    leave("r1", 0, [paced, PASSED, LATE, DONE])
    history = read_history(tmp_path)
    (page,) = history.drillings("plan", "scenario", "page")
    assert (page.took_in_plan, page.within_in_plan) == (15.0, 20.0)
    (mail,) = history.drillings("plan", "scenario", "mail")
    assert (mail.took_in_plan, mail.within_in_plan) == (None, None)


def test_steps_that_the_same_version_met_and_are_gone_are_named(
    leave: Leave, tmp_path: Path
) -> None:
    leave("r1", 0, [START, PASSED, LATE, DONE])
    history = read_history(tmp_path)
    assert history.gone("plan", "1", "scenario", ["page"]) == ("mail",)
    assert history.gone("plan", "1", "scenario", ["page", "mail"]) == ()
    assert history.gone("plan", "2", "scenario", ["page"]) == ()
    assert history.gone("plan", "1", "other", ["page"]) == ()


def test_runs_that_are_known_are_not_read_again(leave: Leave, tmp_path: Path) -> None:
    folder = leave("r1", 0, [START, PASSED, DONE])
    leave("r2", 1, [START, FAILED, DONE])
    read = read_history(tmp_path)
    assert [run.run for run in read.runs] == ["r2", "r1"]
    (folder / JOURNAL).write_bytes(b"not read")
    assert read_history(tmp_path, read.runs[1]) == read
