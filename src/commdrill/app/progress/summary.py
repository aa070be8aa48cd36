"""What came of a run, in words: failures first, restored or not."""

from collections import Counter
from collections.abc import Iterator, Sequence

from commdrill.app.progress.event_texts import (
    OUTCOME_TONES,
    Line,
    Tone,
    differences_in_words,
    fault_in_words,
    seconds,
    time_taken,
)
from commdrill.record import events as e
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import by_hand, in_brief, once_put_back
from commdrill.values import first_of

_MOST_NAMED = 8
_TOGETHER = 3  # steps of one reason, and more: it is told once
_WORST_FIRST = (e.StepOutcome.FAILED, e.StepOutcome.ERROR, e.StepOutcome.SKIPPED)
_RUN_TONES = {
    e.RunOutcome.PASSED: Tone.GOOD,
    e.RunOutcome.FAILED: Tone.BAD,
    e.RunOutcome.ERROR: Tone.DOUBTFUL,
    e.RunOutcome.NOT_RESTORED: Tone.BAD,
    e.RunOutcome.INTERRUPTED: Tone.DOUBTFUL,
}
_COUNTED = {
    e.StepOutcome.PASSED: "passed",
    e.StepOutcome.FAILED: "failed",
    e.StepOutcome.ERROR: "could not be told",
    e.StepOutcome.SKIPPED: "skipped",
}


def summarize(result: Result) -> Iterator[Line]:
    """One run, for somebody who reads nothing else."""
    yield _headline(result)
    if not result.is_restored:
        yield from not_restored(result)
    yield from refusals(result)
    for outcome in _WORST_FIRST:
        mine = [step for step in result.steps if step.outcome is outcome]
        if result.preflight_passed:
            yield from _steps_in_words(mine)
    yield from _findings(result)
    if result.is_restored:
        yield _restored(result)


def summarize_all(results: Sequence[Result]) -> Iterator[Line]:
    """Several runs together, a line each."""
    outcomes = [ending_of(result).outcome for result in results]
    passed = outcomes.count(e.RunOutcome.PASSED)
    tone = Tone.GOOD if passed == len(results) else Tone.BAD
    yield Line(f"{len(results)} drills, {passed} passed", tone)
    for result, outcome in zip(results, outcomes, strict=True):
        yield Line(f"{outcome:<13} {_name(result)}", _RUN_TONES[outcome])


def _headline(result: Result) -> Line:
    outcome = ending_of(result).outcome
    counts = [
        f"{count} {word}"
        for kind, word in _COUNTED.items()
        if (count := sum(step.outcome is kind for step in result.steps))
    ]
    text = ", ".join(counts) if result.preflight_passed else "nothing was drilled"
    words = f"{_name(result)}: {outcome.upper()} — {text}, after {seconds(result.elapsed)}"
    return Line(words, _RUN_TONES[outcome])


def _name(result: Result) -> str:
    return result.start.drill if result.start else result.run


def refusals(result: Result) -> Iterator[Line]:
    """Why nothing was broken."""
    if result.refusals:
        yield Line("preflight refused; nothing was touched", Tone.BAD)
    for reason in result.refusals:
        yield Line(reason, Tone.DETAIL)
    for failure in result.inject_failures:
        yield Line(f"could not break {failure.why}", Tone.BAD)


def _steps_in_words(steps: Sequence[StepResult]) -> Iterator[Line]:
    """Each by itself; many that could not be told for one and the same reason, together."""
    alike = Counter(step.reason for step in steps if step.outcome is not e.StepOutcome.FAILED)
    together = [reason for reason, count in alike.items() if count >= _TOGETHER]
    for step in steps:
        if step.reason not in together:
            yield from step_in_words(step)
    for reason in together:
        mine = [step for step in steps if step.reason == reason]
        yield Line(f"{mine[0].outcome}: {len(mine)} steps", OUTCOME_TONES[mine[0].outcome])
        yield Line(reason, Tone.DETAIL)
        yield Line(first_of([step.ref.id for step in mine], 2 * _MOST_NAMED), Tone.DETAIL)


def step_in_words(step: StepResult) -> Iterator[Line]:
    """What became of one step: the outcome, why, both sides of each difference, the promise."""
    took = time_taken(step.took, step.ref)
    about = ", ".join(part for part in (step.ref.phase, step.ref.channel, took) if part)
    yield Line(f"{step.outcome} {step.ref.id} ({about})", OUTCOME_TONES[step.outcome])
    differences = () if step.outcome is e.StepOutcome.SKIPPED else step.differences
    yield Line(in_brief(step.reason, differences), Tone.DETAIL)
    yield from differences_in_words(differences)
    if step.missing:
        yield Line(f"not reached: {first_of(step.missing, _MOST_NAMED)}", Tone.DETAIL)
    yield Line(f"promised in {step.ref.place}: {step.ref.promise}", Tone.DETAIL)


def _findings(result: Result) -> Iterator[Line]:
    """Those that no step above has told already."""
    for finding in result.findings:
        if finding.step is None or finding.severity is e.Severity.WARNING:
            where = f" ({finding.step})" if finding.step else ""
            yield Line(f"{finding.code}{where}: {finding.message}", Tone.DOUBTFUL)


def _restored(result: Result) -> Line:
    if not result.faults:
        return Line("nothing was broken, nothing had to be restored")
    if not result.compared:
        return Line("restored: every fault is reverted", Tone.GOOD)
    if untold := result.untold_channels:
        which = ", ".join(one.channel for one in untold)
        text = f"restored: every fault is reverted; how it looks could not be told of {which}"
        return Line(text, Tone.DOUBTFUL)
    return Line("restored: every fault is reverted, every channel answers as before", Tone.GOOD)


def not_restored(result: Result) -> Iterator[Line]:
    """What is still broken, and what a person must do."""
    yield Line("NOT RESTORED: a person must act", Tone.BAD)
    for fault in result.open_faults:
        yield Line(f"still broken: {fault_in_words(fault.armed)}", Tone.BAD)
        yield from (Line(line, Tone.DETAIL) for line in by_hand(fault).splitlines())
        if fault.failed:
            yield Line(once_put_back(result.run), Tone.DETAIL)
            yield Line(f"it was tried, and failed: {fault.failed.why}", Tone.DETAIL)
    for channel in result.unrestored:
        yield Line(f"{channel.channel} does not answer as it did before the outage", Tone.BAD)
        yield from differences_in_words(channel.differences)
