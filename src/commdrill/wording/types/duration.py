"""`type: duration`: a length of time in words."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Literal

from pydantic import Field

from commdrill.model import Duration
from commdrill.values import format_duration
from commdrill.wording import times
from commdrill.wording.languages import spoken
from commdrill.wording.seen import SeenText
from commdrill.wording.types.placeholder_type import Reading, StatedTime, between, limits_in_words


class DurationPlaceholder(StatedTime):
    """A length of time in words, e.g. `45 minutes`."""

    manual: ClassVar[str] = "A length of time in words: 45 minutes, hora y media."

    type: Literal["duration"] = "duration"
    at_least: Duration | None = Field(None, description="the shortest it may be")
    at_most: Duration | None = Field(None, description="the longest it may be")

    def ends_from(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        return [
            end
            for end, length in times.reading.lengths_at(seen.flat, start, reading.language)
            if between(length, self.at_least, self.at_most)
        ]

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:
        return seen.plain_beginnings(times.reading.length_beginning(language))

    @property
    def expected(self) -> str:
        limits = limits_in_words(*(_plain(at) for at in (self.at_least, self.at_most)))
        return f"a duration{limits}"

    def remark(self, content: str, reading: Reading) -> str:
        lengths = times.reading.lengths_at(content, 0, reading.language)
        none = self.no_such("duration", reading.language)
        return format_duration(lengths[-1][1]) if lengths else none

    def sample(self, language: str) -> str:
        return max((known.samples.duration for known in spoken(language)), key=len)


def _plain(limit: timedelta | None) -> str | None:
    return None if limit is None else format_duration(limit)


TYPE = DurationPlaceholder
