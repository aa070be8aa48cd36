"""A text as its reader reads it: what takes no room is not there, and what looks alike is alike.

A leak does not hide behind a non-breaking space, a soft hyphen, letters of another width or the asterisks
of a chat. Each place found leads back to where it stands in the text itself.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import Span

# what is not read: soft hyphens, joiners, zero-width and bidi marks, variation selectors
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_BLANK = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HYPHEN = "\u2010\u2011\u2212\uff0d"
_LETTERS = "\uff01-\uff5e\U0001d400-\U0001d7ff"  # full width; mathematical
# what is bold, italic or code; `*|NAME|*` and `__NAME__` are no emphasis
_EMPHASIS = r"\*{1,3}(?=[^\s*|])|(?<=[^\s*|])\*{1,3}|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)|`{1,3}(?=[^\s`][^`\n]{0,200}`)|(?<=[^\s`])`{1,3}(?!\w)"
_SPECIAL = LazyPattern(
    rf"[{_UNSEEN}]+|[{_BLANK}]|[{_HYPHEN}]|[{_LETTERS}]|[^\W\d_][\u0300-\u036f]+|{_EMPHASIS}"
)
_MARK = LazyPattern(rf"[{_UNSEEN}{_BLANK}{_HYPHEN}{_LETTERS}\u0300-\u036f*_`]")  # each has one
_IS_UNSEEN, _IS_BLANK, _IS_HYPHEN = (
    LazyPattern(f"[{kind}]") for kind in (_UNSEEN, _BLANK, _HYPHEN)
)


@dataclass(frozen=True)
class Reading:
    """`text` is what is read."""

    source: str
    text: str

    @classmethod
    def of(cls, source: str) -> "Reading":
        plainly = not _MARK.search(source) or not _SPECIAL.search(source)
        return cls(source, source if plainly else _read(source))

    def in_source(self, span: Span) -> Span:
        """Where a stretch of `text` stands in the source."""
        return Span(self._place(span.start), self._place(span.end - 1) + 1)

    def _place(self, place: int) -> int:
        index = bisect_right(self._shifts, (place, 1 << 60)) - 1
        return place + (self._shifts[index][1] if index >= 0 else 0)

    @cached_property
    def _shifts(self) -> tuple[tuple[int, int], ...]:
        """How far behind `source` the text is, from which place on; asked only where something is found."""
        shifts, behind = dict[int, int](), 0
        for found in _specials(self.source) if self.text != self.source else ():
            behind += len(found[0]) - len(_as_read(found[0]))
            shifts[found.end() - behind] = behind
        return tuple(shifts.items())


def _read(source: str) -> str:
    parts, done = list[str](), 0
    for found in _specials(source):
        parts += (source[done : found.start()], _as_read(found[0]))
        done = found.end()
    return "".join((*parts, source[done:]))


def _specials(source: str) -> Iterator[re.Match[str]]:
    """Each begins with its mark, or with the letter before it; accented letters are many, and marks few."""
    done, special = 0, _SPECIAL.compiled.match
    for mark in _MARK.finditer(source):
        place = mark.start()
        if place < done:
            continue
        at = place - (place > done and "\u0300" <= source[place] <= "\u036f")
        if found := special(source, at):
            done = found.end()
            yield found


@lru_cache(maxsize=1_000)
def _as_read(special: str) -> str:
    if special[0] in "*_`" or _IS_UNSEEN.search(special):
        return ""
    if _IS_BLANK.search(special):
        return "\n" if special in "\u2028\u2029" else " "
    if _IS_HYPHEN.search(special):
        return "-"
    return unicodedata.normalize("NFKC", special)
