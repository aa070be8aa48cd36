"""No term that the plan itself keeps inside: its `confidential` and its `internal_names`.

They are found as whole words, whatever their case and whatever white space is between them.
"""

from collections.abc import Iterator
from typing import Any

from commdrill.wording.policy.finding import Span

CONFIDENTIAL = "confidential-term"
INTERNAL = "internal-name"


def listed_spans(pattern: Any, text: str) -> Iterator[Span]:
    """Where the terms of a plan stand, as words."""
    if pattern is None:
        return
    for found in pattern.finditer(text):
        start, end = found.span()
        if not (_in_word(text, start - 1) or _in_word(text, end)):
            yield Span(start, end)


def _in_word(text: str, position: int) -> bool:
    return 0 <= position < len(text) and (text[position].isalnum() or text[position] == "_")
