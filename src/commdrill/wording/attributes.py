"""What elements say of how they look by attributes, as pages did before there were style sheets."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from commdrill.wording.style_sheet import Declaration

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DRAWN = ("display", "visibility", "opacity", "font-size")
_SPOKEN = (
    "font[color], [bgcolor], [background], body[text]",
    *(f"svg [{name}]" for name in _DRAWN),
)
_PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "color": "color",
        "text": "color",
        "bgcolor": "background-color",
        "background": "background-image",
        **{name: name for name in _DRAWN},
    }
)


def said_by_attributes(
    root: "LexborNode",
) -> Iterator[tuple["LexborNode", tuple[Declaration, ...]]]:
    """Each element that says anything so, and what; a sheet weighs more."""
    for node in root.css(", ".join(_SPOKEN)):
        said = node.attributes
        declared = (
            Declaration(_PROPERTIES[name], (value or "").strip().lower(), important=False)
            for name, value in said.items()
            if name in _PROPERTIES and (name != "text" or node.tag == "body")
        )
        yield node, tuple(declared)
