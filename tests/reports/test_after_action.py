"""The after-action report: what it says of a drill, over its runs."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill.app.after_action import material_of
from commdrill.app.cli import main
from commdrill.documents.actions import CorrectiveAction
from commdrill.errors import UsageError
from commdrill.record import events as e
from commdrill.record.run_ledger import Kind
from commdrill.reports.after_action import markdown, page
from commdrill.reports.after_action.controls import DEMANDS, NOT_SHOWN
from commdrill.reports.after_action.findings import Harm
from commdrill.reports.after_action.review import Review, review
from tests.reports import story
from tests.reports.anew import enter_anew, write_anew

FIRST, SECOND = "20261123T100000Z-checkout-outage-0001", "20261124T100000Z-checkout-outage-0002"


def honest(moments: list[story.Moment]) -> list[story.Moment]:
    """Without sabotage: what a plan is judged by."""
    return [
        (at, replace(one, sabotages=()) if isinstance(one, e.RunStarted) else one)
        for at, one in moments
    ]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A drill that went well, and one of the same that did not."""
    story.write(tmp_path, honest(story.passed()), FIRST)
    story.write(tmp_path, honest(story.failed()), SECOND)
    return tmp_path


def reviewed(reports: Path) -> Review:
    return review(material_of("checkout-outage", reports, None))


def test_the_newest_run_is_told_and_held_against_the_one_before(reports: Path) -> None:
    found = reviewed(reports)
    assert found.source.result.run == SECOND
    assert found.material.before is not None
    assert found.material.before.run == FIRST
    assert [one.number for one in found.numbers][:2] == ["2 of 9", "4 of 9"]
    assert found.numbers[0].beside == "last drill 9 of 9"
    assert len(found.numbers) == 5


def test_what_went_wrong_is_told_the_worst_first(reports: Path) -> None:
    found = reviewed(reports).findings
    assert [one.harm for one in found] == sorted(one.harm for one in found)
    by_step = {step: one for one in found for step in one.steps}
    assert by_step["status-investigating"].harm is Harm.LATE
    assert by_step["sms-customers"].harm is Harm.UNTOLD
    assert by_step["api-tells-clients"].harm is Harm.UNKNOWN
    assert by_step["sms-customers"].who == ("ana", "ben", "eva")
    assert "call-partners" not in by_step  # nobody looked: that is no failure


def test_steps_that_failed_alike_are_one_finding(tmp_path: Path) -> None:
    steps = ("page-tells-visitors", "api-tells-clients")
    failed = [(9.0, e.StepDecided(one, e.StepOutcome.FAILED, "not seen")) for one in steps]
    end = story.the_end(e.RunOutcome.FAILED, 1)
    story.write(tmp_path, [*honest(story.opening(story.started())), *failed, (10.0, end)], FIRST)
    alike = next(one for one in reviewed(tmp_path).findings if one.what == "not seen")
    assert (alike.steps, alike.harm) == (steps, Harm.UNTOLD)


def test_a_drill_that_went_well_says_so_in_one_sentence(tmp_path: Path) -> None:
    story.write(tmp_path, honest(story.passed()), FIRST)
    found = reviewed(tmp_path)
    assert found.findings == ()
    assert found.sentence.startswith("People were told as promised by ")
    assert found.sentence.endswith(", and told again when it was over.")
    assert found.material.before is None
    assert "This is the first drill of it that is here." in page.render(found)


def test_ways_that_broke_a_promise_are_named_apart(reports: Path) -> None:
    said = reviewed(reports).sentence
    assert said == (
        "The error page, the status page, e-mail and SMS broke a promise, "
        "and of the API nobody can tell."
    )


def test_times_are_the_plans_own_and_the_oldest_drill_comes_first(reports: Path) -> None:
    timing = next(
        one for one in reviewed(reports).material.timings if one.step == "status-investigating"
    )
    first, second = timing.points
    assert (first.run, second.run) == (FIRST, SECOND)
    assert (first.is_kept, second.is_kept) == (True, False)
    assert second.took == pytest.approx(12.7)


