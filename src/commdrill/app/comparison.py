"""What two runs differ in, as lines for people."""

from collections.abc import Iterator

from commdrill.app.ci_safe import one_line
from commdrill.record.comparison import Change, Comparison, StepChange
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import in_brief, seconds
from commdrill.reports.printable import printable
from commdrill.values import plural


def lines(before: Result, after: Result, comparison: Comparison) -> Iterator[str]:
    """Each can be printed as it is, whatever others said in it."""
    for line in _lines(before, after, comparison):
        yield one_line(printable(line))


def _lines(before: Result, after: Result, comparison: Comparison) -> Iterator[str]:
    yield f"from {_run(before)}"
    yield f"to   {_run(after)}"
    for about in comparison.circumstances:
        yield f"  {about.what}: {about.before} → {about.after}"
    for change in Change:
        found = [one for one in comparison.changes if one.change is change]
        if found:
            yield f"{change} ({len(found)})"
        for one in found:
            yield f"  {one.step}: {_in_words(one, before, after)}"
    if comparison.same:
        yield f"{plural(comparison.same, 'promise')} as before"


def _run(run: Result) -> str:
    kept = sum(step.outcome == "passed" for step in run.steps)
    return f"{run.run}: {ending_of(run).outcome}, {kept} of {len(run.steps)} kept"


def _in_words(one: StepChange, older: Result, newer: Result) -> str:
    if one.before is None or one.after is None:
        step = one.after or one.before
        assert step is not None
        return f"{step.ref.promise} ({step.outcome})"
    if one.change is Change.REWRITTEN:
        return one.after.ref.promise
    text = f"{_outcome(one.before, older)} → {_outcome(one.after, newer)}"
    if one.change in (Change.BROKEN, Change.STILL_BROKEN, Change.UNTOLD):
        return f"{text}: {in_brief(one.after.reason, one.after.differences)}"
    return text


def _outcome(step: StepResult, run: Result) -> str:
    pace = run.start.environment.pace if run.start else 1.0
    return step.outcome if step.took is None else f"{step.outcome} in {seconds(step.took * pace)}"
