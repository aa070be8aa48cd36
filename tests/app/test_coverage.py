"""`commdrill coverage`, and the page that lists all runs."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.coverage.listing import INDEX, list_runs
from commdrill.app.coverage.table import tabulate
from commdrill.coverage.coverage import Coverage, cover
from commdrill.coverage.promises import PromisedStep
from commdrill.record import events as e
from tests.app import story
from tests.app.conftest import Compare
from tests.app.run_folders import written
from tests.coverage.past import SANDBOX, SCENARIO, STEP, drilling, history
from tests.reports.anew import write_anew

PLAN = """\
kind: plan
id: storefront
title: AnyCompany Retail storefront
version: "2026.12"
drill_every: 6 months
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {store-page: {type: error-page}}
scenarios:
  unplanned-outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page-tells-visitors, phase: outage, channel: store-page, within: 2m, expect: {status: 503}}
      - {id: page-is-back, phase: recovery, channel: store-page, within: 2m, expect: {status: 200}}
      - {id: brand-new, phase: recovery, channel: store-page, within: 1m, expect: {status: 200}}
"""
STORY: list[story.Moment] = [
    (0.0, story.started(steps=(story.PAGE, story.BACK))),
    (2.0, story.passed(story.PAGE, 1.5)),
    (3.0, e.StepDecided("page-is-back", e.StepOutcome.FAILED, "status is 500, not 200")),
    (4.0, e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)),
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN)
    write_anew(written(tmp_path / "reports" / story.RUN, STORY))
    return tmp_path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: str) -> tuple[int, str, str]:
        code = main(["--root", str(project), "coverage", *argv])
        streams = capsys.readouterr()
        return code, streams.out, streams.err

    return run


def test_it_tells_each_step_and_judges_nothing(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert re.search(r"passed +page-tells-visitors +1m30s of 2m", out)
    assert re.search(r"failed +page-is-back", out)
    assert "status is 500, not 200" in out
    assert re.search(r"never drilled\n +brand-new", out)
    assert "rehearsed" in out
    assert story.RUN in out


def test_actions_that_no_run_has_closed_are_carried_on(run: Run, project: Path) -> None:
    item = (
        "{{id: {0}, finding: {{plan: storefront, step: {1}}}, text: x, owner: Web lead, due: {2}}}"
    )
    items = [("A-2", "page-is-back", "2126-01-01"), ("A-1", "page-tells-visitors", "2020-01-01")]
    listed = "".join(f"  - {item.format(*one)}\n" for one in items)
    (project / "actions.yaml").write_text(f"kind: actions\nactions:\n{listed}")
    _, out, _ = run()
    *_, carried = out.partition("2 actions open\n")
    said = " ".join(carried.split())
    assert said.startswith(
        "A-1: storefront page-tells-visitors, Web lead, due 2020-01-01, overdue by "
    )
    assert said.endswith("A-2: storefront page-is-back, Web lead, due 2126-01-01")
    _, out, _ = run("--json")
    told = {one["id"]: one for one in json.loads(out)["actions"]}
    assert told["A-2"] == {
        "id": "A-2",
        "plan": "storefront",
        "scenario": None,
        "step": "page-is-back",
        "text": "x",
        "owner": "Web lead",
        "due": "2126-01-01",
        "overdue": False,
        "ticket": None,
    }
    assert told["A-1"]["overdue"]
    page = project / "page.html"
    run("--html", str(page))
    shown = page.read_text(encoding="utf-8").partition('<h2 id="open">')[2]
    assert 0 < shown.index("2020-01-01, overdue by ") < shown.index("2126-01-01")


def test_a_page_with_nothing_to_be_done_says_nothing_of_it(run: Run, project: Path) -> None:
    run("--html", str(project / "page.html"))
    assert "Still to be done" not in (project / "page.html").read_text(encoding="utf-8")


def test_machines_get_all_of_it(run: Run) -> None:
    code, out, _ = run("--json")
    told = json.loads(out)
    assert (code, told["schema"]) == (0, "commdrill/coverage/1")
    first, second, third = told["scenarios"][0]["steps"]
    assert (first["standing"], first["outcome"]) == ("rehearsed", "passed")
    assert first["last"]["run"] == story.RUN
    assert (first["last"]["took_s"], first["last"]["within_s"]) == (90.0, 120.0)
    assert (first["within_s"], first["last"]["rehearsal"]) == (120.0, True)
    assert second["last"]["reason"] == "status is 500, not 200"
    assert (third["standing"], third["last"], third["outcome"]) == ("never", None, None)
    assert told["totals"]["never"] == 1


def test_a_plan_with_a_mistake_is_left_out_and_told_of(run: Run, project: Path) -> None:
    (project / "wrong.yaml").write_text(PLAN.replace("id: storefront", "id: other") + "  oops: 1\n")
    code, out, err = run()
    assert code == 2
    assert "wrong.yaml:17:" in err
    assert "storefront 2026.12" in out
    assert "other" not in out


def test_a_run_that_cannot_be_read_is_told_of(run: Run, project: Path) -> None:
    damaged = project / "reports" / "damaged"
    damaged.mkdir()
    (damaged / "journal.jsonl").write_text("{}\n")
    code, _, err = run()
    assert code == 0
    assert "damaged: its journal is damaged" in err


def test_the_page_knows_the_plans_and_finds_the_reports(run: Run, project: Path) -> None:
    page = project / "public" / "drills.html"
    code, out, _ = run("--html", str(page))
    assert (code, out) == (0, f"{page} is written\n")
    text = page.read_text(encoding="utf-8")
    assert f'href="./../reports/{story.RUN}/report.html#step-page-is-back"' in text
    assert "never drilled" in text
    assert "every 6 months" in text
    assert "<script" not in text
    assert [file.name for file in page.parent.iterdir()] == ["drills.html"]


def test_the_list_of_runs_is_made_from_run_folders_alone(project: Path) -> None:
    (project / "plan.yaml").unlink()
    list_runs(project / "reports")
    text = (project / "reports" / INDEX).read_text(encoding="utf-8")
    assert f'href="./{story.RUN}/report.html"' in text
    assert "page-tells-visitors" in text
    assert "brand-new" not in text


def test_a_page_of_somebody_else_stays(project: Path) -> None:
    theirs = project / "reports" / INDEX
    theirs.write_text("<h1>Our own</h1>")
    list_runs(project / "reports")
    assert theirs.read_text() == "<h1>Our own</h1>"


def test_a_list_that_cannot_be_written_is_told_of_and_no_more(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "reports" / INDEX).mkdir()
    list_runs(project / "reports")
    assert "index.html cannot be written" in capsys.readouterr().err


def test_no_text_becomes_markup(project: Path) -> None:
    hostile = '<img src=x onerror="alert(1)">'
    moments: list[story.Moment] = [(0.0, replace(story.started(), title=hostile)), *STORY[1:]]
    written(project / "reports" / "hostile", moments)
    list_runs(project / "reports")
    text = (project / "reports" / INDEX).read_text(encoding="utf-8")
    assert "onerror" in text
    assert "<img" not in text


def test_a_world_still_broken_comes_first(project: Path) -> None:
    broken: list[story.Moment] = [(0.0, story.started()), (1.0, story.CHECKOUT)]
    written(project / "reports" / "broken", broken)
    list_runs(project / "reports")
    text = (project / "reports" / INDEX).read_text(encoding="utf-8")
    assert text.index("Not restored: a person must act now") < text.index('id="runs"')


def test_a_world_that_a_later_run_found_whole_is_no_alarm(project: Path) -> None:
    broken: list[story.Moment] = [(0.0, story.started()), (1.0, story.CHECKOUT)]
    written(project / "reports" / "a-broken-one", broken)
    later = [(at + 3600, event) for at, event in STORY]
    written(project / "reports" / "later", later)
    list_runs(project / "reports")
    text = (project / "reports" / INDEX).read_text(encoding="utf-8")
    assert "a person must act now" not in text
    assert "Not restored" in text


def test_a_terminal_gets_the_same_lines_in_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, plain, _ = run()
    monkeypatch.setattr("commdrill.app.progress.console.is_lively", lambda *_: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    for name in ("NO_COLOR", "TERM"):  # of whoever runs the tests
        monkeypatch.delenv(name, raising=False)
    _, lively, _ = run()
    assert "\x1b[" in lively
    assert re.sub(r"\x1b\[[0-9;]*m", "", lively).split() == plain.split()


def test_several_runs_are_not_one_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(project / "reports" / story.RUN)
    assert main(["report", folder, folder, "--format", "html"]) == 2
    assert "html tells of one run, not of 2" in capsys.readouterr().err


def test_no_run_at_all_is_a_page_that_says_so(project: Path) -> None:
    empty = project / "empty"
    empty.mkdir()
    list_runs(empty)
    assert "There is no run yet." in (empty / INDEX).read_text(encoding="utf-8")


def test_every_link_within_the_page_leads_somewhere(project: Path) -> None:
    list_runs(project / "reports")
    page = (project / "reports" / INDEX).read_text(encoding="utf-8")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def a_long_story() -> Coverage:
    others = tuple(
        PromisedStep(name, "outage", "mail", 900.0, "new") for name in ("call-partners", "a-mail")
    )
    past = history(
        *(drilling(f"2026-04-{day:02}", took=15.0 * day) for day in range(1, 6)),
        drilling("2026-04-07", "failed", substance="old"),
        drilling("2026-05-01", "failed", SANDBOX),
    )
    scenario = replace(SCENARIO, steps=(STEP, *others))
    on = drilling("2026-11-25").when.date()
    return cover((scenario,), past, on, ("dev", "sandbox"))


def test_the_table_reads_well_at_eighty_columns(golden: Compare) -> None:
    lines = [told.text for told in tabulate(a_long_story())]
    assert max(map(len, lines)) <= 80
    golden("coverage.txt", "\n".join(lines) + "\n")


def test_an_index_of_the_runs_changes_no_word(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = project / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    without = run("--json")
    assert not cache.exists()
    monkeypatch.setattr("commdrill.app.past_runs._FEW", 0)
    monkeypatch.setattr("commdrill.record.index.source._SETTLES", -(10**12))
    assert run("--json") == without
    (file,) = cache.rglob("*.sqlite")
    assert file.stat().st_mode & 0o077 == file.parent.stat().st_mode & 0o077 == 0
    assert run("--json") == without
    list_runs(project / "reports")
    assert story.RUN in (project / "reports" / INDEX).read_text(encoding="utf-8")
    shutil.rmtree(project / "reports" / story.RUN)
    _, out, _ = run("--json")
    assert json.loads(out)["totals"]["never"] == 3


def test_without_a_cache_folder_all_is_as_before(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = run("--json")
    monkeypatch.setattr("commdrill.app.past_runs._FEW", 0)
    for nowhere in ("/proc/nowhere", str(project / "plan.yaml")):
        monkeypatch.setenv("XDG_CACHE_HOME", nowhere)
        assert run("--json") == without
