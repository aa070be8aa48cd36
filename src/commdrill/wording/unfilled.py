"""What stands in a message where a value should: the placeholder itself, or a program's nothing."""

import re

_NOTHINGS = ("None", "null", "undefined", "NaN", "[object Object]", "nil", "NULL")
_UNKNOWN = ("TBD", "TBC", "TBA", "N/A", "n/a", "XXX", "???")
_OPENINGS = (*_NOTHINGS, *_UNKNOWN, *"{$%<[*|@#_.")
_PLACEHOLDER = re.compile(
    r"\{\{?[^{}]{0,80}\}\}?"  # {{eta}} {eta}
    r"|\$\{[^{}]{0,80}\}|\$[A-Za-z_]\w{0,63}"  # ${eta} $eta
    r"|%s|%\([^()]{0,80}\)s|%[A-Z_]{2,40}%"  # %s %(eta)s %ETA%
    r"|<[^<>]{0,80}>|<%[^<>]{0,80}%>"  # <eta>
    r"|\[[^\W\d][^\[\]\d]{0,80}\]|\*?\|[\w:]{1,60}\|\*?"  # [First name] *|FNAME|*
    r"|@@?\w{1,40}@@?|##?\w{1,40}##?|%%\w{1,40}%%|_{2,}|\.{2,}"  # @@eta@@ #ETA# %%eta%% ___
)


def may_be_unfilled(text: str, start: int) -> bool:
    """Whether something at `start` looks as if `is_unfilled` could say yes: a quick first test."""
    return text.startswith(_OPENINGS, start)


def is_unfilled(content: str) -> bool:
    """Whether `content` is a placeholder nobody filled, or how a program prints nothing."""
    return (
        not content
        or content in (*_NOTHINGS, *_UNKNOWN)
        or _PLACEHOLDER.fullmatch(content) is not None
    )
