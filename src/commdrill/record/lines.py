"""A record as one flat JSON object, and back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, get_args

import pydantic_core
from pydantic import TypeAdapter, ValidationError

from commdrill.record import said_once
from commdrill.record.events import Event, PreflightFailed, Record
from commdrill.record.evidence import require_own_evidence

_OLDER_NAMES: Mapping[type, str] = {PreflightFailed: "PreflightRefused"}
"""As journals have had it from the first: who reads them looks for it."""
_NAMES: Mapping[type, str] = {
    kind: _OLDER_NAMES.get(kind, kind.__name__) for kind in get_args(Event)
}
_EVENTS: Mapping[str, type] = {name: kind for kind, name in _NAMES.items()}


class UnknownEvent(ValueError):
    """Another version may know it."""


def to_json(record: Record, **more: str | list[str]) -> str:
    """The record on one line, `more` at its end; sorted by nothing, so that it reads as it happened."""
    stamp = {
        "run": record.run,
        "seq": record.seq,
        "at": _instant(record.at),
        "elapsed": round(record.elapsed, 6),
        "event": _NAMES[type(record.event)],
    }
    return json.dumps({**stamp, **_plain(record.event), **more}, ensure_ascii=False)


def from_json(line: str | bytes) -> Record:
    """The record a line holds; keys this version does not know are left out.

    Raises:
        ValueError: not a record of this version.
    """
    data = _read(line)
    kind = _EVENTS.get(str(data.get("event"))) if isinstance(data, dict) else None
    if kind is None:
        raise UnknownEvent("this is no record of an event that this version knows")
    try:
        event = _event(kind, data)
        require_own_evidence(event)
        at = datetime.fromisoformat(data["at"])
        return Record(str(data["run"]), int(data["seq"]), at, float(data["elapsed"]), event)
    except (KeyError, TypeError, ValidationError) as error:
        raise ValueError(f"this is no whole record: {error}") from error


def _read(line: str | bytes) -> Any:
    """The JSON of a line. Texts that many lines have in common are kept once.

    Raises:
        ValueError: it is none, or says something twice.
    """
    content = line.encode() if isinstance(line, str) else line
    try:
        data = pydantic_core.from_json(content, cache_strings="all")
    except ValueError:  # or a lone surrogate, which is JSON all the same
        return said_once.loads(line)
    return data if said_once.says_each_once(content, data) else said_once.loads(line)


def _event(kind: type, data: Mapping[str, Any]) -> Event:
    event: Event = _reader(kind)(data)  # which leaves other keys out
    return event


@cache
def _reader(kind: type) -> Callable[[Any], Any]:
    return TypeAdapter(kind).validator.validate_python


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _plain(value: Any) -> Any:
    """Dataclasses as objects. What is JSON already stays as it is: it may be needed to the bit."""
    match value:
        case Enum():
            return value.value
        case datetime():
            return _instant(value)
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value):
            return {
                field.name: _field(field, getattr(value, field.name)) for field in fields(value)
            }
        case _:
            return value


def _field(field: Field[Any], value: Any) -> Any:
    """Times are rounded; a number in a field that may hold any JSON is not ours."""
    is_time = isinstance(value, float) and field.type is not Any
    return round(value, 6) if is_time else _plain(value)
