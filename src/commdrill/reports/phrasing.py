"""Times, counts and verdicts in the words that all reports share."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from commdrill.drivers.aws.ways_round import data_plane_way
from commdrill.record import events as e
from commdrill.record.result import Result
from commdrill.record.step_result import FaultState, StepResult
from commdrill.reports.source import Source
from commdrill.values import format_duration, plural
from commdrill.verdict import Difference

RUN_WORDS = {
    e.RunOutcome.PASSED: "Passed",
    e.RunOutcome.FAILED: "Failed",
    e.RunOutcome.ERROR: "Could not be told",
    e.RunOutcome.NOT_RESTORED: "Not restored",
    e.RunOutcome.INTERRUPTED: "Interrupted",
}
STEP_WORDS = {
    e.StepOutcome.FAILED: "failed",
    e.StepOutcome.ERROR: "could not be told",
    e.StepOutcome.SKIPPED: "skipped",
    e.StepOutcome.PASSED: "passed",
}

_AT_A_GLANCE = 75  # characters of either side of a difference


def instant(at: datetime | None) -> str:
    """`2026-11-23 10:00:00 UTC`."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if at else "—"


def zulu(at: datetime | None) -> str | None:
    """`2026-11-23T10:00:00.000Z`, for machines."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seconds(length: e.Seconds) -> str:
    """As a plan would write it: `0.25 s` to the hundredth below ten, `15m` beyond a minute."""
    if length < 10:
        return f"{length:.2f}".rstrip("0").rstrip(".") + "s"
    exact = round(length, 1) if length < 60 else round(length)
    return format_duration(timedelta(seconds=exact))


def in_plan(length: e.Seconds, pace: float) -> str:
    """A limit as it held here, and as the plan has it where the drill ran faster."""
    here = seconds(length)
    return here if pace == 1 else f"{here} (plan: {seconds(length * pace)})"


def scenario_of(start: e.RunStarted) -> str:
    """`outage (unplanned)`, and how bad it is where the plan tells."""
    severity = f", {start.severity}" if start.severity else ""
    return f"{start.scenario} ({start.scenario_type}{severity})"


def limit(step: e.StepRef, pace: float) -> str:
    """All that a step has to keep in time: `within 2s, stays 1s`."""
    limits = (("within", step.within), ("every", step.every), ("stays", step.stays))
    parts = [f"{word} {in_plan(length, pace)}" for word, length in limits if length is not None]
    if step.after:
        soon = "" if step.within_after is None else f"within {in_plan(step.within_after, pace)} "
        parts.append(f"{soon}after {step.after}")
    return ", ".join(parts) or "none"


def measured(step: StepResult) -> str:
    """When it was seen, and by which look it had not been yet: the truth lies between the two."""
    if step.seen_between is None:
        return _unmeasured(step)
    not_before, took = step.seen_between
    whole = seconds(took)
    if not_before is not None and took - not_before >= 0.005:
        whole = f"{seconds(not_before)} to {whole}"
    counts_otherwise = step.ref.within_after is not None
    return f"{whole} from the phase's start" if counts_otherwise else whole


def _unmeasured(step: StepResult) -> str:
    people = step.recipients
    if people is not None and people.reached < people.expected:
        known = "known to be reached" if step.outcome is e.StepOutcome.ERROR else "reached"
        return f"{people.reached} of {people.expected} {known}"
    is_timed = step.ref.within is not None and step.outcome is not e.StepOutcome.SKIPPED
    if not is_timed or step.attested is not None:
        return "—"
    return "unknown" if step.outcome is e.StepOutcome.ERROR else "never as promised"


def counts(source: Source) -> str:
    """`7 steps: 2 failed, 5 passed`."""
    found = Counter(step.outcome for step in source.result.steps)
    text = ", ".join(f"{found[kind]} {word}" for kind, word in STEP_WORDS.items() if found[kind])
    return f"{plural(len(source.result.steps), 'step')}: {text or 'none'}"


def headline(source: Source) -> str:
    """The whole run in one sentence."""
    outcomes = [step.outcome for step in source.result.steps]
    kept = outcomes.count(e.StepOutcome.PASSED)
    broken = outcomes.count(e.StepOutcome.FAILED)
    promises, were = plural(len(outcomes), "promise"), _were(len(outcomes))
    match source.ending.outcome:
        case e.RunOutcome.PASSED if kept == len(outcomes):
            every = "The one promise" if kept == 1 else f"All {promises}"
            return f"{every} of the plan {were} kept, and everything is as it was before."
        case e.RunOutcome.PASSED:
            return f"{kept} of {promises} {were} kept; nobody could say whether the rest {were}."
        case e.RunOutcome.NOT_RESTORED:
            return _not_restored(source)
        case e.RunOutcome.INTERRUPTED:
            and_broken = f", and {broken} to be broken," if broken else ""
            return (
                f"{_cut(source)} {kept} of {promises} had been seen to be kept{and_broken} by then."
            )
        case e.RunOutcome.ERROR if source.result.refusals:
            return "Preflight refused: nothing was touched, and nothing was drilled."
        case e.RunOutcome.ERROR:
            return f"{kept} of {promises} {were} kept; whether the rest {were} could not be told."
        case e.RunOutcome.FAILED:
            return f"{broken} of {promises} {_were(broken)} broken."


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _not_restored(source: Source) -> str:
    result = source.result
    if word := word_given(result):
        return f"What the run broke it could not put back. {word}"
    if result.unrestored and not result.open_faults:
        return f"Every fault is reverted, but {_otherwise(result)}: a person must act."
    if source.is_cut_short:
        return "The run was killed, and what it broke is still broken: a person must act."
    return "The environment is still broken: a person must act."


def _cut(source: Source) -> str:
    if source.is_cut_short:
        return "The run was killed before it ended, and nobody has recovered it yet."
    if source.result.recoveries:
        return "The run was killed; another process put everything back."
    return f"The run was interrupted ({', '.join(source.result.interruptions) or 'by hand'})."


def restoration(source: Source) -> str:
    """Whether the world is as before, in one sentence."""
    result = source.result
    if not result.is_restored and (word := word_given(result)):
        return word
    if result.open_faults:
        return "NOT RESTORED: what was broken for this drill is still broken."
    if result.unrestored:
        return f"NOT RESTORED: every fault is reverted, but {_otherwise(result)}."
    if not result.faults:
        return "Nothing was broken, so nothing had to be restored."
    if not result.compared:
        return "Restored: every fault is reverted. How the channels look was not compared."
    if untold := result.untold_channels:
        which = ", ".join(one.channel for one in untold)
        return f"Restored: every fault is reverted. How these channels look could not be told: {which}."
    return "Restored: every fault is reverted, and every channel answers as it did before."


def _otherwise(result: Result) -> str:
    channels = ", ".join(one.channel for one in result.unrestored)
    verb = "does" if len(result.unrestored) == 1 else "do"
    return f"{channels} {verb} not answer as before the outage"


def by_hand(fault: FaultState) -> str:
    """What a person must do about a fault that is still in."""
    if fault.failed is None:
        return "Run `commdrill recover`: nobody has tried to revert it yet."
    return fault.failed.by_hand


def once_put_back(run: str) -> str:
    """What to type after that."""
    return (
        "Once it is put back: `commdrill recover`; where that cannot tell by itself: "
        f"`commdrill recover --resolved {run} --by YOUR-NAME`"
    )


def word_given(result: Result) -> str:
    """Whose word it is that nothing is broken any more; nothing where nobody has given it."""
    word = result.resolved
    if word is None:
        return ""
    note = f": {word.note}" if word.note else "."
    return f"Not put back by the run; {word.by} says that it has been put back by hand since{note}"


def fault_name(fault: FaultState) -> str:
    """`checkout (outage, by http)`."""
    armed = fault.armed
    return f"{armed.component} ({armed.way}, by {armed.driver})"


def planes(calls: tuple[e.AwsCalled, ...]) -> str:
    """`4 calls to the control plane (us-east-1), 21 to the data plane (us-east-1, us-west-2)`."""
    told = []
    for plane in ("control", "data"):
        mine = [call for call in calls if call.plane == plane]
        if mine:
            count = sum(call.calls for call in mine)
            regions = ", ".join(sorted({call.region for call in mine}))
            told.append(f"{plural(count, 'call')} to the {plane} plane ({regions})")
    return ", ".join(told)


def avoidable(calls: tuple[e.AwsCalled, ...]) -> tuple[str, ...]:
    """`fault x: cloudfront:UpdateDistribution – …`: who changed something by a control plane."""
    named = ((f"{one.by}: {one.service}:{one.operation}", one) for one in calls)
    ways = {name: data_plane_way(one.service, one.operation) for name, one in named}
    return tuple(f"{name} – {way}" for name, way in ways.items() if way)


def worst_first(source: Source) -> tuple[StepResult, ...]:
    """The steps that were not passed: failed ones, then what could not be told, then skipped."""
    return tuple(
        step
        for kind in STEP_WORDS
        if kind is not e.StepOutcome.PASSED
        for step in source.result.steps
        if step.outcome is kind
    )


def in_brief(reason: str, differences: Iterable[Difference]) -> str:
    """A reason without the differences in it, where they are listed below it."""
    places = (reason.find(f": {difference}") for difference in differences)
    cut = min((place for place in places if place > 0), default=len(reason))
    return reason[:cut]


def at_a_glance(step: StepResult) -> str:
    """A reason in two lines, in which both begin: what was promised, and what was seen instead."""
    brief = in_brief(step.reason, step.differences)
    if brief == step.reason:
        return brief
    first, *others = step.differences
    more = f" (and {len(others)} more)" if others else ""
    text = f"{first.what}: expected {_begun(first.expected)}, saw {_begun(first.seen)}"
    return f"{brief}: {text}{more}"


def _begun(text: str) -> str:
    return text if len(text) <= _AT_A_GLANCE else f"{text[:_AT_A_GLANCE].rsplit(' ', 1)[0]} …"


def unreached(source: Source) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who was not reached, step by step; of a step that could not be told nobody knows."""
    return tuple(
        (step.ref.id, step.missing)
        for step in source.result.steps
        if step.missing and step.outcome is not e.StepOutcome.ERROR
    )
