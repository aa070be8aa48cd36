from hypothesis import given
from hypothesis import strategies as st

from commdrill.drivers.http.charset import decode, media_type


@given(st.binary(max_size=300), st.text(max_size=60))
def test_any_bytes_of_any_type_are_decoded(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)


@given(
    st.text(max_size=100),
    st.sampled_from(["utf-8", "UTF8", "'utf-8'", '"utf-8"', " utf-8 ", "unknown-8bit", ""]),
)
def test_utf8_is_read_however_it_is_declared(text: str, name: str) -> None:
    assert decode(text.encode("utf-8-sig"), f"text/html; charset={name}") == text


@given(st.text(max_size=40), st.sampled_from(["rot13", "hex", "zip", "idna", "unicode_escape"]))
def test_what_is_no_encoding_of_texts_is_passed_over(text: str, name: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), f"text/plain; charset={name}") == text
    assert decode(text.encode(), f"text/plain; charset={name}") == text.removeprefix("\ufeff")


def test_the_media_type_is_what_stands_before_the_parameters() -> None:
    assert media_type(" Text/HTML ; charset=x") == "text/html"
    assert media_type("") == ""


def test_of_several_media_types_the_last_is_meant() -> None:
    assert media_type("application/octet-stream, text/html; charset=utf-8") == "text/html"
    assert media_type("text/html, text/html") == "text/html"
    assert media_type('multipart/form-data; boundary="a,b"') == "multipart/form-data"
