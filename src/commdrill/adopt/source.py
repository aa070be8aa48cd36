"""A source: what it is called, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from commdrill.adopt import sources
from commdrill.adopt.found import Found
from commdrill.drivers.aws.session import Aws
from commdrill.errors import UsageError


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


FOLDER = "folder"


def sources_by_name() -> dict[str, FoundSource]:
    modules = iter_modules(sources.__path__, f"{sources.__name__}.")
    found = [import_module(module.name).SOURCE for module in modules]
    return {source.name: source for source in found}


def read_sources(names: tuple[str, ...], reach: Reach) -> Found:
    """What all that is named has, in that order.

    Raises:
        UsageError: one that is no source, or is not there.
    """
    known, found = sources_by_name(), Found()
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
