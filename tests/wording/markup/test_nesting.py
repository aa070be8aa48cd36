"""How deep pages are nested, held against the parser's own trees: never told as much less."""

import random
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from commdrill.wording.markup import nesting, overgrown
from commdrill.wording.markup.nesting import depth_at_most, depth_if_tidy

NAMES = (
    *("div", "b", "i", "a", "span", "p", "li", "ul", "table", "td", "tr", "select", "option"),
    *("button", "svg", "math", "g", "script", "style", "textarea", "title", "object", "caption"),
    *("h1", "form", "x", "font", "template", "dl", "dd", "ruby", "rt", "foreignobject", "desc"),
    *("mi", "noscript", "xmp", "iframe", "noframes", "noembed", "script-x"),
)
TRICKS = (
    *("<!--", "-->", "<!-->", "<!-- c -->", "text", '<i t="</div></b>">', "</script y>", "<title x>"),
    *("<script>a</script>", "<textarea><!--</textarea>", "<div>" * 5, "<b>" * 4),
)  # fmt: skip
PARTS = (*(f"<{name}>" for name in NAMES), *(f"</{name}>" for name in NAMES * 2), *TRICKS)


def by_the_parser(markup: str) -> int:
    """Elements within each other, but those that end by themselves."""
    root = LexborHTMLParser(markup).root
    assert root is not None
    deepest, left = 0, [(root, 0)]
    while left:
        node, depth = left.pop()
        tag = node.tag or "-"
        depth += tag[0] != "-" and tag not in nesting._SELF_ENDING | {"html", "head", "body"}
        deepest = max(deepest, depth)
        left.extend((child, depth) for child in children(node))
    return deepest


def children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def any_soup(chance: random.Random) -> str:
    parts = chance.sample(PARTS, k=chance.randrange(2, 14))
    return "".join(chance.choices(parts, k=chance.choice([5, 10, 30, 60])))


def tidy(chance: random.Random, left: int = 5) -> str:
    """Each element ends within what is around it, whatever it may hold."""
    if not left:
        return chance.choice(("text", "<br>", "<!-- c -->", "<script>a</script>"))
    name = chance.choice(NAMES)
    inside = "".join(tidy(chance, left - 1) for _ in range(chance.randrange(3)))
    return f"<{name}>{inside}</{name}>"


@pytest.mark.parametrize("seed", range(4))
def test_a_page_is_never_much_deeper_than_told(seed: int) -> None:
    chance = random.Random(seed)
    for made in (any_soup, tidy):
        for _ in range(1_500):
            markup = "".join(made(chance) for _ in range(chance.choice([1, 1, 6])))
            real = by_the_parser(markup)
            assert 2 * depth_at_most(markup) + 5 >= real, markup
            assert 2 * overgrown._deepest(markup) + 5 >= real, markup


def test_tidy_pages_are_known_as_such() -> None:
    page = "<!doctype html><title>Shop</title><div class='a'><p>One<p>Two<br><b>three</b></div>"
    assert depth_if_tidy(page) == depth_at_most(page) + 1 == 3
    assert depth_if_tidy("<div><b></div></b>") is None
    assert depth_if_tidy("</b>") is None


OPENED, CLOSED = "<div>" * 50, "</div>" * 50


@pytest.mark.parametrize("hidden", [
    f"<table>{CLOSED}", f"<!--{CLOSED}-->", f"<textarea>{CLOSED}</textarea>", f'<i title="{CLOSED}">',
    f"<svg><title>{CLOSED}</title></svg>", "</x>" * 50,
])  # fmt: skip
def test_end_tags_that_end_nothing_hide_no_depth(hidden: str) -> None:
    """A tree of such a page takes seconds, of one ten times as large minutes."""
    assert overgrown.overgrown((hidden + OPENED) * 600 + "</p>" * 50_000)


def test_what_is_closed_is_not_counted() -> None:
    assert not overgrown.overgrown((OPENED + CLOSED) * 600 + "</p>" * 50_000)


def test_a_large_page_is_read_as_it_is_however_people_nest_it() -> None:
    row = "<section><div><span>a</span> <b>b</b></div></section>"
    page = "<main>" + "<div class='w'>" * 30 + row * 20_000 + "</div>" * 30 + "</main>"
    assert not overgrown.overgrown(page)
    assert not overgrown.overgrown(f"<!-- shop -->{page}<script>if (a < b) c => d</script>")
