"""Coverage on a terminal: scenario by scenario, below each the runs that drilled its steps last."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from commdrill.app.progress.event_texts import OUTCOME_TONES, Line, Tone, seconds
from commdrill.coverage.coverage import (
    Coverage,
    ScenarioCoverage,
    Standing,
    StepCoverage,
    is_rehearsal,
)
from commdrill.record.events import StepOutcome
from commdrill.record.follow_up import FollowUp
from commdrill.record.history import PastStep
from commdrill.values import plural

_OUTCOMES = {
    StepOutcome.PASSED: "passed",
    StepOutcome.FAILED: "failed",
    StepOutcome.ERROR: "could not be told",
    StepOutcome.SKIPPED: "skipped",
}
_INDENT = " " * 12  # of what is said of a step
_COLUMNS = 80
_TIME = 16  # columns, as `1m12s of 15m`
_LONGEST_NAME = 32
_LONGEST_REASON = 160


def tabulate(coverage: Coverage, followed: Sequence[FollowUp] = ()) -> Iterator[Line]:
    """All of it, line by line; within 80 columns unless names are longer."""
    plan = ""
    for scenario in coverage.scenarios:
        promised = scenario.promised
        if promised.plan != plan:
            yield Line(f"{promised.plan} {promised.version}: {promised.title}", Tone.TITLE)
            yield Line("")
            plan = promised.plan
        yield from _scenario(scenario)
        yield Line("")
    yield from _totals(coverage)
    yield from _owed(coverage)
    yield from _actions(followed)


def _scenario(scenario: ScenarioCoverage) -> Iterator[Line]:
    yield Line(_head(scenario), Tone.HEADING)
    if scenario.gone:
        gone = f"same version, other digest; gone: {', '.join(scenario.gone)}"
        for line in wrap(gone, _COLUMNS - 4, break_on_hyphens=False):
            yield Line(f"  {line}", Tone.BAD)
    width = min(_LONGEST_NAME, max(len(step.step.id) for step in scenario.steps))
    lasts = {step.last for step in scenario.steps if step.last}
    runs = {last.run: last for last in lasts}
    for run in sorted(runs.values(), key=lambda one: (one.when, one.run), reverse=True):
        yield from _run(run)
        for step in scenario.steps:
            if step.last and step.last.run == run.run:
                yield from _row(step, step.last, width)
    never = [step.step.id for step in scenario.steps if step.standing is Standing.NEVER]
    if never:
        yield Line("  never drilled", Tone.DOUBTFUL)
        for line in wrap(", ".join(never), _COLUMNS - 4, break_on_hyphens=False):
            yield Line(f"    {line}")


def _head(scenario: ScenarioCoverage) -> str:
    promised = scenario.promised
    every = f", to be drilled every {promised.every}" if promised.every else ""
    none = "" if promised.drills else ", no drill"
    severity = f" at {promised.severity}" if promised.severity else ""
    return f"{promised.scenario}{severity} ({promised.type}{every}{none})"


def _run(last: PastStep) -> Iterator[Line]:
    place = last.environment
    where = place.id if place.id == place.stage else f"{place.id} ({place.stage})"
    did = "rehearsed" if is_rehearsal(last) else "drilled"
    pace = "" if place.pace == 1 else f", {place.pace:g} times as fast"
    yield Line(f"  {did} {last.when:%Y-%m-%d} in {where}, plan version {last.plan_version}{pace}")
    yield Line(f"  {last.run}", Tone.DETAIL)


def _row(coverage: StepCoverage, last: PastStep, width: int) -> Iterator[Line]:
    line = f"    {last.outcome:<7} {last.step:<{width}}  {_time(last):<{_TIME}} {coverage.trend}"
    yield Line(line.rstrip(), OUTCOME_TONES[last.outcome])
    for note, tone in _notes(coverage, last):
        for part in wrap(note, _COLUMNS - len(_INDENT), break_on_hyphens=False):
            yield Line(f"{_INDENT}{part}", tone)


def _time(last: PastStep) -> str:
    limit = f" of {seconds(last.within_in_plan)}" if last.within_in_plan else ""
    if last.took_in_plan is not None:
        return f"{seconds(last.took_in_plan)}{limit}"
    return "" if last.is_told else "—"


def _notes(coverage: StepCoverage, last: PastStep) -> Iterator[tuple[str, Tone]]:
    if last.outcome is not StepOutcome.PASSED:
        yield _short(last.reason), Tone.DETAIL
    if not last.is_told and coverage.told:
        told = coverage.told
        yield f"last told: {told.outcome} on {told.when:%Y-%m-%d}, {told.run}", Tone.DETAIL
    if coverage.is_changed:
        yield "changed since: it promises something else now", Tone.DOUBTFUL
    if coverage.is_overdue:
        yield f"overdue: it was due on {coverage.due}", Tone.BAD
    if failed := coverage.failed_rehearsal:
        yield f"failed when rehearsed on {failed.when:%Y-%m-%d}: {failed.run}", Tone.BAD


def _short(reason: str) -> str:
    line = " ".join(reason.split())
    return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…"


def _totals(coverage: Coverage) -> Iterator[Line]:
    steps = coverage.steps
    places = Counter(step.standing for step in steps)
    parts = [
        f"{places[kind]} {word}"
        for kind, word in (
            (Standing.DRILLED, "drilled"),
            (Standing.REHEARSED, "only rehearsed in a sandbox"),
            (Standing.NEVER, "never drilled"),
        )
        if places[kind]
    ]
    yield Line(f"{plural(len(steps), 'step')}: {', '.join(parts) or 'none'}", Tone.TITLE)
    yield from _outcomes(steps)


def _outcomes(steps: Sequence[StepCoverage]) -> Iterator[Line]:
    found = Counter(step.outcome for step in steps)
    said = [f"{found[kind]} {word}" for kind, word in _OUTCOMES.items() if found[kind]]
    overdue, changed = sum(s.is_overdue for s in steps), sum(s.is_changed for s in steps)
    if said:
        yield Line(f"last time: {', '.join(said)}", _worst(found))
    if overdue:
        yield Line(f"{overdue} overdue", Tone.BAD)
    if changed:
        yield Line(f"{changed} changed since", Tone.DOUBTFUL)


def _worst(found: Counter[StepOutcome | None]) -> Tone:
    if found[StepOutcome.FAILED]:
        return Tone.BAD
    return Tone.DOUBTFUL if found[StepOutcome.ERROR] else Tone.PLAIN


def _owed(coverage: Coverage) -> Iterator[Line]:
    """What runs left to be done, and nobody has attested."""
    if not coverage.owed:
        return
    yield Line(f"{plural(len(coverage.owed), 'step')} to be done after a run", Tone.DOUBTFUL)
    for one in sorted(coverage.owed, key=lambda one: one.due):
        is_late = one.due.date() < coverage.on
        late = (
            f", overdue by {plural((coverage.on - one.due.date()).days, 'day')}" if is_late else ""
        )
        line = f"{one.step.step}: due {one.due:%Y-%m-%d}{late}, {one.run.run}"
        for part in wrap(line, _COLUMNS - 4, break_on_hyphens=False):
            yield Line(f"    {part}", Tone.BAD if is_late else Tone.PLAIN)


def _actions(followed: Sequence[FollowUp]) -> Iterator[Line]:
    """Those that no run has closed yet."""
    waiting = [one for one in followed if one.is_open]
    if not waiting:
        return
    yield Line(f"{plural(len(waiting), 'action')} open", Tone.DOUBTFUL)
    for one in sorted(waiting, key=lambda one: one.action.due):
        late = f", overdue by {plural(one.late, 'day')}" if one.is_overdue else ""
        mends = f"{one.action.finding.plan} {one.action.finding.step}"
        line = f"{one.action.id}: {mends}, {one.action.owner}, due {one.action.due}{late}"
        for part in wrap(line, _COLUMNS - 4, break_on_hyphens=False):
            yield Line(f"    {part}", Tone.BAD if one.is_overdue else Tone.PLAIN)
