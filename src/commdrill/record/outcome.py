"""From what happened to the outcome and the exit code of a run."""

from collections.abc import Iterable

from commdrill.record.events import RunFinished, RunOutcome, StepOutcome
from commdrill.record.owed import FOLLOW_UP
from commdrill.record.result import Result

EXIT_CODES = {
    RunOutcome.PASSED: 0,
    RunOutcome.FAILED: 1,
    RunOutcome.ERROR: 3,
    RunOutcome.NOT_RESTORED: 4,
    RunOutcome.INTERRUPTED: 130,
}
_WORST_FIRST = (4, 130, 2, 1, 3)


def conclude(result: Result) -> RunFinished:
    """How this run ends, from what it is known to have done so far."""
    outcome = _outcome(result)
    return RunFinished(outcome, EXIT_CODES[outcome], result.is_restored)


def conclude_strictly(result: Result) -> RunFinished:
    """The same, where a skipped step counts as a failed one; the days after hold up no run."""
    ending = conclude(result)
    skipped = any(
        step.outcome is StepOutcome.SKIPPED
        for step in result.steps
        if not step.ref.left_out and step.ref.phase != FOLLOW_UP
    )
    if skipped and ending.outcome in (RunOutcome.PASSED, RunOutcome.ERROR):
        return RunFinished(RunOutcome.FAILED, EXIT_CODES[RunOutcome.FAILED], ending.restored)
    return ending


def without_record(ending: RunFinished) -> RunFinished:
    """How a run ends of which not all could be written down: nobody could look it up."""
    if ending.outcome in (RunOutcome.NOT_RESTORED, RunOutcome.INTERRUPTED):
        return ending
    return RunFinished(RunOutcome.ERROR, EXIT_CODES[RunOutcome.ERROR], ending.restored)


def ending_of(result: Result) -> RunFinished:
    """As the run said itself; of a run that was cut short, what can be told from its remains.

    A person's word given after the end counts too, as strictly as the run itself did.
    """
    if result.finish is None:
        return _cut_short(result)
    if not result.amended:
        return result.finish
    return conclude_strictly(result) if _was_strict(result, result.finish) else conclude(result)


def _was_strict(result: Result, finish: RunFinished) -> bool:
    """Whether the run failed for what it skipped alone."""
    decided = {step.decided.outcome for step in result.steps if step.decided}
    return finish.outcome is RunOutcome.FAILED and StepOutcome.FAILED not in decided


def _cut_short(result: Result) -> RunFinished:
    outcome = RunOutcome.INTERRUPTED if result.is_restored else RunOutcome.NOT_RESTORED
    return RunFinished(outcome, EXIT_CODES[outcome], result.is_restored)


def worst(exit_codes: Iterable[int]) -> int:
    """The exit code of several runs together."""
    codes = set(exit_codes)
    return next((code for code in _WORST_FIRST if code in codes), 0)


def _outcome(result: Result) -> RunOutcome:
    outcomes = {step.outcome for step in result.steps}
    if not result.is_restored:
        return RunOutcome.NOT_RESTORED
    if result.interruptions or result.recoveries:
        return RunOutcome.INTERRUPTED
    if result.refusals:  # whatever was seen by then, the drill did not take place
        return RunOutcome.ERROR
    if StepOutcome.FAILED in outcomes:
        return RunOutcome.FAILED
    troubled = result.inject_failures or StepOutcome.ERROR in outcomes
    return RunOutcome.ERROR if troubled else RunOutcome.PASSED
