"""What went wrong, in order of harm; steps that failed alike are one finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from commdrill.record.events import StepOutcome
from commdrill.record.result import Result
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import in_brief
from commdrill.values import grouped
from commdrill.verdict import Difference


class Harm(IntEnum):
    """What people outside suffered, the worst first."""

    LEAKED = 0  # they were told what nobody may tell
    WRONG = 1  # they were told something else than was approved
    UNTOLD = 2  # they were told nothing
    MISSED = 3  # some of them were
    LATE = 4
    UNKNOWN = 5  # nobody could tell


@dataclass(frozen=True)
class Finding:
    """Something that went wrong. `steps`: their ids; `who`: whom it missed."""

    harm: Harm
    what: str
    steps: tuple[str, ...]
    channels: tuple[str, ...]
    promised: str
    differences: tuple[Difference, ...] = ()
    who: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Difference, ...]:
        """The differences that its sentence does not tell already."""
        return tuple(one for one in self.differences if one.what not in _IN_THE_SENTENCE)


def findings(result: Result) -> Iterator[Finding]:
    wrong = (one for one in result.steps if one.outcome in (StepOutcome.FAILED, StepOutcome.ERROR))
    alike = grouped(
        ((_harm(one), in_brief(one.reason, one.differences), one.differences), one) for one in wrong
    )
    for (harm, what, differences), steps in sorted(alike.items(), key=lambda one: one[0][0]):
        yield Finding(
            harm,
            what,
            tuple(step.ref.id for step in steps),
            tuple(dict.fromkeys(step.ref.channel for step in steps)),
            steps[0].ref.promise,
            differences,
            tuple(dict.fromkeys(who for step in steps for who in step.missing)),
            tuple(dict.fromkeys(path for step in steps for path in step.evidence)),
        )


def _harm(step: StepResult) -> Harm:
    if step.outcome is StepOutcome.ERROR:
        return Harm.UNKNOWN
    found = [_harm_of(difference, step) for difference in step.differences]
    if found:
        return min(found)
    return _reach(step) if step.took is None else Harm.LATE


def _harm_of(difference: Difference, step: StepResult) -> Harm:
    if difference.code:
        return Harm.LEAKED
    if difference.what == "recipients":
        return _reach(step)
    return _BY_WHAT.get(difference.what, Harm.WRONG)


def _reach(step: StepResult) -> Harm:
    return Harm.MISSED if step.recipients and step.recipients.reached else Harm.UNTOLD


_IN_THE_SENTENCE = frozenset({"time", "recipients", "updates", "audience", "message"})
_BY_WHAT = {"time": Harm.LATE, "updates": Harm.UNTOLD}
