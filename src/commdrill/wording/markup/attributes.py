"""What elements say of how they look by attributes, as pages did before there were style sheets."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from commdrill.wording.markup.style_sheet import Declaration
from commdrill.wording.plain import in_small_letters

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DRAWN = ("display", "visibility", "opacity", "font-size")
_ON_PAGES = ("font[color]", "[bgcolor]", "[background]", "body[text]")
_FRAMES = ("iframe[width]", "iframe[height]")
_IN_DRAWINGS = tuple(f"svg [{name}]" for name in _DRAWN)
_OF_ONE = {"text": "body", "width": "iframe", "height": "iframe"}
# a page without them is not looked through
SIGNS = (b"<iframe", b"<font", b"bgcolor", b"background=", b"text=")
_PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "color": "color",
        "text": "color",
        "bgcolor": "background-color",
        "background": "background-image",
        **{name: name for name in (*_DRAWN, "width", "height")},
    }
)


def said_by_attributes(
    root: "LexborNode", markup: str
) -> Iterator[tuple["LexborNode", tuple[Declaration, ...]]]:
    """Each element that says anything so, and what; a sheet weighs more."""
    said = in_small_letters(markup)
    spoken = (*_ON_PAGES, *_FRAMES) if any(sign in said for sign in SIGNS) else ()
    drawn = _IN_DRAWINGS if b"<svg" in said else ()
    for node in root.css(", ".join((*spoken, *drawn))) if spoken or drawn else ():
        own = node.attributes
        declared = (
            Declaration(_PROPERTIES[name], (value or "").strip().lower(), important=False)
            for name, value in own.items()
            if name in _PROPERTIES and (name not in _OF_ONE or node.tag == _OF_ONE[name])
        )
        yield node, tuple(declared)
