"""Where a pattern is found, and what is a link."""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import Span

LINK = LazyPattern(r"https?://[^\s<>\"“”]{1,2048}")


def spans(pattern: LazyPattern, text: str) -> Iterator[Span]:
    """Every place where `pattern` is found."""
    for found in pattern.finditer(text):
        yield Span(*found.span())


def without_links(text: str) -> str:
    """`text` with links blanked out, everything else in its place."""
    return LINK.sub(lambda found: " " * len(found[0]), text)
