"""Pages with a tag that no browser's parser takes in quickly: found without a look at each tag."""

import random

import pytest
import re2

from commdrill.wording.markup import overgrown as room
from commdrill.wording.markup.overgrown import overgrown

PARTS = (
    "<a",
    "<b ",
    ">",
    '="',
    "='",
    '"',
    "'",
    "=",
    " ",
    " x",
    " y",
    "\n",
    "<",
    "</a>",
    "text",
    '= "',
)


def by_each_tag(markup: str) -> bool:
    tags = (found[0] for found in re2.finditer(room._WHOLE_TAG, markup))
    return any(
        len(tag) > room._LONG_TAG and room._attributes(tag) > room._MOST_ATTRIBUTES for tag in tags
    )


@pytest.mark.parametrize("seed", range(5))
def test_what_is_passed_over_has_no_such_tag(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_SHORT_PAGE", 0)
    monkeypatch.setattr(room, "_LONG_TAG", 40)
    monkeypatch.setattr(room, "_MOST_ATTRIBUTES", 5)
    chance, wide = random.Random(seed), 0
    for _ in range(2_000):
        markup = "".join(chance.choices(PARTS, k=chance.randrange(3, 60)))
        wide += room._too_wide(markup)
        assert room._too_wide(markup) == by_each_tag(markup), markup
    assert wide


MANY = "".join(f" a{number}=1" for number in range(2_000))
FILLED = "<p class='x'>Words.</p>" * 1_000


@pytest.mark.parametrize(
    "tag", [f"<p{MANY}>", f'<p b=">"{MANY}>', f"<p b='>'{MANY}>", f"<p b = '>'{MANY}", f'<p " b="x>"{MANY}>']
)  # fmt: skip
def test_a_tag_of_thousands_of_attributes_is_found_among_others(tag: str) -> None:
    assert overgrown(FILLED + tag)
    assert not overgrown(FILLED + f"<p title='{MANY}>'>")
    assert not overgrown(FILLED)


def test_on_an_honest_page_no_tag_is_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_attributes", None)
    monkeypatch.setattr("re2.finditer", None)
    assert not overgrown(FILLED + "<p title=\"don't > stop\" hidden>It's &gt; that</p>")
