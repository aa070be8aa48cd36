"""What watching knows and would lose with its process: whoever goes on with the run begins from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.record.run_facts import Name, Names, Seconds
from commdrill.verdict import Difference


@dataclass(frozen=True)
class Positioned:
    """From where on an inbox is read, in its driver's own terms: what is older never counts."""

    channel: Name
    position: Any


@dataclass(frozen=True)
class BaselineNoted:
    """How a page looked before anything broke: its status, the expectations it met, what it leaked.

    `board`: of a status page all that it showed.
    """

    channel: Name
    status: str
    met: tuple[str, ...]
    leaks: Mapping[str, tuple[Difference, ...]]
    unanswered: str = ""
    board: Any = None


@dataclass(frozen=True)
class PhaseBegun:
    """What happens since then belongs to it."""

    phase: Name
    since: Seconds


@dataclass(frozen=True)
class Watching:
    """How far watching has come: every look before it is in it, or told by the records before it.

    `ahead`: steps of which the words would be too early. `ticks`: seconds since the machine's start
    `boot`, at this `moment` of the run, by which another process knows whether its clock was set since.
    """

    phases: tuple[PhaseBegun, ...]
    channels: Mapping[str, Any]
    steps: Mapping[str, Any]
    ahead: Names = ()
    moment: Seconds = 0.0
    ticks: Seconds = 0.0
    boot: str = ""
