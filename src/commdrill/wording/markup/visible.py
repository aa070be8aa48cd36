"""What a visitor reads of an HTML page, as lines of text."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from commdrill.wording.markup.attributes import SIGNS
from commdrill.wording.markup.cascade import linked_sheets, styles
from commdrill.wording.markup.composed import composed
from commdrill.wording.markup.layout import LaidOpen, Layout
from commdrill.wording.markup.overgrown import overgrown, without_tags
from commdrill.wording.markup.paint import UNKNOWN, Paint, on_a_sheet
from commdrill.wording.markup.shadow_roots import with_shadow_roots
from commdrill.wording.markup.style_sheet import Style
from commdrill.wording.markup.walk import Walk
from commdrill.wording.plain import in_small_letters
from commdrill.wording.set_aside import Shown, with_tight_links, without_marks

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SIGNS_OF_LOOKS = b"|".join(
    (b"style", b"hidden", b"popover", b"<dialog", b"<details", b"<select", *SIGNS, b"<svg")
)
_FOLDED = "details:not([open])"
# in a page's head the parser would move its text to where it is read
_NOSCRIPT = re.compile(r"(</?)noscript\b", re.IGNORECASE)
_MOST_FRAMES = 3  # one within the other

_NONE_LINKED: Mapping[str, str] = MappingProxyType({})


def visible_text(markup: str, linked: Mapping[str, str] = _NONE_LINKED) -> str:
    """What is to be read on the page: no scripts, comments or hidden elements, entities decoded.

    Elements that stand on lines of their own do so here; others leave the line alone.
    `linked`: the style sheets it links to, by their addresses as the page has them.
    """
    return _visible(markup, linked, _MOST_FRAMES)


def _visible(markup: str, linked: Mapping[str, str], frames: int) -> str:
    if overgrown(markup):
        return without_tags(markup)
    markup = _as_shown(markup)
    root = tree(markup)
    if root is None:
        return ""
    own, folds = _said_of_looks(root, markup, linked)
    layout = Layout(own, folds, _sheet(root, markup, linked) if own else UNKNOWN)
    return _all_read(root, markup, layout, frames)


def _sheet(root: "LexborNode", markup: str, linked: Mapping[str, str]) -> Paint:
    """What words stand on, where nothing says otherwise."""
    addresses = linked_sheets(root) if _links_to_sheets(markup) else ()
    is_known = all(address in linked or "font" in address for address in addresses)
    return on_a_sheet(markup, *linked.values()) if is_known else UNKNOWN


def hidden_too(markup: str) -> str:
    """As `visible_text`, and what elements and styles hide from who looks at the page.

    Nothing where none hides any: all there is, is what is read.
    """
    markup = _as_shown(markup)
    root = None if overgrown(markup) or not _may_say_of_looks(markup) else tree(markup)
    if root is None:
        return ""
    own, folds = _said_of_looks(root, markup, _NONE_LINKED)
    may_hide = own or folds or linked_sheets(root)
    return _all_read(root, markup, LaidOpen(own), _MOST_FRAMES) if may_hide else ""


def _said_of_looks(
    root: "LexborNode", markup: str, linked: Mapping[str, str]
) -> tuple[Mapping[int, Style], frozenset[int]]:
    """What is declared for elements, and which are folded up."""
    if not _may_say_of_looks(markup):
        return {}, frozenset()
    folds = _folds(root) if b"<details" in in_small_letters(markup) else frozenset[int]()
    return styles(root, markup, linked), folds


@lru_cache(maxsize=1)  # asked of a page as it is shown, and for what it hides
def _may_say_of_looks(markup: str) -> bool:
    """Whether anything on the page could hide or paint some of it; most pages say so, megabytes of a list may not."""
    import re2

    return re2.search(_SIGNS_OF_LOOKS, in_small_letters(markup)) is not None


def _folds(root: "LexborNode") -> frozenset[int]:
    """What is folded up; of those with one name, one alone is open."""
    shut = {node.mem_id for node in root.css(_FOLDED)}
    named = set[str]()
    for node in root.css("details[open][name]"):
        name = node.attributes.get("name") or ""
        if name and name in named:
            shut.add(node.mem_id)
        named.add(name)
    return frozenset(shut)


def tree(markup: str) -> "LexborNode | None":
    """The page, as a browser's parser takes it."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(markup).root


def _as_shown(markup: str) -> str:
    said = in_small_letters(markup)
    if b"noscript" in said:
        markup = _NOSCRIPT.sub(r"\1template", markup)
    return with_shadow_roots(markup) if b"shadowrootmode" in said else markup


def _all_read(root: "LexborNode", markup: str, layout: Layout, frames: int) -> str:
    places = composed(root, markup, layout.styles)
    walk = Walk(layout, root, places, lambda frame: _framed(frame, frames))
    marked = _paragraphs(walk.read())
    return _with_links(marked, walk.targets) if walk.targets else marked


def sheets_linked_by(markup: str) -> tuple[str, ...]:
    """Where the style sheets are that a page links to or imports, as the page has it."""
    if not _links_to_sheets(markup) or overgrown(markup):
        return ()
    root = tree(markup)
    return linked_sheets(root) if root is not None else ()


def _links_to_sheets(markup: str) -> bool:
    said = in_small_letters(markup)
    return b"stylesheet" in said or b"@import" in said


def base_of(markup: str) -> str:
    """What addresses on the page are seen from, as it says; nothing where that is the page itself."""
    if b"<base" not in in_small_letters(markup) or overgrown(markup):
        return ""
    root = tree(markup)
    base = root.css_first("base[href]") if root is not None else None
    return "" if base is None else (base.attributes.get("href") or "").strip()


def _with_links(marked: str, targets: Sequence[str]) -> Shown:
    """The text without its marks, and where those stood."""
    text, links = without_marks(with_tight_links(marked), targets)
    return Shown.of(
        text, tuple(link for link in links if text[link.start : link.end] != link.target)
    )


def shown(text: str) -> str:
    """A text as its reader is shown it: what is markup is read as a page is."""
    return visible_text(text) if _MARKUP.search(text) else text


_MARKUP = re.compile(
    r"</?(?:!doctype|html|body|head|div|p|br|table|td|tr|span|a|b|i|u|em|strong|small|font|s|del|ins|h[1-6]|ul|ol|li|img|hr|code|pre)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)


def html_language(markup: str) -> str | None:
    """The language the page says it is in, lower case: `es` for `<html lang="es-ES">`."""
    found = _LANGUAGE.search(markup[:_HEAD])
    return found[1].lower() if found else None


_HEAD = 20_000
_LANGUAGE = re.compile(
    r"<html\b[^>]{0,2000}?\blang\s{0,9}=\s{0,9}[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE
)


def _framed(node: "LexborNode", frames: int) -> str:
    """The page that a frame shows of what the page itself holds; it has sheets of its own."""
    page = node.attributes.get("srcdoc") or ""
    return str(_visible(page, _NONE_LINKED, frames - 1)) if frames else ""


def _paragraphs(text: str) -> str:
    """Lines without blanks around them, and at most one empty line in between."""
    nearer = text.strip().replace("\n\n\n\n", "\n\n")
    lines = [line.strip(" \t") for line in nearer.split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip()
