"""What every type of placeholder can tell: its form in a plan, and what it holds in a text seen."""

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, ClassVar, TypeVar

from pydantic import ConfigDict

from commdrill.model import Model
from commdrill.wording import times
from commdrill.wording.languages import language_of
from commdrill.wording.seen import SeenText, splits_word

_Ordered = TypeVar("_Ordered", bound=Any)
_Said = TypeVar("_Said")
LONGEST_STATEMENT = 180  # of a time, a duration or a number


@dataclass(frozen=True)
class Reading:
    """What a filling is read against: when it was seen, and in which language's message.

    `language` may have a region, `zone` is that of a clock's time that names none.
    """

    now: datetime
    language: str
    zone: tzinfo | None = None


def _type_is_required(schema: dict[str, Any]) -> None:
    """A document names the type; code that makes one need not."""
    schema["properties"]["type"].pop("default", None)
    schema["required"] = ["type", *schema.get("required", ())]


@dataclass(frozen=True)
class Value:
    """Moments that a filling states; `assumed` is the zone that it did not name itself."""

    moments: tuple[tuple[str, datetime], ...]  # at; from, to
    assumed: tzinfo | None = None


class PlaceholderType(Model):
    """What may stand in one place of an approved message."""

    model_config = ConfigDict(json_schema_extra=_type_is_required)

    type: str

    manual: ClassVar[str]
    """What `commdrill explain` says of it."""

    tells_where: ClassVar[bool] = True
    """Whether it cannot hold just anything, so that finding one says where the message may stand."""

    @property
    def asks_each_end(self) -> bool:
        """Whether each end is a question of its own, that costs as much as what is before it is long."""
        return False

    @abstractmethod
    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        """Where a filling that starts at `start` may end, in order; a range if all adjoin."""

    def ends_among(
        self, places: Sequence[int], seen: SeenText, start: int, reading: Reading
    ) -> Sequence[int]:
        """Those of some places where a filling may end."""
        found = self.ends(seen, start, reading)
        return [place for place in places if place in found]

    @abstractmethod
    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:
        """Where on a page a filling could begin, in order."""

    @abstractmethod
    def may_be_in(self, seen: SeenText, language: str) -> bool:
        """Whether a filling could stand anywhere at all: a quick first test."""

    @property
    @abstractmethod
    def longest(self) -> int:
        """No filling is longer than this."""

    @property
    @abstractmethod
    def expected(self) -> str:
        """What fills it, in words."""

    @abstractmethod
    def sample(self, language: str) -> str:
        """The longest that would sensibly stand there, as a duty officer writes at the worst of times."""

    def content(self, seen: SeenText, start: int, end: int) -> str:
        """What a filling is told as."""
        return seen.content(start, end)

    def value(self, seen: SeenText, start: int, end: int, reading: Reading) -> Value | None:  # noqa: ARG002
        """What a filling says as a machine would; None: nothing but its words."""
        return None

    def remark(self, content: str, reading: Reading) -> str:  # noqa: ARG002 - others say something
        """What is wrong with a value that looks right, or nothing."""
        return ""

    @property
    def usual_room(self) -> int:
        """How long a filling is at most, but for rare ones."""
        return self.longest

    def whole_ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        """Where a filling ends on a page that no fixed words follow: with the whole of what it is."""
        found = self.ends(seen, start, reading)
        return (found[-1],) if found and not splits_word(seen.flat, found[-1]) else ()

    def beginnings(self, seen: SeenText, language: str) -> Sequence[int]:
        """As `possible_beginnings`, worked out once."""
        question = ("beginnings", self, language)
        return seen.once(question, lambda: self.possible_beginnings(seen, language))

    def starts(self, seen: SeenText, goals: Sequence[int], language: str) -> Iterator[int]:
        """Where on a page a filling may begin that ends at one of `goals`, in order."""
        places, index = self.beginnings(seen, language), 0
        for goal in goals:
            index = bisect_left(places, goal - self.longest, index)
            while index < len(places) and places[index] < goal:
                yield places[index]
                index += 1

    def furthest_starts(self, seen: SeenText, goals: Sequence[int], language: str) -> Iterator[int]:
        """As `starts`; of many that reach the same goals only some, where that makes no difference."""
        return self.starts(seen, goals, language)

    def by_liking(self, ends: Sequence[int]) -> Sequence[int]:
        """Of ends in order, what to try first: most of what it is."""
        return ends[::-1]


class StatedTime(PlaceholderType):
    """One that is read as a statement of times is: all of these begin with the same words."""

    @abstractmethod
    def ends_from(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        """Where a filling that starts at `start` may end, in order."""

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        known = seen.once(("ends", self, reading), dict[int, Sequence[int]])
        if start not in known:
            known[start] = self.ends_from(seen, start, reading)
        return known[start]

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:
        return seen.plain_beginnings(times.reading.time_beginning(language))

    def may_be_in(self, seen: SeenText, language: str) -> bool:
        opening = times.reading.time_opening(language)
        return seen.once(opening, lambda: opening.search(seen.plain) is not None)

    @property
    def longest(self) -> int:
        return LONGEST_STATEMENT

    def no_such(self, what: str, language: str) -> str:
        """What a text is that states no such thing, as far as its language is known."""
        known = language_of(language) is not None
        return f"which is no {what}" + (
            "" if known else f" that can be read: how {language!r} writes one is not known"
        )


def ends_of(found: Sequence[tuple[int, _Said]], fits: Callable[[_Said], bool]) -> list[int]:
    """Where what fits ends; many ends are of one statement, which is asked once."""
    asked = {id(stated): stated for _, stated in found}
    fitting = {key for key, stated in asked.items() if fits(stated)}
    return sorted({end for end, stated in found if id(stated) in fitting})


def between(value: _Ordered, at_least: _Ordered | None, at_most: _Ordered | None) -> bool:
    """Whether a value is within its limits."""
    return (at_least is None or value >= at_least) and (at_most is None or value <= at_most)


def limits_in_words(at_least: str | None, at_most: str | None) -> str:
    """` of at least 5m and of at most 1h`."""
    lower = "" if at_least is None else f" of at least {at_least}"
    upper = "" if at_most is None else f" of at most {at_most}"
    return lower + (" and" if lower and upper else "") + upper
