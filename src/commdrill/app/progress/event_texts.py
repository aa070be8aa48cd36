"""Each event worth telling, in words; how they look is the business of who shows them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from commdrill.app.ci_safe import one_line
from commdrill.app.progress.progress import Progress
from commdrill.record import events as e
from commdrill.reports.phrasing import in_brief
from commdrill.reports.printable import printable
from commdrill.values import format_duration, plural
from commdrill.verdict import Difference

_MOST_DIFFERENCES = 6


class Tone(Enum):
    """How a line is meant."""

    TITLE = auto()
    HEADING = auto()
    PLAIN = auto()
    GOOD = auto()
    BAD = auto()
    DOUBTFUL = auto()
    DETAIL = auto()  # explains the line before


@dataclass(frozen=True)
class Line:
    """One line for a person. What others said in it can do nothing to a terminal or a CI service."""

    text: str
    tone: Tone = Tone.PLAIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", one_line(printable(self.text)))


OUTCOME_TONES = {
    e.StepOutcome.PASSED: Tone.GOOD,
    e.StepOutcome.FAILED: Tone.BAD,
    e.StepOutcome.ERROR: Tone.DOUBTFUL,
    e.StepOutcome.SKIPPED: Tone.PLAIN,
}


def tell(record: e.Record, progress: Progress) -> tuple[Line, ...]:
    """What is to be said of this record; `progress` is the run's, this record included.

    The board shows looks and messages as they come; the summary tells the end.
    """
    event = record.event
    return (
        _course(event, progress)
        or _changes(event, progress)
        or _verdicts(event, progress)
        or _afterwards(event)
    )


def _course(event: e.Event, progress: Progress) -> tuple[Line, ...]:
    """How far the run is."""
    match event:
        case e.RunStarted() as start:
            return _title(start)
        case e.PreflightPassed():
            return (Line("ready: the environment is as the drill needs it", Tone.GOOD),)
        case e.PreflightFailed(reasons):
            refused = Line("preflight refused; nothing was touched", Tone.BAD)
            return (refused, *(Line(reason, Tone.DETAIL) for reason in reasons))
        case e.StageEntered(stage):
            return (Line(_heading(stage, progress), Tone.HEADING),)
        case e.Interrupted(by):
            return (Line(f"interrupted by {by}: everything is put back first", Tone.DOUBTFUL),)
    return ()


def _changes(event: e.Event, progress: Progress) -> tuple[Line, ...]:
    """What is done to the world."""
    match event:
        case e.ActionPerformed(action, _, receipt):
            return (Line(f"called {action}: {receipt}"),)
        case e.ActionFailed(action, _, why):
            return (Line(f"could not call {action}: {why}", Tone.BAD),)
        case e.FaultInjected(fault):
            return (Line(f"broken: {fault_in_words(progress.faults[fault])}", Tone.DOUBTFUL),)
        case e.InjectFailed(_, why):
            return (Line(f"could not break {why}", Tone.BAD),)
        case e.FaultReverted(fault, _, note):
            what, how = fault_in_words(progress.faults[fault]), f" ({note})" if note else ""
            return (Line(f"put back: {what}{how}", Tone.GOOD),)
        case e.RevertFailed() as failed:
            return _revert_failed(failed, progress)
    return ()


def _verdicts(event: e.Event, progress: Progress) -> tuple[Line, ...]:
    """What came of the plan's steps, and what else is not as it should be."""
    match event:
        case e.StepDecided(_, e.StepOutcome.ERROR) if progress.is_interrupted:
            return ()  # the summary tells them together, once
        case e.StepDecided() as decided if not progress.is_refused:
            return _verdict(decided, progress)
        case e.FindingMade() as finding:
            return _finding(finding)
        case e.ChannelCompared(channel, differences) if differences:
            differs = Line(f"{channel} does not answer as it did before the outage", Tone.BAD)
            return (differs, *differences_in_words(differences))
    return ()


