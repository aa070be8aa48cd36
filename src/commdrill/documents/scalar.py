"""What an unquoted YAML scalar means: YAML 1.2's core schema, decimal numbers only."""

import math
import re

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# A number of more digits, or one with leading zeros, is an account or a telephone: text.
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(
    r"[-+]?(?:(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{0,17})?|\.[0-9]{1,17})(?:[eE][-+]?[0-9]{1,3})?"
)
_NUMBER_STARTS = frozenset("+-.0123456789")


def plain_value(written: str) -> str | int | float | bool | None:
    """`12` → 12, `true` → True, `~` → None; `on`, `yes`, `0x1f`, `1_000` and dates are text."""
    if written[:1] in _NUMBER_STARTS:
        return _number(written)
    return _WORDS.get(written, written)


def _number(written: str) -> str | int | float:
    if _WHOLE.fullmatch(written):
        return int(written)
    if _DECIMAL.fullmatch(written):
        number = float(written)
        return number if math.isfinite(number) else written
    return written
