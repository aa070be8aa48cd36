"""The line a problem stands on, with a run of carets below it, as a terminal can show it."""

import unicodedata

_LONGEST = 68  # cells of a line that are shown, so that 80 hold it; what is cut away is marked by …
_TAB = "    "


def visible(text: str) -> str:
    """`text` with nothing in it that moves, hides or turns what a terminal shows."""
    return "".join(map(_shown, text))


def excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """The line as shown, and the carets under `width` characters from `column` (1-based) on."""
    start = min(column - 1, len(line))
    end = max(start + 1, min(start + width, len(line)))
    first, last = _window(line, start, end)
    shown = "".join(map(_shown, line[first:last]))
    before = _cells(line[first:start]) + (first > 0)
    carets = "^" * max(1, min(_cells(line[start : min(end, last)]), _LONGEST))
    left, right = "…" * (first > 0), "…" * (last < len(line))
    return left + shown + right, " " * before + carets


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """Which part of a line to show: all of a short one, else what stands around the mistake."""
    if len(line) <= _LONGEST:
        return 0, len(line)
    first = max(0, min(start - _LONGEST // 3, end - _LONGEST // 2))
    return first, min(len(line), first + _LONGEST)


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if character.isprintable():
        return character
    return chr(0x2400 + ord(character)) if character < " " else "\N{REPLACEMENT CHARACTER}"


def _cells(text: str) -> int:
    return sum(map(_width, text))


def _width(character: str) -> int:
    if character == "\t":
        return len(_TAB)
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
