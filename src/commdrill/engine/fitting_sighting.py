"""What a look returned, made what a sighting is declared to be: a driver may put anything into one."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from commdrill.errors import CannotLook, DriverError
from commdrill.sighting import Inbox, Incident, Page, Sighting, StatusBoard

# In a tuple that holds one: a class cannot be given a rule that its own parts keep, too.
_HOLDING: dict[str, Any] = {
    "Page": tuple[Page],
    "StatusBoard": tuple[StatusBoard],
    "Inbox": tuple[Inbox],
}
_ALL_OF_IT = ConfigDict(revalidate_instances="always")


def fitting(sighting: object, shows: type[Sighting]) -> Sighting:
    """The sighting, of the types that those who judge it rely on: a list of messages is a tuple.

    Raises:
        DriverError: it is none, or a part of it cannot be what it should.
    """
    if not isinstance(sighting, shows):
        raise DriverError(
            f"its look returned {_kind(sighting)}, and its observer shows {shows.__name__}"
        )
    try:
        (seen,) = _form(shows.__name__).validate_python((sighting,))
    except ValidationError as why:
        raise DriverError(f"its look returned {_told(why, shows.__name__)}") from None
    if where := next((where for where, at in _times(seen) if at and at.tzinfo is None), ""):
        raise DriverError(f"its look returned {shows.__name__} whose {where} is of no time zone")
    return seen


def fitting_failure(error: CannotLook) -> CannotLook:
    """The failure: what it brings along is bytes."""
    evidence: object = error.evidence
    if isinstance(evidence, bytes):
        return error
    what = _kind(evidence)
    return CannotLook(f"{error} (its driver gave {what} as evidence, where bytes are kept)")


@cache
def _form(shows: str) -> TypeAdapter[tuple[Sighting]]:
    return TypeAdapter(_HOLDING[shows], config=_ALL_OF_IT)


def _times(sighting: Sighting) -> Iterator[tuple[str, datetime | None]]:
    match sighting:
        case Inbox(messages):
            yield from ((f"messages[{n}].at", one.at) for n, one in enumerate(messages))
        case StatusBoard():
            for name in ("incidents", "maintenances"):
                for n, one in enumerate(getattr(sighting, name)):
                    yield from ((f"{name}[{n}].{at}", when) for at, when in _times_of(one))


def _times_of(incident: Incident) -> Iterator[tuple[str, datetime | None]]:
    yield from (("starts", incident.starts), ("ends", incident.ends))
    yield from ((f"updates[{n}].at", one.at) for n, one in enumerate(incident.updates))


def _told(why: ValidationError, whole: str) -> str:
    """The first mistake: where in the sighting, what is wanted, what is there."""
    first = why.errors(include_url=False, include_context=False)[0]
    where = "".join(map(_step, first["loc"][1:])).removeprefix(".")
    return f"{whole} whose {where} is {_kind(first['input'])}: {first['msg']}"


def _step(part: int | str) -> str:
    return f"[{part}]" if isinstance(part, int) else f".{part}"


def _kind(value: object) -> str:
    """Its type alone: the value may hold a secret, and half of one is no longer masked."""
    return type(value).__name__
