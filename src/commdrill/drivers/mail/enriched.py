"""Enriched text (RFC 1896), which some mail clients send beside plain text."""

import re
from collections.abc import Iterator

_PIECE = re.compile(r"<<|</?([A-Za-z0-9-]{1,60})>|[^<]+|<")
_LINES = re.compile(r"\n+")


def text_of_enriched(text: str) -> str:
    """Its words: without marks and what they ask for; a single line break is a space."""
    return "".join(_words(text))


def _words(text: str) -> Iterator[str]:
    is_asked_for = False
    for piece in _PIECE.finditer(text):
        found = piece[0]
        if (piece[1] or "").lower() == "param":
            is_asked_for = not found.startswith("</")
        elif piece[1]:
            continue
        elif not is_asked_for:
            yield "<" if found == "<<" else _LINES.sub(_broken, found)


def _broken(lines: re.Match[str]) -> str:
    return "\n" * (len(lines[0]) - 1) or " "
