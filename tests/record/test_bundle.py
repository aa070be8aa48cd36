"""Many messages in one file: each comes back to the byte, and what they share stands there once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.record.bundle import Piece, bundled, unbundled

LINES = st.lists(
    st.sampled_from([b"Hello", b"Hello ana", b"\xff\xe9", "señal\u2028".encode(), b"\r"])
)
LETTERS = st.binary(max_size=60) | LINES.map(b"\n".join)


def letter(name: str) -> bytes:
    words = "Checkout is down. Your basket is safe, and we are sorry.\r\n" * 20
    body = f"Hello {name}.\r\n{words}Yours, the shop. This is for {name} alone.\r\n"
    return f"To: {name}@drill.anycompany.example\r\nSubject: Down\r\n\r\n{body}".encode()


def file_of(*contents: bytes) -> bytes:
    return b"".join(bundled(Piece(str(n), content) for n, content in enumerate(contents)))


@given(st.lists(LETTERS, max_size=8))
def test_each_message_comes_back_as_it_was(contents: list[bytes]) -> None:
    pieces = [Piece(str(number), content) for number, content in enumerate(contents)]
    assert list(unbundled(file_of(*contents))) == pieces


def test_words_that_all_share_stand_there_once() -> None:
    content = file_of(*(letter(f"p{number}") for number in range(500)))
    assert content.count(b"Checkout is down") == 20
    assert len(content) < 500 * len(letter("p100")) / 5


def test_a_line_can_be_read_with_what_the_first_one_says() -> None:
    _, whole, other = file_of(b"To: ana\nDown, ana.", b"To: ben\nDown, ben.").splitlines()
    assert json.loads(whole)["text"] == "To: ana\nDown, ana."
    assert json.loads(other)["like"] == 2
    assert json.loads(other)["changes"] == [[0, 4, 7, "ben"], [1, 6, 9, "ben"]]


def test_a_file_that_was_cut_tells_all_before_the_cut() -> None:
    content = file_of(b"one", b"two", b"three")
    assert [piece.content for piece in unbundled(content[:-3])] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (b"Down, ana", b"Well, ana", "line 2: message '0' is not what its sha256 says"),
        (b'"ben"', b'"kim"', "line 3: message '1' is not what its sha256 says"),
        (b'"like": 2', b'"like": 9', "line 3 is no message"),
        (b'"like": 2', b'"like": [2]', "line 3 is no message"),
        (b'{"id": "1"', b'["id", "1"', "delimiter"),
    ],
)
def test_a_message_that_was_changed_is_told(before: bytes, after: bytes, why: str) -> None:
    content = file_of(b"To: ana\nDown, ana.", b"To: ben\nDown, ben.")
    assert before in content
    with pytest.raises(ValueError, match=why):
        list(unbundled(content.replace(before, after)))
