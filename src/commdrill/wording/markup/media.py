"""Whether a condition of a style sheet holds for who reads on a desktop screen, at rest."""

import re
from collections.abc import Callable
from functools import partial

from commdrill.wording.markup.selectors import is_known
from commdrill.wording.markup.sums import worked_out
from commdrill.wording.markup.supports import supports

_Asked = Callable[[str, str], bool]

_WIDTH, _HEIGHT = 1280.0, 800.0
_PIXELS = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "cm": 96 / 2.54, "in": 96.0, "": 1.0}
_TRUE = frozenset({
    "color", "hover:hover", "any-hover:hover", "hover", "any-hover", "pointer:fine", "pointer",
    "any-pointer:fine", "any-pointer", "orientation:landscape", "prefers-color-scheme:light",
    "prefers-reduced-motion:no-preference", "prefers-contrast:no-preference", "width", "height",
    "scripting:enabled", "scripting", "update:fast", "update", "display-mode:browser", "grid:0",
    "forced-colors:none", "dynamic-range:standard", "video-dynamic-range:standard", "inverted-colors:none", "-webkit-transform-3d", "overflow-block:scroll",
})  # fmt: skip
_BOUND = re.compile(r"(min|max)-(?:device-)?(width|height|inline-size):([\d.]+)([a-z]*)")
_RANGE = re.compile(
    r"(?:([\d.]+)([a-z]*)([<>]=?))?(width|height|inline-size)(?:([<>]=?|=)([\d.]+)([a-z]*))?"
)
_SHAPE = re.compile(r"(min|max)-aspect-ratio:(\d{1,9})(?:/(\d{1,9}))?")
_RESOLUTION = re.compile(r"(min|max)-(?:-webkit-)?(?:resolution|device-pixel-ratio):([\d.]+)(\w*)")
_INNERMOST = re.compile(r"(?:\b(?!(?:and|or|not)\b)([a-z-]+))?\(([^()]*)\)")
_SELECTOR = re.compile(r"\bselector\(((?:[^()]|\([^()]*\))*)\)")
_MOST_LENGTH, _MOST_DEPTH = 2_000, 20


def on_a_desktop(query: str) -> bool:
    """Whether a media query, or a list of them, holds on a desktop screen; an empty one does."""
    flat = worked_out(query.strip().lower())
    return not flat or any(_holds(one, _feature) for one in flat.split(",") if one.strip())


def in_a_container(query: str, width: float | None) -> bool:
    """Whether `@container` holds in one so wide, else one that is as the screen, as most of them nearly are."""
    return _holds(query.lower(), partial(_feature, width=_WIDTH if width is None else width))


def supported(condition: str) -> bool:
    """Whether a browser of today supports what `@supports` asks for."""
    if len(condition) > _MOST_LENGTH:
        return False
    asked = _SELECTOR.sub(
        lambda found: " yes " if is_known(found[1]) else " no ", condition.lower()
    )
    return _holds(asked, supports)


def _holds(condition: str, asked: _Asked) -> bool:
    """The value of a condition: what stands in brackets is worked out first, from within."""
    if len(condition) > _MOST_LENGTH:
        return False
    for _ in range(_MOST_DEPTH):
        condition, found = _INNERMOST.subn(
            lambda part: " yes " if _inner(part[2], part[1] or "", asked) else " no ", condition
        )
        if not found:
            return _value(condition.split())
    return False


def _inner(part: str, function: str, asked: _Asked) -> bool:
    words = part.split()
    if not function and words and set(words) <= {"yes", "no", "not", "and", "or"}:
        return _value(words)
    return asked("".join(words), function)


def _value(words: list[str]) -> bool:
    """`not a`, `a and b`, `a or b`, where `a` may be the name of a medium."""
    if words[:1] in (["not"], ["only"]):
        rest = _value(words[1:])
        return not rest if words[0] == "not" else rest
    for joint, together in (("or", any), ("and", all)):
        if joint in words:
            at = words.index(joint)
            return together((_value(words[:at]), _value(words[at + 1 :])))
    return bool(words) and words[-1] in ("yes", "all", "screen")


def _feature(feature: str, function: str = "", width: float = _WIDTH) -> bool:
    if function:
        return False
    if bound := _BOUND.fullmatch(feature):
        side, axis, number, unit = bound.groups()
        return _compare(_size(axis, width), ">=" if side == "min" else "<=", pixels(number, unit))
    if shape := _SHAPE.fullmatch(feature):
        how = ">=" if shape[1] == "min" else "<="
        return _compare(_WIDTH * float(shape[3] or 1), how, _HEIGHT * float(shape[2]))
    if resolution := _RESOLUTION.fullmatch(feature):
        ratio = _number(resolution[2]) / (96 if resolution[3] == "dpi" else 1)
        return ratio <= 1 if resolution[1] == "min" else ratio >= 1
    if (between := _RANGE.fullmatch(feature)) and (between[3] or between[5]):
        return _between(between, width)
    return feature in _TRUE


def _between(found: re.Match[str], width: float) -> bool:
    low, low_unit, before, axis, after, high, high_unit = found.groups()
    above = not before or _compare(pixels(low, low_unit), before, _size(axis, width))
    return above and (not after or _compare(_size(axis, width), after, pixels(high, high_unit)))


def _compare(left: float, how: str, right: float) -> bool:
    if how == "=":
        return left == right
    return (left < right if how[0] == "<" else left > right) or (how[1:] == "=" and left == right)


def _size(axis: str, width: float) -> float:
    return _HEIGHT if axis == "height" else width


def pixels(number: str, unit: str) -> float:
    return _number(number) * _PIXELS.get(unit, 1.0)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
