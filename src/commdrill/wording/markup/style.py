"""What a style makes of an element: as far as can be told without laying the page out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from commdrill.wording.markup.displays import FOR_ALL, GONE, in_a_word, is_display
from commdrill.wording.markup.off_screen import is_far, is_off_screen, moved_by
from commdrill.wording.markup.style_sheet import Declaration, Style
from commdrill.wording.markup.sums import worked_out

T = TypeVar("T")

_VISIBILITIES = FOR_ALL | {"visible", "hidden", "collapse"}
READ = frozenset({
    "display", "visibility", "opacity", "font-size", "overflow", "height", "max-height", "width",
    "max-width", "min-height", "padding", "clip", "clip-path", "text-indent", "line-height",
    "left", "right", "top", "bottom", "margin-left", "color", "-webkit-text-fill-color",
    "text-shadow", "-webkit-text-stroke", "background-clip", "background-color",
    "background-image", "box-shadow", "position", "transform", "animation", "content-visibility", "white-space",
    "filter", "translate", "scale", "rotate", "backface-visibility", "float", "grid-template-rows",
    "text-decoration", "order", "flex-direction",
})  # fmt: skip
_READ_AS = {
    "font": "font-size", "text-decoration-line": "text-decoration", "flex-flow": "flex-direction", "overflow-y": "overflow", "overflow-x": "overflow",
    "-webkit-background-clip": "background-clip", "padding-top": "padding", "padding-bottom": "padding", "animation-name": "animation",
    "block-size": "height", "max-block-size": "max-height", "inline-size": "width", "max-inline-size": "max-width",
    "inset-inline-start": "left", "inset-inline-end": "right", "inset-block-start": "top", "inset-block-end": "bottom",
}  # fmt: skip
SAID = READ | _READ_AS.keys() | {"background", "inset"}  # what says something of those

_USUAL_LINE = dict.fromkeys(("s", "del", "strike"), "line-through")
_FONT_SIZE = re.compile(r"(?:^|\s)(\d*\.?\d+(?:px|em|rem|pt|%)?)(?=[/\s]|$)")
_NOTHING = re.compile(r"[+-]?0*\.?0+(?:[a-z]{1,4}|%)?")
# nobody can read that; relative ones never get so small
_TINY = re.compile(r"(?:[0-2]?\.\d+|[0-2])(?:px|pt)")
_RELATIVE = re.compile(r"[\d.]+(?:em|ex|ch|%)|inherit|unset|revert|smaller|larger")
_LEAST = re.compile(r"(?:0*\.?0+|1)(?:px)?|0*\.?0+(?:[a-z]{1,4}|%)")
_CLEAR = re.compile(
    r"transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}0[0-9a-c]"
    r"|(?:rgb|hsl)a?\([^()]*[,/]\s?(?:0*\.0[0-4]\d*|0*\.?0+|[0-4]%)%?\s?\)"
)
_COMMAS = 3  # between what has four parts, the last of which may be nothing
_SHARE = re.compile(r"([+-]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9}))(%?)")
_FAINT = 0.05
_DISSOLVED = re.compile(r"(?:^|\s)opacity\(\s*0*\.?0+%?\s*\)")
_CLIPPED = re.compile(r"rect\([01](?:px)?[, ]")
_CLIPPED_PATH = re.compile(
    r"inset\((?:(?:[5-9]\d|100)%\)|(?:0\S*\s){1,3}100%)|(?:circle|ellipse)\(0(?![.\d]*[1-9])|polygon\((\S+ [^\s,]+)(?:,\s?\1)*\)|(?:rect\(0(?:px)? 0|xywh\(\S+ \S+ 0)"
)
_SHRUNK = re.compile(
    r"\bscale(?:[xy]|3d)?\(\s*0*\.?0+%?\s*[,)\s]|\bmatrix\(\s*0,\s*0,\s*0,\s*0,"
    r"|\brotate[xy]\(\s*-?(?:90|270)deg"
)
_ON_EDGE = re.compile(r"(?:x|y|1 0 0|0 1 0) -?(?:90|270)deg")
_TURNED = re.compile(r"\brotate[xy]\(\s*-?(?:180deg|\.5turn|0\.5turn)")
_PICTURE = re.compile(r"\b(?:url|image|image-set|[a-z-]*gradient|element|var)\(")
_VARIABLE = re.compile(r"var\([^()]*\)")
_COLOUR = re.compile(
    r"(?:^|\s)(#[0-9a-f]{3,8}|(?:rgb|hsl|ok|la|lch|color)[a-z]*\([^()]*\)|[a-z]+)(?=\s|$)"
)
_FOUR_SIDES = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
_BACKGROUND_WORDS = frozenset({
    *("none", "repeat", "scroll", "fixed", "local", "center", "top", "left", "right", "bottom"),
    *("cover", "contain", "round", "space"),
})  # fmt: skip


def told(
    declared: Iterable[Declaration], variables: frozenset[str] = frozenset()
) -> Iterator[Declaration]:
    """Those declarations that matter here, by one name where several say alike; these variables, too."""
    for one in declared:
        if one.name == "background":
            yield from _backgrounds(replace(one, value=worked_out(one.value)))
            continue
        if one.name == "inset":
            yield from _sides(one)
            continue
        if one.name == "all":
            yield from (Declaration(name, one.value, one.important) for name in READ)
            continue
        name = _READ_AS.get(one.name, one.name)
        if name not in READ and name not in variables:
            continue
        value = worked_out(one.value)
        if name == "display":
            value = in_a_word(value)
        if one.name == "font":
            value = found[1] if (found := _FONT_SIZE.search(value)) else "medium"
        if "var(" in value or is_valid(name, value):
            yield Declaration(name, value, one.important)


def _sides(one: Declaration) -> Iterator[Declaration]:
    """What the short form says of all four, as far as it says it of each."""
    top, right, bottom, left = _FOUR_SIDES.get(len(said := one.value.split())) or _FOUR_SIDES[1]
    for name, place in (("top", top), ("right", right), ("bottom", bottom), ("left", left)):
        yield Declaration(name, said[place] if said else "auto", one.important)


def _backgrounds(one: Declaration) -> Iterator[Declaration]:
    """What the short form says of picture and colour; it takes away what it does not say."""
    if _VARIABLE.fullmatch(
        one.value
    ):  # a colour, nearly always; what is none is not known to be one
        yield Declaration("background-image", "none", one.important)
        yield Declaration("background-color", one.value, one.important)
        return
    picture = "some" if _PICTURE.search(one.value) else "none"
    colours = (found[1] for found in _COLOUR.finditer(one.value))
    said = next((word for word in colours if word not in _BACKGROUND_WORDS), "transparent")
    yield Declaration("background-image", picture, one.important)
    yield Declaration("background-color", said, one.important)


def is_valid(name: str, value: str) -> bool:
    """Whether a browser knows the value; where it does not, nothing is declared."""
    if name == "display":
        return is_display(value)
    return name != "visibility" or value in _VISIBILITIES


def opacity(style: Style) -> float:
    """How much is seen of an element, of what is seen around it; of one that comes or goes, all."""
    share = _SHARE.fullmatch(style.get("opacity", "1"))
    if share is None or style.get("animation", "none") != "none":
        return 1.0
    return min(1.0, float(share[1]) / (100 if share[2] else 1))


def is_faint(seen: float) -> bool:
    """Whether nobody can read it, where so much of it is seen."""
    return seen < _FAINT


def is_gone(style: Style) -> bool:
    """Whether neither the element nor anything in it is to be seen."""
    if style.get("display") in GONE or style.get("content-visibility") == "hidden":
        return True
    if style.get("animation", "none") != "none":
        return False
    return (
        _DISSOLVED.search(style.get("filter", "none")) is not None
        or _is_turned_away(style)
        or _is_clipped(style)
        or _is_indented_away(style)
        or is_off_screen(style)
    )


def is_without_size(style: Style) -> bool:
    """Of what is cut off by its own edges, as frames are."""
    return any(_LEAST.fullmatch(style.get(name, "auto")) for name in ("width", "height"))


def _is_turned_away(style: Style) -> bool:
    moves = moved_by(style)
    if _SHRUNK.search(moves) or _ON_EDGE.fullmatch(style.get("rotate", "none")):
        return True
    return style.get("backface-visibility") == "hidden" and _TURNED.search(moves) is not None


def _is_indented_away(style: Style) -> bool:
    indent = style.get("text-indent", "0")
    return is_far(indent) or (indent == "100%" and cuts_off(style))


def _is_clipped(style: Style) -> bool:
    if _CLIPPED_PATH.match(style.get("clip-path", "none")):
        return True
    if style.get("position") in ("absolute", "fixed") and _CLIPPED.match(style.get("clip", "auto")):
        return True
    return cuts_off(style) and _has_no_room(style)


def cuts_off(style: Style) -> bool:
    """Whether what does not fit into it is not shown; where it has no room, it cannot be scrolled either."""
    return style.get("overflow", "visible").startswith(("hidden", "clip", "auto", "scroll"))


def _has_no_room(style: Style) -> bool:
    def least(name: str) -> bool:
        return _LEAST.fullmatch(style.get(name, "auto")) is not None

    if least("width") or least("max-width"):
        return True
    held_open = not least("min-height") and "min-height" in style
    padded = "padding" in style and any(not _NOTHING.fullmatch(p) for p in style["padding"].split())
    has_no_line = _NOTHING.fullmatch(style.get("line-height", "1")) and "height" not in style
    lies_flat = least("height") or least("max-height") or has_no_line
    return bool(lies_flat) and not held_open and not padded


def is_positioned(style: Style) -> bool:
    """Whether what is in it is placed by its edges, not by those of the page."""
    return style.get("position", "static") in ("relative", "absolute", "fixed", "sticky") or (
        style.get("transform", "none") != "none"
    )


def stands_apart(style: Style) -> bool:
    """Whether it is taken out of its line, to the side of it or to elsewhere."""
    return style.get("float", "none") in ("left", "right", "inline-start", "inline-end") or (
        style.get("position") in ("absolute", "fixed")
    )


def inherited(said: T | None, around: T) -> T:
    """What an element says of its own text, else what is said around it."""
    return around if said is None else said


def is_unseen(style: Style) -> bool | None:
    """Whether its own text is not to be seen; None: as around it."""
    said = style.get("visibility", "inherit")
    if said in ("inherit", "unset", "revert"):
        return None
    return said in ("hidden", "collapse") and style.get("animation", "none") == "none"


def is_sizeless(style: Style) -> bool | None:
    """Whether its own text has no size; None: as around it."""
    size = style.get("font-size", "inherit")
    if _NOTHING.fullmatch(size) or _TINY.fullmatch(size):
        return True
    return None if _RELATIVE.fullmatch(size) else False


def is_clear(style: Style) -> bool | None:
    """Whether its own text has no colour; None: as around it."""
    if style.get("text-shadow", "none") != "none" or style.get("background-clip") == "text":
        return False
    ink = style.get("-webkit-text-fill-color") or style.get("color", "inherit")
    if ink in ("inherit", "unset", "currentcolor"):
        return None
    has_alpha = ink.startswith(("#", "transparent")) or "/" in ink or ink.count(",") == _COMMAS
    return has_alpha and _CLEAR.fullmatch(ink) is not None


def is_struck(style: Style, tag: str) -> bool:
    """Whether its words are struck out, which takes them back."""
    return "line-through" in style.get("text-decoration", _USUAL_LINE.get(tag, "none"))


def is_as_written(style: Style) -> bool | None:
    """Whether its lines end where the source's do; None: as around it."""
    said = style.get("white-space", "inherit")
    return None if said in ("inherit", "unset") else said.startswith(("pre", "break-spaces"))
