"""Each event worth telling, in words; how they look is the business of who shows them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from commdrill.app.ci_safe import one_line
from commdrill.app.progress.progress import Progress
from commdrill.record import events as e
from commdrill.reports.phrasing import in_brief, printable
from commdrill.values import format_duration
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
class Told:
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


def tell(record: e.Record, progress: Progress) -> tuple[Told, ...]:  # noqa: C901, PLR0912 one case for each event
    """What is to be said of this record; `progress` is the run's, this record included."""
    match record.event:
        case e.RunStarted() as start:
            return _title(start)
        case e.PreflightPassed():
            return (Told("ready: the environment is as the drill needs it", Tone.GOOD),)
        case e.PreflightFailed(reasons):
            told = [Told("preflight refused; nothing was touched", Tone.BAD)]
            return (*told, *(Told(reason, Tone.DETAIL) for reason in reasons))
        case e.StageEntered(stage):
            return (Told(_heading(stage, progress), Tone.HEADING),)
        case e.ActionPerformed(action, _, receipt):
            return (Told(f"called {action}: {receipt}"),)
        case e.ActionFailed(action, _, why):
            return (Told(f"could not call {action}: {why}", Tone.BAD),)
        case e.FaultInjected(fault):
            return (Told(f"broken: {fault_in_words(progress.faults[fault])}", Tone.DOUBTFUL),)
        case e.InjectFailed(_, why):
            return (Told(f"could not break {why}", Tone.BAD),)
        case e.FaultReverted(fault, _, note):
            told_note = f" ({note})" if note else ""
            return (
                Told(f"put back: {fault_in_words(progress.faults[fault])}{told_note}", Tone.GOOD),
            )
        case e.RevertFailed() as failed:
            return _revert_failed(failed, progress)
        case e.StepDecided(_, e.StepOutcome.ERROR) if progress.is_interrupted:
            return ()  # the summary tells them together, once
        case e.StepDecided() as decided if not progress.is_refused:
            return _verdict(decided, progress)
        case e.FindingMade() as finding:
            return _finding(finding)
        case e.ChannelCompared(channel, differences) if differences:
            told = [Told(f"{channel} does not answer as it did before the outage", Tone.BAD)]
            return (*told, *differences_in_words(differences))
        case e.Interrupted(by):
            return (Told(f"interrupted by {by}: everything is put back first", Tone.DOUBTFUL),)
        case e.RecoveryStarted():
            return (Told("taking over a run that died", Tone.DOUBTFUL),)
        case e.RunResolved(by):
            return (Told(f"{by} says that everything has been put back by hand"),)
        case e.Noted(by, note):
            return (Told(f"{by} notes: {note}"),)
        case e.SignedOff(by):
            return (Told(f"{by} has read what the run shows, and signs it off"),)
        case e.EvidencePruned(pruned, by, rule):
            return (Told(f"{len(pruned)} pieces of evidence pruned by {by}: {rule}"),)
        case e.StepAttested(step, by, outcome):
            return (Told(f"{outcome} {step}: {by} attests it", OUTCOME_TONES[outcome]),)
        case _:  # the board shows looks and messages as they come; the summary tells the end
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


def differences_in_words(differences: tuple[Difference, ...]) -> tuple[Told, ...]:
    """Both sides of each, quoted; the same of another recipient is not told again."""
    told = list(dict.fromkeys(map(str, differences)))
    lines = tuple(Told(words, Tone.DETAIL) for words in told[:_MOST_DIFFERENCES])
    left = len(told) - len(lines)
    return (*lines, Told(f"… and {left} more in the report", Tone.DETAIL)) if left else lines


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


def _title(start: e.RunStarted) -> tuple[Told, ...]:
    title = Told(f"{start.drill}: {start.title}", Tone.TITLE)
    place = Told(place_in_words(start), Tone.DETAIL)
    if not start.sabotages:
        return title, place
    return title, place, Told(f"sabotaged: {', '.join(start.sabotages)}", Tone.DETAIL)


def _heading(stage: e.RunStage, progress: Progress) -> str:
    if stage is e.RunStage.RESTORED:  # it is yet to be seen whether it is
        return "afterwards: does everything answer as before?"
    count = sum(step.phase == stage for step in progress.watched)
    return f"{stage}, {count} step{'s' if count != 1 else ''} to watch" if count else f"{stage}"


def _verdict(decided: e.StepDecided, progress: Progress) -> tuple[Told, ...]:
    time = time_taken(decided.took, progress.step(decided.step))
    head = f"{decided.outcome} {decided.step}" + (f" {time}" if time else "")
    tone = OUTCOME_TONES[decided.outcome]
    if decided.outcome is e.StepOutcome.PASSED:
        return (Told(head, tone),)
    reason = Told(in_brief(decided.reason, decided.differences), Tone.DETAIL)
    return (Told(head, tone), reason, *differences_in_words(decided.differences))


def _revert_failed(failed: e.RevertFailed, progress: Progress) -> tuple[Told, ...]:
    what = fault_in_words(progress.faults[failed.fault])
    return (
        Told(f"NOT PUT BACK: {what}: {failed.why}", Tone.BAD),
        *(Told(line, Tone.DETAIL) for line in failed.by_hand.splitlines()),
    )


def _finding(finding: e.FindingMade) -> tuple[Told, ...]:
    tone = Tone.BAD if finding.severity is e.Severity.ERROR else Tone.DOUBTFUL
    where = f" ({finding.step})" if finding.step else ""
    return (Told(f"{finding.code}{where}: {finding.message}", tone),)
