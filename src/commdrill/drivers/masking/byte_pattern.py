"""A regular expression over bytes whose cost grows with the text alone, whatever it holds (RE2)."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any


class BytePattern:
    """Compiled when it is first used. Letters are found in either case."""

    def __init__(self, pattern: bytes) -> None:
        self._pattern = pattern

    def is_in(self, text: bytes) -> bool:
        """Whether it is found anywhere."""
        return self._compiled.search(text) is not None

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """From where to where each find goes."""
        return (found.span() for found in self._compiled.finditer(text))

    @cached_property
    def _compiled(self) -> Any:
        import re2

        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1  # bytes are bytes, whatever text they are
        options.case_sensitive = False
        options.log_errors = False
        return re2.compile(self._pattern, options)
