"""How many parts an SMS has: GSM 03.38 in septets, or UCS-2."""

from enum import StrEnum
from itertools import accumulate

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")


class Encoding(StrEnum):
    """As message events name it."""

    GSM = "GSM"
    UNICODE = "Unicode"


def encoding_of(text: str) -> Encoding:
    """One character outside the GSM alphabet makes the whole message Unicode."""
    return Encoding.GSM if set(text) <= _BASIC | _EXTENDED else Encoding.UNICODE


def parts(text: str) -> int:
    """160 septets or 70 UCS-2 units in one part; 153 or 67 in each of several.

    A character of two units is never split over two parts.
    """
    if encoding_of(text) is Encoding.GSM:
        units, alone, together = [2 if c in _EXTENDED else 1 for c in text], 160, 153
    else:
        units, alone, together = [len(c.encode("utf-16-be")) // 2 for c in text], 70, 67
    return 1 if sum(units) <= alone else _packed(units, together)


def _packed(units: list[int], size: int) -> int:
    def add(state: tuple[int, int], unit: int) -> tuple[int, int]:
        count, used = state
        return (count, used + unit) if used + unit <= size else (count + 1, unit)

    return list(accumulate(units, add, initial=(1, 0)))[-1][0]
