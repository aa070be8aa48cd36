"""`type: window`: a start and an end."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from commdrill.model import Duration
from commdrill.values import format_duration
from commdrill.wording import times
from commdrill.wording.languages import spoken
from commdrill.wording.seen import SeenText
from commdrill.wording.times.said import Lies, NoMoment, Said
from commdrill.wording.types.placeholder_type import Reading, StatedTime, Value, ends_of
from commdrill.wording.types.time import away, is_near, lies_right

if TYPE_CHECKING:
    from commdrill.wording.times.range import Window


class WindowPlaceholder(StatedTime):
    """A start and an end (`from 21:39 to 22:24 UTC`); its end lies ahead, unless it says otherwise."""

    manual: ClassVar[str] = "A start and an end: from 21:39 to 22:24 UTC."

    type: Literal["window"] = "window"
    at_most: Duration | None = Field(None, description="how far away its end may lie")
    lies: Literal["ahead", "past", "any"] = Field(
        "ahead", description="which side of now its end must lie on"
    )

    def ends_from(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        said = self._said(reading)
        found = times.in_text.ranges_in(seen, start, reading.language)
        return ends_of(found, lambda stated: self._fits(stated.window(said), said))

    def value(self, seen: SeenText, start: int, end: int, reading: Reading) -> Value | None:
        said = self._said(reading)
        for at, stated in times.in_text.ranges_in(seen, start, reading.language):
            window = stated.window(said)
            if at == end and not isinstance(window, NoMoment) and self._fits(window, said):
                moments = (("from", window.start), ("to", window.end))
                return Value(moments, said.zone if stated.needs_zone else None)
        return None

    @property
    def expected(self) -> str:
        where = {"ahead": " whose end lies ahead", "past": " that is past", "any": ""}[self.lies]
        limit = f", at most {format_duration(self.at_most)}" if self.at_most else ""
        return f"a start and an end{where}{limit}"

    def remark(self, content: str, reading: Reading) -> str:
        found = times.reading.stated_at(content, 0, reading.language).ranges(0)
        if not found:
            alone = times.reading.times_at(content, 0, reading.language)
            none = self.no_such("window of time", reading.language)
            return "which is one time alone" if alone else none
        end, stated = found[-1]
        if end < len(content):
            return "more than a window of time"
        window = stated.window(self._said(reading))
        return window.reason if isinstance(window, NoMoment) else _ends(window, reading)

    def sample(self, language: str) -> str:
        return max((known.samples.window for known in spoken(language)), key=len)

    def _said(self, reading: Reading) -> Said:
        return Said(reading.now, reading.zone, Lies(self.lies))

    def _fits(self, window: "Window | NoMoment", said: Said) -> bool:
        if isinstance(window, NoMoment):
            return False
        return lies_right(window.end, said) and is_near(window.end, said, self.at_most)


def _ends(window: "Window", reading: Reading) -> str:
    lies = "ended" if window.end - reading.now <= timedelta(0) else "ends"
    return f"which {lies} {away(window.end, reading)}"


TYPE = WindowPlaceholder
