"""SMS are counted as networks count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.lint.wording.long_sms import segments


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "count"),
    [
        pytest.param("", "GSM-7", 0, 1, id="nothing"),
        pytest.param("a" * 160, "GSM-7", 160, 1, id="just one"),
        pytest.param("a" * 161, "GSM-7", 161, 2, id="one too many"),
        pytest.param("a" * 306, "GSM-7", 306, 2, id="two full parts"),
        pytest.param("a" * 307, "GSM-7", 307, 3, id="three"),
        pytest.param("€" * 80, "GSM-7", 160, 1, id="two units each"),
        pytest.param("€" * 80 + "a", "GSM-7", 161, 2, id="and one more"),
        pytest.param("a" * 152 + "€" + "a" * 152, "GSM-7", 306, 3, id="no part ends in an escape"),
        pytest.param("^{}\\[~]|€\f", "GSM-7", 20, 1, id="the extension table"),
        pytest.param("éèùìòÇñüäöàÑÜÉ¿¡£¥§", "GSM-7", 19, 1, id="accents of the alphabet"),
        pytest.param("á", "UCS-2", 1, 1, id="an accent that is not in it"),
        pytest.param("á" * 70, "UCS-2", 70, 1, id="seventy"),
        pytest.param("á" * 71, "UCS-2", 71, 2, id="seventy-one"),
        pytest.param("á" * 134, "UCS-2", 134, 2, id="two parts of 67"),
        pytest.param("á" * 135, "UCS-2", 135, 3, id="and three"),
        pytest.param("😀" * 35, "UCS-2", 70, 1, id="emojis count twice"),
        pytest.param("á" * 66 + "😀" + "á" * 66, "UCS-2", 134, 3, id="no part ends in an emoji"),
        pytest.param("it’s", "UCS-2", 4, 1, id="a typographic apostrophe"),
        pytest.param("`", "UCS-2", 1, 1, id="a backtick"),
        pytest.param("ç", "UCS-2", 1, 1, id="the small cedilla is not in it"),
    ],
)
def test_segments(text: str, alphabet: str, units: int, count: int) -> None:
    found = segments(text)
    assert (found.alphabet, found.units, found.count) == (alphabet, units, count)


@given(st.text(max_size=400), st.text(max_size=5))
def test_more_text_never_takes_fewer_messages(text: str, more: str) -> None:
    assert segments(text).count <= segments(text + more).count


@given(st.text(max_size=400))
def test_what_fits_in_one_is_one(text: str) -> None:
    found = segments(text)
    assert (found.count == 1) == (found.units <= found.limit)
