"""Says when it is expected back, or when people hear more.

`We expect it back by 16:30 UTC`, `within 45 minutes`, `next update at 15:00 UTC`. Without a time
people reload the page and call; a clock time needs its time zone. Not every time is this one: `since
14:00 UTC`, `refunds arrive within 5 days`, `kept for 30 days`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from commdrill.wording import times
from commdrill.wording.languages import spoken
from commdrill.wording.languages.language import Language
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.phrases import Phrases
from commdrill.wording.plain import plain
from commdrill.wording.sentences import sentences
from commdrill.wording.set_aside import folded, without_invisible

_MAY_START = LazyPattern(r"(?<![\w:.])(?=\w)[^\W_][\w.:-]{0,40}")
_MOST_PLACES = 2_000
_LONGEST_READ = 20_000  # characters; who has not read it by then reads no further
_MOST_AROUND = 1  # words of a sentence that is nothing but a time: `Target: 18:00 UTC`
# what is told in one go: a time is of what stands between two of them
_NEW_CLAUSE = LazyPattern(r"[,;:(–—](?= )| (?:and|but|y|e|pero|und|aber|mas) (?![0-9])")
_LABEL_ENDS = (":", "–", "—", "(")
_BEFORE = 40  # characters in which it is said what a time is of


def names_time(text: str, language: str, timezone: str | None) -> bool:
    """Whether the moment is named when it is back, or when people hear more.

    `timezone`: in which a clock's time is read that names none; None: then it says nothing.
    """
    return any(sentences_with_time(text, language, timezone))


def sentences_with_time(text: str, language: str, timezone: str | None) -> Iterator[str]:
    """The sentences, with letters alike, that name it; none whose label says otherwise: `Last update: 10:00`."""
    known = list(spoken(language))
    label = False
    for sentence in _sentences(text):
        if not label and _states_return(sentence, language, timezone):
            yield sentence
        label = sentence.endswith(":") and _Clause(0, len(sentence), sentence).is_of_other(known)


def told_apart(text: str, language: str) -> tuple[str, str]:
    """What is told of when people hear more, and all else; what a label stands before is of it: `News: 15:00`."""
    known = [each.policy.times.more for each in spoken(language)]
    news, rest, is_labelled = list[str](), list[str](), False
    for sentence in _sentences(text):
        for start, end in _clauses(sentence):
            said = sentence[start:end]
            is_news = is_labelled or any(each.stand_in(plain(said)) for each in known)
            is_labelled = is_news and not is_labelled and said.rstrip().endswith(_LABEL_ENDS)
            (news if is_news else rest).append(said)
        rest.append("\n")
    return "\n".join(news), "".join(rest)


def _sentences(text: str) -> Iterator[str]:
    shown = without_invisible(text[:_LONGEST_READ])
    return (folded(shown[start:end]) for start, end in sentences(shown))


def _states_return(sentence: str, language: str, timezone: str | None) -> bool:
    """Whether a moment is stated that is not past, and of nothing else: `refunds arrive within 5 days`."""
    known = list(spoken(language))
    said = plain(sentence)
    clauses = [_Clause(start, end, sentence[start:end]) for start, end in _clauses(sentence)]
    of_return = [clause for clause in clauses if not clause.is_of_other(known)]
    is_back = any(
        known_in.policy.times.back.stand_in(plain(clause.text))
        for clause in of_return
        for known_in in known
    )
    places = (at.start() for at in islice(_MAY_START.finditer(sentence), _MOST_PLACES))
    return any(
        any(clause.start <= place < clause.end for clause in of_return)
        and (ends := _ends_of_times(sentence, place, language, timezone))
        and (is_back or _hardly_a_word_around(sentence, place, max(ends)))
        and not _is_past(said, place, known)
        for place in places
    )


@dataclass(frozen=True)
class _Clause:
    start: int
    end: int
    text: str

    def is_of_other(self, known: list[Language]) -> bool:
        """Whether it tells of something else, or of what is past."""
        said = plain(self.text)
        words = [each.policy.times for each in known]
        if any(each.other.stand_in(said) for each in words):
            return True
        forms = any(re.search(each.policy.help.past_forms, self.text.lower()) for each in known)
        is_past = forms or any(each.past.stand_in(said) for each in words)
        return is_past and not any(each.ahead.stand_in(said) for each in words)


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _NEW_CLAUSE.finditer(sentence):
        yield start, found.end()
        start = found.end()
    yield start, len(sentence)


def _ends_of_times(sentence: str, place: int, language: str, timezone: str | None) -> list[int]:
    stated = times.reading.times_at(sentence, place, language)
    return [
        end
        for end, statement in stated
        if not times.statement.has_been(statement) and (timezone or not statement.needs_zone)
    ]


def _hardly_a_word_around(sentence: str, start: int, end: int) -> bool:
    """What else would it be, where nothing says that it is the time of return."""
    return len(f"{sentence[:start]} {sentence[end:]}".split()) <= _MOST_AROUND + 1


def _is_past(said: str, place: int, known: list[Language]) -> bool:
    """Whether a time says since when, or how long: by what stands right before it, or begins it."""
    before = said[:place][-_BEFORE:].rstrip()
    words = [each.policy.times for each in known]
    return any(
        _leads_to(each.not_back, before, said[place:])
        or (_leads_to(each.from_or_since, before, said[place:]) and not each.to_come.stand_in(said))
        for each in words
    )


def _leads_to(phrases: Phrases, before: str, after: str) -> bool:
    """Whether one of them stands right before a time, or begins it."""
    return bool(phrases.begin(after)) or any(
        end == len(before) for _, end in phrases.places(before)
    )
