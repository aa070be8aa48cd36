"""`calc()` in a style, where all that it counts is there: `calc(1px - 1px)` is nothing at all."""

import re
from itertools import pairwise

_CALC = re.compile(r"\bcalc\(([^()]{1,100})\)")
_BY_DAY = re.compile(
    r"\blight-dark\(\s?((?:[^(),]|\([^()]*\)){1,100}),(?:[^()]|\([^()]*\)){1,100}\)"
)
_PART = re.compile(r"\s{0,9}([+-]?\d{1,9}(?:\.\d{1,9})?|[+-]?\.\d{1,9})([a-z%]{0,5})\s{0,9}")
_JOINT = re.compile(r"[*/]|(?<=\s)[+-](?=\s)")
_MOST = 4  # within each other


def worked_out(value: str) -> str:
    """The value with its sums in figures, those of several units as they are; of two colours, the one by day."""
    if "light-dark(" in value:
        value = _BY_DAY.sub(r"\1", value)
    for _ in range(_MOST):
        if "calc(" not in value:
            break
        value = _CALC.sub(lambda found: _sum(found[1]) or found[0], value)
    return value


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
