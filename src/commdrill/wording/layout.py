"""How an element and what is in it are shown: on lines of their own or not, as written, or unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from commdrill.wording.style import (
    APART,
    BLOCKS,
    SPREAD,
    Style,
    is_as_written,
    is_clear,
    is_gone,
    is_sizeless,
    is_unseen,
    stands_apart,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = frozenset({
    "head", "script", "style", "template", "noscript", "title", "meta", "link", "iframe", "object",
    "canvas", "audio", "video", "datalist", "-comment", "-doctype", "rp", "progress", "meter",
    "defs", "symbol", "desc", "metadata",
})  # fmt: skip
_OWN_LINES = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol",
    "option", "p", "pre", "search", "section", "summary", "table", "tbody", "text", "tfoot", "thead",
    "tr", "ul", "xmp", "listing", "plaintext",
})  # fmt: skip
_CELLS = frozenset({"td", "th", "button", "textarea", "select", "input"})
_KEPT_AS_WRITTEN = frozenset({"pre", "textarea", "xmp", "listing", "plaintext"})
_OF_OWN_COLOUR = frozenset({"a", "button", "input", "select", "textarea", "mark"})
_NO_STYLE: Style = {}
_PARAGRAPH, _LINE, _SPACE = "\n\n", "\n", " "


@dataclass(frozen=True)
class Manner:
    """How what stands in an element is shown, and what separates the element from its neighbours."""

    edge: str = ""
    as_written: bool = False
    unseen: bool = False
    sizeless: bool = False
    clear: bool = False
    spread: bool = False
    folded: bool = False

    @cached_property
    def plain(self) -> bool:
        """Whether an element that says nothing of itself is shown as any would be."""
        return not (self.as_written or self.unseen or self.sizeless or self.clear or self.spread)


_USUAL = {
    **dict.fromkeys(_OWN_LINES, Manner(_PARAGRAPH)),
    **dict.fromkeys(_CELLS, Manner(_SPACE)),
    "br": Manner(_LINE),
}
_INLINE = Manner()


class Layout:
    """What styles and the elements themselves say."""

    def __init__(self, styles: Mapping[int, Style], folds: frozenset[int] = frozenset()) -> None:
        self._styles, self._folds = styles, folds

    def manner(self, node: "LexborNode", around: Manner) -> Manner | None:
        """How `node` is shown within what is shown as `around`; None where it is not at all."""
        tag = node.tag or ""
        if tag in _UNSEEN:
            return None
        own = self._styles.get(node.mem_id) if self._styles else None
        folds = bool(self._folds) and node.mem_id in self._folds
        if own is None and not folds and around.plain and tag not in _KEPT_AS_WRITTEN:
            return None if around.folded and tag != "summary" else _USUAL.get(tag, _INLINE)
        if (around.folded and tag != "summary") or (own and is_gone(own)):
            return None
        return _styled(tag, own or _NO_STYLE, around, folds)


class LaidOpen(Layout):
    """The same, but that nothing is hidden."""

    def manner(self, node: "LexborNode", around: Manner) -> Manner | None:
        tag = node.tag or ""
        if tag in _UNSEEN:
            return None
        display = self._styles.get(node.mem_id, _NO_STYLE).get("display", "")
        edge = _edge(tag, "" if display == "none" else display, around)
        return Manner(edge, as_written=tag in _KEPT_AS_WRITTEN)


def _styled(tag: str, own: Style, around: Manner, folds: bool) -> Manner:  # noqa: FBT001  # a fact
    display = own.get("display", "")
    edge = _edge(tag, display, around)
    return Manner(
        edge=edge if edge.strip(" ") or not stands_apart(own) else _LINE,
        as_written=tag in _KEPT_AS_WRITTEN or is_as_written(own, around.as_written),
        unseen=is_unseen(own, around.unseen),
        sizeless=is_sizeless(own, around.sizeless),
        clear=is_clear(own, around.clear and tag not in _OF_OWN_COLOUR),
        spread=display in SPREAD or (display == "contents" and around.spread),
        folded=folds,
    )


def _edge(tag: str, display: str, around: Manner) -> str:
    """What separates an element's text from that before and after it."""
    usual = _USUAL.get(tag, _INLINE).edge
    if tag == "br" or display in ("", "revert"):
        edge = usual
    elif display in BLOCKS:
        edge = usual if usual.strip(" ") else _PARAGRAPH
    else:
        edge = _SPACE if display in APART else ""
    if around.spread and edge in ("", _SPACE) and display != "contents":
        return _LINE
    return edge
