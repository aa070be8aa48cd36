"""Children that are shown in another order than they are written in: by `order`, or turned round."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from commdrill.wording.markup.displays import SPREAD
from commdrill.wording.markup.style_sheet import Style

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NUMBER = re.compile(r"[+-]?\d{1,9}")
_TURNED = "-reverse"


def reordered(
    root: "LexborNode", styles: Mapping[int, Style], shown: Mapping[int, Sequence["LexborNode"]]
) -> dict[int, Sequence["LexborNode"]]:
    """What stands in those elements where the order is another; `shown`: what stands in some of them."""
    kinds = {id(own): own for own in styles.values()}
    moves = {kind for kind, own in kinds.items() if _NUMBER.fullmatch(own.get("order", ""))}
    turned = {kind for kind, own in kinds.items() if _TURNED in own.get("flex-direction", "")}
    found: dict[int, Sequence[LexborNode]] = {}
    for node in root.css("*") if moves or turned else ():
        own = styles.get(node.mem_id)
        if own is not None and own.get("display") in SPREAD:
            held = shown.get(node.mem_id) or tuple(beginning_with(node.first_child))
            in_order = sorted(held, key=lambda one: _order(styles.get(one.mem_id)))
            found[node.mem_id] = in_order[::-1] if id(own) in turned else in_order
    return found


def beginning_with(node: "LexborNode | None") -> Iterator["LexborNode"]:
    """It, and what follows it within the same element."""
    while node is not None:
        yield node
        node = node.next


def _order(own: Style | None) -> int:
    said = _NUMBER.fullmatch((own or {}).get("order", ""))
    return int(said[0]) if said else 0
