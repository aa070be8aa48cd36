"""Whether an element stands where nobody gets to see it: as far as its own style tells."""

import re

from commdrill.wording.markup.style_sheet import Style

_FAR = r"-(?:\d{4,6}(?:\.\d+)?(?:px|r?em|pt|v[wh]|%)?|[5-9]\d\d(?:px|pt)|\d{3}(?:em|rem|v[wh]))"
_FAR_OUT = re.compile(_FAR)
_MOVED_FAR_OUT = re.compile(rf"\btranslate(?:[xy]|3d)?\((?:[^(),]{{1,20}},\s*)?{_FAR}")
_A_WHOLE_PAGE = re.compile(r"-[1-9]\d\d(?:\.\d+)?%")
_TO_ITS_SIDE = re.compile(
    r"\btranslate(?:x|3d)?\(\s?[+-]?(?:1\d\d%|[2-9]\d\d(?:\.\d+)?px)"
    r"|\btranslate(?:y|3d)?\((?:[^(),]{1,20},)?\s?[+-]?1\d\d%"
)
_UP = re.compile(r"\btranslate(?:y|3d)?\((?:[^(),]{1,20},)?\s?-1\d\d%")
_SIDES = ("left", "right", "top", "bottom")
_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{1,6})(px|em|rem|pt|vw|vh|%)?")
_PIXELS = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "vw": 12.8, "vh": 8.0}
# pixels: as high, and as wide, as those are at least
_A_LINE, _A_BAR, _A_DRAWER = 30.0, 60.0, 200.0


def is_off_screen(style: Style) -> bool:
    """Whether it is, whatever it stands in."""
    moves = moved_by(style)
    if _MOVED_FAR_OUT.search(moves) or _FAR_OUT.fullmatch(style.get("margin-left", "0")):
        return True
    position = style.get("position", "static")
    if position in ("static", "sticky"):
        return False
    if any(_is_far_out(style.get(side, "auto")) for side in _SIDES):
        return True
    if position == "fixed":
        return _TO_ITS_SIDE.search(moves) is not None or _beside_window(style) or _above(style)
    return False


def is_above_page(style: Style) -> bool:
    """The same of what stands in nothing positioned, so that its sides are those of the page."""
    if style.get("position") != "absolute" or style.get("animation", "none") != "none":
        return False
    is_at_edge = style.get("top") == "0" or _pixels(style, "top", 1.0) <= 0
    return _above(style) or (is_at_edge and _UP.search(moved_by(style)) is not None)


def moved_by(style: Style) -> str:
    """What it is moved and scaled by, as `transform` says it."""
    ways = (
        f"{name}({value.strip().replace(' ', ',')})"
        for name in ("translate", "scale")
        if (value := style.get(name, "none")) != "none"
    )
    return " ".join((style.get("transform", "none"), *ways))


def is_far(length: str) -> bool:
    """Whether that is farther than any page goes."""
    return _FAR_OUT.fullmatch(length) is not None


def _is_far_out(offset: str) -> bool:
    return is_far(offset) or _A_WHOLE_PAGE.fullmatch(offset) is not None


def _above(style: Style) -> bool:
    """Over the upper edge of a page, or to the left of it: nobody can scroll there."""
    if style.get("bottom") == "100%" or style.get("right") == "100%":
        return True
    wide, high = _pixels(style, "width", _A_DRAWER), _pixels(style, "height", _A_LINE)
    return _pixels(style, "top") <= -max(high, _A_LINE) or _pixels(style, "left") <= -wide


def _beside_window(style: Style) -> bool:
    """Under the lower edge of the window, or to the right of it."""
    if style.get("top") in ("100%", "100vh") or style.get("left") in ("100%", "100vw"):
        return True
    wide, high = _pixels(style, "width", _A_DRAWER), _pixels(style, "height", _A_BAR)
    return _pixels(style, "bottom") <= -high or _pixels(style, "right") <= -wide


def _pixels(style: Style, name: str, otherwise: float = 0.0) -> float:
    """A length in pixels; where it is not said, or hangs on another one, `otherwise`."""
    found = _LENGTH.fullmatch(style.get(name, ""))
    return float(found[1]) * _PIXELS[found[2]] if found and found[2] in _PIXELS else otherwise
