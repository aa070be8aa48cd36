"""`type: url`: a web address."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar, Literal

from commdrill.wording.seen import HOLE_IN_LINK, SeenText
from commdrill.wording.types.placeholder_type import PlaceholderType, Reading

_LONGEST = 2048
_USUAL = 200  # a link is seldom longer
_HEAD = re.compile(r"(?P<bare>(?!))?(?i:https?)://[^\s<>\"“”«»{}/?#.:]")
# as an SMS has it, to be short
_TOP = (
    r"com|org|net|edu|gov|int|info|app|dev|page|status|online|site|cloud|shop|store|bank|travel|health|help"
    r"|support|agency|company|digital|energy|example|test|[a-z]{2}"
)
_DOMAIN = rf"(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,8}}(?:{_TOP})(?![\w@-]|\.\w)"
_BARE = re.compile(rf"(?<![\w@./-])(?P<bare>{_DOMAIN})")
_BEGINNING = re.compile(rf"(?<!\w)(?=<?(?i:https?)://|(?<![@./-]){_DOMAIN})")
_MAY_BE_BARE = re.compile(r"[a-z0-9]\.[a-z]{2}")
_REST = re.compile(r"[^\s<>\"“”«»{}]{0,2048}")
# as plain text sets links apart (RFC 3986, appendix C), and as chat posts write them
_IN_BRACKETS = re.compile(
    r"<(?i:https?)://[^\s<>\"“”«»{}/?#.:|][^\s<>\"“”«»{}|]{0,2048}(?:\|[^<>|\n]{1,200})?>"
)
_CUT = "..."
_SAMPLE = "https://status.anycompany.example/1"  # 35 characters


class UrlPlaceholder(PlaceholderType):
    """An http or https address."""

    manual: ClassVar[str] = "An http or https address, in the text or under words."

    type: Literal["url"] = "url"

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:  # noqa: ARG002
        link = seen.links.get(start)
        linked = [link.end] if link and not HOLE_IN_LINK.search(link.target) else []
        return linked or self._written_ends(seen, start)

    def _written_ends(self, seen: SeenText, start: int) -> Sequence[int]:
        if bracketed := _IN_BRACKETS.match(seen.flat, start):
            return () if _has_hole(seen, start, bracketed.end()) else (bracketed.end(),)
        head = _HEAD.match(seen.flat, start) or _BARE.match(seen.flat, start)
        if head is None:
            return ()
        if head["bare"] and not seen.flat.startswith("/", head.end()):
            return (head.end(),)
        rest = _REST.match(seen.flat, head.end())
        end = rest.end() if rest else head.end()
        while seen.flat.endswith(_CUT, start, end):  # somebody cut it: it leads nowhere
            end -= len(_CUT)
        return () if end < head.end() or _has_hole(seen, start, end) else range(head.end(), end + 1)

    def whole_ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        """Without what ends the sentence after it."""
        found = self.ends(seen, start, reading)
        if not found:
            return ()
        if start in seen.links or len(found) == 1:
            return found
        shortest = found[0]
        return (shortest + len(seen.flat[shortest : found[-1]].rstrip(".,;:!?)'’…")),)

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:  # noqa: ARG002
        return sorted({*seen.beginnings(_BEGINNING), *seen.links})

    def may_be_in(self, seen: SeenText, language: str) -> bool:  # noqa: ARG002
        return "://" in seen.flat or bool(seen.links) or _MAY_BE_BARE.search(seen.flat) is not None

    @property
    def longest(self) -> int:
        return _LONGEST

    def content(self, seen: SeenText, start: int, end: int) -> str:
        """Where a link under words leads."""
        link = seen.links.get(start)
        return link.target if link and link.end == end else super().content(seen, start, end)

    @property
    def usual_room(self) -> int:
        return _USUAL

    @property
    def expected(self) -> str:
        return "a web address"

    def remark(self, content: str, reading: Reading) -> str:
        seen = SeenText.of(content)
        if seen.holes_in_links:
            return "a link that lacks a value"
        ends = self.ends(seen, 0, reading)
        return "with words after it" if ends and max(ends) < len(seen.flat) else ""

    def sample(self, language: str) -> str:  # noqa: ARG002
        return _SAMPLE


def _has_hole(seen: SeenText, start: int, end: int) -> bool:
    """Whether the link from `start` to `end` lacks a value that should be in it."""
    at = bisect_left(seen.holes_in_links, start)
    return at < len(seen.holes_in_links) and seen.holes_in_links[at] < end


TYPE = UrlPlaceholder
