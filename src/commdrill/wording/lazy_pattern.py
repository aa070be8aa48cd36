"""A regular expression that is compiled when it is first used.

The wording of two languages takes a hundred of them; one run uses a few, and compiling them all takes
longer than reading a plan.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property

from commdrill.wording.beginnings import beginnings

_LONG = 20_000  # characters: in less it is found in no time
# places to begin, and characters for each: where there are more, all are asked
_SOME, _ONE_IN = 50, 100


class LazyPattern:
    """As `re.Pattern`, for what is done with patterns here."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self._flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        return next(self.finditer(text), None)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        if len(text) < _LONG or start or end < len(text):
            return self.compiled.finditer(text, start, end)
        return self._found_in(text)

    def findall(self, text: str) -> list[str]:
        """The words at every place, of a pattern without groups."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        return self.compiled.split(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """A text with other words in every place."""
        if len(text) < _LONG:
            return self.compiled.sub(by, text)
        parts, done, words = list[str](), 0, _words(by)
        for found in self.finditer(text):
            parts += (text[done : found.start()], words(found))
            done = found.end()
        return "".join((*parts, text[done:]))

    def _found_in(self, text: str) -> Iterator[re.Match[str]]:
        """The same of a long text: it is asked only where it could begin, unless it could almost anywhere."""
        quick, place = beginnings(self.compiled), 0
        for number, (start, end) in enumerate(quick.stretches(text) if quick else ()):
            if number > _SOME + start // _ONE_IN:
                quick = None
                break
            place = max(place, start)
            while place < end:
                found = self.compiled.match(text, place)
                place = found.end() if found else place + 1
                if found:
                    yield found
        if quick is None:
            yield from self.compiled.finditer(text, place)


def _words(by: str | Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """What stands instead; few replacements name a group, and to read one takes longer than to find its place."""
    if not isinstance(by, str):
        return by
    return (lambda found: found.expand(by)) if "\\" in by else (lambda _: by)
