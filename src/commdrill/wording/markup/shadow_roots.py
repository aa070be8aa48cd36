"""The shadow roots that a page declares, and the sheets in them."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

ROOT = "shadow-root"
HOST = "shadow-"  # before what its root has
_TEMPLATE = re.compile(r"<(/?)template\b([^<>]{0,500})", re.IGNORECASE)


def with_shadow_roots(markup: str) -> str:
    """The page with its declared shadow roots as elements, which a parser reads as all others."""
    opened: list[bool] = []

    def renamed(found: re.Match[str]) -> str:
        if found[1]:
            is_root = bool(opened) and opened.pop()
        else:
            is_root = "shadowrootmode" in found[2].lower()
            opened.append(is_root)
        return f"<{found[1]}{ROOT}{found[2]}" if is_root else found[0]

    return _TEMPLATE.sub(renamed, markup)


def by_root(sheets: Iterable[tuple["LexborNode", str]]) -> Iterator[str]:
    """Sheets of the page as they are; those of shadow roots for roots, and their hosts, that have the same."""
    shadows: dict[int, tuple[LexborNode, list[str]]] = {}
    for node, said in sheets:
        if node.parent is None or node.parent.tag != ROOT:
            yield said
        else:
            shadows.setdefault(node.parent.mem_id, (node.parent, []))[1].append(said)
    alike: dict[str, str] = {}
    for shadow, own in shadows.values():
        sheet = "\n".join(own)
        number = alike.setdefault(sheet, str(len(alike)))
        shadow.attrs["sheets"] = number
        if shadow.parent is not None:
            shadow.parent.attrs[f"{HOST}sheets"] = number
    for sheet, number in alike.items():
        yield f'{ROOT}[sheets="{number}"]{{{sheet}}}'