def test_a_demand_is_answered_by_fields_or_said_not_to_be(reports: Path) -> None:
    told = {one.demand.control: one for one in reviewed(reports).answers}
    assert len(told) == len(DEMANDS)
    assert told["NIST 800-53 IR-3"].missing == ()
    assert told["DORA 24"].missing == ("reviewed", "actions")
    assert "signed_off" not in told["DORA 24"].fields
    text = page.render(reviewed(reports))
    assert f"{NOT_SHOWN}: reviewed, actions" in text


def test_a_sign_off_answers_who_reviewed_it(reports: Path) -> None:
    write_anew(reports / SECOND)
    assert main(["sign-off", str(reports / SECOND), "--by", "Kim"]) == 0
    told = {one.demand.control: one for one in reviewed(reports).answers}
    assert told["DORA 24"].missing == ("actions",)


def test_the_ledger_tells_of_runs_that_are_gone(reports: Path) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    for name in (FIRST, SECOND):
        enter_anew(reports / name, Kind.STARTED, now)
    assert reviewed(reports).material.between == "none; the ledger misses none"
    gone = story.write(reports, honest(story.failed()), "20261123T120000Z-checkout-outage-0003")
    enter_anew(gone, Kind.STARTED, now)
    for file in gone.rglob("*"):
        if file.is_file():
            file.unlink()
    assert reviewed(reports).material.between.endswith("n 3 is missing")


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "| # *x* `y`", "\x1b[2J"])
def test_what_others_said_is_no_markup(hostile: str, tmp_path: Path) -> None:
    moments = [
        (at, replace(one, reason=hostile) if isinstance(one, e.StepDecided) else one)
        for at, one in honest(story.failed())
    ]
    story.write(tmp_path, moments, FIRST)
    text = page.render(reviewed(tmp_path))
    assert "<script" not in text
    assert "\x1b" not in text
    told = markdown.render(reviewed(tmp_path))
    assert "\x1b" not in told
    assert not re.search(r"(?<!\\)<script", told)


