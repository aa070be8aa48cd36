"""The gaps `{{name}}` that an approved message leaves to whoever sends it."""

import re
from collections.abc import Iterator, Mapping

_GAP = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")


def gaps(words: str) -> Iterator[tuple[str, str]]:
    """Each gap's name, after the fixed words that stand before it."""
    end = 0
    for gap in _GAP.finditer(words):
        yield words[end : gap.start()], gap[1]
        end = gap.end()


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with each gap filled; what has no value stays in its braces."""
    return _GAP.sub(lambda gap: values.get(gap[1], f"{{{{{gap[1]}}}}}"), words)
