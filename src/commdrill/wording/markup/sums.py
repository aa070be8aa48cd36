"""Sums in a style, where all that they count is there: `calc(1px - 1px)` is nothing at all."""

import re
from itertools import pairwise

_FUNCTION = re.compile(r"\b(calc|min|max|clamp)\(([^()]{1,100})\)")
_BY_DAY = re.compile(
    r"\blight-dark\(\s?((?:[^(),]|\([^()]*\)){1,100}),(?:[^()]|\([^()]*\)){1,100}\)"
)
_PART = re.compile(r"\s{0,9}([+-]?\d{1,9}(?:\.\d{1,9})?|[+-]?\.\d{1,9})([a-z%]{0,5})\s{0,9}")
_JOINT = re.compile(r"[*/]|(?<=\s)[+-](?=\s)")
_MOST = 4  # within each other
_OF_CLAMP = 3


def worked_out(value: str) -> str:
    """The value with its sums in figures, those of several units as they are; of two colours, the one by day."""
    if "light-dark(" in value:
        value = _BY_DAY.sub(r"\1", value)
    for _ in range(_MOST):
        if "(" not in value:
            break
        told = _FUNCTION.sub(lambda found: _told(found[1], found[2]) or found[0], value)
        if told == value:
            break
        value = told
    return value


def _told(function: str, said: str) -> str:
    """What a function comes to, where its parts are of one unit; empty where it cannot be told."""
    if function == "calc":
        return _sum(said)
    sums = [_PART.fullmatch(_sum(part)) for part in said.split(",")]
    read = [(float(part[1]), part[2]) for part in sums if part]
    units = {unit for number, unit in read if number}
    if len(read) < len(sums) or len(units) > 1:
        return ""
    came_to = _compared(function, [number for number, _ in read])
    return "" if came_to is None else f"{came_to:g}{next(iter(units), '')}"


def _compared(function: str, numbers: list[float]) -> float | None:
    if function != "clamp":
        return min(numbers) if function == "min" else max(numbers)
    if len(numbers) != _OF_CLAMP:
        return None
    least, wanted, most = numbers
    return max(least, min(wanted, most))


def _sum(said: str) -> str:
    """One sum: its products first; empty where it cannot be told."""
    bounds = [0, *(at for joint in _JOINT.finditer(said) for at in joint.span()), len(said)]
    pieces = [said[begin:end] for begin, end in pairwise(bounds)]
    parts = [_PART.fullmatch(one) for one in pieces[::2]]
    read = [(float(part[1]), part[2]) for part in parts if part]
    units = {unit for _, unit in read if unit}
    if len(read) < len(parts) or len(units) > 1:
        return ""
    total = _total([number for number, _ in read], pieces[1::2])
    return "" if total is None else f"{total:g}{next(iter(units), '')}"


def _total(numbers: list[float], joints: list[str]) -> float | None:
    terms = [numbers[0]]
    for joint, number in zip(joints, numbers[1:], strict=True):
        if joint == "/" and not number:
            return None
        match joint:
            case "*":
                terms[-1] *= number
            case "/":
                terms[-1] /= number
            case _:
                terms.append(-number if joint == "-" else number)
    return sum(terms)
