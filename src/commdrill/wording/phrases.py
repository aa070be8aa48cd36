"""Lists of phrases, and where they stand in a text: in one pass, however long the lists are.

A list is written as people write one, with commas or line ends between: `roll* back, de la base`. A star
stands for the rest of a word (`roll*`, `*remos`), `_` for any one word. Accents do not count, nor does
case: but a list of `Names` is found with its capitals, or in capitals throughout.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from commdrill.wording.plain import plain, unaccented

_GAP = r"[\s-]{1,3}"
_NOTHING = r"[^\s\S]"
_MOST = 2_000  # places of one list in a text
_FEW, _SHORT = 20, 5_000  # texts; characters
_LETTERS = re.compile("[a-zA-Z0-9]+")
_MEMORY = 64 << 20  # bytes: the longest lists do not fit into the usual 8 MiB


def crossed(firsts: str, seconds: str) -> str:
    """Each of one list before each of another, as a list: `network team, platform team`."""
    pairs = ((first, second) for first in firsts.split(",") for second in seconds.split(","))
    return ", ".join(f"{first.strip()} {second.strip()}" for first, second in pairs)


class Phrases:
    """A list of phrases, found in what is `plain`.

    A pattern of a thousand phrases takes longer to make than a first few texts to be asked which of them
    they may hold at all.
    """

    def __init__(self, *written: str) -> None:
        self._written = written
        self._soon = _FEW  # texts that are asked so

    def __bool__(self) -> bool:
        return bool(self.entries)

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """Each phrase as it was written."""
        lines = (line for text in self._written for line in text.replace("\n", ",").split(","))
        return tuple(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where they stand, the longest first, none within another."""
        if pattern := self._pattern_for(words):
            yield from islice((found.span() for found in pattern.finditer(_read(words))), _MOST)

    def stand_in(self, words: str) -> bool:
        """Whether one of them stands there."""
        pattern = self._pattern_for(words)
        return pattern is not None and pattern.search(_read(words)) is not None

    def begin(self, words: str) -> int:
        """The length of the one it begins with; 0: with none."""
        pattern = self._pattern_for(words)
        found = pattern.match(_read(words)) if pattern else None
        return found.end() if found else 0

    def _pattern_for(self, words: str) -> Any:
        """Of all of them, or of those that may stand in a text, if any may."""
        if len(words) > _SHORT:
            self._soon = 0
        if not self._soon:
            return self._pattern
        self._soon -= 1
        there = [form for form, sure in self._sure if sure in words]
        return _compiled(_any_of(there)) if there else None

    @cached_property
    def _sure(self) -> tuple[tuple[str, str], ...]:
        """Each form, and the longest letters of it that stand wherever it stands."""
        return tuple(
            (form, max(_LETTERS.findall(form), key=len, default="")) for form in self.forms
        )

    @cached_property
    def _pattern(self) -> Any:
        return _compiled(self.whole)

    @property
    def forms(self) -> Iterable[str]:
        """As they stand in a text."""
        return map(plain, self.entries)

    @property
    def alternatives(self) -> str:
        """As part of a pattern for what is `plain`."""
        return "|".join(map(_as_pattern, self.forms))

    @property
    def whole(self) -> str:
        """A pattern for any of them, as whole words; of no list at all, for nothing."""
        return _any_of(self.forms) if self else _NOTHING


class Names(Phrases):
    """Names whose capitals count, found in what is `unaccented`."""

    @property
    def forms(self) -> Iterable[str]:
        """With their capitals, and in capitals throughout."""
        entries = map(unaccented, self.entries)
        return dict.fromkeys(form for entry in entries for form in (entry, entry.upper()))


def _read(words: str) -> bytes:
    """A byte a letter: a place among them is a place in `words`, and nobody counts letters up to it."""
    return _long_read(words) if len(words) > _SHORT else words.encode("latin-1", "replace")


@lru_cache(maxsize=4)  # hundreds of lists are asked of a text
def _long_read(words: str) -> bytes:
    return words.encode("latin-1", "replace")


def _compiled(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.longest_match = True
    options.max_mem = _MEMORY
    return re2.compile(pattern.encode("latin-1"), options)


def _any_of(forms: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(map(_as_pattern, forms))})\b"


def _as_pattern(entry: str) -> str:
    return _GAP.join(map(_word, entry.split()))


def _word(word: str) -> str:
    if word == "_":
        return r"[\w']+"
    return word.replace("*", r"[\w']*") if word[-1] == "*" else word.replace("*", r"[\w']{2,}")
