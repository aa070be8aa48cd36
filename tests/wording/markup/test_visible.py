import tracemalloc

from commdrill.wording.markup.visible import visible_text
from tests.each import each

HIDDEN = [
    ("faint within faint", "<div style='opacity:.2'><p style='opacity:20%'>A</p></div>B"),
    (
        "before a scope's end",
        "<style>@scope (.c) to (.d){p{display:none}}</style><div class=c><p>A</p><p class=d></p></div>B",
    ),
    ("for those defined", "<style>p:defined{display:none}</style><p>A</p>B"),
    ("only to be read", "<style>p:read-only{display:none}</style><p>A</p>B"),
    (
        "not to be written into",
        "<style>textarea:not(:read-write)~p{display:none}</style><textarea readonly></textarea><p>A</p>B",
    ),
    ("drawn for others", "<svg><switch><text systemLanguage=es>A</text></switch></svg>B"),
    ("drawn where that cannot be", "<svg><switch><text>B</text><text>A</text></switch></svg>"),
    ("of no size", "<p style='font-size:clamp(0px,0vw,0px)'>A</p>B"),
    ("class", '<style>.x{display:none}</style><p class="x">A</p>B'),
    ("id in a list", "<style>#x, .y { display : none !important }</style><p id=x>A</p>B"),
    ("inherited", "<style>.x{visibility:hidden}</style><div class=x><p>A</p></div>B"),
    ("after an import", "<style>@import url(x); .z{display:none}</style><p class=z>A</p>B"),
    ("off the screen", '<p style="position:absolute; left:-9999px">A</p>B'),
    ("clipped", '<p style="position:absolute; clip: rect(1px, 1px, 1px, 1px)">A</p>B'),
    ("for a screen", "<style>@media screen{.x{display:none}}</style><p class=x>A</p>B"),
    ("on a wide one", "<style>@media (30em<=width<2000px){p{display:none}}</style><p>A</p>B"),
    ("where grids are", "<style>@supports (display:grid){p{display:none}}</style><p>A</p>B"),
    ("over an id", "<style>p{display:none!important}#i{display:block}</style><p id=i>A</p>B"),
    ("over a style", "<style>p{display:none!important}</style><p style='display:block'>A</p>B"),
    ("heavier first", "<style>p.x{display:none}p{display:block}</style><p class=x>A</p>B"),
    (
        "out of its layer",
        "<style>p{display:none}@layer a{p.x{display:block}}</style><p class=x>A</p>B",
    ),
    ("a colon in a class", r"<style>.md\:off{display:none}</style><p class='md:off'>A</p>B"),
    ("nested", "<style>.o{& .x{display:none}}</style><div class=o><p class=x>A</p></div>B"),
    ("the last child", "<style>p:first-child{display:none}</style><div><p>A</p></div>B"),
    ("not hovered over", "<style>p:not(:hover){display:none}</style><p>A</p>B"),
    ("without a size", '<div style="font-size:0"><p style="font-size:2em">A</p></div>B'),
    ("without a font", '<p style="font:0/0 a">A</p>B'),
    ("within what is gone", '<div style="opacity:0"><p style="opacity:1">A</p></div>B'),
    ("no height", '<div style="max-height:0;overflow:hidden"><p>A</p></div>B'),
    ("for readers of screens", '<p style="width:1px;height:1px;overflow:hidden">A</p>B'),
    ("moved by its margin", '<p style="margin-left:-9999px">A</p>B'),
    ("shrunk", '<p style="transform:scale(0)">A</p>B'),
    ("an unclosed rule", "<style>p{display:none</style><p>A</p>B"),
    ("a mark in a string", "<style>i::before{content:'}'}p{display:none}</style><p>A</p>B"),
    ("noscript first", "<noscript>A</noscript>B"),
    ("noscript in the head", "<head><noscript><p>A</p></noscript></head>B"),
    ("noscript in the body", "<body><noscript>A</noscript>B"),
    ("never laid out", '<p style="content-visibility:hidden">A</p>B'),
    ("a drawer that is in", '<p style="position:fixed;transform:translateX(-100%)">A</p>B'),
    ("on its edge", '<p style="rotate:y 90deg">A</p>B'),
    ("without a colour", '<p style="color:transparent">A</p>B'),
    ("of a clear colour", '<p style="color:#1230">A</p>B'),
    ("of a clear colour, in full", '<p style="color:rgba(9, 9, 9, 0)">A</p>B'),
    ("by a variable", "<style>:root{--d:none}p{display:var(--d)}</style><p>A</p>B"),
    ("by two", "<style>:root{--e:none;--d:var(--e)}p{display:var(--d)}</style><p>A</p>B"),
    (
        "taken back to a layer that hides",
        "<style>@layer a{p{display:none}}p{display:block}p{display:revert-layer}</style><p>A</p>B",
    ),
    (
        "by its shadow root",
        "<x-a><template shadowrootmode=open><style>:host{display:none}</style>A</template></x-a>B",
    ),
    (
        "by its shadow root, as it is",
        "<x-a class=o><template shadowrootmode=open><style>:host(.o){display:none}</style>A</template></x-a>B",
    ),
    (
        "where it is slotted",
        "<x-a><template shadowrootmode=open><style>::slotted(p){display:none}</style><slot></slot></template><p>A</p></x-a>B",
    ),
    (
        "a part",
        "<style>x-a::part(k){display:none}</style><x-a><template shadowrootmode=open><i part=k>A</i></template></x-a>B",
    ),
    (
        "in one shadow alone",
        "<x-a><template shadowrootmode=open><style>p{display:none}</style><p>A</p></template></x-a><x-a><template shadowrootmode=open><p>B</p></template></x-a>",
    ),
    ("a column", "<i style='display:table-column'>A</i>B"),
    (
        "one of several, whatever the others",
        "<style>:is(p,:nothing){display:none}</style><p>A</p>B",
    ),
    (
        "in one of several, deep within",
        "<style>:is(.o,.u) p{display:none}</style><div class=o><b><p>A</p></b></div>B",
    ),
    (
        "nested in several",
        "<style>#a,.o{p{display:none}}.o p.x{display:block}</style><div class=o><p class=x>A</p></div>B",
    ),
    (
        "in a narrow container",
        "<style>.o{container-type:inline-size;width:200px}@container (width<300px){p{display:none}}</style><div class=o><p>A</p></div>B",
    ),
    (
        "of the colour by day",
        "<style>p{color:light-dark(#fff,#000);background:light-dark(#fff,#000)}</style><p>A</p>B",
    ),
    ("cut out of nothing", "<p style='clip-path:xywh(0 0 0 0)'>A</p>B"),
    ("under the window", "<p style='position:fixed;inset:100% 0 auto'>A</p>B"),
    ("until it is found", "<style>p{display:block}</style><p hidden=until-found>A</p>B"),
    (
        "what stands after what is nested",
        "<style>p{@media screen{display:block}display:none}</style><p>A</p>B",
    ),
    ("a frame of a dot", "<iframe srcdoc=A width=1 height=1></iframe>B"),
    ("a hidden frame", "<iframe srcdoc=A style='visibility:hidden'></iframe>B"),
    ("a frame without a size", "<iframe srcdoc=A width=0></iframe>B"),
]
SHOWN = [
    ("faint, but to be read", "<div style='opacity:.4'><p style='opacity:40%'>A</p></div>B"),
    (
        "behind a scope's end",
        "<style>@scope (.c) to (.d){p{display:none}}</style><div class=c><div class=d><p>A</p></div></div>B",
    ),
    (
        "behind one end of two",
        "<style>@scope (.c, .e) to (.d, :scope > i){p{display:none}}</style><div class=e><i><p>A</p></i></div>B",
    ),
    (
        "after a scope that ends, among shadow roots",
        "<style>@scope (.c) to (b){i{color:red}}b{display:none}b{display:inline}</style><x-a><template shadowrootmode=open>A</template></x-a> <b class=c>B</b>",
    ),
    ("defined by a script", "<style>x-a:not(:defined){display:none}</style><x-a>A</x-a> B"),
    ("to be written into", "<style>input:read-only+p{display:none}</style><input><p>A</p>B"),
    (
        "drawn for us",
        "<svg><switch><text systemLanguage='fr, en-GB'>A</text><text>C</text></switch></svg>B",
    ),
    ("at most so high", "<div style='max-height:min(90vh,600px);overflow:hidden'>A</div>B"),
    ("print only", "<style>@media print{.m{display:none}}</style><p class=m>A</p>B"),
    ("shown again", "<style>.x{display:none}.x.on{display:block}</style><p class='x on'>A</p>B"),
    ("on hover", "<style>p:hover{display:none}</style><p>A</p>B"),
    ("faded in", "<style>.a{opacity:0;animation:in 1s forwards}</style><p class=a>A</p>B"),
    ("no selector", "<style>p:::x{display:none}</style><p>A</p>B"),
    ("comment", "<style>/* p{display:none} */</style><p>A</p>B"),
    ("for print", "<style media=print>p{display:none}</style><p>A</p>B"),
    ("on a narrow screen", "<style>@media (max-width:600px){p{display:none}}</style><p>A</p>B"),
    (
        "on a wide one",
        "<style>p{display:none}@media (min-width:40em){p{display:block}}</style><p>A</p>B",
    ),
    ("in the dark", "<style>@media (prefers-color-scheme:dark){p{display:none}}</style><p>A</p>B"),
    ("not on a screen", "<style>@media not screen{p{display:none}}</style><p>A</p>B"),
    ("both at once", "<style>@media screen and (max-width:9px){p{display:none}}</style><p>A</p>B"),
    ("elsewhere only", "<style>@supports not (display:flex){p{display:none}}</style><p>A</p>B"),
    ("no container", "<style>@container (width>9px){p{display:none}}</style><p>A</p>B"),
    ("by id", "<style>#i{display:block}.x{display:none}</style><p id=i class=x>A</p>B"),
    ("over a style", "<style>p{display:block!important}</style><p style='display:none'>A</p>B"),
    ("a style over a rule", "<style>#i{display:none}</style><p id=i style='display:block'>A</p>B"),
    ("hidden, yet laid out", "<style>p{display:flex}</style><p hidden>A</p>B"),
    ("what no browser knows", "<style>p{display:block;display:nothing}</style><p hidden>A</p>B"),
    (
        "a visible child",
        '<div style="visibility:hidden"><p style="visibility:visible">A</p></div>B',
    ),
    ("a child with a size", '<div style="font-size:0"><p style="font-size:16px">A</p></div>B'),
    ("by the page's size", '<div style="font-size:0"><p style="font-size:1rem">A</p></div>B'),
    ("nothing to clip", '<p style="clip:rect(0,0,0,0)">A</p>B'),
    ("not moved", '<p style="left:-9999px">A</p>B'),
    ("kept open", '<div style="height:0;overflow:hidden;padding-bottom:50%"><p>A</p></div>B'),
    ("an attribute", "<style>[data-a=':hover']{display:none}</style><p>A</p>B"),
    ("moved within the page", '<p style="position:relative;transform:translateX(-100%)">A</p>B'),
    ("turned and seen", '<p style="rotate:y 45deg">A</p>B'),
    ("its shadow", '<p style="color:transparent;text-shadow:0 0 1px #000">A</p>B'),
    ("cut out of a picture", '<p style="color:transparent;background-clip:text">A</p>B'),
    ("of a colour", '<p style="color:#123">A</p>B'),
    ("in a shadow", "<x-a><template shadowrootmode=open><p>A</p></template></x-a>B"),
    (
        "taken back to a layer that shows",
        "<style>@layer a{p{display:block}}@layer b{p{display:none}p{display:revert-layer}}</style><p>A</p>B",
    ),
    (
        "over its shadow root",
        "<style>x-a{display:block}</style><x-a><template shadowrootmode=open><style>:host{display:none}</style>A</template></x-a>B",
    ),
    (
        "a property that is none",
        "<style>@supports (nothing:none){p{display:none}}</style><p>A</p>B",
    ),
    (
        "a value that is none",
        "<style>@supports (display:nothing){p{display:none}}</style><p>A</p>B",
    ),
    ("a function that is none", "<style>@supports nothing(1){p{display:none}}</style><p>A</p>B"),
    (
        "a selector that is none",
        "<style>@supports selector(:nothing){p{display:none}}</style><p>A</p>B",
    ),
    ("one of a list is none", "<style>p,:nothing{display:none}</style><p>A</p>B"),
    (
        "outside of the container",
        "<style>i{container-type:inline-size}@container (width>9px){p{display:none}}</style><i></i><p>A</p>B",
    ),
    (
        "another's container",
        "<style>.o{container:a/inline-size}@container b (width>9px){p{display:none}}</style><div class=o><p>A</p></div>B",
    ),
    (
        "found, and laid out",
        "<style>p{content-visibility:visible}</style><p hidden=until-found>A</p>B",
    ),
    (
        "nested in what hides it",
        "<style>p{display:none;@media screen{display:block}}</style><p>A</p>B",
    ),
    ("in two words", "<style>p{display:none}p{display:inline flow-root}</style><p>A</p>B"),
    ("turned round", "<div style='display:flex;flex-direction:row-reverse'><p>B</p><p>A</p></div>"),
    ("in another order", "<div style='display:grid'><p>B</p><p style='order:-1'>A</p></div>"),
    ("apart by what is not seen", "A<div style='height:0;overflow:hidden'>x</div>B"),
]


