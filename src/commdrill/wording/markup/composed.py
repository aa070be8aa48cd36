"""What stands where on a page with shadow roots: what a slot shows, and what none does."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from commdrill.wording.markup.flex_order import beginning_with, reordered
from commdrill.wording.markup.shadow_roots import ROOT
from commdrill.wording.markup.style_sheet import Style

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


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


def composed(root: "LexborNode", markup: str, styles: Mapping[int, Style]) -> Composition | None:
    """What stands where; nothing on a page where all stands where it is written."""
    shown = _in_shadows(root) if ROOT in markup else {}
    shown |= reordered(root, styles, shown)
    return Composition(shown) if shown else None


def _in_shadows(root: "LexborNode") -> dict[int, Sequence["LexborNode"]]:
    shown: dict[int, Sequence[LexborNode]] = {}
    for shadow in root.css(ROOT):
        host = shadow.parent
        if host is None or host.mem_id in shown:
            continue
        light = [one for one in beginning_with(host.first_child) if one.mem_id != shadow.mem_id]
        shown[host.mem_id] = tuple(beginning_with(shadow.first_child))
        for slot in shadow.css("slot"):
            name = slot.attributes.get("name") or ""
            if meant := [one for one in light if _slot_of(one) == name]:
                shown[slot.mem_id] = meant
            light = [one for one in light if _slot_of(one) != name]
    return shown


def _slot_of(node: "LexborNode") -> str | None:
    """Which slot it is for; none, for what is nothing to show."""
    if node.tag == "-text":
        return "" if (node.text_content or "").strip() else None
    return (node.attributes.get("slot") or "") if node.is_element_node else None
