"""Tells what helps a reader from mere news: that it broke, when it is back, that people are sorry.

There is no end to what may help, and little variety in what does not: so what does not is known
in each language, and a sentence that is none of it counts as help.
"""

import re
from collections.abc import Iterator
from functools import cache

from commdrill.wording.languages import languages
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.set_aside import plainly_set


@cache
def _news() -> LazyPattern:
    """Any word of news in any language."""
    words = (language.policy.news for language in languages())
    kinds = (kind for news in words for kind in (news.broken, news.when, news.why, news.courtesy))
    return LazyPattern(rf"(?i)(?<!\w)(?:{'|'.join(kinds)})(?!\w)")


_SENTENCE = LazyPattern(r"[^.!?;:\n]+[.!?;:]*")
_PLACEHOLDER = LazyPattern(r"\{\{[^{}\n]{0,80}\}\}")
_LINE_BREAK = LazyPattern(r"(?<=[^\n])\n(?=[^\n])")
_WORD = LazyPattern(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FEWEST = 2  # words in which something can be said
_LONGEST_LABEL = 4  # words before a colon that only name what follows, or greet
_SMALL = 3  # letters of words that are not set in capitals in a name


def says_more(text: str) -> bool:
    """Whether something in a text is more than news.

    What stands between two commas before a piece of news may be part of its subject.
    """
    return any(
        _helps(piece) for sentence in _sentences(text) for piece in _after_the_news(sentence)
    )


def _sentences(text: str) -> Iterator[str]:
    flat = _LINE_BREAK.sub(" ", _PLACEHOLDER.sub(" ", plainly_set(text)))
    for found in _SENTENCE.finditer(flat):
        if not (found[0].endswith(":") and len(_WORD.findall(found[0])) <= _LONGEST_LABEL):
            yield found[0]


def _after_the_news(sentence: str) -> list[str]:
    pieces = re.split(r", | - | – ", sentence)
    first = next((n for n, piece in enumerate(pieces) if _news().search(piece)), 0)
    return pieces[first:]


def _helps(piece: str) -> bool:
    words = _WORD.findall(piece)
    is_name = all(word[0].isupper() for word in words if len(word) > _SMALL)
    return len(words) >= _FEWEST and not is_name and not _news().search(piece)
