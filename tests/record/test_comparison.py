"""What two runs differ in."""

from dataclasses import replace

import pytest

from commdrill.record import events as e
from commdrill.record.comparison import Change, compare
from commdrill.record.result import Result
from tests.record.test_result import DONE, STARTED, folded

STEP = replace(STARTED.steps[0], substance="c0ffee", within=20.0)
ENVIRONMENT = STARTED.environment


def run(
    outcome: str = "passed", took: float | None = 4.0, *steps: e.StepRef, pace: float = 1.0
) -> Result:
    start = replace(STARTED, steps=steps or (STEP,), environment=replace(ENVIRONMENT, pace=pace))
    decided = e.StepDecided("page", e.StepOutcome(outcome), "why", took=took)
    return folded((0, start), (5, decided), (6, DONE))


def changes(before: Result, after: Result) -> list[tuple[str, Change]]:
    return [(one.step, one.change) for one in compare(before, after).changes]


def test_runs_alike_differ_in_nothing() -> None:
    comparison = compare(run(), run())
    assert (comparison.circumstances, comparison.changes, comparison.same) == ((), (), 1)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("passed", "failed", Change.BROKEN),
        ("error", "failed", Change.BROKEN),
        ("skipped", "failed", Change.BROKEN),
        ("failed", "failed", Change.STILL_BROKEN),
        ("failed", "passed", Change.KEPT),
        ("error", "passed", Change.KEPT),
        ("passed", "error", Change.UNTOLD),
        ("failed", "error", Change.UNTOLD),
        ("passed", "skipped", Change.UNTOLD),
        ("error", "error", None),
        ("skipped", "skipped", None),
        ("passed", "passed", None),
    ],
)
def test_what_became_of_a_promise(before: str, after: str, change: Change | None) -> None:
    assert changes(run(before), run(after)) == ([("page", change)] if change else [])


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (4.0, 6.0, None),  # a tenth of the deadline is no more than two looks may be apart
        (4.0, 6.1, Change.SLOWER),
        (6.1, 4.0, Change.FASTER),
        (None, 6.1, None),
        (6.1, None, None),
    ],
)
def test_slower_is_what_looks_can_tell(
    before: float | None, after: float | None, change: Change | None
) -> None:
    found = changes(run(took=before), run(took=after))
    assert found == ([("page", change)] if change else [])


def test_without_a_deadline_a_second_is_noticed() -> None:
    endless = replace(STEP, within=None)
    assert changes(run("passed", 4.0, endless), run("passed", 5.0, endless)) == []
    assert changes(run("passed", 4.0, endless), run("passed", 5.1, endless)) == [
        ("page", Change.SLOWER)
    ]


def test_times_are_the_plans_own_whatever_the_pace() -> None:
    paced = replace(STEP, within=2.0)
    comparison = compare(run(took=4.0), run("passed", 0.4, paced, pace=10.0))
    assert comparison.changes == ()
    assert [(one.what, one.before, one.after) for one in comparison.circumstances] == [
        ("pace", "1", "10")
    ]


def test_promises_that_came_went_or_were_rewritten_are_told_the_worst_first() -> None:
    other, rewritten = replace(STEP, id="mail"), replace(STEP, substance="decaf0")
    assert changes(run(), run("failed", None, rewritten, other)) == [
        ("page", Change.BROKEN),
        ("page", Change.REWRITTEN),
        ("mail", Change.NEW),
    ]
    assert changes(run("passed", 4.0, STEP, other), run()) == [("mail", Change.GONE)]
    unknown = replace(STEP, substance="")  # written before it was noted
    assert changes(run("passed", 4.0, unknown), run()) == []
    assert changes(run(), run("passed", 4.0, unknown)) == []


def test_what_was_asked_otherwise_is_told() -> None:
    start = replace(
        STARTED,
        plan=replace(STARTED.plan, version="2"),
        documents={"plans/p.yaml": "ab" * 32},
        variables={"shop": "x"},
        sabotages=("sms-lost",),
        origin=e.Origin(operator="Ada", host="lab"),
    )
    told = compare(run(), folded((0, start), (1, DONE))).circumstances
    assert [(one.what, one.before, one.after) for one in told] == [
        ("plan", "plan 1", "plan 2"),
        ("sabotages", "none", "sms-lost"),
        ("operator", "not noted", "Ada"),
        ("variable shop", "none", "x"),
        ("document plans/p.yaml", "none", "abababababab"),
    ]
