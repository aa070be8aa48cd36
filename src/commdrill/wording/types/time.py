"""`type: time`: a moment that lies ahead."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from pydantic import Field

from commdrill.model import Duration
from commdrill.values import format_duration
from commdrill.wording.languages import language_name, spoken
from commdrill.wording.seen import SeenText
from commdrill.wording.times import Statement, time_beginning, time_opening, times_at
from commdrill.wording.types.placeholder_type import LONGEST_STATEMENT, PlaceholderType, Reading

_A_DAY = timedelta(days=1)


class TimePlaceholder(PlaceholderType):
    """A time that lies ahead, absolute (`16:30 UTC`) or relative (`within 45 minutes`)."""

    type: Literal["time"] = "time"
    at_most: Duration | None = Field(None, description="how far ahead it may lie")

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        return sorted(
            end
            for end, statement in _statements(seen, start, reading.language)
            if (moment := statement.instant(reading.now)) is not None
            and reading.now < moment
            and (self.at_most is None or moment - reading.now <= self.at_most)
        )

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:
        possible = seen.beginnings(time_beginning(language))
        return [at for at in possible if _statements(seen, at, language)]

    def may_be_in(self, seen: SeenText, language: str) -> bool:
        opening = time_opening(language)
        return seen.once(opening, lambda: opening.search(seen.flat) is not None)

    @property
    def longest(self) -> int:
        return LONGEST_STATEMENT

    @property
    def expected(self) -> str:
        limit = f", at most {format_duration(self.at_most)}" if self.at_most else ""
        return f"a time that lies ahead{limit}"

    def remark(self, content: str, reading: Reading) -> str:
        statements = times_at(content, 0, reading.language)
        if not statements:
            return _no_time(content, reading)
        end, statement = statements[-1]
        moment = statement.instant(reading.now)
        if moment is None:
            return "a day that does not exist"
        if end < len(content):
            return "more than a time"
        distance = moment - reading.now
        if distance <= timedelta(0):
            return f"{_rounded(-distance)} ago"
        return f"{_rounded(distance)} ahead"

    def sample(self, language: str) -> str:
        is_near = self.at_most is None or self.at_most <= _A_DAY
        samples = (known.samples for known in spoken(language))
        return max((each.time if is_near else each.dated_time for each in samples), key=len)


def _statements(seen: SeenText, start: int, language: str) -> Sequence[tuple[int, Statement]]:
    """What is stated from `start` on; read once for all the messages that ask."""
    known = seen.once(("statements", language), dict[int, Sequence[tuple[int, Statement]]])
    if start not in known:
        known[start] = times_at(seen.flat, start, language) or ()
    return known[start]


def _no_time(content: str, reading: Reading) -> str:
    if times_at(content, 0, "any"):
        return f"which is not in {language_name(reading.language)}"
    if times_at(f"{content} UTC", 0, reading.language):
        return "which names no time zone"
    return "which is no time"


def _rounded(distance: timedelta) -> str:
    """To whole minutes, as people speak."""
    minutes = round(distance.total_seconds() / 60)
    if minutes < 1:
        return "less than a minute"
    days, rest = divmod(minutes, 1440)
    hours, minutes = divmod(rest, 60)
    parts = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    said = [f"{count} {unit}{'s' if count != 1 else ''}" for count, unit in parts if count]
    return " ".join(said)


TYPE = TimePlaceholder
