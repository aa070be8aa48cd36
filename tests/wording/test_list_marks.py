"""What is not looked through for marks of lists has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.wording import list_marks
from commdrill.wording.list_marks import without_list_marks

PIECES = ("1", "01", "11", "2", "3", ".", ")", "(", "\\", "-", "º", "ª", ".º", "º.", "\u20e3", "\ufe0f",
          " ", "\u00a0", "\n", "a", "•", "→", "1. a 2. b", "\n1) a\n2) b")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_glance_leaves_nothing_out(text: str) -> None:
    through = list_marks._BULLET_WITHIN.sub(" ", list_marks._BULLET.sub("", text))
    for pattern in (list_marks._NUMBER, list_marks._LETTER):
        through = list_marks._without_counts(through, pattern)
    if not list_marks._HAS_RULE.search(text) and "01" not in text:
        assert without_list_marks(text) == through


@pytest.mark.parametrize("text", ["a 1.99 €", "on 1.2.2027", "(1)", "page 1.", "11. a"])
def test_what_begins_no_list_is_not_looked_through(text: str) -> None:
    assert not list_marks._HAS_NUMBER.search(text)


@pytest.mark.parametrize(
    "text", ["1. a", "(1) a", "1\\. a", "1.- a", "1.º a", "1º. a", "1\u20e3 a"]
)
def test_what_may_begin_one_is(text: str) -> None:
    assert list_marks._HAS_NUMBER.search(text)
