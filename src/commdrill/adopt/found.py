"""What sources have found: plain values, each with where it was read; and how a source is read."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from commdrill.adopt import sources
from commdrill.documents.plan import ChannelType, Phase
from commdrill.drivers.aws.session import Aws
from commdrill.errors import UsageError
from commdrill.values import Json

FOLDER = "folder"


@dataclass(frozen=True)
class FoundText:
    """Wording. `language` and `phase` where the source itself says them; `changes`: what was changed."""

    source: str
    name: str
    text: str
    kind: ChannelType
    subject: str = ""
    language: str = ""
    phase: Phase | None = None
    changes: tuple[str, ...] = ()


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
    changes: tuple[str, ...] = ()


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


@dataclass(frozen=True)
class Reach:
    """What a source may reach: AWS as the environment has it, and files named from here."""

    aws: Aws
    here: Path


@dataclass(frozen=True)
class FoundSource:
    """`takes`: what stands after its name (`statuspage:FILE`); empty where nothing does."""

    name: str
    takes: str
    read: Callable[[str, Reach], Found]


def _sources_by_name() -> dict[str, FoundSource]:
    modules = iter_modules(sources.__path__, f"{sources.__name__}.")
    found = [import_module(module.name).SOURCE for module in modules]
    return {source.name: source for source in found}


def read_sources(names: tuple[str, ...], reach: Reach) -> Found:
    """What all that is named has, in that order.

    Raises:
        UsageError: one that is no source, or is not there.
    """
    known, found = _sources_by_name(), Found()
    for written in names:
        name, colon, argument = written.partition(":")
        source = known.get(name)
        if source is not None and name != FOLDER and bool(source.takes) == bool(colon):
            found += source.read(argument, reach)
        elif (reach.here / written).is_dir():
            found += known[FOLDER].read(written, reach)
        else:
            raise UsageError(_no_source(written, known))
    return found


def _no_source(written: str, known: dict[str, FoundSource]) -> str:
    forms = [one.name + (f":{one.takes}" if one.takes else "") for one in known.values()]
    forms = [form for form in forms if not form.startswith(FOLDER)]
    return (
        f"commdrill init: --from {written!r} is no source and no folder; there are "
        f"{', '.join(sorted(forms))}, and folders"
    )
