"""A regular expression that is compiled when it is first used.

The wording of two languages takes a hundred of them; one run uses a few, and compiling them all takes
longer than reading a plan.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


class LazyPattern:
    """As `re.Pattern`, for what is done with patterns here."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self._flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self._flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What begins at `start`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole of a text."""
        return self.compiled.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place."""
        return self.compiled.search(text)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Every place."""
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """The words at every place, of a pattern without groups."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """What stands between."""
        return self.compiled.split(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """A text with other words in every place."""
        return self.compiled.sub(by, text)
