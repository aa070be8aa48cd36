"""The words of a page in the order in which they are read, and what stands between them."""

import re
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING

from commdrill.wording.markup.composed import Composition
from commdrill.wording.markup.layout import Layout, Manner, Place
from commdrill.wording.set_aside import CLOSES, OPENS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLANKS = " \t\r\n\f"
_BLANK = re.compile(rf"[{_BLANKS}]+")
_MAY_LEAD_ELSEWHERE = 'a[href*="://"]'
_STRUCK = "~~"  # around words that are taken back


class Walk:
    """Over all of a page, without recursion, for pages are nested deep; each line here runs for each node."""

    def __init__(
        self,
        layout: Layout,
        root: "LexborNode",
        places: Composition | None,
        framed: Callable[["LexborNode"], str],
    ) -> None:
        self.targets: list[str] = []  # of links, in order
        self._first = places.first if places else attrgetter("first_child")
        self._after = places.following if places else attrgetter("next")
        links = {link.mem_id: "a link" for link in root.css(_MAY_LEAD_ELSEWHERE)}
        self._kinds = {**layout.spoken_of, **links}
        self._root, self._layout, self._framed = root, layout, framed
        self._around = layout.outermost
        self._open: list[tuple[LexborNode, Place, str]] = []
        self._said: list[str] = []

    def read(self) -> str:
        """All that is read, with the words of links between marks."""
        node: LexborNode | None = self._root
        say, begun = self._said.append, self._open
        first, after, kind_of = self._first, self._after, self._kinds.get
        while node is not None:
            around = self._around
            if (tag := node.tag) == "-text":
                text = node.text_content or ""
                odd = "  " in text or not text.isprintable() or around.manner.taken is not None
                say(_shown(text, around.manner) if odd else text)
                following = after(node)
            elif (place := around.usual.get((tag, kind_of(node.mem_id)))) is None:
                following = self._entered(node)
            else:
                following = first(node)
                say(place.manner.edge)
                begun.append((node, around, place.manner.edge))
                self._around = place
            while following is None and begun:
                node, self._around, end = begun.pop()
                say(end)
                following = after(node)
            node = following
        return "".join(self._said)

    def _entered(self, node: "LexborNode") -> "LexborNode | None":
        """What stands first in an element; what follows it, where nothing in it is read."""
        tag = node.tag or ""
        place = self._layout.place(node, tag, self._around)
        if place is None or place.manner.skipped:
            self._said.append(place.manner.edge if place else "")
            return self._after(node)
        child = None if tag == "iframe" else self._first(node)
        if child is None:
            framed = self._framed(node) if tag == "iframe" and not place.manner.unseen else ""
            self._said += (place.manner.edge, framed, place.manner.edge)
            return self._after(node)
        opens, closes = self._marked(node, place.manner)
        self._said.append(opens)
        self._open.append((node, self._around, closes))
        self._around = place
        return child

    def _marked(self, node: "LexborNode", manner: Manner) -> tuple[str, str]:
        """What the words of a link stand between, whose target is noted, and those that are struck out."""
        struck = _STRUCK if manner.struck and not self._around.manner.struck else ""
        target = _target(node) if node.tag == "a" else ""
        if not target:
            return manner.edge + struck, struck + manner.edge
        self.targets.append(target)
        return manner.edge + OPENS + struck, struck + CLOSES + manner.edge


def _shown(text: str, around: Manner) -> str:
    if around.taken is not None:
        return around.taken
    if around.as_written:
        return text
    return _BLANK.sub(" ", text) if text.strip(_BLANKS) else " "


def _target(node: "LexborNode") -> str:
    """Where a link leads; nowhere, for what is none."""
    target = (node.attributes.get("href") or "").strip()
    return target if target.lower().startswith(("http://", "https://")) else ""
