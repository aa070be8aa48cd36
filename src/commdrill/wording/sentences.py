"""What ends a sentence, and what stands between commas."""

from collections.abc import Iterator
from functools import lru_cache

from commdrill.wording.lazy_pattern import LazyPattern

# `am 14. November`, as German has it
_IN_DATE = r"(?<=\d\.)\s(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
# a line that begins with a bullet or a number begins something of its own
_END = LazyPattern(
    rf"[.!?;…]+(?=[\s\"”»)*_]|$)(?!{_IN_DATE})"
    r"|:(?=\s|$)|\n\s{0,99}\n|\n(?=\s{0,20}(?:[-*•–]\s|\d{1,2}[.)]\s))"
)
_BREAK = LazyPattern(r"[,;()—]|(?<=\s)[-–](?=\s)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each stands, with what closes it."""
    start = 0
    for found in _END.finditer(text):
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


@lru_cache(maxsize=2)  # each list of words is asked of the same text
def ends_of_sentences(text: str) -> tuple[int, ...]:
    """Where each ends: the next begins there."""
    return tuple(end for _, end in sentences(text))


def pieces(sentence: str) -> list[str]:
    """What stands between its commas, dashes and brackets."""
    return [piece for piece in _BREAK.split(sentence) if piece.strip()]
