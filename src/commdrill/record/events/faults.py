"""What was broken, and put back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.record.run_facts import Name


def fault_label(component: str, way: str) -> str:
    """How people call what breaks a component in one of its ways."""
    return f"{component} ({way})"


@dataclass(frozen=True)
class FaultArmed:
    """All that the way back needs is on disk; nothing is broken yet."""

    fault: int
    component: Name
    way: Name
    driver: Name
    settings: Mapping[str, Any]
    folder: Name  # of the document that names it, relative to the project's root
    before: Any

    @property
    def name(self) -> str:
        """How people call it."""
        return fault_label(self.component, self.way)


@dataclass(frozen=True)
class FaultInjected:
    """The component is broken."""

    fault: int


@dataclass(frozen=True)
class InjectFailed:
    """It could not be broken (or not wholly: it is reverted all the same)."""

    fault: int
    why: str


@dataclass(frozen=True)
class FaultReverted:
    """The component is as before."""

    fault: int
    attempts: int
    note: str = ""


@dataclass(frozen=True)
class RevertFailed:
    """It is not, after every attempt: a person must act."""

    fault: int
    why: str
    by_hand: str
