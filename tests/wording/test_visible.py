import pytest

from commdrill.wording.visible import visible_text

HIDDEN = [
    ("class", '<style>.x{display:none}</style><p class="x">A</p>B'),
    ("id in a list", "<style>#x, .y { display : none !important }</style><p id=x>A</p>B"),
    ("inherited", "<style>.x{visibility:hidden}</style><div class=x><p>A</p></div>B"),
    ("after an import", "<style>@import url(x); .z{display:none}</style><p class=z>A</p>B"),
    ("off the screen", '<p style="position:absolute; left:-9999px">A</p>B'),
    ("clipped", '<p style="clip: rect(1px, 1px, 1px, 1px)">A</p>B'),
    ("noscript first", "<noscript>A</noscript>B"),
    ("noscript in the head", "<head><noscript><p>A</p></noscript></head>B"),
    ("noscript in the body", "<body><noscript>A</noscript>B"),
]
SHOWN = [
    ("print only", "<style>@media print{.m{display:none}}</style><p class=m>A</p>B"),
    ("shown again", "<style>.x{display:none}.x.on{display:block}</style><p class='x on'>A</p>B"),
    ("on hover", "<style>p:hover{display:none}</style><p>A</p>B"),
    ("faded in", "<style>.a{opacity:0;animation:in 1s forwards}</style><p class=a>A</p>B"),
    ("no selector", "<style>p:::x{display:none}</style><p>A</p>B"),
    ("comment", "<style>/* p{display:none} */</style><p>A</p>B"),
    ("margin", '<p style="margin-left:-9999px">A</p>B'),
]


@pytest.mark.parametrize("markup", [m for _, m in HIDDEN], ids=[name for name, _ in HIDDEN])
def test_what_a_page_hides_is_not_read(markup: str) -> None:
    assert visible_text(markup) == "B"


@pytest.mark.parametrize("markup", [m for _, m in SHOWN], ids=[name for name, _ in SHOWN])
def test_what_a_page_shows_is_read(markup: str) -> None:
    assert visible_text(markup).split() == ["A", "B"]
