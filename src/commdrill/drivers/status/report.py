"""What a status page tells, in the shared terms: as Statuspage and pages like it publish it in JSON.

Keyed on fields, whoever serves them: what is not needed may be missing, null or more than asked.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.errors import CannotLook
from commdrill.sighting import Vocabulary

_COMPONENT_TERMS = (
    *("operational", "degraded_performance", "partial_outage", "major_outage"),
    "under_maintenance",
)
_INDICATORS = ("none", "minor", "major", "critical", "maintenance")


def _time(value: Any) -> datetime | None:
    """An instant; none where it cannot be read, for a page's odd clock is no reason not to look."""
    try:
        read = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _word(value: Any) -> Any:
    """A status word as the shared terms are written."""
    return value.lower().replace(" ", "_").replace("-", "_") if isinstance(value, str) else ""


def _component_term(value: Any) -> str:
    """One of the shared terms, however the page writes it: `MAJOROUTAGE`, `Major outage`, `full_outage`."""
    letters = str(value).lower().replace(" ", "").replace("-", "").replace("_", "")
    known = {term.replace("_", ""): term for term in _COMPONENT_TERMS}
    known["fulloutage"] = "major_outage"  # incident.io's
    return known.get(letters, "unknown")


def _indicator(value: Any) -> str:
    return value if value in _INDICATORS else "unknown"


def _empty_for_null(value: Any) -> Any:
    return () if value is None else value


Time = Annotated[datetime | None, BeforeValidator(_time)]
Word = Annotated[str, BeforeValidator(_word)]
Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
_P = TypeVar("_P", bound="Part")
Parts = Annotated[tuple[_P, ...], BeforeValidator(_empty_for_null)]


class Part(BaseModel):
    """One mapping of a payload."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class Named(Part):
    """A component, as an incident or an update mentions it."""

    id: Text = Field("", validation_alias=AliasChoices("id", "code"))
    name: Text = ""


class Component(Named):
    """A component, as the page lists it."""

    status: Annotated[str, BeforeValidator(_component_term)] = "unknown"


class Post(Part):
    """One update of an incident or a maintenance."""

    id: Text = ""
    status: Word = ""
    body: Text = ""
    created_at: Time = None
    display_at: Time = None
    affected_components: Parts[Named] = ()

    @property
    def at(self) -> datetime | None:
        """When it was written; a page may show an earlier time, if its owner likes."""
        return self.created_at or self.display_at


class Reported(Part):
    """An incident or a maintenance."""

    id: Text
    name: Text = ""
    status: Word = ""
    created_at: Time = None
    started_at: Time = None
    resolved_at: Time = None
    scheduled_for: Time = None
    scheduled_until: Time = None
    incident_updates: Parts[Post] = ()
    components: Parts[Named] = ()


class PageStatus(Part):
    """The page's own summing up."""

    indicator: Annotated[str, BeforeValidator(_indicator)] = "unknown"


class Summary(Part):
    """`summary.json`: how things are, and what is not over."""

    status: PageStatus
    components: Parts[Component]
    incidents: Parts[Reported] = ()
    scheduled_maintenances: Parts[Reported] = ()


class Incidents(Part):
    """`incidents.json`: what has ended, too."""

    incidents: Parts[Reported]


class Maintenances(Part):
    """`scheduled-maintenances.json`: likewise for maintenances."""

    scheduled_maintenances: Parts[Reported]


@dataclass(frozen=True)
class StatusReport:
    """What a page tells, in the shared terms. A report may be told twice: the fuller one counts.

    `terms`: of this page, where it has fewer than others of its kind.
    """

    indicator: str = "unknown"
    components: tuple[Component, ...] = ()
    incidents: tuple[Reported, ...] = ()
    maintenances: tuple[Reported, ...] = ()
    terms: Vocabulary | None = None


_Payload = TypeVar("_Payload", bound=Part)


def read_payload(payload: type[_Payload], answer: HttpAnswer) -> _Payload:
    """The payload of an answer.

    Raises:
        CannotLook: it is no JSON, or not of this shape, with the bytes.
    """
    read = answer.json()
    try:
        return payload.model_validate(read)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        what = f"{answer.url} is no {payload.__name__.lower()} of a status page"
        raise CannotLook(f"{what}: {where}: {first['msg'].lower()}", answer.body) from error