def test_it_is_written_in_each_form(
    reports: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    command = ["aar", "checkout-outage", "--report-dir", str(reports)]
    assert main(command) == 0
    assert capfdbinary.readouterr().out.startswith(b"<!DOCTYPE html>")
    assert main([*command, "--format", "markdown", "--since", "2026-01-01"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"# After-action report: ")
    sheet = tmp_path / "report.pdf"
    assert main([*command, "--format", "pdf", "--output", str(sheet)]) == 0
    assert sheet.read_bytes().startswith(b"%PDF-")


def test_without_a_run_that_tells_anything_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no run of a drill 'checkout-outage'"):
        reviewed(tmp_path)
    story.write(tmp_path, story.failed(), FIRST)  # sabotaged
    with pytest.raises(UsageError, match="sabotaged, or refused"):
        reviewed(tmp_path)
    with pytest.raises(UsageError, match=r"\(did you mean 'checkout-outage'\?\)"):
        material_of("checkout-outag", tmp_path, None)
    honest_run = story.write(tmp_path, honest(story.passed()), SECOND)
    assert honest_run.is_dir()
    with pytest.raises(UsageError, match=r"was not run since 2030-01-01: the last was"):
        material_of("checkout-outage", tmp_path, datetime(2030, 1, 1, tzinfo=UTC).date())


def action(name: str, step: str, began: str, due: str) -> CorrectiveAction:
    """Of the story's plan."""
    return CorrectiveAction.model_validate(
        {"id": name, "finding": {"plan": "storefront", "step": step}, "text": "Mend | it",
         "owner": "Web lead", "began": began, "due": due, "ticket": "OPS-7"}
    )  # fmt: skip


def on_dev(moments: list[story.Moment]) -> list[story.Moment]:
    """The same story, in no sandbox."""
    place = e.EnvironmentRef("aws-dev", "dev", 1.0)
    return [
        (at, replace(one, environment=place) if isinstance(one, e.RunStarted) else one)
        for at, one in honest(moments)
    ]


def planned(reports: Path, *actions: CorrectiveAction) -> Review:
    return review(material_of("checkout-outage", reports, None, actions))


def test_the_improvement_plan_names_who_mends_what_and_what_nobody_does(reports: Path) -> None:
    mine = action("A-31", "sms-customers", "2026-11-01", "2026-11-02")
    found = planned(reports, mine, action("A-9", "no-step-of-it", "2026-11-01", "2026-11-02"))
    told = {row.id: row for row in found.improvement if row.id != "—"}
    assert list(told) == ["A-31"]
    row = told["A-31"]
    assert (row.finding, row.owner, row.mark) == ("sms-customers", "Web lead", "bad")
    assert row.state.startswith("overdue ")
    assert row.carried == "carried over, failed again 1 time"
    (unmended,) = [row.finding.split(", ") for row in found.improvement if row.id == "—"]
    assert "sms-customers" not in unmended
    assert "status-investigating" in unmended
    assert "carried over, failed again 1 time" in page.render(found)
    assert r"| A-31 | sms-customers | Mend \| it (OPS-7) | Web lead |" in markdown.render(found)


def test_corrections_are_begun_where_each_failed_step_has_an_action(reports: Path) -> None:
    failed = planned(reports).improvement[0].finding.split(", ")
    assert failed
    each = [action(step, step, "2026-11-24", "2126-01-01") for step in failed]
    answered = {one.demand.control: one for one in planned(reports, *each).answers}
    assert answered["DORA 24"].missing == ("reviewed",)
    assert "improvement plan" in answered["DORA 24"].fields
    fewer = {one.demand.control: one for one in planned(reports, *each[1:]).answers}
    assert "actions" in fewer["DORA 24"].missing


@pytest.mark.parametrize(
    ("later", "began", "state"),
    [(on_dev, "2026-11-23", "closed"), (honest, "2026-11-23", "open"), (on_dev, "2026-11-24", "open")],
    ids=["on dev", "a rehearsal is no proof", "nor is what was before it began"],
)  # fmt: skip
def test_a_later_run_off_the_sandbox_closes_an_action(
    later: Callable[[list[story.Moment]], list[story.Moment]],
    began: str,
    state: str,
    tmp_path: Path,
) -> None:
    story.write(tmp_path, on_dev(story.failed()), FIRST)
    story.write(tmp_path, later(story.passed()), SECOND)
    (row,) = planned(tmp_path, action("A-1", "sms-customers", began, "2126-01-01")).improvement
    assert row.state == state
    assert row.closed_by.startswith(SECOND) is (state == "closed")


def test_a_list_of_actions_that_is_wrong_is_told_and_not_passed_over(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (reports / "plans").mkdir()
    wrong = "kind: actions\nactions:\n  - {id: A-1, finding: {plan: none, step: page}, text: x, owner: y, due: 2026-12-01}\n"
    (reports / "plans" / "actions.yaml").write_text(wrong, encoding="utf-8")
    command = ["aar", "checkout-outage", "--root", str(reports), "--report-dir", str(reports)]
    assert main(command) == 2
    assert "actions.yaml:3:" in capsys.readouterr().err


def test_a_run_that_was_cut_off_says_what_was_broken_by_then(tmp_path: Path) -> None:
    decided = story.decided(story.API, story.FAILED, "not so", took=None)
    cut = [*story.killed(), (2.1, decided), *story.recovered()[-3:]]
    story.write(tmp_path, honest(cut), FIRST)
    said = reviewed(tmp_path).sentence
    assert "1 of 9 promises had been seen to be kept, and 1 to be broken, by then." in said


def test_a_long_name_is_cut_with_a_mark(tmp_path: Path) -> None:
    name = f"page-tells-visitors-in-{'very-' * 4}plain-words"
    steps = (replace(story.PAGE, id=name), *story.STEPS)
    began = (0.0, story.started(steps=steps))
    story.write(tmp_path, [began, *story.passed()[1:]], FIRST)
    assert f">{name[:33]}…</text>" in page.render(reviewed(tmp_path))
