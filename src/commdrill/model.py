"""What all document models share: frozen, every unknown key refused, durations with a unit."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from commdrill.values import Period, format_duration, parse_duration, parse_period

_UNLIKELY = 1_000_000  # so many seconds or months nobody means


class Model(BaseModel):
    """One mapping of a document.

    Defaults that are models are made by `model_construct`: made otherwise, each builds its checks at import.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, strict=True, defer_build=True
    )


def _duration(value: Any) -> timedelta:
    return value if isinstance(value, timedelta) else parse_duration(_text(value, "s", "90s"))


def _period(value: Any) -> Period:
    return value if isinstance(value, Period) else parse_period(_text(value, " months", "6 months"))


def _text(value: Any, unit: str, example: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        written = f"{value}{unit}" if 0 < value < _UNLIKELY else example
        raise ValueError(f"{value!r} has no unit: write e.g. {written}")
    raise PydanticCustomError("string_type", f"text such as {example}")


def _date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value!r} is not a date: write e.g. 2026-11-23") from None
    return value


def _day_or_moment(value: Any) -> Any:
    if isinstance(value, str):
        for kind in (date, datetime):
            with suppress(ValueError):
                return kind.fromisoformat(value)
        raise ValueError(f"{value!r} is no day and no time: write 2026-12-24 or 2026-12-24T10:00")
    return value


Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    PlainSerializer(format_duration, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(?=.)(\d+d)?(\d+h)?(\d+m)?(\d+s)?$|^\d+ms$",
            "description": "a duration: 90s, 15m, 1h30m",
        }
    ),
]
CalendarPeriod = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[1-9]\d* (day|week|month|year)s?$",
            "description": "a calendar period: 6 months",
        }
    ),
]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
DayOrMoment = Annotated[
    date | datetime,
    BeforeValidator(_day_or_moment),
    WithJsonSchema({"type": "string", "description": "2026-12-24, or 2026-12-24T10:00"}),
]
