"""CloudWatch Logs' filter patterns: words, and conditions on messages that are JSON."""

import json
import operator
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from commdrill_sandbox.aws.wildcard import covers

Pattern = Callable[[str], bool]
_WORD = re.compile(r'\s*(?P<sign>[-?]?)(?:"(?P<phrase>(?:[^"\\]|\\.)*)"|(?P<word>[^\s"]+))')
_CONDITION = re.compile(
    r"\s*\(?\s*(?P<place>\$\.[\w.\[\]-]+)\s*(?P<how>!=|>=|<=|=|>|<)\s*"
    r'(?:"(?P<text>[^"]*)"|(?P<plain>[^\s"&|()]+))\s*\)?\s*'
)
_STEP = re.compile(r"([\w-]+)|\[(\d+)\]")
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip


class UnreadablePattern(Exception):
    """Nobody here could say what it finds."""


def read_pattern(written: str) -> Pattern:
    """Whether a message is meant.

    Raises:
        UnreadablePattern: it is of a kind that is not there, or of none.
    """
    text = written.strip()
    if text.startswith("{") and text.endswith("}"):
        return _of_json(text[1:-1])
    if text.startswith("%") and text.endswith("%") and len(text) > 1:
        return lambda message: re.search(text[1:-1], message) is not None
    if text.startswith(("[", "{")):
        raise UnreadablePattern(
            f"the embedded AWS reads no filter pattern {written!r}: words and JSON conditions alone"
        )
    return _of_words(text)


def selected(place: str, message: str) -> object:
    """What is at `$.a.b[0]` of a message; None: nothing, or it is no JSON."""
    try:
        found: Any = json.loads(message)
    except ValueError:
        return None
    for name, index in _STEP.findall(place.removeprefix("$.")):
        try:
            found = found[int(index) if index else name]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def _of_words(text: str) -> Pattern:
    """All that are plain, none with a minus, and one of those with a question mark."""
    words = [(one["sign"], one["phrase"] if one["word"] is None else one["word"])
             for one in _WORD.finditer(text)]  # fmt: skip
    needed = [word for sign, word in words if not sign]
    without = [word for sign, word in words if sign == "-"]
    either = [word for sign, word in words if sign == "?"]

    def meant(message: str) -> bool:
        if any(word in message for word in without):
            return False
        return all(word in message for word in needed) and (
            not either or any(word in message for word in either)
        )

    return meant


def _of_json(text: str) -> Pattern:
    """Conditions joined by && or ||, of which && binds closer."""
    parts = [[_condition(one) for one in group.split("&&")] for group in text.split("||")]
    return lambda message: any(all(one(message) for one in group) for group in parts)


def _condition(written: str) -> Pattern:
    found = _CONDITION.fullmatch(written)
    if found is None:
        raise UnreadablePattern(f"the embedded AWS reads no condition {written.strip()!r}")
    place, how = found["place"], found["how"]
    wanted = found["plain"] if found["text"] is None else found["text"]
    if how in _COMPARED:
        return partial(_is_beyond, place, _COMPARED[how], wanted)
    return lambda message: _is(selected(place, message), wanted) is (how == "=")


def _is(told: object, wanted: str) -> bool:
    if isinstance(told, bool) or told is None:
        return json.dumps(told).lower() == wanted.lower()
    if isinstance(told, int | float):
        return _number(wanted) == told
    return isinstance(told, str) and covers(wanted, told)


def _is_beyond(
    place: str, compare: Callable[[float, float], bool], wanted: str, message: str
) -> bool:
    told, limit = selected(place, message), _number(wanted)
    if isinstance(told, bool) or not isinstance(told, int | float) or limit is None:
        return False
    return compare(told, limit)


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None