@each("markup", [m for _, m in HIDDEN])
def test_what_a_page_hides_is_not_read(markup: str) -> None:
    assert visible_text(markup) == "B"


@each("markup", [m for _, m in SHOWN])
def test_what_a_page_shows_is_read(markup: str) -> None:
    assert visible_text(markup).split() == ["A", "B"]


LINES = [
    ("block spans", "<style>span{display:block}</style><span>A</span><span>B</span>", "A\n\nB"),
    ("in a row", '<div style="display:flex"><span>A</span><span>B</span></div>', "A\n\nB"),
    ("in a grid", '<div style="display:grid"><b>A</b><b>B</b></div>', "A\n\nB"),
    ("beside each other", '<b style="display:inline-block">A</b><b>B</b>', "A B"),
    ("inline divs", '<div style="display:inline">A</div><div style="display:inline">B</div>', "AB"),
    ("spans", "<span>A</span><span>B</span>", "AB"),
    ("as written", '<p style="white-space:pre-line">A\nB</p>', "A\nB"),
    ("taken back", "<p>A <s>B</s> <del>C</del></p>", "A ~~B~~ ~~C~~"),
    (
        "taken back by a style",
        '<p style="text-decoration:line-through red">A <b>B</b></p>',
        "~~A B~~",
    ),
    ("struck no more", '<p>A <s style="text-decoration-line:none">B</s></p>', "A B"),
    ("struck twice", "<del>A <s>B</s> C</del>", "~~A B C~~"),
    ("wrapped", "<p>A\nB</p>", "A B"),
    ("hidden in a word's place", 'A<i style="visibility:hidden">x</i>B', "A B"),
    ("blocks, in two words", "<style>b{display:block flow}</style><b>A</b><b>B</b>", "A\n\nB"),
]


