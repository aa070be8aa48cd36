"""Selectors on deep pages: found part by part, as the parser finds them, without its trying every way up."""

from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from commdrill.wording.markup.ways_up import Elements
from tests.each import each

_IN_THEM = '<b class="z"></b><p class="t">x <i class="e">y</i></p><p>z</p><ul><li>1<li class="e">2<li>3</ul>'


def page(depth: int) -> LexborNode:
    boxes = "".join(f'<div class="e k{n % 3}" id="n{n}"><s></s>' for n in range(depth))
    root = LexborHTMLParser(f'<body class="q">{boxes}{_IN_THEM}{"</div>" * depth}').root
    assert root is not None
    return root


class Asked:
    """A page's root that notes what its parser is asked."""

    def __init__(self, root: LexborNode) -> None:
        self.root, self.selectors = root, list[str]()

    def css(self, selector: str) -> list[LexborNode]:
        self.selectors.append(selector)
        return self.root.css(selector)

    def css_first(self, selector: str) -> LexborNode | None:
        return self.root.css_first(selector)


SELECTORS = [
    ".q .e .e p",
    "html body .k1 .k2 > p.t",
    ".e > .e > .e s + .e",
    "body .e s ~ .e li",
    ".k0 ul li + li",
    ".k0 ul > li ~ li",
    ".q > .e .k1 > * > i",
    ".e :is(.k1, .k2) p:first-of-type",
    "#n3 #n9 .z ~ ul > li",
    ".t .e .q p",
    ".e, .k1 .k2 p",
    '.q [class="e k1"] [class="t"] i',
]


@each("selector", SELECTORS)
@each("depth", [5, 60])
def test_the_same_is_found_as_by_the_parser(selector: str, depth: int) -> None:
    root = page(depth)
    found = Elements(root).found(selector)
    assert [one.mem_id for one in found] == [one.mem_id for one in root.css(selector)]


@each("selector", [".z .e p", ".z .e .e .e p", ".z > .e .e ~ .e p", ".none .e .e + .e p"])
def test_of_a_deep_page_the_parser_is_asked_for_one_part_at_a_time(selector: str) -> None:
    """What it cannot find it looks for on every way up: 150 deep, for a minute and more."""
    asked: Any = Asked(page(150))
    assert not Elements(asked).found(selector)
    assert not any(sign in one for one in asked.selectors for sign in " >~+")


def test_what_no_parser_knows_finds_nothing() -> None:
    for depth in (1, 60):
        assert not Elements(page(depth)).found("p : : q r s")
