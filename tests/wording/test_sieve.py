"""Which of many patterns stand in a text, told in one pass."""

from hypothesis import given
from hypothesis import strategies as st

from commdrill.wording import list_marks
from commdrill.wording.languages import languages
from commdrill.wording.list_marks import without_list_marks
from commdrill.wording.phrases import Phrases
from commdrill.wording.plain import plain
from commdrill.wording.sieve import Sieve, any_of

LISTS = tuple(
    mechanism.things for each in languages() for mechanism in each.policy.leaks.mechanisms
)
WORDS = sorted({plain(entry).replace("*", "") for things in LISTS for entry in things.entries})
TOGETHER = Sieve(*(things.whole for things in LISTS))


class Everything(Sieve):
    """One that lets all through, as if nobody had asked."""

    def those_in(self, text: str) -> range:
        return range(3)


@given(st.lists(st.sampled_from([*WORDS, "is", "s", "-", ".", "é", "\n"]), max_size=12))
def test_lists_found_together_are_those_that_are_found_one_by_one(words: list[str]) -> None:
    text = " ".join(words)
    alone = [place for place, things in enumerate(LISTS) if things.stand_in(text)]
    assert list(TOGETHER.those_in(text)) == alone


@given(
    st.sampled_from(LISTS),
    st.lists(st.sampled_from([*WORDS, "is", "s", "-", "é", "\n"]), max_size=9),
)
def test_a_list_finds_in_its_first_texts_what_it_finds_in_all(
    things: Phrases, words: list[str]
) -> None:
    first, later = Phrases(*things.entries), Phrases(*things.entries)
    list(later.places("a" * 10_000))  # a long text, for which a pattern of all of them is made
    text = " ".join(words)
    assert list(first.places(text)) == list(later.places(text))


@given(
    st.lists(st.sampled_from(["a", "ab", r"\d", r"(?i)x\b", r"\Ab", "é", r"(?m)^c"]), max_size=7),
    st.text("abc1xé. \n", max_size=20),
)
def test_in_a_long_text_few_patterns_are_asked_one_by_one_and_found_as_together(
    patterns: list[str], text: str
) -> None:
    long, together = Sieve(*patterns), Sieve(*patterns, *["never!"] * 40)
    padded = text + "." * 10_001
    assert list(long.those_in(padded)) == list(together.those_in(padded))
    assert "_set" not in vars(long)


def test_a_list_of_nothing_is_found_nowhere() -> None:
    assert not Sieve(Phrases().whole).those_in("a word")


def test_a_sign_that_begins_with_a_blank_may_stand_at_the_top() -> None:
    sieve = Sieve(any_of(" n ", "--"))
    assert [bool(sieve.those_in(text)) for text in ("n hours", "in n hours", "ten hours")] == [
        True, True, False,
    ]  # fmt: skip


@given(st.text("a1b2.)(->*\\•# \t\n\u00a0`_=o", max_size=30))
def test_list_marks_whose_signs_are_not_there_are_not_there(text: str) -> None:
    hinted, signs = without_list_marks(text), list_marks._SIGNS
    list_marks._SIGNS = Everything()
    try:
        assert without_list_marks(text) == hinted
    finally:
        list_marks._SIGNS = signs
