"""What a provider puts before and after whatever is sent: nobody says anything by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from commdrill.wording.match import Match, match_whole
from commdrill.wording.seen import SeenText
from commdrill.wording.set_aside import alike
from commdrill.wording.wording import Wording

_WORD = re.compile(r"\S+")
_MOST_WORDS = 300  # of a header, or of a footer


@dataclass(frozen=True)
class ProvidersFrame:
    """Each way in which it may stand before, and after."""

    before: tuple[Wording, ...] = ()
    after: tuple[Wording, ...] = ()

    def taken_off(self, text: str, now: datetime) -> str:
        """What somebody said; of a text without the frame, all."""
        return self._without_footer(self._without_header(text, now), now)

    def _without_header(self, text: str, now: datetime) -> str:
        ends = (end for way in self.before for end in _ends(way, text))
        return next((text[end:] for end in ends if _is_one_of(self.before, text[:end], now)), text)

    def _without_footer(self, text: str, now: datetime) -> str:
        starts = (start for way in self.after for start in _starts(way, text))
        return next((text[:at] for at in starts if _is_one_of(self.after, text[at:], now)), text)


def _ends(header: Wording, text: str) -> Iterator[int]:
    """Where a header may end."""
    last = _fixed_word(header.parts[-1], -1)
    words = islice(_WORD.finditer(text), _MOST_WORDS)
    return (word.end() for word in words if last in alike(word[0]))


def _starts(footer: Wording, text: str) -> Iterator[int]:
    """Where a footer may begin."""
    first = _fixed_word(footer.parts[0], 0)
    words = list(_WORD.finditer(text))[-_MOST_WORDS:]
    return (word.start() for word in words if first in alike(word[0]))


def _fixed_word(part: object, at: int) -> str:
    """What one of its words holds, where that is a fixed one."""
    return part.split()[at] if isinstance(part, str) and part.split() else ""


def _is_one_of(ways: tuple[Wording, ...], text: str, now: datetime) -> bool:
    seen = SeenText.of(text)
    return any(isinstance(match_whole(way, seen, now), Match) for way in ways)
