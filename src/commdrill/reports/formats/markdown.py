"""`summary.md`: what a CI job shows on its page; failures first, and never too long for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap

from commdrill.record import events as e
from commdrill.record.events.faults import fault_label
from commdrill.record.mending import mending_of, told
from commdrill.record.step_result import StepResult
from commdrill.reports.earlier import Cell, over_runs
from commdrill.reports.phrasing import (
    RUN_WORDS,
    STEP_WORDS,
    by_hand,
    counts,
    fault_name,
    headline,
    instant,
    limit,
    measured,
    once_put_back,
    planes,
    restoration,
    scenario_of,
    seconds,
    word_given,
    worst_first,
)
from commdrill.reports.printable import printable
from commdrill.reports.source import Source
from commdrill.reports.tallies import by_audience, by_channel
from commdrill.values import first_of, plural

FILE = "summary.md"
MOST_BYTES = 900 * 1024  # GitHub drops a summary of 1 MiB whole
_WORST_FIRST = (
    e.RunOutcome.NOT_RESTORED,
    e.RunOutcome.FAILED,
    e.RunOutcome.ERROR,
    e.RunOutcome.INTERRUPTED,
    e.RunOutcome.PASSED,
)
_LONGEST = 500  # characters of what others said
_WAY_BACK = 3000  # of what a person must do
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
_CALLS_A_TEAM = re.compile(r"(?<!\w)@(?=\w)")
_MARKS = {
    e.StepOutcome.PASSED: "✅",
    e.StepOutcome.FAILED: "❌",
    e.StepOutcome.ERROR: "⚠️",
    e.StepOutcome.SKIPPED: "➖",
}


def render(source: Source) -> str:
    """The summary; where there is more than fits, it says how much is left out."""
    return _fitted(list(_blocks(source)))


def render_all(sources: Iterable[Source]) -> str:
    """Several runs as one summary, worst first, that fits as a whole."""
    runs = sorted(sources, key=lambda source: _WORST_FIRST.index(source.ending.outcome))
    if len(runs) == 1:
        return render(runs[0])
    blocks = [_table(runs), *(block for source in runs for block in _blocks(source))]
    return _fitted(blocks)


def _fitted(blocks: Sequence[str]) -> str:
    lines, size = [], 0
    for number, block in enumerate(blocks):
        size += len(block.encode("utf-8", "replace")) + 2
        if size > MOST_BYTES:
            left = plural(len(blocks) - number, "more part")
            lines.append(f"*{left} left out: see report.html.*")
            break
        lines.append(block)
    return "\n\n".join(lines) + "\n"


def _table(runs: Iterable[Source]) -> str:
    rows = (
        f"| {escaped(RUN_WORDS[run.ending.outcome])} | {escaped(run.start.title)} "
        f"| {escaped(run.start.environment.id)} | {escaped(counts(run))} |"
        for run in runs
    )
    head = ("| Outcome | Drill | Where | Steps |", "| --- | --- | --- | --- |")
    return "\n".join((*head, *rows))


def _blocks(source: Source) -> Iterator[str]:
    start, result = source.start, source.result
    yield f"# {escaped(start.title)}: {RUN_WORDS[source.ending.outcome]}"
    yield f"**{escaped(headline(source))}** {escaped(counts(source))}."
    yield from _not_restored(source)
    yield from _bullets("Preflight refused", result.refusals)
    yield from _bullets("Could not be broken", (one.why for one in result.inject_failures))
    for step in worst_first(source):
        yield from _step(source, step)
    yield from _bullets("Findings", map(_finding, result.findings))
    yield from _bullets("Who mends it", told(mending_of(result)))
    yield from _bullets("Notes", (f"{one.by}: {one.note}" for one in result.notes))
    yield "\n".join(_overview(source))
    yield from _passed(source)
    yield from _how_soon(source)
    yield from _over_runs(source)
    yield (
        "Evidence, timeline and messages: `report.html`. Proof that nothing was changed: "
        f"`commdrill verify {result.run}`."
    )


def _not_restored(source: Source) -> Iterator[str]:
    result = source.result
    if result.is_restored:
        return
    if word := word_given(result):
        yield escaped(word, _WAY_BACK)
        return
    yield "## 🛑 Not restored: a person must act"
    for fault in result.open_faults:
        yield f"{escaped(fault_name(fault))} is still in. Do this by hand:"
        yield "\n".join(f"    {line}" for line in printable(by_hand(fault)).splitlines())
        yield once_put_back(result.run)
    lines = [
        f"- {escaped(channel.channel)} does not answer as before: {escaped(str(difference))}"
        for channel in result.unrestored
        for difference in channel.differences
    ]
    if lines:
        yield "\n".join(lines)


def _bullets(title: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"- {escaped(item)}" for item in items]
    if lines:
        yield f"## {title}"
        yield "\n".join(lines)


def _finding(finding: e.FindingMade) -> str:
    where = f" ({finding.step})" if finding.step else ""
    return f"{finding.severity} {finding.code}{where}: {finding.message}"


def _step(source: Source, step: StepResult) -> Iterator[str]:
    ref = step.ref
    yield f"## {_MARKS[step.outcome]} {escaped(ref.id)}: {STEP_WORDS[step.outcome]}"
    lines = [
        f"{escaped(step.reason)}",
        "",
        f"- promise: {escaped(ref.promise)} ({escaped(ref.place)})",
        f"- {escaped(ref.phase)}, on {escaped(ref.channel)}",
        f"- limit: {limit(ref, source.start.environment.pace)}; measured: {measured(step)}",
        *(f"- {escaped(str(one))}" for one in step.differences),
        *_evidence(step),
    ]
    yield "\n".join(lines)


def _evidence(step: StepResult) -> Iterator[str]:
    named = step.evidence
    if named:
        yield f"- evidence: {first_of([f'`{path}`' for path in named], 5)}"


def _overview(source: Source) -> Iterator[str]:
    start, result = source.start, source.result
    pace = start.environment.pace
    faster = "" if pace == 1 else f", {pace:g} times as fast as the plan's minutes"
    rows = {
        "Plan": f"{start.plan.title} ({start.plan.id}, version {start.plan.version})",
        "Scenario": scenario_of(start),
        "Taken down": ", ".join(starmap(fault_label, start.take_down.items())),
        "Environment": f"{start.environment.id}, stage {start.environment.stage}{faster}",
        "AWS": planes(result.aws_calls),
        "Sabotaged": ", ".join(start.sabotages),
        "Started": instant(result.started),
        "Finished": instant(result.finished),
        "Lasted": seconds(result.elapsed),
        "Afterwards": restoration(source),
        "Run": result.run,
    }
    yield "| | |"
    yield "| --- | --- |"
    yield from (f"| {name} | {escaped(value)} |" for name, value in rows.items() if value)


def _passed(source: Source) -> Iterator[str]:
    passed = [s for s in source.result.steps if s.outcome is e.StepOutcome.PASSED]
    if not passed:
        return
    pace = source.start.environment.pace
    rows = (
        f"| {_MARKS[step.outcome]} {escaped(step.ref.id)} | {escaped(step.ref.promise)} "
        f"| {limit(step.ref, pace)} | {measured(step)} |"
        for step in passed
    )
    yield "## Promises kept"
    yield "\n".join(("| Step | Promise | Limit | Measured |", "| --- | --- | --- | --- |", *rows))


def _how_soon(source: Source) -> Iterator[str]:
    """By channel and by audience."""
    found = {"Channel": by_channel(source.result), "Audience": by_audience(source.result)}
    for kind, tallies in () if source.result.refusals else found.items():
        rows = (
            f"| {escaped(one.name)} | {one.kept} of {one.promised} | {_time(one.first)} "
            f"| {_time(one.usual)} | {_time(one.last)} |"
            for one in tallies
        )
        if tallies:
            head = f"| {kind} | In time | Soonest | Median | Slowest |"
            yield "\n".join((head, "| --- | --- | --- | --- | --- |", *rows))


def _over_runs(source: Source) -> Iterator[str]:
    found = over_runs(source)
    if found is None:
        return
    yield "## Over the last runs"
    if found.gone:
        version = escaped(source.start.plan.version)
        yield f"**Plan {version}: same version, other digest; gone: {escaped(', '.join(found.gone))}**"
    yield f"{plural(found.steady, 'promise')} came out the same in each; {len(found.rows)} did not."
    days = " | ".join(f"{run.began:%Y-%m-%d}" for run in found.runs)
    rows = (
        f"| {escaped(row.step)} | {' | '.join(_cell(cell) for cell in row.cells)} |"
        for row in found.rows
    )
    if found.rows:
        head = (f"| Promise | {days} | this run |", "| --- " * (len(found.runs) + 2) + "|")
        yield "\n".join((*head, *rows))


def _cell(cell: Cell) -> str:
    if cell.outcome is None:
        return "not promised"
    return f"{_MARKS[cell.outcome]} {_time(cell.took)}"


def _time(length: e.Seconds | None) -> str:
    return "—" if length is None else seconds(length)


def escaped(words: str, longest: int = _LONGEST) -> str:
    """What others said, as text: it makes no markup and no new line here, and calls nobody."""
    line = printable(" ".join(words.split()))
    short = line if len(line) <= longest else f"{line[:longest]}…"
    return _CALLS_A_TEAM.sub("@\u2060", _SPECIAL.sub(r"\\\1", short))
