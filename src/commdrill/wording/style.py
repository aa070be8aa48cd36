"""What a style makes of an element: as far as can be told without laying the page out."""

import re
from collections.abc import Iterable, Iterator, Mapping

from commdrill.wording.style_sheet import Declaration

Style = Mapping[str, str]

BLOCKS = frozenset({
    "block", "flow-root", "list-item", "table", "flex", "grid", "table-row", "table-caption",
    "table-row-group", "table-header-group", "table-footer-group", "-webkit-box", "-webkit-flex",
})  # fmt: skip
APART = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"})
SPREAD = frozenset({"flex", "grid", "inline-flex", "inline-grid", "-webkit-box", "-webkit-flex"})
_INLINE = frozenset({"none", "inline", "contents", "initial", "unset", "revert", "inherit"})
_VISIBILITIES = frozenset({"visible", "hidden", "collapse", "inherit", "initial", "unset"})
READ = frozenset({
    "display", "visibility", "opacity", "font-size", "overflow", "height", "max-height", "width",
    "max-width", "min-height", "padding", "clip", "clip-path", "text-indent",
    "left", "right", "top", "bottom", "color", "-webkit-text-fill-color", "text-shadow",
    "background-clip",
    "position", "transform", "animation", "content-visibility", "white-space", "filter",
    "translate", "scale", "float",
})  # fmt: skip
_READ_AS = {
    "font": "font-size", "overflow-y": "overflow", "overflow-x": "overflow",
    "-webkit-background-clip": "background-clip", "padding-top": "padding", "padding-bottom": "padding", "animation-name": "animation",
}  # fmt: skip

_FONT_SIZE = re.compile(r"(?:^|\s)(\d*\.?\d+(?:px|em|rem|pt|%)?)(?=[/\s]|$)")
_NOTHING = re.compile(r"[+-]?0*\.?0+(?:[a-z]{1,4}|%)?")
_RELATIVE = re.compile(r"[\d.]+(?:em|ex|ch|%)|inherit|unset|smaller|larger")
_LEAST = re.compile(r"(?:0*\.?0+|1)(?:px)?|0*\.?0+(?:[a-z]{1,4}|%)")
_FAR = r"-(?:\d{4,6}(?:\.\d+)?(?:px|r?em|pt|v[wh]|%)?|[5-9]\d\d(?:px|pt)|\d{3}(?:em|rem|v[wh]))"
_FAR_OUT = re.compile(_FAR)
_MOVED_FAR_OUT = re.compile(rf"\btranslate(?:[xy]|3d)?\((?:[^(),]{{1,20}},\s*)?{_FAR}")
_A_WHOLE_PAGE = re.compile(r"-[1-9]\d\d(?:\.\d+)?%")
_TO_ITS_SIDE = re.compile(
    r"\btranslate(?:x|3d)?\(\s?[+-]?(?:1\d\d%|[2-9]\d\d(?:\.\d+)?px)"
    r"|\btranslate(?:y|3d)?\((?:[^(),]{1,20},)?\s?[+-]?1\d\d%"
)
_CLEAR = re.compile(
    r"transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}00|(?:rgb|hsl)a?\([^()]*[,/]\s?0*\.?0+%?\s?\)"
)
_COMMAS = 3  # between what has four parts, the last of which may be nothing
_SIDES = ("left", "right", "top", "bottom")
_FAINT = re.compile(r"[+-]?(?:0*\.?0+|0*\.0[0-4]\d*|0*[0-4](?:\.\d+)?%)")
_DISSOLVED = re.compile(r"(?:^|\s)opacity\(\s*0*\.?0+%?\s*\)")
_CLIPPED = re.compile(r"rect\([01](?:px)?[, ]")
_CLIPPED_PATH = re.compile(
    r"inset\((?:(?:[5-9]\d|100)%\)|(?:0\S*\s){1,3}100%)|(?:circle|ellipse)\(0(?![.\d]*[1-9])|polygon\((\S+ [^\s,]+)(?:,\s?\1)*\)"
)
_SHRUNK = re.compile(r"\bscale(?:[xy]|3d)?\(\s*0*\.?0+%?\s*[,)\s]")


def told(
    declared: Iterable[Declaration], variables: frozenset[str] = frozenset()
) -> Iterator[Declaration]:
    """Those declarations that matter here, by one name where several say alike; these variables, too."""
    for one in declared:
        name = _READ_AS.get(one.name, one.name)
        if name not in READ and name not in variables:
            continue
        value = one.value
        if one.name == "font":
            value = found[1] if (found := _FONT_SIZE.search(value)) else "medium"
        if "var(" in value or is_valid(name, value):
            yield Declaration(name, value, one.important)


