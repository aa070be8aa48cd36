"""Lists of phrases, and where they stand in a text: in one pass, however long the lists are.

A list is written as people write one, with commas or line ends between: `roll* back, de la base`. A star
stands for the rest of a word (`roll*`, `*remos`), `_` for any one word. Accents do not count, nor does
case: but a list of `Names` is found with its capitals, or in capitals throughout.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from commdrill.wording.plain import plain, unaccented

_GAP = r"[\s-]{1,3}"
_NOTHING = r"[^\s\S]"
_MOST = 2_000  # places of one list in a text
_MEMORY = 64 << 20  # bytes: the longest lists do not fit into the usual 8 MiB


def crossed(firsts: str, seconds: str) -> str:
    """Each of one list before each of another, as a list: `network team, platform team`."""
    pairs = ((first, second) for first in firsts.split(",") for second in seconds.split(","))
    return ", ".join(f"{first.strip()} {second.strip()}" for first, second in pairs)


class Phrases:
    """A list of phrases, found in what is `plain`; a pattern is made of it when it is first used."""

    def __init__(self, *written: str) -> None:
        self._written = written

    def __bool__(self) -> bool:
        return bool(self.entries)

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """Each phrase as it was written."""
        lines = (line for text in self._written for line in text.replace("\n", ",").split(","))
        return tuple(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where they stand, the longest first, none within another."""
        if self:
            yield from islice((found.span() for found in self._pattern.finditer(words)), _MOST)

    def stand_in(self, words: str) -> bool:
        """Whether one of them stands there."""
        return bool(self) and self._pattern.search(words) is not None

    def begin(self, words: str) -> int:
        """The length of the one it begins with; 0: with none."""
        found = self._pattern.match(words) if self else None
        return found.end() if found else 0

    @cached_property
    def _pattern(self) -> Any:
        import re2

        options = re2.Options()
        options.longest_match = True
        options.max_mem = _MEMORY
        return re2.compile(self.whole, options)

    @property
    def alternatives(self) -> str:
        """As part of a pattern for what is `plain`."""
        return "|".join(_as_pattern(plain(entry)) for entry in self.entries)

    @property
    def whole(self) -> str:
        """A pattern for any of them, as whole words; of no list at all, for nothing."""
        return rf"\b(?:{self.alternatives})\b" if self else _NOTHING


class Names(Phrases):
    """Names whose capitals count, found in what is `unaccented`."""

    @property
    def whole(self) -> str:
        """The same, with their capitals."""
        written = dict.fromkeys(
            form for entry in map(unaccented, self.entries) for form in (entry, entry.upper())
        )
        return rf"\b(?:{'|'.join(map(_as_pattern, written))})\b"


def _as_pattern(entry: str) -> str:
    return _GAP.join(map(_word, entry.split()))


def _word(word: str) -> str:
    if word == "_":
        return r"[\w']+"
    return word.replace("*", r"[\w']*") if word[-1] == "*" else word.replace("*", r"[\w']{2,}")
