"""The after-action report as Markdown, for a wiki or a ticket."""

from collections.abc import Iterator

from commdrill.record.comparison import Change
from commdrill.reports.after_action.afterwards import ToDo
from commdrill.reports.after_action.controls import NOT_SHOWN
from commdrill.reports.after_action.findings import Finding
from commdrill.reports.after_action.improvement import Row
from commdrill.reports.after_action.material import Before
from commdrill.reports.after_action.review import Review
from commdrill.reports.formats.markdown import escaped
from commdrill.reports.phrasing import RUN_WORDS, instant
from commdrill.reports.representativeness import limits_of_proof
from commdrill.values import plural


def render(review: Review) -> str:
    return "\n".join(_blocks(review)) + "\n"


def _blocks(review: Review) -> Iterator[str]:
    source = review.source
    yield f"# After-action report: {escaped(source.start.title)}\n"
    restored = "restored" if source.result.is_restored else "NOT restored"
    yield f"**{RUN_WORDS[source.ending.outcome]}, {restored}. {escaped(review.sentence)}**\n"
    yield "| | |\n| --- | --- |"
    for one in review.numbers:
        yield f"| **{escaped(one.number)}** | {escaped(f'{one.of} ({one.beside})' if one.beside else one.of)} |"
    yield "\n## What went wrong, in order of harm\n"
    yield from _findings(review.findings)
    yield from _improvement(review.improvement)
    yield from _to_dos(review.to_dos)
    yield from _since(review.material.before, review.material.between)
    yield "\n## How far it shows\n"
    yield from (f"- {escaped(sentence)}" for sentence in limits_of_proof(source))
    yield "\n## Answers to\n\n| Control | Answered by | Open |\n| --- | --- | --- |"
    for answer in review.answers:
        missing = f"{NOT_SHOWN}: {', '.join(answer.missing)}" if answer.missing else ""
        yield f"| {answer.demand.control} | {', '.join(answer.fields) or '—'} | {missing} |"
    yield from _sealed(review)


def _findings(found: tuple[Finding, ...]) -> Iterator[str]:
    for number, finding in enumerate(found, start=1):
        who = f"; missing: {', '.join(finding.who)}" if finding.who else ""
        yield f"{number}. **{escaped(finding.what)}** ({escaped(', '.join(finding.channels))})"
        yield f"   promised: {escaped(finding.promised)} ({escaped(', '.join(finding.steps))}){escaped(who)}"
        for difference in finding.words:
            yield f"   - {escaped(str(difference))}"
    if not found:
        yield "Nothing: every promise that was looked at was kept."


def _improvement(rows: tuple[Row, ...]) -> Iterator[str]:
    yield "\n## Improvement plan\n"
    if not rows:
        yield "No step failed, and no action is open."
        return
    yield "| # | Finding | Corrective action | Owner | Began | Due | State | Closed by |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for row in rows:
        text = f"{row.text} ({row.ticket})" if row.ticket else row.text
        state = f"{row.state}, {row.carried}" if row.carried else row.state
        cells = (row.id, row.finding, text, row.owner, row.began, row.due, state, row.closed_by)
        yield f"| {' | '.join(map(escaped, cells))} |"


def _to_dos(found: tuple[ToDo, ...]) -> Iterator[str]:
    if not found:
        return
    yield "\n## To be done after the run\n"
    yield "| Step | What | Due | State |\n| --- | --- | --- | --- |"
    for one in found:
        cells = (one.step, one.promise, one.due, one.state)
        yield f"| {' | '.join(map(escaped, cells))} |"


def _since(before: Before | None, between: str) -> Iterator[str]:
    if before is None:
        yield "\n## Since the last drill\n\nThis is the first drill of it that is here."
        return
    yield f"\n## Since the last drill ({instant(before.started)}, {before.run})\n"
    for change in Change:
        steps = [one.step for one in before.comparison.changes if one.change is change]
        if steps:
            yield f"- {change}: {escaped(', '.join(steps))}"
    for one in before.comparison.circumstances:
        yield f"- {escaped(one.what)}: {escaped(one.before)} → {escaped(one.after)}"
    yield f"- as before: {plural(before.comparison.same, 'promise')}"
    if between:
        yield f"- all runs in between: {escaped(between)}"


def _sealed(review: Review) -> Iterator[str]:
    seals, source = review.material.seals, review.source
    yield "\n## Signed and sealed\n"
    words = [f"{word.by}, {instant(word.at)}" for word in source.result.signed_off]
    yield f"- signed off: {escaped('; '.join(words) or 'by nobody yet')}"
    yield from (f"- {escaped(one.by)} noted: {escaped(one.note)}" for one in source.result.notes)
    yield f"- seal: {escaped('; '.join((*seals.signatures, *seals.problems)) or 'none')}"
    yield f"- ledger: {escaped(seals.ledger or 'none')}"
    yield f"- run: {source.result.run}"
