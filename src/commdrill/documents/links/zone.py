"""Time zones that documents name: that there are such."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo, available_timezones

from commdrill.documents.document import Document
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.suggestion import closest
from commdrill.model import Model


def zone_problems(document: Document[Model], route: Route, name: str | None) -> Iterator[Problem]:
    """A zone that does not exist; None: none is named."""
    if name is None or _is_zone(name):
        return
    near = closest(name, available_timezones())
    suggestion = f" (did you mean {near!r}?)" if near else ""
    message = f"there is no time zone {quoted(name)}{suggestion}"
    yield document.problem(route, "D317", message, "write e.g. Europe/Madrid or UTC")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
