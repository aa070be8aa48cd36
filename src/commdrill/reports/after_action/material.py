"""What an after-action report is made from: a run, the runs of its drill before it, and who vouches for it."""

from dataclasses import dataclass
from datetime import datetime

from commdrill.record.comparison import Comparison
from commdrill.record.follow_up import FollowUp
from commdrill.reports.after_action.timings import Timing
from commdrill.reports.source import Source


@dataclass(frozen=True)
class Before:
    """The run of the same drill before this one, and what is different since."""

    run: str
    started: datetime
    comparison: Comparison
    kept: int
    promised: int


@dataclass(frozen=True)
class Seals:
    """Who vouches for the folder: `signatures` as they can be told without allowed signers."""

    signatures: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    ledger: str = ""
    head: str = ""


@dataclass(frozen=True)
class Material:
    """All that a report is made from. `between`: runs of the drill since the one before, in words.

    `followed`: what became of the actions of the project, `now`.
    """

    source: Source
    before: Before | None = None
    timings: tuple[Timing, ...] = ()
    between: str = ""
    seals: Seals = Seals()
    followed: tuple[FollowUp, ...] = ()
    now: datetime | None = None
