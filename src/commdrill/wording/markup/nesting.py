"""How deep the elements of a page are nested, known before a tree is built.

The parser looks at all open elements for a tag, so depth is what can keep it busy. An end tag that closes
nothing (in a comment, in a script, in a table that it cannot reach out of) leads no way up again.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# elements that need no end tag, and so say nothing of how deep the page is nested
_SELF_ENDING = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot",
})  # fmt: skip
# whatever stands in these is text
_TEXTS = frozenset({
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext",
})  # fmt: skip
# no end tag in one of these closes what is open around it
_DRAWINGS = frozenset({"svg", "math"})  # none of the above is so in them
_WALLS = _DRAWINGS | {
    "table", "select", "template", "object", "marquee", "applet", "caption", "button",
}  # fmt: skip
_WALLS_IN = {
    "svg": _DRAWINGS | {"foreignobject", "desc", "title"},
    "math": _DRAWINGS | {"annotation-xml", "mi", "mo", "mn", "ms", "mtext"},
}
# what ends a drawing
_OF_PAGES = frozenset({
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta",
    "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "table",
    "tt", "u", "ul", "var",
})  # fmt: skip
_COMMENT = "!"  # told as if it were an element

_BEGIN = re.compile(r"<(/?[A-Za-z][^\s/>]*)")
_TAG = re.compile(
    r"""<!--(?:-?>)?|--!?>|</?[A-Za-z](?:[^>"'=]|=\s*(?:"[^"]*"|'[^']*'|(?=[^\s"']|$)))*"""
)
_AT_ONCE = 50_000  # characters: more keep other threads waiting


def depth_if_tidy(markup: str) -> int | None:
    """How many elements are open at once at the most, where each ends before what is around it; else None.

    Of pages without comments, and without tags in attributes or in what is text whatever it looks like.
    """
    opened, deepest, ended = [""], 0, _Ended()
    for tag in _begins(markup):
        name = ended[tag]
        if name is None:
            opened.append(tag)
            if len(opened) > deepest:  # noqa: PLR1730 twice as fast as `max`
                deepest = len(opened)
        elif name and opened.pop() != name:
            return None
    return deepest


class _Ended(dict[str, str | None]):
    """Which element a tag ends, told once for all that are alike: "" for none, None where it begins one."""

    def __missing__(self, tag: str) -> str | None:
        name = tag.removeprefix("/")
        if name in _DRAWINGS:
            name = "/"  # what needs no end tag elsewhere does in there: never tidy
        self[tag] = "" if name in _SELF_ENDING else None if name == tag else name
        return self[tag]


def _begins(markup: str) -> Iterator[str]:
    start = 0
    while start >= 0:
        end = markup.find("<", start + _AT_ONCE)
        yield from _BEGIN.findall(markup, start, end if end >= 0 else len(markup))
        start = end


def depth_at_most(markup: str) -> int:
    """The same of any page: no less than the parser makes of it, more where end tags are left out."""
    nest = _Nest()
    for found in _TAG.finditer(markup):
        nest.take(_read(found[0]))
    return nest.deepest


class _Tag(NamedTuple):
    name: str
    ends: bool
    ends_itself: bool = False


@lru_cache(maxsize=1_000)
def _read(tag: str) -> _Tag:
    if tag[:2] in ("<!", "--"):
        return _Tag(_COMMENT, tag.endswith(">"))
    begin = _BEGIN.match(tag)
    name = begin[1].lower() if begin else ""
    return _Tag(name.removeprefix("/"), name.startswith("/"), tag.endswith("/"))


class _Nest:
    """What is open, tag by tag."""

    def __init__(self) -> None:
        self.deepest = self._depth = 0
        self._until = ""  # all is text as far as the end of this
        self._walls, self._opened = [""], [Counter[str]()]

    def take(self, tag: _Tag) -> None:
        if self._until:
            if tag.ends and tag.name == self._until:
                self._until = ""
        elif tag.ends:
            self._end(tag.name)
        elif self._is_drawn(tag.name):
            if not tag.ends_itself:
                self._begin(tag.name, _WALLS_IN[self._walls[-1]])
        elif tag.name in _TEXTS or tag.name == _COMMENT:
            self._until = tag.name
        elif tag.name not in _SELF_ENDING:
            self._begin(tag.name, _WALLS)

    def _is_drawn(self, name: str) -> bool:
        if name in _OF_PAGES:
            while self._walls[-1] in _DRAWINGS:
                self._leave()
        return self._walls[-1] in _DRAWINGS and name != _COMMENT

    def _begin(self, name: str, walls: frozenset[str]) -> None:
        self._depth += 1
        self.deepest = max(self.deepest, self._depth)
        if name in walls:
            self._walls.append(name)
            self._opened.append(Counter())
        else:
            self._opened[-1][name] += 1

    def _end(self, name: str) -> None:
        if self._walls[-1] == name:
            self._leave()
        elif self._opened[-1][name] > 0:
            self._opened[-1][name] -= 1
            self._depth -= 1

    def _leave(self) -> None:
        self._walls.pop()
        self._depth -= 1 + self._opened.pop().total()
