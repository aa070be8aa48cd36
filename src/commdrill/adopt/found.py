"""What the sources have found: plain values, each with where it was read."""

from dataclasses import dataclass, fields

from commdrill.documents.plan import ChannelType, Phase
from commdrill.values import Json


@dataclass(frozen=True)
class FoundText:
    """Wording. `language` and `phase` where the source itself says them; `told`: what was changed."""

    source: str
    name: str
    text: str
    kind: ChannelType
    subject: str = ""
    language: str = ""
    phase: Phase | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundComponent:
    """What customers know by this name."""

    source: str
    name: str


@dataclass(frozen=True)
class FoundPlace:
    """Where a channel can be seen; `rule`: how its address was derived, if it was not read."""

    source: str
    id: str
    kind: ChannelType
    use: str
    settings: tuple[tuple[str, Json], ...]
    rule: str = ""


@dataclass(frozen=True)
class FoundAnswer:
    """What a gateway answers when what is behind it fails: its status, its fixed JSON fields."""

    source: str
    name: str
    place: str
    status: int
    fields: tuple[tuple[str, Json], ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeenWords:
    """Words of a past incident: what was said once, approved by nobody."""

    source: str
    words: str


@dataclass(frozen=True)
class LeftOut:
    """What is there and is not drafted, and why."""

    source: str
    why: str


@dataclass(frozen=True)
class Quote:
    """A passage of a policy, to be read beside the questions."""

    source: str
    words: str


@dataclass(frozen=True)
class Found:
    """All of it."""

    texts: tuple[FoundText, ...] = ()
    components: tuple[FoundComponent, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    answers: tuple[FoundAnswer, ...] = ()
    seen: tuple[SeenWords, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def __add__(self, other: "Found") -> "Found":
        pairs = {
            one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)
        }
        return Found(**pairs)


def left_out(source: str, why: str) -> Found:
    """Nothing but that it is left out, and why."""
    return Found(left_out=(LeftOut(source, why),))
