"""How many SMS a text takes, counted as networks do (3GPP TS 23.038 and 23.040).

In the GSM 7-bit alphabet a message holds 160 characters, or 153 in each part of a longer one; some
signs (€ [ ] { } and a few) take two. One character outside of it, such as á or a typographic
apostrophe, turns the whole text into UCS-2: 70 and 67, an emoji counting twice. No part ends within
such a pair.
"""

from collections.abc import Iterable
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")


@dataclass(frozen=True)
class Segments:
    """How a text is sent: in which alphabet, how many units it takes and in how many messages."""

    alphabet: str
    units: int
    count: int
    limit: int  # units that one message holds
    foreign: str = ""  # the characters that made it UCS-2


def segments(text: str) -> Segments:
    """How many messages a text takes."""
    foreign = "".join(dict.fromkeys(c for c in text if c not in _BASIC and c not in _EXTENDED))
    if foreign:
        widths = [2 if ord(character) > 0xFFFF else 1 for character in text]
        return Segments("UCS-2", sum(widths), _parts(widths, 70, 67), 70, foreign)
    widths = [2 if character in _EXTENDED else 1 for character in text]
    return Segments("GSM-7", sum(widths), _parts(widths, 160, 153), 160)


def _parts(widths: Iterable[int], alone: int, together: int) -> int:
    widths = list(widths)
    if sum(widths) <= alone:
        return 1
    count, used = 1, 0
    for width in widths:
        if used + width > together:
            count, used = count + 1, 0
        used += width
    return count