@each(("markup", "seen"), [case[1:] for case in LINES])
def test_what_stands_apart_on_a_page_is_read_apart(markup: str, seen: str) -> None:
    assert visible_text(markup) == seen


def test_what_a_sheet_imports_stands_where_it_is_imported() -> None:
    linked = {"a.css": "p{display:none}", "b.css": "b{display:none}"}
    page = "<style>@import url(a.css);@import 'b.css' print;{}</style><p>A</p><b>B</b><p style='display:block'>C</p>"
    assert visible_text(page.replace("{}", ""), linked).split() == ["B", "C"]
    assert visible_text(page.replace("{}", "p{display:block}"), linked).split() == ["A", "B", "C"]


def test_what_one_element_is_shown_as_says_nothing_of_one_with_another_attribute() -> None:
    page = (
        "<div><iframe srcdoc='<p>framed</p>'></iframe><iframe>for old browsers</iframe>"
        "<object data='x.pdf'>no PDF</object><object>no data</object>"
        "<s>one <b>and</b></s><s hidden>two</s><s>three</s></div>"
    )
    assert visible_text(page).split() == ["framed", "no", "data~~one", "and~~~~three~~"]


def test_many_rules_for_many_elements_take_room_for_each_of_both() -> None:
    some, more = _room(rules=100), _room(rules=800)
    assert more < 16 * some  # eight times as much, and not sixty-four


def _room(*, rules: int) -> int:
    """At the most, for a page on which no two paragraphs are spoken of alike; in bytes."""
    apart = "".join(f".b{bit}{{font-size:{bit + 1}px}}" for bit in range(6))
    of_all = "".join(f"p:not(.z{rule}){{font-size:{rule + 9}px}}" for rule in range(rules))
    paragraphs = [" ".join(f"b{bit}" for bit in range(6) if of >> bit & 1) for of in range(64)]
    page = f"<style>{apart}{of_all}</style>" + "".join(f"<p class='{of}'>A" for of in paragraphs)
    tracemalloc.start()
    try:
        assert visible_text(page).split() == ["A"] * len(paragraphs)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
