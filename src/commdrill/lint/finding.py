"""What lint has to tell: a problem, how bad it is, and how it is known again in the next version."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commdrill.documents.problem import Problem, Route
from commdrill.wording.policy import Severity


@dataclass(frozen=True)
class Finding:
    """`subject` names the document (`plan storefront`); `place` the value in it, without lines.

    `lines` are those at which an ignore may stand, besides the one above them.
    """

    severity: Severity
    problem: Problem
    subject: str
    place: str
    route: Route = field(repr=False, default=())
    lines: frozenset[int] = field(repr=False, default=frozenset())

    @property
    def code(self) -> str:
        """The rule's id, or the mistake's code."""
        return self.problem.code

    @property
    def fingerprint(self) -> str:
        """The same for the same finding, wherever it has moved to in its file."""
        known_by = f"{self.code}\0{self.subject}\0{self.place}\0{self.problem.message}"
        return hashlib.sha256(known_by.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def place_of(data: Any, route: Route) -> str:
    """A route in words that stay true when steps are added: list items by id or by what they are."""
    return ".".join(_names(data, route))


def _names(data: Any, route: Route) -> Iterator[str]:
    for step in route:
        data = inside(data, step)
        if isinstance(step, int):
            yield str(data.get("id", step)) if isinstance(data, dict) else str(data or step)
        else:
            yield step


def inside(data: Any, step: str | int) -> Any:
    """What stands under a key or at an index; None where nothing does."""
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def in_repository(file: str) -> str:
    """Its path from the top of the repository it lies in; as it is where it lies in none."""
    place = Path(os.path.abspath(file))  # noqa: PTH100 a link is shown where it lies
    top = next((folder for folder in place.parents if (folder / ".git").exists()), None)
    return place.relative_to(top).as_posix() if top else file
