"""How an element and what is in it are shown: on lines of their own or not, as written, or unseen."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from commdrill.wording.markup.displays import APART, BLOCKS, GONE, SPREAD
from commdrill.wording.markup.off_screen import is_above_page
from commdrill.wording.markup.paint import UNKNOWN, Paint, painted
from commdrill.wording.markup.style import (
    cuts_off,
    inherited,
    is_as_written,
    is_clear,
    is_faint,
    is_gone,
    is_positioned,
    is_sizeless,
    is_struck,
    is_unseen,
    is_without_size,
    opacity,
    stands_apart,
)
from commdrill.wording.markup.style_sheet import Style

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = frozenset({
    "head", "script", "style", "template", "noscript", "title", "meta", "link", "canvas", "audio",
    "video", "datalist", "-comment", "-doctype", "rp", "progress", "meter", "defs", "symbol",
    "desc", "metadata", "noframes", "noembed", "area", "param", "source", "track",
})  # fmt: skip
_OWN_LINES = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "iframe", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol",
    "option", "p", "pre", "search", "section", "summary", "table", "tbody", "text", "tfoot", "thead",
    "tr", "ul", "xmp", "listing", "plaintext",
})  # fmt: skip
_CELLS = frozenset({"td", "th", "button", "textarea", "select", "input"})
_KEPT_AS_WRITTEN = frozenset({"pre", "textarea", "xmp", "listing", "plaintext"})
_OF_OWN_COLOUR = frozenset({"a", "button", "input", "select", "textarea", "mark"})
_REPLACED = frozenset({"iframe", "object"})
_NO_STYLE: Style = {}
_Kind = Hashable  # its tag, and all that is said of it
_FOLDS = "folds"
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
    held: bool = False  # something around it is positioned
    struck: bool = False  # a line goes through its words
    skipped: bool = False  # nothing in it is seen, but that something stands there
    squeezed: bool = False  # what cuts off what does not fit has no room in it
    opacity: float = 1.0  # of all that it stands in, too
    paint: Paint = UNKNOWN
    taken: str | None = None  # what stands where its own words are, if those are not seen


_USUAL = {
    **dict.fromkeys(_OWN_LINES, Manner(_PARAGRAPH)),
    **dict.fromkeys(_CELLS, Manner(_SPACE)),
    "br": Manner(_LINE),
}
_INLINE = Manner()


@dataclass(frozen=True)
class Place:
    """Where an element stands: how it is shown, and what is known by now of what stands in it."""

    manner: Manner
    inside: dict[_Kind, "Place | None"] = field(default_factory=dict, repr=False)
    # of those, what has nothing about it that is more than a style: no line through it
    usual: dict[_Kind, "Place"] = field(default_factory=dict, repr=False)


class Layout:
    """What styles and the elements themselves say."""

    def __init__(
        self,
        styles: Mapping[int, Style],
        folds: frozenset[int] = frozenset(),
        sheet: Paint = UNKNOWN,
    ) -> None:
        self.styles, self._folds = styles, folds
        # of each element that something is said of, a word for what that is
        self.spoken_of: dict[int, _Kind] = {element: id(own) for element, own in styles.items()}
        self.spoken_of |= {element: (id(styles.get(element)), _FOLDS) for element in folds}
        self.outermost = Place(Manner(paint=sheet))

    def place(self, node: "LexborNode", tag: str, around: Place) -> Place | None:
        """How `node` is shown within what is shown as `around`; None where it is not at all."""
        if tag in _REPLACED and _shows_another(node, tag):
            return None
        kind = (tag, self.spoken_of.get(node.mem_id))
        if kind not in around.inside:
            placed = around.inside[kind] = self._of_kind(node.mem_id, tag, around)
            is_usual = tag not in _REPLACED and placed is not None
            if (
                placed is not None
                and is_usual
                and not (placed.manner.struck or placed.manner.skipped)
            ):
                around.usual[kind] = placed
        return around.inside[kind]

    def _of_kind(self, element: int, tag: str, around: Place) -> Place | None:
        placed = self._placed(tag, self.styles.get(element, _NO_STYLE), around)
        if placed is not None and element in self._folds:
            return Place(replace(placed.manner, folded=True, taken=""))
        return placed

    def _placed(self, tag: str, own: Style, around: Place) -> Place | None:
        if tag in _UNSEEN or (around.manner.folded and tag != "summary"):
            return None
        shown = self._shown(tag, own, around.manner)
        return None if shown is None else Place(shown)

    def _shown(self, tag: str, own: Style, around: Manner) -> Manner | None:
        return _shown(tag, own, around)


def _shows_another(node: "LexborNode", tag: str) -> bool:
    """Whether something else is shown in its place: words in it are for who cannot show that."""
    if tag == "iframe":
        return "srcdoc" not in node.attributes
    data = (node.attributes.get("data") or "").lower()
    return bool(data) and not data.endswith(".swf")


class LaidOpen(Layout):
    """The same, but that nothing is hidden."""

    def _shown(self, tag: str, own: Style, around: Manner) -> Manner:
        display = own.get("display", "")
        edge = _edge(tag, "" if display == "none" else display, around)
        struck = around.struck or is_struck(_NO_STYLE, tag)
        return Manner(edge, tag in _KEPT_AS_WRITTEN, struck=struck)


def _shown(tag: str, own: Style, around: Manner) -> Manner | None:
    display = own.get("display", "")
    if display in GONE:
        return None
    edge = _edge(tag, display, around)
    if own and (_is_hidden(own, around) or (tag == "iframe" and is_without_size(own))):
        return Manner(edge, skipped=True)
    unseen = inherited(is_unseen(own), around.unseen)
    sizeless = inherited(is_sizeless(own), around.sizeless)
    clear = inherited(is_clear(own), around.clear and tag not in _OF_OWN_COLOUR)
    paint = painted(tag, own, around.paint)
    return Manner(
        edge=edge if edge.strip(" ") or not stands_apart(own) else _LINE,
        as_written=tag in _KEPT_AS_WRITTEN or inherited(is_as_written(own), around.as_written),
        unseen=unseen,
        sizeless=sizeless,
        clear=clear,
        spread=display in SPREAD or (display == "contents" and around.spread),
        held=around.held or (is_positioned(own) and tag not in ("html", "body")),
        struck=around.struck or is_struck(own, tag),
        squeezed=own.get("grid-template-rows") == "0fr",
        opacity=around.opacity * opacity(own),
        paint=paint,
        taken="" if sizeless else " " if unseen or clear or paint.covers else None,
    )


def _is_hidden(own: Style, around: Manner) -> bool:
    if is_faint(around.opacity * opacity(own)) or is_gone(own):
        return True
    if around.squeezed and cuts_off(own):
        return True
    return not around.held and is_above_page(own)


def _edge(tag: str, display: str, around: Manner) -> str:
    """What separates an element's text from that before and after it."""
    usual = _USUAL.get(tag, _INLINE).edge
    if tag in ("br", "p") or display in ("", "revert"):
        edge = usual
    elif display in BLOCKS:
        edge = usual if usual.strip(" ") else _PARAGRAPH
    else:
        edge = _SPACE if display in APART else ""
    if around.spread and edge in ("", _SPACE) and display != "contents":
        return _LINE
    return edge
