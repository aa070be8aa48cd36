"""What a dialect of status pages is, and the reading that all of them share."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.report import StatusReport
from commdrill.drivers.status.request import StatusRequest
from commdrill.errors import CannotLook
from commdrill.sighting import Vocabulary


class Dialect(ABC):
    """One kind of status page. `look`: the path at which it shows itself, as to `peek` so to a look."""

    name: ClassVar[str]
    terms: ClassVar[Vocabulary]
    look: ClassVar[str]

    def look_of(self, url: str) -> str:  # noqa: ARG002  # most have it at the same place everywhere
        return self.look

    @abstractmethod
    def knows(self, answer: HttpAnswer) -> bool:
        """Whether what stands there is of this dialect."""

    @abstractmethod
    def read(self, asking: StatusRequest) -> StatusReport:
        """What the page tells. CannotLook: it cannot be read; NoPage: it is not there."""


def json_of(answer: HttpAnswer) -> Any:
    """The JSON of a good answer, None for anything else: for telling dialects apart."""
    if answer.status != 200:
        return None
    try:
        return answer.json()
    except CannotLook:
        return None


def has(value: Any, *names: str) -> bool:
    """Whether it is a mapping with all these."""
    return isinstance(value, Mapping) and all(name in value for name in names)


def listed(value: Any, answer: HttpAnswer, what: str) -> Sequence[Mapping[str, Any]]:
    """A list of mappings, null for an empty one.

    Raises:
        CannotLook: it is something else, with the bytes.
    """
    items = () if value is None else value
    if not isinstance(items, Sequence) or not all(isinstance(one, Mapping) for one in items):
        raise CannotLook(f"{answer.url} has no list of {what} where one should be", answer.body)
    return items


def part(value: Any, name: str) -> Mapping[str, Any]:
    """The mapping of this name within another; empty where there is none."""
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def clock_of(answer: HttpAnswer) -> datetime | None:
    """What time it is by the page's own clock."""
    try:
        return parsedate_to_datetime(answer.headers["date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return None


def stage_of_work(starts: datetime | None, ends: datetime | None, now: datetime | None) -> str:
    """Of a maintenance that has a window alone: by the page's own clock."""
    if now is None or starts is None:
        return "unknown"
    if ends is not None and ends <= now:
        return "completed"
    return "in_progress" if starts <= now else "scheduled"
