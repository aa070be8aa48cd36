"""Tells what helps a reader from mere news: that it broke, when it is back, that people are sorry.

There is no end to what may help, and less variety in what does not. So what does not is known in each
language, by its words, or because it begins as what tells of us does (`We take this seriously`) and has
nothing in it that helps. What begins with the name of what is affected tells how that fares, in whatever
words: `Checkout is on the blink`. What is none of it counts as help: `Store water`, `Ask the staff`.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.phrases import HelpWords
from commdrill.wording.plain import plain
from commdrill.wording.sentences import pieces, sentences
from commdrill.wording.set_aside import without_invisible

_PLACEHOLDER = LazyPattern(r"\{\{[^{}\n]{0,80}\}\}")
_NAMED = LazyPattern(r"\{\{components?(?:\.[0-9]+)?\}\}")
_SIGNED = LazyPattern(r"\n[^\n.!?:\d]{2,40}\s{0,9}\Z")  # `Your branch`
_WORD = LazyPattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_JOINT = LazyPattern(r"^(?:and|but|so|y|e|pero|mas|und|aber) ")  # to what stands before
_FEWEST = 2  # words in which something can be said
_LONGEST_LABEL = 4  # words before a colon that only name what follows, or greet
_SMALL = 3  # letters of words that are not set in capitals in a name
A_TIME = "\ue001"  # stands for a placeholder of a time
_AFFECTED = "\ue000"  # for the name of what is affected
_BEFORE_A_NAME = 2  # words: `currently our …`
_BESIDE_A_TIME = 3  # words that only say what a time is of: `back we are …`
_LONGEST_NAME = 3  # words of one that ends a sentence
_MOST_CLAUSES = 20  # of one sentence; who speaks on has said it before
_LONGEST_READ = 20_000  # characters; who has not been helped by then reads no further


def says_more(text: str, language: str, names: Iterable[str]) -> bool:
    """Whether something in a text is more than news; `names` are of what is affected.

    What stands between two commas before a piece of news may be part of its subject.
    """
    known = [each.policy.help for each in spoken(language)]
    marked = _NAMED.sub(_AFFECTED, without_invisible(text[:_LONGEST_READ]))
    flat = _SIGNED.sub("", _PLACEHOLDER.sub(" ", marked))
    affected = (_AFFECTED, *map(plain, names))
    return any(
        not _tells_how_it_fares(piece, affected) and _helps(piece.replace(A_TIME, ""), known)
        for sentence in _said(flat, known)
        for piece in (*_after_the_news(sentence, known), *_beside_the_news(sentence, known))
    )


def _tells_how_it_fares(piece: str, affected: Iterable[str]) -> bool:
    """Whether it begins with the name of what is affected, or is hardly more than a time."""
    words = _WORD.findall(piece)
    if A_TIME in piece and len(words) <= _BESIDE_A_TIME:
        return True
    said = plain(piece)
    named = (re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", said) for name in affected)
    return any(at and len(_WORD.findall(said[: at.start()])) <= _BEFORE_A_NAME for at in named)


def _said(text: str, known: list[HelpWords]) -> Iterator[str]:
    for start, end in sentences(text):
        sentence = " ".join(text[start:end].split())
        label = sentence.endswith(":") and len(_WORD.findall(sentence)) <= _LONGEST_LABEL
        if not label and not _signs_off(sentence, known):
            yield sentence


def _signs_off(sentence: str, known: list[HelpWords]) -> bool:
    """`Yours, the council`."""
    first = plain(pieces(sentence)[0]).strip() if "," in sentence else ""
    return any(0 < len(first) == words.farewells.begin(first) for words in known)


def _beside_the_news(sentence: str, known: list[HelpWords]) -> Iterator[str]:
    """`Boarding continues` of `Boarding continues while check-in is down`."""
    said = plain(sentence)
    for words in known:
        for start, end in islice(words.meanwhile.places(said), _MOST_CLAUSES):
            if _is_news(sentence[end:], known):
                yield sentence[:start]


def _after_the_news(sentence: str, known: list[HelpWords]) -> list[str]:
    parts = pieces(sentence)
    first = next((n for n, piece in enumerate(parts) if _is_news(piece, known)), 0)
    return parts[first:]


def _helps(piece: str, known: list[HelpWords]) -> bool:
    words = _WORD.findall(piece)
    if len(words) < _FEWEST or _is_name(piece, words) or _is_news(piece, known):
        return False
    whole = plain(piece).strip(" -*•–·")
    said = {whole, _JOINT.sub("", whole)}  # `mas` is `but`, and `more` in the language beside it
    return not any(_merely_tells(each, piece, words) for each in said for words in known)


def _is_name(piece: str, words: list[str]) -> bool:
    """Capitals throughout, and not of its first word alone: `Just pop in` begins a sentence."""
    if piece.rstrip().endswith((".", "!", "?")) and len(words) > _LONGEST_NAME:
        return False  # nouns have capitals, too
    large = all(word[0].isupper() for word in words if len(word) > _SMALL)
    return large and any(word[0].isupper() for word in words[1:])


def _merely_tells(said: str, piece: str, words: HelpWords) -> bool:
    """Whether it tells of us, or of what has happened, with nothing in it that helps."""
    is_past = _is_past(said, words) or re.search(words.past_forms, piece.lower())
    begins = re.match(words.past_forms, piece.lower().lstrip(" -*•–·"))
    tells = words.tellers.begin(said) or begins or words.deeds.stand_in(said)
    if not tells and not (words.things.begin(said) and is_past):
        return False
    hints = not is_past and words.hints.stand_in(said)
    return not hints and not words.cues.stand_in(said)


def _is_past(said: str, words: HelpWords) -> bool:
    """`The storm damaged it`, not `the bell is answered`."""
    states = list(words.states.places(said))
    places = words.past.places(said)
    return any(not any(begun < end <= ended for begun, ended in states) for _, end in places)


def _is_news(piece: str, known: list[HelpWords]) -> bool:
    said = plain(piece)
    return any(each.news.stand_in(said) for each in known)
