"""What is known of a language: all of it data, one value a file."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from commdrill.wording.phrases import PolicyWords

NO_DAY = -99  # of a name for a part of a day that may be today's or tomorrow's


T = TypeVar("T")


def by_meaning(words_of: Mapping[T, str]) -> Mapping[str, T]:
    """What each word means; those that mean the same stand together, with `|` between them."""
    return {word: meaning for meaning, words in words_of.items() for word in words.split("|")}


class Lengths(NamedTuple):
    """How lengths of time are written. Patterns are read on one line, in small letters without accents."""

    counts: Mapping[str, float]
    units: Mapping[str, int]  # seconds
    parts: Mapping[str, float]  # what adds part of a unit after one: "and a half"
    wholes: Mapping[str, float]  # idioms that say it all, in seconds: an hour and a half
    ranges: str  # what stands between the two ends of a range
    between: str  # what stands before a range
    joints: str  # what joins two terms
    more: str  # between a count and its unit: 15 more minutes
    about: str  # what makes it a rough one
    leads: str  # what makes it a moment ahead: in, within
    after: str  # the same, behind it: from now
    ago: str  # behind it: it is past
    since: str  # before it: it is past
    only: str = "(?!)"  # what no time of day follows, but a length
    bounds: str = "(?!)"  # what either may follow, but no time of day that a range begins with
    units_apart: bool = (
        True  # whether a range of two units needs no `between`: 30 minutes to 1 hour
    )


def units_of(*, second: str, minute: str, hour: str, day: str, week: str) -> Mapping[str, int]:
    """The seconds in what each of these words names."""
    named = {1: second, 60: minute, 3_600: hour, 86_400: day, 604_800: week}
    return {word: seconds for seconds, words in named.items() for word in words.split()}


class Days(NamedTuple):
    """How days are named. `{weekday}`, `{part}`, `{month}`, `{day}` and `{year}` stand for their forms in `dates`."""

    months: tuple[str, ...]  # each with its abbreviations, by |
    weekdays: tuple[str, ...]
    near: Mapping[
        str, tuple[int, str]
    ]  # days from today and, where it names one, the part of that day
    dates: tuple[str, ...]
    parts: Mapping[
        str, tuple[int, int]
    ]  # as they stand in a sentence; hours, those after 24 are of the next day
    next_weekday: str  # before one: today is not meant
    recurring: str  # before one: no day in particular
    month_first: frozenset[str]  # regions that write 11/23 for the 23rd of November
    is_month_first: bool | None  # where no region is known; None: nobody can tell
    first: str = "(?!)"  # the first of a month, in words
    ordinals: Mapping[str, int] = MappingProxyType({})  # the others, where a month stands by them
    nights: tuple[
        tuple[str, str], ...
    ] = ()  # what stands before its evening and before its morning: the night of … to …
    nights_before: str = "(?!)"  # what stands before a morning alone: the night to …
    joined: Mapping[str, tuple[int, int]] = MappingProxyType({})  # parts at the end of a day's name
    of_two_days: str = "(?!)"  # parts whose small hours may be the named day's, or the next one's


class Clocks(NamedTuple):
    """How times of day are written."""

    hours: Mapping[str, int]  # in words
    marks: str  # behind digits: hours, o'clock
    words: Mapping[str, tuple[int, int]]  # noon; 24 is the end of the day
    end_of: str  # before a day: its end
    spoken: tuple[
        tuple[str, int], ...
    ]  # forms around `{hour}` and the minutes they add: half past {hour}
    leads: str  # prepositions before, and between day and clock
    since: str  # those that say it is past
    between: str  # before a range whose halves `up_to` may be a mere "and"
    up_to: str
    and_: str
    after: str  # behind it: at the latest
    only_before_clocks: str  # what no length of time follows
    day_openings: str  # articles and the like that a date begins with
    usual: Mapping[str, tuple[int, int]] = MappingProxyType({})  # close of business: more or less
    from_: str = "(?!)"  # one word before the start of a range
    either: str = "(?!)"  # what begins a range or says minutes: five to
    lasting: str = "(?!)"  # between a start and how long from then: for
    onsets: str = "(?!)"  # the same the other way round: for 2 hours from
    split: str = "(?!)"  # between an hour and its minutes, both in digits
    split_announced: str = "(?!)"  # the same where `only_before_clocks` stands before: 18h 30min
    that_is: str = "(?!)"  # before the same in other words: i.e.
    definite: str = "(?!)"  # in what is said of hours that are counted to 24


class ZoneWords(NamedTuple):
    """How time zones are named.

    `names` are whole; a place stands in one of `forms`, or alone in brackets. `local` is the reader's own.
    `asides` say what time it is elsewhere in the country, and so that it is the country's own before:
    the form with its `clock`, the country's own zone, that of elsewhere.
    """

    places: Mapping[str, str]
    names: Mapping[str, str]
    forms: tuple[str, ...]
    local: str
    asides: tuple[tuple[str, str, str], ...] = ()


class Readability(NamedTuple):
    """How hard a text is: `score` of its words and the number of its sentences.

    `ordinary`: two sentences of ten words each, as easy as most. A text is measured together with them, so
    that a few long words do not make a short one hard.
    """

    name: str
    score: Callable[[Sequence[str], int], float]
    is_too_hard: Callable[[float], bool]
    ordinary: str


class Samples(NamedTuple):
    """What could stand in a placeholder."""

    time: str
    dated_time: str
    window: str
    duration: str


class Language(NamedTuple):
    """One language; `code` without a region, `small_words` the commonest, that tell it from others.

    `decimals`: the marks of which any may stand before a fraction where it is spoken.
    """

    code: str
    name: str
    small_words: frozenset[str]
    conjunctions: tuple[str, ...]  # before the last of a list
    lengths: Lengths
    days: Days
    clocks: Clocks
    zones: ZoneWords
    policy: PolicyWords
    readability: Readability
    samples: Samples
    decimals: str


def lix(words: Sequence[str], sentences: int) -> float:
    """Words in a sentence, plus long words in a hundred: for any language written in letters."""
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
