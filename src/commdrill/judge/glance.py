"""One look at a page or a status page, as a step takes it."""

from dataclasses import dataclass

from commdrill.judge.moment import Gap, LookTime, OwnTime
from commdrill.record.events import Seconds
from commdrill.verdict import Verdict

LONGEST_LOOK = 30.0  # seconds: a look that takes longer does not come back
UNSEEN = 0.05  # of a limit may go by unseen: looks leave as much of it anyway


@dataclass(frozen=True)
class Glance:
    """One look, judged; times from the start of the step's phase.

    `verdict` None: it said nothing about the plan, for this `cause`. `own`: when the page itself
    says that it became so.
    """

    time: LookTime
    verdict: Verdict | None
    cause: str = ""
    own: OwnTime | None = None


def blinded(so_far: Gap | None, glance: Glance) -> Gap:
    """Looks that say nothing, up to this one."""
    return Gap(so_far.began if so_far else glance.time.began, glance.time.ended, glance.cause)


def patience(due: Seconds) -> Seconds:
    """Until when looks that say nothing may clear: as long again as there was, within reason."""
    return due + min(due, LONGEST_LOOK)


def why_untold(blind: Gap | None) -> str:
    """Why nothing could be told by looks that came back without a word, or by none that came back."""
    return blind.why if blind and blind.why else "no look came back"
