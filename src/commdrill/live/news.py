"""What has just happened, in a line each: for those who watch and do not read journals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from commdrill.record import events as e
from commdrill.record.result import Result

_MOST_PEOPLE = 4
_LONGEST = 160
_BEGINNINGS = {
    e.RunStage.PREFLIGHT: "preflight: could this be drilled now?",
    e.RunStage.BASELINE: "baseline: how does it look before anything breaks?",
    e.RunStage.RESTORED: "afterwards: does everything answer as before?",
}
_TONES = {
    e.StepOutcome.PASSED: "good",
    e.StepOutcome.FAILED: "bad",
    e.StepOutcome.ERROR: "doubtful",
    e.StepOutcome.SKIPPED: "plain",
}
_WORDS = {
    e.StepOutcome.PASSED: "kept",
    e.StepOutcome.FAILED: "broken",
    e.StepOutcome.ERROR: "cannot be told",
    e.StepOutcome.SKIPPED: "skipped",
}


@dataclass(frozen=True)
class News:
    """One line; `tone` is good, bad, doubtful or plain."""

    at: float
    text: str
    tone: str = "plain"


def newest(result: Result, most: int) -> tuple[tuple[int, News], ...]:
    """The last lines, the oldest of them first, each with the number of its record."""
    names = {fault.armed.fault: fault.armed.component for fault in result.faults}
    told = (
        (record.seq, news) for record in reversed(result.records) for news in _news(record, names)
    )
    return tuple(islice(told, most))[::-1]


def _news(record: e.Record, components: dict[int, str]) -> Iterator[News]:
    for text, tone in _told(record.event, components):
        short = " ".join(text.split())
        yield News(
            record.elapsed, short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…", tone
        )


def _told(event: e.Event, components: dict[int, str]) -> Iterator[tuple[str, str]]:  # noqa: C901, PLR0912, PLR0915 one case for each event
    match event:
        case e.StageEntered(stage):
            yield _BEGINNINGS.get(stage, f"{stage} begins"), "stage"
        case e.PreflightFailed(reasons):
            yield f"refused, nothing was touched: {'; '.join(reasons)}", "bad"
        case e.FaultInjected(fault):
            yield f"{components.get(fault, 'a component')} is broken on purpose", "doubtful"
        case e.InjectFailed(_, why):
            yield f"could not break {why}", "bad"
        case e.FaultReverted(fault):
            yield f"{components.get(fault, 'a component')} is put back", "good"
        case e.RevertFailed(fault, why):
            yield f"NOT PUT BACK: {components.get(fault, 'a component')}: {why}", "bad"
        case e.ActionPerformed(action):
            yield f"{action} was called", "plain"
        case e.ActionFailed(action, _, why):
            yield f"{action} could not be called: {why}", "bad"
        case e.Looked(channel, _, _, summary):
            yield f"{channel} shows {summary}", "plain"
        case e.LookFailed(channel, _, cause):
            yield f"{channel}: cannot look: {cause}", "doubtful"
        case e.MessageSeen(channel, _, to, subject):
            yield f"{channel} → {_people(to)}: {subject or 'a message'}", "plain"
        case e.StepDecided(step, outcome):
            yield f"{_WORDS[outcome]}: {step}", _TONES[outcome]
        case e.StepAttested(step, by, outcome):
            yield f"{_WORDS[outcome]}: {step}, attested by {by}", _TONES[outcome]
        case e.FindingMade(_, message):
            yield message, "doubtful"
        case e.ChannelCompared(channel, differences) if differences:
            yield f"{channel} does not answer as it did before", "bad"
        case e.Paused(began, ended, why):
            yield f"nobody could look for {ended - began:.0f} s: {why}", "doubtful"
        case e.Interrupted(by):
            yield f"interrupted by {by}: everything is put back first", "doubtful"
        case e.Resumed(_, began, ended):
            yield f"another process goes on; nobody looked for {ended - began:.0f} s", "doubtful"
        case e.RecoveryStarted():
            yield "another process takes over: the one before died", "doubtful"
        case e.Noted(by, note):
            yield f"{by} notes: {note}", "note"
        case e.RunFinished(outcome):
            yield f"over: {outcome}", "good" if outcome is e.RunOutcome.PASSED else "bad"


def _people(names: Iterable[str]) -> str:
    people = tuple(names)
    more = len(people) - _MOST_PEOPLE
    return (", ".join(people[:_MOST_PEOPLE]) or "nobody known") + (
        f" and {more} more" if more > 0 else ""
    )
