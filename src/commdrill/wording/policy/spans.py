"""Where a pattern is found, and what is a link."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import plain, unaccented
from commdrill.wording.policy.finding import Span

LINK = LazyPattern(r"https?://[^\s<>\"“”]{1,2048}")


_PLACE = LazyPattern(
    r" (?:Street|St|Road|Rd|House|Beach|Tower|Park|Lane|Avenue|Square|Theatre|Hall|Bay|Island|Line|Mall|Hotel|Station|[Ee]xhibition|[Ff]estival|[Cc]oncert)(?!\w)"
)
_MOST_PLACES = 2_000  # of one pattern in a text: it has been told of by then


def places(pattern: LazyPattern, text: str) -> Iterator[re.Match[str]]:
    """Where `pattern` is found; a text that is full of it is not read to its end."""
    return islice(pattern.finditer(text), _MOST_PLACES)


def spans(pattern: LazyPattern, text: str) -> Iterator[Span]:
    """The same, as stretches of the text."""
    for found in places(pattern, text):
        yield Span(*found.span())


def spans_from(begins: LazyPattern, pattern: LazyPattern, text: str) -> Iterator[Span]:
    """The same, of a pattern that can only begin where a quick one does."""
    done = 0
    candidates = (at.start() for at in begins.finditer(text))
    found = (pattern.match(text, at) for at in candidates if at >= done)
    for one in islice(filter(None, found), _MOST_PLACES):
        done = one.end()
        yield Span(*one.span())


def names_a_place(text: str, span: Span) -> bool:
    """`Docker Street`, `Azure Beach`."""
    return _PLACE.match(text, span.end) is not None and text[span.start].isupper()


@lru_cache(maxsize=2)  # each rule asks of the same text
def plainly(text: str) -> str:
    """`text` in small letters without accents, place by place."""
    return plain(text)


@lru_cache(maxsize=2)
def without_accents(text: str) -> str:
    """The same, with its capitals."""
    return unaccented(text)


def without_links(text: str) -> str:
    """`text` with links blanked out, everything else in its place."""
    return LINK.sub(lambda found: " " * len(found[0]), text)
