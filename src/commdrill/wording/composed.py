"""What stands where on a page with shadow roots: what a slot shows, and what none does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

ROOT = "shadow-root"
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


class Composition:
    """What hosts of shadow roots and their slots show in place of what they hold, in order."""

    def __init__(self, shown: Mapping[int, Sequence["LexborNode"]]) -> None:
        self._first = {place: nodes[0] if nodes else None for place, nodes in shown.items()}
        self._following = {
            node.mem_id: after
            for nodes in shown.values()
            for node, after in zip_longest(nodes, nodes[1:])
        }

    def first(self, node: "LexborNode") -> "LexborNode | None":
        return self._first.get(node.mem_id, node.first_child)

    def following(self, node: "LexborNode") -> "LexborNode | None":
        """What is shown next to it."""
        return self._following.get(node.mem_id, node.next)


def composed(root: "LexborNode") -> Composition | None:
    """What stands where; nothing on a page without shadow roots: all stands where it is."""
    shown: dict[int, Sequence[LexborNode]] = {}
    for shadow in root.css(ROOT):
        host = shadow.parent
        if host is None or host.mem_id in shown:
            continue
        light = [one for one in _beginning_with(host.first_child) if one.mem_id != shadow.mem_id]
        shown[host.mem_id] = tuple(_beginning_with(shadow.first_child))
        for slot in shadow.css("slot"):
            name = slot.attributes.get("name") or ""
            if meant := [one for one in light if _slot_of(one) == name]:
                shown[slot.mem_id] = meant
            light = [one for one in light if _slot_of(one) != name]
    return Composition(shown) if shown else None


def _beginning_with(node: "LexborNode | None") -> Iterator["LexborNode"]:
    """It, and what follows it within the same element."""
    while node is not None:
        yield node
        node = node.next


def _slot_of(node: "LexborNode") -> str | None:
    """Which slot it is for; none, for what is nothing to show."""
    if node.tag == "-text":
        return "" if (node.text_content or "").strip() else None
    return (node.attributes.get("slot") or "") if node.is_element_node else None
