"""All that is known of how one language, in one region, says when."""

from functools import cached_property, lru_cache

from commdrill.wording.languages import spoken
from commdrill.wording.languages.language import Language
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import Stretch, longest_first, unaccented
from commdrill.wording.times.clock import Clock
from commdrill.wording.times.clocks import ClockGrammar
from commdrill.wording.times.days import DayGrammar
from commdrill.wording.times.lengths import LengthGrammar
from commdrill.wording.times.zones import ZoneGrammar

_MOST_LEADS, _LEAD = 5, 60  # words; letters
_BEFORE_ZONE = LazyPattern(r"[ (]")


class Grammar:
    """The patterns of one language, compiled when they are used."""

    def __init__(self, language: Language, region: str) -> None:
        self.lengths = LengthGrammar(language.lengths)
        self.clocks = ClockGrammar(language.clocks)
        self.days = DayGrammar(language.days, region)
        self.zones = ZoneGrammar(language.zones)
        self._clock_words, self._length_words = language.clocks, language.lengths

    @cached_property
    def _lead(self) -> LazyPattern:
        words = longest_first(unaccented(self._clock_words.leads))
        return LazyPattern(rf"(?:{words}|~|≈)(?:,? |(?<=[~≈]) ?)")

    @cached_property
    def _end_of(self) -> LazyPattern:
        return LazyPattern(rf"(?:{unaccented(self._clock_words.end_of)})(?= )")

    @cached_property
    def _up_to(self) -> LazyPattern:
        words, ands = unaccented(self._clock_words.up_to), unaccented(self._clock_words.and_)
        return LazyPattern(
            rf" ?(?:[-–—→]|->|/(?=20[0-9]{{2}}(?:-|[01][0-9]{{3}}t))) ?|[,;]? (?:{words}) | (?P<mere>{ands}) "
        )

    @cached_property
    def _between(self) -> LazyPattern:
        return LazyPattern(rf"(?<!\w)(?:{unaccented(self._clock_words.between)})(?!\w)")

    @cached_property
    def _either(self) -> LazyPattern:
        return LazyPattern(
            rf"(?<!{unaccented(self._clock_words.from_)} )(?:{unaccented(self._clock_words.either)}) "
        )

    @cached_property
    def _from(self) -> LazyPattern:
        return LazyPattern(rf"(?<!\w)(?:{unaccented(self._clock_words.from_)}) $")

    @cached_property
    def _after(self) -> LazyPattern:
        return LazyPattern(rf"(?:{unaccented(self._clock_words.after)})(?!\w)")

    @cached_property
    def _length_lead(self) -> LazyPattern:
        words = longest_first(unaccented(self._length_words.leads))
        return LazyPattern(rf"(?:{words}|~|≈)(?: |(?<=[~≈]) ?)")

    @cached_property
    def length_before(self) -> LazyPattern:
        """At the end of what stands before: a length of time follows, no time of day."""
        words = longest_first(unaccented(self._length_words.leads))
        return LazyPattern(rf"(?<!\w)(?:{words}) $")

    @cached_property
    def length_after(self) -> LazyPattern:
        """The same, behind it."""
        return LazyPattern(rf",?(?:{unaccented(self._length_words.after)})(?!\w)")

    @cached_property
    def _only_length(self) -> LazyPattern:
        only, leads = unaccented(self._length_words.only), unaccented(self._length_words.leads)
        about = unaccented(self._length_words.about)
        return LazyPattern(rf"(?<!\w)(?:{only}) (?:(?:{leads}|{about}) ){{0,2}}$")

    @cached_property
    def _bound(self) -> LazyPattern:
        return LazyPattern(rf"(?<!\w)(?:{unaccented(self._length_words.bounds)}) $")

    def is_length(self, before: str, text: str) -> bool:
        """Whether a text begins with a length of time, for behind such words no time of day stands: `en 2 horas`."""
        led = self._only_length.search(before[-_LEAD:])
        return led is not None and self.lengths.is_at(text)

    def may_be_length(self, before: str, text: str) -> bool:
        """The same where a time of day may stand, too, but none that a range begins with: `antes de 3 horas`."""
        led = self._bound.search(before[-_LEAD:])
        return led is not None and self.lengths.is_at(text)

    @cached_property
    def ago(self) -> LazyPattern:
        """Behind a length that is past."""
        return LazyPattern(rf"(?:{unaccented(self._length_words.ago)})(?!\w)")

    @cached_property
    def since(self) -> LazyPattern:
        """Before a length that is past."""
        return LazyPattern(rf"(?:{unaccented(self._length_words.since)}) ")

    @cached_property
    def since_before(self) -> LazyPattern:
        """The same, at the end of what stands before it."""
        return LazyPattern(rf"(?<!\w)(?:{unaccented(self._length_words.since)}) $")

    @cached_property
    def since_clock(self) -> LazyPattern:
        """Before a clock's time that is past."""
        return LazyPattern(rf"(?:{unaccented(self._clock_words.since)}) ")

    @cached_property
    def clock_before(self) -> LazyPattern:
        """At the end of what stands before: a time of day follows, no length of time."""
        return LazyPattern(rf"(?<!\w)(?:{unaccented(self._clock_words.only_before_clocks)}) $")

    @cached_property
    def openings(self) -> str:
        """A pattern for what any statement begins with."""
        return "|".join((
            unaccented(self._length_words.leads), self.lengths.openings,
            unaccented(f"{self._clock_words.leads}|{self._clock_words.since}|{self._length_words.since}"),
            self.clocks.openings, self.days.openings,
            unaccented(f"{self._clock_words.day_openings}|{self._clock_words.end_of}"),
        ))  # fmt: skip

    @cached_property
    def lasting(self) -> LazyPattern:
        """Behind a start: how long from then follows."""
        return LazyPattern(rf",? (?:{unaccented(self._clock_words.lasting)}) ")

    @cached_property
    def onset(self) -> LazyPattern:
        """Behind how long it lasts: the start follows."""
        return LazyPattern(rf",? (?:{unaccented(self._clock_words.onsets)}) ")

    @cached_property
    def that_is(self) -> str:
        """A pattern for what stands before the same in other words."""
        return unaccented(self._clock_words.that_is)

    def leads_at(self, text: str, start: int) -> tuple[int, ...]:
        """Where the prepositions end that begin at `start`: after all of them, after fewer, …, there."""
        return _ends(self._lead, text, start)

    def length_leads_at(self, text: str, start: int) -> tuple[int, ...]:
        """The same of what makes a length of time a moment ahead."""
        return _ends(self._length_lead, text, start)

    def up_to_at(self, text: str, start: int) -> int | None:
        """Where what leads from the start of a range to its end is over; None: there is none."""
        found = self._up_to.match(text, start)
        return found.end() if found and not found["mere"] else None

    def and_at(self, text: str, start: int) -> int | None:
        """The same where a range is announced: a mere `and` leads to its end."""
        found = self._up_to.match(text, start)
        return found.end() if found else None

    def end_of_day_at(self, text: str, start: int) -> tuple[int, Clock] | None:
        """The end of the day that is named behind it."""
        found = self._end_of.match(text, start)
        is_of_day = found and any(
            self.days.at(text, at) for at in self.leads_at(text, found.end() + 1)
        )
        return (found.end(), Clock(24, is_usual=True)) if found and is_of_day else None

    def is_between(self, before: str) -> bool:
        """Whether a range is announced."""
        return self._between.search(before) is not None

    def is_from(self, before: str) -> bool:
        """Whether the start of a range is announced."""
        return self._from.search(before) is not None

    def is_either_at(self, text: str, start: int) -> bool:
        """Whether it may be a range or minutes before an hour: nobody can tell which."""
        return self._either.match(text, start) is not None

    def after_at(self, text: str, start: int) -> int:
        """Where the words behind a time are over that say no more of it."""
        found = self._after.match(text, start)
        return found.end() if found else start


def _ends(word: LazyPattern, text: str, start: int) -> tuple[int, ...]:
    ends = [start]
    while len(ends) <= _MOST_LEADS and (found := word.match(text, ends[-1])):
        ends.append(found.end())
    return tuple(reversed(ends))


def names_a_zone(text: str, language: str) -> bool:
    """Whether a time zone is named anywhere, behind a placeholder or a clock's time."""
    words = Stretch(" ".join(text.split()))
    places = [at.end() for at in _BEFORE_ZONE.finditer(words.raw)]
    return any(
        grammar.zones.zone_in_brackets_at(words, at)
        for grammar in grammars(language)
        for at in places
    )


@lru_cache(maxsize=64)
def grammars(tag: str) -> tuple[Grammar, ...]:
    """That of a tag such as `es-MX`; of a language that nothing is known of, every one."""
    region = tag.partition("-")[2].upper()
    return tuple(Grammar(language, region) for language in spoken(tag))
