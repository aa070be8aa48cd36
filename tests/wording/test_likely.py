"""What is looked for in a text is all of a list that may stand there: leaving one out is a leak that nobody told."""

from hypothesis import example, given
from hypothesis import strategies as st

from commdrill.wording.likely import Likely
from commdrill.wording.phrases import Names, Phrases
from commdrill.wording.plain import plain, unaccented

# few letters, so that words are met; marks that words end at, and some that they do not
_LETTERS = st.text("abAßñ1_'", min_size=1, max_size=6)
_PIECES = st.one_of(_LETTERS, _LETTERS.map("{}*".format), _LETTERS.map("*{}".format),
                    st.builds("{}*{}".format, _LETTERS, _LETTERS), st.just("_"))  # fmt: skip
_ENTRIES = st.lists(st.lists(_PIECES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8)
_TEXTS = st.lists(st.one_of(_LETTERS, st.sampled_from([" ", "-", ".", "\n", " - "]))).map("".join)


def _found(phrases: Phrases, text: str) -> list[tuple[int, int]]:
    return list(phrases.places(text))


@given(_ENTRIES, _TEXTS)
@example(["rollback*", "a b"], "we have rollbacks")
@example(["*remos"], "volveremos")
@example(["ab*ba"], "abnnba")
@example(["a'b"], "a'b")
def test_those_that_may_stand_in_a_text_find_what_all_of_them_find(
    entries: list[str], text: str
) -> None:
    for kind, read in ((Phrases, plain), (Names, unaccented)):
        by_likely, by_all = kind(*entries), kind(*entries)
        by_all._soon = 0
        assert _found(by_likely, read(text)) == _found(by_all, read(text))


def test_a_text_is_not_asked_for_what_cannot_stand_there() -> None:
    likely = Likely(["database server", "failover*", "*base"])
    assert not list(likely.among("checkout is away"))
    assert list(likely.among("a failover")) == ["failover*"]
    assert sorted(likely.among("a database on a server")) == ["*base", "database server"]
