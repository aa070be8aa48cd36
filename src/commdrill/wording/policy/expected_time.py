"""Says when it is expected back, or when people hear more.

`We expect it back by 16:30 UTC`, `within 45 minutes`, `next update at 15:00 UTC`. Without a time
people reload the page and call; a clock time needs its time zone. Not every time is this one: `since
14:00 UTC`, `refunds arrive within 5 days`, `kept for 30 days`.
"""

from collections.abc import Iterator
from itertools import islice

from commdrill.wording import times
from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import plain
from commdrill.wording.policy_words import TimeWords
from commdrill.wording.sentences import sentences
from commdrill.wording.set_aside import folded, without_invisible

_MAY_START = LazyPattern(r"(?<![\w:.])(?=\w)[^\W_][\w.:-]{0,40}")
_MOST_PLACES = 2_000
_LONGEST_READ = 20_000  # characters; who has not read it by then reads no further
_LONGEST_ALONE = 6  # words of a sentence that is nothing but a time
_BEFORE = 40  # characters in which it is said what a time is of


def names_time(text: str, language: str, timezone: str | None) -> bool:
    """Whether the moment is named when it is back, or when people hear more.

    `timezone`: in which a clock's time is read that names none; None: then it says nothing.
    """
    return any(sentences_with_time(text, language, timezone))


def sentences_with_time(text: str, language: str, timezone: str | None) -> Iterator[str]:
    """The sentences, with letters alike, that name it."""
    words = [known.policy.times for known in spoken(language)]
    return (
        sentence
        for sentence in _sentences(text)
        if _is_of_return(sentence, words) and _states_moment(sentence, language, timezone, words)
    )


def _sentences(text: str) -> Iterator[str]:
    shown = without_invisible(text[:_LONGEST_READ])
    return (folded(shown[start:end]) for start, end in sentences(shown))


def _is_of_return(sentence: str, words: list[TimeWords]) -> bool:
    said = plain(sentence)
    if any(each.other.stand_in(said) for each in words):
        return False
    alone = len(said.split()) <= _LONGEST_ALONE
    return alone or any(each.back.stand_in(said) for each in words)


def _states_moment(
    sentence: str, language: str, timezone: str | None, words: list[TimeWords]
) -> bool:
    """Whether a moment is stated that is not past."""
    said = plain(sentence)
    places = (at.start() for at in islice(_MAY_START.finditer(sentence), _MOST_PLACES))
    return any(
        _says_when(sentence, place, language, timezone) and not _is_past(said, place, words)
        for place in places
    )


def _says_when(sentence: str, place: int, language: str, timezone: str | None) -> bool:
    stated = times.reading.times_at(sentence, place, language)
    return any(timezone or not statement.needs_zone for _, statement in stated)


def _is_past(said: str, place: int, words: list[TimeWords]) -> bool:
    """Whether a time says since when, or how long: by what stands right before it, or begins it."""
    before = said[:place][-_BEFORE:].rstrip()
    return any(
        each.not_back.begin(said[place:])
        or any(end == len(before) for _, end in each.not_back.places(before))
        for each in words
    )
