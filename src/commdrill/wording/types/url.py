"""`type: url`: a web address."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from commdrill.wording.seen import SeenText
from commdrill.wording.types.placeholder_type import PlaceholderType, Reading

_LONGEST = 2048
_USUAL = 200  # a link is seldom longer
_HEAD = re.compile(r"(?i:https?)://[^\s<>\"“”«»{}/?#.:]")
_BEGINNING = re.compile(r"(?<!\w)(?=<?(?i:https?)://)")
_REST = re.compile(r"[^\s<>\"“”«»{}]{0,2048}")
# as plain text sets links apart (RFC 3986, appendix C), and as chat posts write them
_IN_BRACKETS = re.compile(
    r"<(?i:https?)://[^\s<>\"“”«»{}/?#.:|][^\s<>\"“”«»{}|]{0,2048}(?:\|[^<>|\n]{1,200})?>"
)
_SAMPLE = "https://status.anycompany.example/1"  # 35 characters


class UrlPlaceholder(PlaceholderType):
    """An http or https address."""

    type: Literal["url"] = "url"

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:  # noqa: ARG002
        if bracketed := _IN_BRACKETS.match(seen.flat, start):
            return () if _has_hole(seen, start, bracketed.end()) else (bracketed.end(),)
        head = _HEAD.match(seen.flat, start)
        if head is None:
            return ()
        rest = _REST.match(seen.flat, head.end())
        end = rest.end() if rest else head.end()
        return () if _has_hole(seen, start, end) else range(head.end(), end + 1)

    def whole_ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        """Without what ends the sentence after it."""
        found = self.ends(seen, start, reading)
        if not found:
            return ()
        shortest = found[0]
        return (shortest + len(seen.flat[shortest : found[-1]].rstrip(".,;:!?)'’…")),)

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:  # noqa: ARG002
        return seen.beginnings(_BEGINNING)

    def may_be_in(self, seen: SeenText, language: str) -> bool:  # noqa: ARG002
        return "://" in seen.flat

    @property
    def longest(self) -> int:
        return _LONGEST

    @property
    def usual_room(self) -> int:
        return _USUAL

    @property
    def expected(self) -> str:
        return "a web address"

    def remark(self, content: str, reading: Reading) -> str:  # noqa: ARG002
        return "a link that lacks a value" if SeenText.of(content).holes_in_links else ""

    def sample(self, language: str) -> str:  # noqa: ARG002
        return _SAMPLE


def _has_hole(seen: SeenText, start: int, end: int) -> bool:
    """Whether the link from `start` to `end` lacks a value that should be in it."""
    at = bisect_left(seen.holes_in_links, start)
    return at < len(seen.holes_in_links) and seen.holes_in_links[at] < end


TYPE = UrlPlaceholder
