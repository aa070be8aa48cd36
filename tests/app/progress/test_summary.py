"""The last words on a run."""

from dataclasses import replace

import pytest

from commdrill.app.progress.event_texts import Tone, tell
from commdrill.app.progress.progress import Progress
from commdrill.app.progress.summary import summarize, summarize_all
from commdrill.record import events as e
from commdrill.record.result import fold
from tests.app import story
from tests.app.conftest import Compare


def summary(moments: list[story.Moment]) -> str:
    told = summarize(fold(story.records(moments)))
    return "".join(f"{'    ' if line.tone is Tone.DETAIL else ''}{line.text}\n" for line in told)


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("summary-failed.txt", story.WHOLE),
        ("summary-refused.txt", story.REFUSED),
        ("summary-not-restored.txt", story.NOT_RESTORED),
        ("summary-healthy.txt", story.HEALTHY),
    ],
)
def test_a_summary_says_what_matters_first(
    golden: Compare, name: str, moments: list[story.Moment]
) -> None:
    golden(name, summary(moments))


def test_a_fault_that_could_not_go_in_is_named() -> None:
    failure = e.InjectFailed(7, "checkout (outage): 403")  # it could not even be armed
    moments = [*story.OPENING[:6], (1.3, failure), (1.4, e.FaultReverted(0, 1))]
    assert "could not break checkout (outage): 403" in summary(moments)


def test_a_run_that_was_cut_short_says_how_to_recover() -> None:
    text = summary(story.OPENING)
    assert "NOT RESTORED: a person must act" in text
    assert "Run `commdrill recover`: nobody has tried to revert it yet." in text


def test_several_runs_are_summed_up_together() -> None:
    results = [fold(story.records(moments)) for moments in (story.WHOLE, story.HEALTHY)]
    assert [told.text for told in summarize_all(results)] == [
        "2 drills, 1 passed",
        "failed        checkout-outage",
        "passed        page-only",
    ]


def test_only_passed_runs_are_good_news() -> None:
    healthy = fold(story.records(story.HEALTHY))
    headline, *_ = summarize_all([healthy, healthy])
    assert headline.tone is Tone.GOOD
    refused = replace(fold(story.records(story.REFUSED)))
    headline, *_ = summarize_all([healthy, refused])
    assert headline.tone is Tone.BAD


def test_what_was_cut_off_by_ctrl_c_is_told_once_and_together() -> None:
    why = "the run was interrupted (Ctrl-C) before this was decided"
    cut = [
        (1.9 + n / 10, e.StepDecided(step.id, e.StepOutcome.ERROR, why))
        for n, step in enumerate(story.STEPS)
    ]
    moments = [*story.OPENING, (1.8, e.Interrupted("Ctrl-C")), (1.8, e.FaultReverted(0, 1)), *cut]
    progress, lines = Progress(), list[str]()
    for record in story.records(moments):
        progress = progress.after(record)
        lines += [told.text for told in tell(record, progress)]
    said = "\n".join([*lines, summary(moments)])
    assert said.count(why) == 1
    assert said.count("page-tells-visitors") == 1
