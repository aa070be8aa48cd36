"""What has just happened, in a line each: for those who watch and do not read journals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from commdrill.record import events as e
from commdrill.record.result import Result
from commdrill.values import first_of

_MOST_PEOPLE = 4
_LONGEST = 160
_NOT_KNOWN = "a component"
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

Line = tuple[str, str]
"""A text, and its tone."""


@dataclass(frozen=True)
class News:
    """One line; `tone` is good, bad, doubtful or plain."""

    at: float
    text: str
    tone: str = "plain"


def newest(result: Result, most: int) -> tuple[tuple[int, News], ...]:
    """The last lines, the oldest of them first, each with the number of its record."""
    components = {fault.armed.fault: fault.armed.component for fault in result.faults}
    lines = (
        (record.seq, news)
        for record in reversed(result.records)
        if (news := _news(record, components))
    )
    return tuple(islice(lines, most))[::-1]


def _news(record: e.Record, components: Mapping[int, str]) -> News | None:
    event = record.event
    line = (
        _course(event)
        or _changes(event, components)
        or _looks(event)
        or _verdicts(event)
        or _takeovers(event)
    )
    if line is None:
        return None
    text, tone = line
    short = " ".join(text.split())
    return News(record.elapsed, short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…", tone)


def _course(event: e.Event) -> Line | None:
    """How far the run is."""
    match event:
        case e.StageEntered(stage):
            return _BEGINNINGS.get(stage, f"{stage} begins"), "stage"
        case e.PreflightFailed(reasons):
            return f"refused, nothing was touched: {'; '.join(reasons)}", "bad"
        case e.RunFinished(outcome):
            return f"over: {outcome}", "good" if outcome is e.RunOutcome.PASSED else "bad"
    return None


def _changes(event: e.Event, components: Mapping[int, str]) -> Line | None:
    """What is done to the world."""
    match event:
        case e.FaultInjected(fault):
            return f"{components.get(fault, _NOT_KNOWN)} is broken on purpose", "doubtful"
        case e.InjectFailed(_, why):
            return f"could not break {why}", "bad"
        case e.FaultReverted(fault):
            return f"{components.get(fault, _NOT_KNOWN)} is put back", "good"
        case e.RevertFailed(fault, why):
            return f"NOT PUT BACK: {components.get(fault, _NOT_KNOWN)}: {why}", "bad"
        case e.ActionPerformed(action):
            return f"{action} was called", "plain"
        case e.ActionFailed(action, _, why):
            return f"{action} could not be called: {why}", "bad"
    return None


def _looks(event: e.Event) -> Line | None:
    """What is to be seen of the world."""
    match event:
        case e.Looked(channel, _, _, summary):
            return f"{channel} shows {summary}", "plain"
        case e.LookFailed(channel, _, cause):
            return f"{channel}: cannot look: {cause}", "doubtful"
        case e.MessageSeen(channel, _, to, subject):
            return f"{channel} → {_people(to)}: {subject or 'a message'}", "plain"
        case e.ChannelCompared(channel, differences) if differences:
            return f"{channel} does not answer as it did before", "bad"
        case e.ChannelCompared(channel, untold=untold) if untold:
            return f"whether {channel} answers as before could not be told: {untold}", "doubtful"
    return None


def _verdicts(event: e.Event) -> Line | None:
    """What came of the plan's steps, and what people say of it."""
    match event:
        case e.StepDecided(step, outcome):
            return f"{_WORDS[outcome]}: {step}", _TONES[outcome]
        case e.StepAttested(step, by, outcome):
            return f"{_WORDS[outcome]}: {step}, attested by {by}", _TONES[outcome]
        case e.FindingMade(_, message):
            return message, "doubtful"
        case e.Noted(by, note):
            return f"{by} notes: {note}", "note"
    return None


def _takeovers(event: e.Event) -> Line | None:
    """When nobody could look, and who went on."""
    match event:
        case e.Paused(began, ended, why):
            return f"nobody could look for {ended - began:.0f} s: {why}", "doubtful"
        case e.ClockSetBack(_, seconds):
            return f"this machine's clock was set back by {seconds:.0f} s", "doubtful"
        case e.Interrupted(by):
            return f"interrupted by {by}: everything is put back first", "doubtful"
        case e.Resumed(_, began, ended):
            return f"another process goes on; nobody looked for {ended - began:.0f} s", "doubtful"
        case e.RecoveryStarted():
            return "another process takes over: the one before died", "doubtful"
    return None


def _people(names: Iterable[str]) -> str:
    return first_of(tuple(names), _MOST_PEOPLE) or "nobody known"
