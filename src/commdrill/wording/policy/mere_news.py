"""Tells what helps a reader from mere news: that it broke, when it is back, that people are sorry.

There is no end to what may help, and less variety in what does not. So what does not is known in each
language, by its words, or because it begins as what tells of us does (`We take this seriously`) and has
nothing in it that helps. What is none of it counts as help: `Store water`, `Ask the staff`.
"""

import re
from collections.abc import Iterator

from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import plain
from commdrill.wording.policy_words import HelpWords
from commdrill.wording.sentences import pieces, sentences
from commdrill.wording.set_aside import without_invisible

_PLACEHOLDER = LazyPattern(r"\{\{[^{}\n]{0,80}\}\}")
_WORD = LazyPattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEWEST = 2  # words in which something can be said
_LONGEST_LABEL = 4  # words before a colon that only name what follows, or greet
_SMALL = 3  # letters of words that are not set in capitals in a name
_LONGEST_READ = 20_000  # characters; who has not been helped by then reads no further


def says_more(text: str, language: str) -> bool:
    """Whether something in a text is more than news.

    What stands between two commas before a piece of news may be part of its subject.
    """
    known = [each.policy.help for each in spoken(language)]
    flat = _PLACEHOLDER.sub(" ", without_invisible(text[:_LONGEST_READ]))
    return any(
        _helps(piece, known)
        for sentence in _said(flat)
        for piece in _after_the_news(sentence, known)
    )


def _said(text: str) -> Iterator[str]:
    for start, end in sentences(text):
        sentence = " ".join(text[start:end].split())
        if not (sentence.endswith(":") and len(_WORD.findall(sentence)) <= _LONGEST_LABEL):
            yield sentence


def _after_the_news(sentence: str, known: list[HelpWords]) -> list[str]:
    parts = pieces(sentence)
    first = next((n for n, piece in enumerate(parts) if _is_news(piece, known)), 0)
    return parts[first:]


def _helps(piece: str, known: list[HelpWords]) -> bool:
    words = _WORD.findall(piece)
    is_name = all(word[0].isupper() for word in words if len(word) > _SMALL)
    if len(words) < _FEWEST or is_name or _is_news(piece, known):
        return False
    said = plain(piece).strip(" -*•–·")
    return not any(_merely_tells(said, piece, each) for each in known)


def _merely_tells(said: str, piece: str, words: HelpWords) -> bool:
    """Whether it tells of us, or of what has happened, with nothing in it that helps."""
    is_past = words.past.stand_in(said) or re.search(words.past_forms, piece.lower())
    begins = re.match(words.past_forms, piece.lower().lstrip(" -*•–·"))
    tells = words.tellers.begin(said) or begins or (words.things.begin(said) and is_past)
    return bool(tells) and not words.cues.stand_in(said)


def _is_news(piece: str, known: list[HelpWords]) -> bool:
    said = plain(piece)
    return any(each.news.stand_in(said) for each in known)