def is_valid(name: str, value: str) -> bool:
    """Whether a browser knows the value; where it does not, nothing is declared."""
    if name == "display":
        return value in BLOCKS or value in APART or value in _INLINE
    return name != "visibility" or value in _VISIBILITIES


def hides(style: Style) -> bool:
    """Whether an element of this style keeps anything in it from being seen."""
    return is_gone(style) or is_unseen(style, around=False) or is_sizeless(style, around=False)


def is_gone(style: Style) -> bool:
    """Whether neither the element nor anything in it is to be seen."""
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    if style.get("animation", "none") != "none":
        return False
    return (
        _FAINT.fullmatch(style.get("opacity", "1")) is not None
        or _DISSOLVED.search(style.get("filter", "none")) is not None
        or _SHRUNK.search(_moves(style)) is not None
        or _is_clipped(style)
        or _is_off_screen(style)
    )


def _is_clipped(style: Style) -> bool:
    if _CLIPPED_PATH.match(style.get("clip-path", "none")):
        return True
    if style.get("position") in ("absolute", "fixed") and _CLIPPED.match(style.get("clip", "auto")):
        return True
    return _cuts_off(style) and _has_no_room(style)


def _cuts_off(style: Style) -> bool:
    return style.get("overflow", "visible").startswith(("hidden", "clip"))


def _has_no_room(style: Style) -> bool:
    def least(name: str) -> bool:
        return _LEAST.fullmatch(style.get(name, "auto")) is not None

    if least("width") or least("max-width"):
        return True
    held_open = not least("min-height") and "min-height" in style
    padded = "padding" in style and any(not _NOTHING.fullmatch(p) for p in style["padding"].split())
    return (least("height") or least("max-height")) and not held_open and not padded


def _is_off_screen(style: Style) -> bool:
    indent = style.get("text-indent", "0")
    if _FAR_OUT.fullmatch(indent) or (indent == "100%" and _cuts_off(style)):
        return True
    moves = _moves(style)
    if _MOVED_FAR_OUT.search(moves):
        return True
    if style.get("position") == "fixed" and _TO_ITS_SIDE.search(moves):
        return True  # a drawer that is closed
    moved = style.get("position", "static") not in ("static", "sticky")
    return moved and any(_is_far_out(style.get(side, "auto")) for side in _SIDES)


def _moves(style: Style) -> str:
    """What it is moved and scaled by, as `transform` says it."""
    ways = (
        f"{name}({value.strip().replace(' ', ',')})"
        for name in ("translate", "scale")
        if (value := style.get(name, "none")) != "none"
    )
    return " ".join((style.get("transform", "none"), *ways))


def stands_apart(style: Style) -> bool:
    """Whether it is taken out of its line, to the side of it or to elsewhere."""
    return style.get("float", "none") in ("left", "right", "inline-start", "inline-end") or (
        style.get("position") in ("absolute", "fixed")
    )


def _is_far_out(offset: str) -> bool:
    return bool(_FAR_OUT.fullmatch(offset) or _A_WHOLE_PAGE.fullmatch(offset))


def is_unseen(style: Style, around: bool) -> bool:  # noqa: FBT001  # what it inherits
    """Whether its own text is not to be seen; what is in it may say otherwise."""
    said = style.get("visibility", "inherit")
    if said in ("inherit", "unset"):
        return around
    return said in ("hidden", "collapse") and style.get("animation", "none") == "none"


def is_sizeless(style: Style, around: bool) -> bool:  # noqa: FBT001  # what it inherits
    """Whether its own text has no size; what is in it may have one."""
    size = style.get("font-size", "inherit")
    return _NOTHING.fullmatch(size) is not None or (
        around and _RELATIVE.fullmatch(size) is not None
    )


def is_clear(style: Style, around: bool) -> bool:  # noqa: FBT001  # what it inherits
    """Whether its own text has no colour; what is in it may have one."""
    if style.get("text-shadow", "none") != "none" or style.get("background-clip") == "text":
        return False
    ink = style.get("-webkit-text-fill-color") or style.get("color", "inherit")
    if ink in ("inherit", "unset", "currentcolor"):
        return around
    has_alpha = ink.startswith(("#", "transparent")) or "/" in ink or ink.count(",") == _COMMAS
    return has_alpha and _CLEAR.fullmatch(ink) is not None


def is_as_written(style: Style, around: bool) -> bool:  # noqa: FBT001  # what it inherits
    """Whether its lines end where the source's do."""
    said = style.get("white-space", "inherit")
    return around if said in ("inherit", "unset") else said.startswith(("pre", "break-spaces"))
