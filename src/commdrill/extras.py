"""What is installed here of all that an extra brings, or how it comes to be."""

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commdrill.errors import MissingExtra

_PRODUCT = "commdrill"


def require(what: str, extra: str) -> None:
    """Refuse to begin where something that an extra brings is missing.

    Raises:
        MissingExtra: `what` needs it; the text names what is missing, and what installs it.
    """
    if missing := lacking(extra):
        raise missing_extra(f"{what} needs {_listed(missing)}", extra)


def missing_extra(why: str, extra: str) -> MissingExtra:
    """The refusal where a library of an extra could not be imported."""
    return MissingExtra(f"{why}: {installs(extra)}")


def installs(extra: str) -> str:
    """A command that brings it, from where this product was installed."""
    return f"pip install '{_installed_from()}[{extra}]'"


def lacking(extra: str) -> tuple[str, ...]:
    """What is not installed of all that an extra asks for, and that what it brings asks for."""
    return tuple(sorted(set(_missing(_PRODUCT, frozenset({extra}), set()))))


def _missing(name: str, extras: frozenset[str], seen: set[tuple[str, str]]) -> Iterator[str]:
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    asked = {(name, extra) for extra in ("", *extras)} - seen
    if not asked:  # what many bring is looked for once
        return
    seen |= asked
    try:
        lines = distribution(name).requires or ()
    except PackageNotFoundError:
        yield canonicalize_name(name)
        return
    for _, extra in asked:
        for needed in map(Requirement, lines):
            if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                yield from _missing(needed.name, frozenset(needed.extras), seen)


def _installed_from() -> str:
    """A checkout, an sdist or a wheel; `.` where nobody wrote it down, or it is this folder."""
    written = distribution(_PRODUCT).read_text("direct_url.json")
    url = urlsplit(json.loads(written)["url"]) if written else None
    if url is None or url.scheme != "file":
        return "."
    place = Path(unquote(url.path))
    return "." if place == Path.cwd() or not place.exists() else str(place)


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
