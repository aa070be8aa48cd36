"""Text as grammars read it: small letters without accents, each in its place."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

_LATIN = (*range(0x41, 0x5B), *range(0xC0, 0x250), 0x1E9E)
# ß, ø and ł are no letters with accents; re2 knows the ends of words by the letters of ASCII alone
_NAMED = re.compile(
    r"LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) (?:SHARP |DOTLESS |LONG )?([A-Z])"
)


def _bare(code: int) -> str:
    letter = unicodedata.normalize("NFD", chr(code))[0].lower()
    named = None if letter.isascii() else _NAMED.match(unicodedata.name(chr(code), ""))
    if named:
        return named[1].lower()
    return letter if len(letter) == 1 else chr(code)


_PLAIN = {code: bare for code in _LATIN if (bare := _bare(code)) != chr(code)}
_PLAIN |= {0xA0: " ", 0x2212: "-", 0x2018: "'", 0x2019: "'"}
_SHORT, _AT_ONCE, _MANY = 1_000, 100_000, 60  # characters; letters
# patterns keep their capitals: \S is not \s
_UNACCENTED = {code: bare for code, bare in _PLAIN.items() if code >= 0xC0}


def plain(text: str) -> str:
    """As long as `text`: telephones leave accents out, and headings are in capitals."""
    return translated(text, _PLAIN)


@lru_cache(maxsize=1)  # whoever looks at a page asks for names one after the other
def in_small_letters(markup: str) -> bytes:
    """To look for names of elements in, whose letters are of ASCII: a hundredth of what `str.lower` takes."""
    return markup.encode("utf-8", "replace").lower()


def unaccented(text: str) -> str:
    """As long as `text`, with its capitals: a name, or a pattern as its language is written."""
    return translated(text, _UNACCENTED)


def translated(text: str, table: Mapping[int, str]) -> str:
    """As `str.translate`, which is quick where it meets ASCII alone: a page has one € in a hundred letters.

    Letter by letter, for no letter of a table stands for another that is in it, too.
    """
    if text.isascii() or len(text) < _SHORT:
        return text.translate(table)
    if len(text) > _AT_ONCE:
        parts = (text[at : at + _AT_ONCE] for at in range(0, len(text), _AT_ONCE))
        return "".join(translated(part, table) for part in parts)
    there = [letter for letter in set(text) if ord(letter) in table]
    if len(there) > _MANY:
        return text.translate(table)
    for letter in there:
        text = text.replace(letter, table[ord(letter)])
    return text


def longest_first(pattern: str) -> str:
    """The alternatives of a pattern, those that say more before those that they begin with."""
    parts, depth, begun = [], 0, 0
    for at, mark in enumerate(pattern):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and not depth:
            parts.append(pattern[begun:at])
            begun = at + 1
    return "|".join(sorted((*parts, pattern[begun:]), key=len, reverse=True))


@dataclass(frozen=True)
class Stretch:
    """Some of a text: as it stands, for names of zones, and plainly, for all else."""

    raw: str

    @cached_property
    def plain(self) -> str:
        """The same, place by place."""
        return plain(self.raw)
