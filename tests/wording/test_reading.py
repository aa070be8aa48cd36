"""A text as it is read: found by its marks, it is what its pattern makes of every letter."""

from hypothesis import given
from hypothesis import strategies as st

from commdrill.wording.policy.reading import _SPECIAL, Reading, _as_read

LETTERS = "ab1 *_`é\u0301\u0300\u00ad\u200b\u00a0\u2011\uff21\n|.ñ"


@given(st.text(LETTERS, max_size=30))
def test_what_is_sought_at_marks_alone_is_all_that_is_special(text: str) -> None:
    everywhere = _SPECIAL.sub(lambda found: _as_read(found[0]), text)
    assert Reading.of(text).text == everywhere
