"""What comes after the run itself: another process, or a person."""

from dataclasses import dataclass
from datetime import datetime

from commdrill.record.run_facts import Name, Names, Seconds, StepOutcome


@dataclass(frozen=True)
class RecoveryStarted:
    """Another process took over a run that died."""

    version: Name
    bytes_lost: int  # of a torn last line
    evidence: Names = ()  # kept by the run that died before it could say of what


@dataclass(frozen=True)
class Resumed:
    """Another process goes on with a run that died; from `began` to `ended` nobody looked."""

    version: Name
    began: Seconds
    ended: Seconds
    bytes_lost: int  # of a torn last line
    evidence: Names = ()  # kept by the run that died before it could say of what


@dataclass(frozen=True)
class StepAttested:
    """A person's word on a manual step, during the run or after it."""

    step: Name
    by: str
    outcome: StepOutcome
    note: str = ""
    evidence: Names = ()


@dataclass(frozen=True)
class Noted:
    """What somebody who watched the run wrote down, and when; it changes no verdict."""

    by: str
    note: str
    said: datetime


@dataclass(frozen=True)
class RunResolved:
    """A person's word that what the run left broken is as before; its verdict stays."""

    by: str
    note: str = ""


@dataclass(frozen=True)
class SignedOff:
    """Somebody other than who ran it has read what the run shows, and stands by that."""

    by: str
    note: str = ""


@dataclass(frozen=True)
class KeptAction:
    """One of the project's actions, as it was that day; days as `2026-12-18`, unknown ones empty."""

    id: str
    step: Name
    text: str
    owner: str
    began: str
    due: str
    ticket: str = ""


@dataclass(frozen=True)
class ActionsKept:
    """Who mends what the run saw broken, and by when: all that the project said of it that day."""

    actions: tuple[KeptAction, ...]


@dataclass(frozen=True)
class EvidencePruned:
    """Evidence is kept no longer; what it showed is told by the other records, and stays."""

    pruned: Names
    by: str
    rule: str
