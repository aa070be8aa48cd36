"""`type: time`: a moment that lies ahead, or one that is past."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Literal

from pydantic import Field

from commdrill.model import Duration
from commdrill.values import format_duration, plural
from commdrill.wording import times
from commdrill.wording.languages import language_name, spoken
from commdrill.wording.seen import SeenText
from commdrill.wording.times.said import Lies, NoMoment, Said
from commdrill.wording.types.placeholder_type import Reading, StatedTime, Value, ends_of

_A_DAY = timedelta(days=1)


class TimePlaceholder(StatedTime):
    """A time that lies ahead, absolute (`16:30 UTC`) or relative (`within 45 minutes`)."""

    manual: ClassVar[str] = (
        "A time, absolute or relative. It lies ahead unless `lies` says otherwise, and within `at_most`: an "
        "ETA that is past, or years away, fails."
    )

    type: Literal["time"] = "time"
    at_most: Duration | None = Field(None, description="how far away it may lie")
    lies: Literal["ahead", "past", "any"] = Field(
        "ahead", description="which side of now it must lie on"
    )
    kept: bool = Field(
        False,  # noqa: FBT003  a field's default
        description="whether it is when the next post or message on that channel comes, at the latest",
    )

    def ends_from(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        said = self._said(reading)
        found = times.in_text.times_in(seen, start, reading.language)
        return ends_of(found, lambda stated: self._fits(stated.instant(said), said))

    def value(self, seen: SeenText, start: int, end: int, reading: Reading) -> Value | None:
        said = self._said(reading)
        for at, stated in times.in_text.times_in(seen, start, reading.language):
            moment = stated.instant(said)
            if at == end and not isinstance(moment, NoMoment) and self._fits(moment, said):
                return Value((("at", moment),), said.zone if stated.needs_zone else None)
        return None

    def starts(self, seen: SeenText, goals: Sequence[int], language: str) -> Iterator[int]:
        """A page may be full of times that no message states: none is looked for but before `goals`."""
        beginning = times.reading.time_beginning(language)
        return seen.plain_beginnings_before(beginning, goals, self.longest)

    @property
    def expected(self) -> str:
        where = {"ahead": " that lies ahead", "past": " that is past", "any": ""}[self.lies]
        limit = f", at most {format_duration(self.at_most)}" if self.at_most else ""
        return f"a time{where}{limit}"

    def remark(self, content: str, reading: Reading) -> str:
        statements = times.reading.times_at(content, 0, reading.language)
        if not statements:
            return self._no_time(content, reading)
        end, statement = statements[-1]
        moment = statement.instant(self._said(reading))
        if end < len(content):
            return "more than a time"
        return moment.reason if isinstance(moment, NoMoment) else away(moment, reading)

    def sample(self, language: str) -> str:
        is_near = self.at_most is None or self.at_most <= _A_DAY
        samples = (known.samples for known in spoken(language))
        return max((each.time if is_near else each.dated_time for each in samples), key=len)

    def _no_time(self, content: str, reading: Reading) -> str:
        if times.reading.times_at(content, 0, "any"):
            return f"which is not in {language_name(reading.language)}"
        return self.no_such("time", reading.language)

    def _said(self, reading: Reading) -> Said:
        return Said(reading.now, reading.zone, Lies(self.lies))

    def _fits(self, moment: datetime | NoMoment, said: Said) -> bool:
        if isinstance(moment, NoMoment):
            return False
        return lies_right(moment, said) and is_near(moment, said, self.at_most)


def lies_right(moment: datetime, said: Said) -> bool:
    """Whether a moment is on the side of now where it should be."""
    match said.lies:
        case Lies.AHEAD:
            return said.now < moment
        case Lies.PAST:
            return moment <= said.now
        case Lies.ANY:
            return True


def is_near(moment: datetime, said: Said, at_most: timedelta | None) -> bool:
    """Whether a moment is no further away than it may be."""
    return at_most is None or abs(moment - said.now) <= at_most


def away(moment: datetime, reading: Reading) -> str:
    """How far ahead or ago, as people speak."""
    distance = moment - reading.now
    if distance <= timedelta(0):
        return f"{_rounded(-distance)} ago"
    return f"{_rounded(distance)} ahead"


def _rounded(distance: timedelta) -> str:
    """To whole minutes."""
    minutes = round(distance.total_seconds() / 60)
    if minutes < 1:
        return "less than a minute"
    days, rest = divmod(minutes, 1440)
    hours, minutes = divmod(rest, 60)
    parts = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    said = [plural(count, unit) for count, unit in parts if count]
    return " ".join(said)


TYPE = TimePlaceholder