def _afterwards(event: e.Event) -> tuple[Line, ...]:
    """What people and later processes have to say of a run."""
    match event:
        case e.RecoveryStarted():
            return (Line("taking over a run that died", Tone.DOUBTFUL),)
        case e.RunResolved(by):
            return (Line(f"{by} says that everything has been put back by hand"),)
        case e.Noted(by, note):
            return (Line(f"{by} notes: {note}"),)
        case e.SignedOff(by):
            return (Line(f"{by} has read what the run shows, and signs it off"),)
        case e.ActionsKept(actions):
            return (Line(f"{len(actions)} actions of the project are kept with it"),)
        case e.EvidencePruned(pruned, by, rule):
            return (Line(f"{len(pruned)} pieces of evidence pruned by {by}: {rule}"),)
        case e.StepAttested(step, by, outcome):
            return (Line(f"{outcome} {step}: {by} attests it", OUTCOME_TONES[outcome]),)
    return ()


def seconds(length: e.Seconds) -> str:
    """As a plan would write it, to the tenth: `4.2s`, `15m`."""
    if length < 0.05:
        return "under 0.1s"
    exact = length if length < 60 and round(length, 1) % 1 else round(length)
    return format_duration(timedelta(seconds=exact))


def time_taken(took: e.Seconds | None, step: e.StepRef | None) -> str:
    """`in 4.2s of 15s`: how much of its deadline a step needed, as far as known."""
    limit = f" of {seconds(step.within)}" if step and step.within else ""
    return f"in {seconds(took)}{limit}" if took is not None else ""


def fault_in_words(fault: e.FaultArmed) -> str:
    """`checkout (outage, by http)`."""
    return f"{fault.component} ({fault.way}, by {fault.driver})"


def differences_in_words(differences: tuple[Difference, ...]) -> tuple[Line, ...]:
    """Both sides of each, quoted; the same of another recipient is not told again."""
    distinct = list(dict.fromkeys(map(str, differences)))
    lines = tuple(Line(words, Tone.DETAIL) for words in distinct[:_MOST_DIFFERENCES])
    left = len(distinct) - len(lines)
    return (*lines, Line(f"… and {left} more in the report", Tone.DETAIL)) if left else lines


def place_in_words(start: e.RunStarted) -> str:
    """Which plan, where, and how fast."""
    environment = start.environment
    pace = "" if environment.pace == 1 else f", {environment.pace:g} times as fast as planned"
    where = (
        environment.id
        if environment.id == environment.stage
        else f"{environment.id} ({environment.stage})"
    )
    severity = f" at {start.severity}" if start.severity else ""
    return f"{start.scenario}{severity} of {start.plan.id} {start.plan.version}, on {where}{pace}"


def _title(start: e.RunStarted) -> tuple[Line, ...]:
    title = Line(f"{start.drill}: {start.title}", Tone.TITLE)
    place = Line(place_in_words(start), Tone.DETAIL)
    if not start.sabotages:
        return title, place
    return title, place, Line(f"sabotaged: {', '.join(start.sabotages)}", Tone.DETAIL)


def _heading(stage: e.RunStage, progress: Progress) -> str:
    if stage is e.RunStage.RESTORED:  # it is yet to be seen whether it is
        return "afterwards: does everything answer as before?"
    count = sum(step.phase == stage for step in progress.watched)
    return f"{stage}, {plural(count, 'step')} to watch" if count else f"{stage}"


def _verdict(decided: e.StepDecided, progress: Progress) -> tuple[Line, ...]:
    time = time_taken(decided.took, progress.step(decided.step))
    head = f"{decided.outcome} {decided.step}" + (f" {time}" if time else "")
    tone = OUTCOME_TONES[decided.outcome]
    if decided.outcome is e.StepOutcome.PASSED:
        return (Line(head, tone),)
    reason = Line(in_brief(decided.reason, decided.differences), Tone.DETAIL)
    return (Line(head, tone), reason, *differences_in_words(decided.differences))


def _revert_failed(failed: e.RevertFailed, progress: Progress) -> tuple[Line, ...]:
    what = fault_in_words(progress.faults[failed.fault])
    return (
        Line(f"NOT PUT BACK: {what}: {failed.why}", Tone.BAD),
        *(Line(line, Tone.DETAIL) for line in failed.by_hand.splitlines()),
    )


def _finding(finding: e.FindingMade) -> tuple[Line, ...]:
    tone = Tone.BAD if finding.severity is e.Severity.ERROR else Tone.DOUBTFUL
    where = f" ({finding.step})" if finding.step else ""
    return (Line(f"{finding.code}{where}: {finding.message}", tone),)
