"""When something is said, and why it may state nothing."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum


class Lies(Enum):
    """Which side of now a moment is expected on."""

    AHEAD = "ahead"
    PAST = "past"
    ANY = "any"


@dataclass(frozen=True)
class Said:
    """When something is said, where clocks name no zone (None: that says nothing), and of which side."""

    now: datetime
    zone: tzinfo | None = None
    lies: Lies = Lies.AHEAD


@dataclass(frozen=True)
class NoMoment:
    """Why a statement states no moment, in words."""

    reason: str


CONTRADICTS = NoMoment("which contradicts itself")
OF_TWO_DAYS = NoMoment("which may be two nights: say on which date")
