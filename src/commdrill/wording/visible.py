"""What a visitor reads of an HTML page, as lines of text."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from commdrill.wording.set_aside import CLOSES, OPENS, Shown, with_tight_links, without_marks
from commdrill.wording.style import hidden_by_style_sheets, hides

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = frozenset({
    "head", "script", "style", "template", "noscript", "title", "meta", "link", "iframe", "object",
    "svg", "canvas", "audio", "video", "datalist",
})  # fmt: skip
_OWN_LINES = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol",
    "option", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
    "ul",
})  # fmt: skip
_CELLS = frozenset({"td", "th", "button", "textarea", "select"})
_KEPT_AS_WRITTEN = frozenset({"pre", "textarea"})
# elements that need no end tag, and so say nothing of how deep the page is nested
_SELF_ENDING = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot",
})  # fmt: skip

_MAY_BE_HIDDEN = "[hidden], [style], dialog:not([open]), details:not([open]) > *"
_BLANK = re.compile(r"[ \t\r\n\f]+")
# in a page's head the parser would move its text to where it is read
_NOSCRIPT = re.compile(r"(</?)noscript\b", re.IGNORECASE)
_TAG_START = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,40})")
_FEW_TAGS = 2_000
_MOST_WORK = 5_000_000  # open elements times tags; a tree is built in a fraction of a second
_SHORT_PAGE = 20_000
_LONG_TAG, _MOST_ATTRIBUTES = 5_000, 1_000


def visible_text(markup: str) -> str:
    """What is to be read on the page: no scripts, comments or hidden elements, entities decoded.

    Elements that stand on lines of their own do so here; others leave the line alone.
    """
    if _too_deep(markup) or _too_wide(markup):
        return _without_tags(markup)
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(_NOSCRIPT.sub(r"\1template", markup)).root
    if root is None:
        return ""
    targets: list[str] = []
    marked = _paragraphs("".join(_read(root, targets)))
    return _with_links(marked, targets) if targets else marked


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
    r"</?(?:!doctype|html|body|head|div|p|br|table|td|tr|span|a|b|i|u|em|strong|small|h[1-6]|ul|ol|li|img|hr|code|pre)"
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


def _read(root: "LexborNode", targets: list[str]) -> Iterator[str]:
    """Text and line breaks, in order; a walk without recursion, for pages are nested deep."""
    hidden = {node.mem_id for node in root.css(_MAY_BE_HIDDEN) if _hidden(node)}
    hidden |= hidden_by_style_sheets(root)
    folded = {node.mem_id for node in root.css("details:not([open])")}
    node: LexborNode | None = root
    as_written = 0
    while node is not None:
        tag = node.tag
        if tag == "-text":
            text = "" if folded and _id(node.parent) in folded else node.text_content or ""
            yield text if as_written else _BLANK.sub(" ", text)
        elif tag in _UNSEEN or tag == "-comment" or (hidden and node.mem_id in hidden):
            pass
        else:
            yield _edge(tag)
            if (child := node.first_child) is not None:
                if target := _target(node):
                    targets.append(target)
                    yield OPENS
                as_written += tag in _KEPT_AS_WRITTEN
                node = child
                continue
            yield _edge(tag)
        while node is not None and (following := node.next) is None:
            node = node.parent
            if node is not None:
                tag = node.tag
                as_written -= tag in _KEPT_AS_WRITTEN
                yield CLOSES if _target(node) else _edge(tag)
        node = None if node is None else following


def _target(node: "LexborNode") -> str:
    """Where a link leads; nowhere, for all that is none."""
    if node.tag != "a":
        return ""
    target = (node.attributes.get("href") or "").strip()
    return target if target.lower().startswith(("http://", "https://")) else ""


def _id(node: "LexborNode | None") -> int:
    return node.mem_id if node is not None else 0


def _edge(tag: str | None) -> str:
    """What separates an element's text from that before and after it."""
    if tag in _OWN_LINES:
        return "\n\n"
    if tag == "br":
        return "\n"
    return " " if tag in _CELLS else ""


def _hidden(node: "LexborNode") -> bool:
    attributes = node.attributes
    if "hidden" in attributes or _closed(node):
        return True
    style = attributes.get("style")
    return style is not None and hides(style)


def _closed(node: "LexborNode") -> bool:
    """Whether it is shown only once a visitor opens it, or the `details` it is in."""
    if node.tag == "dialog":
        return "open" not in node.attributes
    parent = None if node.tag == "summary" else node.parent
    return parent is not None and parent.tag == "details" and "open" not in parent.attributes


def _paragraphs(text: str) -> str:
    """Lines without blanks around them, and at most one empty line in between."""
    lines = [line.strip(" \t") for line in text.strip().split("\n")]
    kept = (line for line, before in zip(lines, ["", *lines], strict=False) if line or before)
    return "\n".join(kept).strip()


def _too_deep(markup: str) -> bool:
    """Whether building the tree would take too long: it takes a look at all open elements a tag."""
    tags = markup.count("<")
    if tags <= _FEW_TAGS:
        return False
    depth = deepest = 0
    for end, name in _TAG_START.findall(markup):
        if name.lower() not in _SELF_ENDING:
            depth += -1 if end else 1
            deepest = max(deepest, depth)
    return deepest * tags > _MOST_WORK


def _too_wide(markup: str) -> bool:
    """Whether a tag has so many attributes that comparing each with all the others takes long."""
    if len(markup) <= _SHORT_PAGE:
        return False
    import re2

    tags = (found[0] for found in re2.finditer(_WHOLE_TAG, markup))
    return any(len(tag) > _LONG_TAG and _attributes(tag) > _MOST_ATTRIBUTES for tag in tags)


def _attributes(tag: str) -> int:
    return len(_ATTRIBUTE_NAME.findall(_ATTRIBUTE_VALUE.sub("= ", tag)))


_WHOLE_TAG = r"""<[A-Za-z](?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*"""
_ATTRIBUTE_VALUE = re.compile(r"""=\s{0,99}(?:"[^"]*"|'[^']*'|[^\s>"']+)""")
_ATTRIBUTE_NAME = re.compile(r"""[^\s/"'=<>]+""")
_NOT_READ = re.compile(
    r"(?is)<!--.*?(?:-->|$)|<(?:script|style|template|noscript|head)\b.*?(?:</(?:script|style|template|noscript|head)\b|$)"
)
_TAG = re.compile(r"<[/!?A-Za-z][^<>]*>?")


def _without_tags(markup: str) -> str:
    """The text of a page that no browser would lay out: cruder, and linear whatever it holds."""
    return html.unescape(_TAG.sub("\n", _NOT_READ.sub("\n", markup))).strip()
