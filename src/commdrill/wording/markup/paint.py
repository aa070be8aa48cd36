"""What words are written with, and on: as far as is certain without laying the page out."""

import re
from dataclasses import dataclass

from commdrill.wording.markup.colours import BLACK, WHITE, Colour, alike, colour
from commdrill.wording.markup.style_sheet import Style

_INHERITED = ("inherit", "unset", "currentcolor")
_STILL = ("static", "inherit", "initial", "unset")
_LINK: Colour = (0, 0, 238)
_OF_THE_BROWSERS_OWN = frozenset({"button", "input", "select", "textarea", "mark", "svg", "text"})
_LAYERS = ("absolute", "fixed", "sticky")
_SCHEME = "color-scheme"
_DARK = re.compile(rf"{_SCHEME}\s{{0,9}}:\s{{0,9}}(?:only\s)?dark\b", re.IGNORECASE)


@dataclass(frozen=True)
class Paint:
    """The colour of an element's own words, of what is behind them, and of what is behind its children's.

    Each may be unknown: whatever something else could lie under or over is.
    """

    ink: Colour | None = None
    ground: Colour | None = None
    passed: Colour | None = None

    @property
    def covers(self) -> bool:
        """Whether nobody can read its own words."""
        return self.ink is not None and self.ground is not None and alike(self.ink, self.ground)


UNKNOWN = Paint()


def on_a_sheet(*said: str) -> Paint:
    """What a page begins with: black on white, unless something may lie beneath its words.

    `said`: the page, and the sheets that it links to.
    """
    is_flat = not any(
        any(word in part for word in _LAYERS) or (_SCHEME in part and _DARK.search(part))
        for part in said
    )
    return Paint(BLACK, WHITE if is_flat else None, WHITE if is_flat else None)


def painted(tag: str, own: Style, around: Paint) -> Paint:
    """What is made of it by an element that says so of itself."""
    ink, ground = _ink(tag, own, around.ink), _ground(tag, own, around.passed)
    if own.get("text-shadow", "none") != "none" or "-webkit-text-stroke" in own:
        ground = None
    lies_apart = own.get("position", "static") not in _STILL or "grid" in own.get("display", "")
    return Paint(ink, ground, None if lies_apart else ground)


def _ink(tag: str, own: Style, around: Colour | None) -> Colour | None:
    said = own.get("-webkit-text-fill-color") or own.get("color", "inherit")
    if said not in _INHERITED:
        return colour(said)
    if tag == "a":
        return _LINK if around is not None else None
    return None if tag in _OF_THE_BROWSERS_OWN else around


def _ground(tag: str, own: Style, around: Colour | None) -> Colour | None:
    if own.get("background-image", "none") != "none" or own.get("background-clip") == "text":
        return None
    if "inset" in own.get("box-shadow", ""):
        return None
    said = own.get("background-color", "transparent")
    if said not in ("transparent", "initial", "unset", "none"):
        return colour(said)
    is_moved = own.get("position", "static") not in _STILL or own.get("float", "none") != "none"
    return None if is_moved or tag in _OF_THE_BROWSERS_OWN else around
