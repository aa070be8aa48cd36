"""Where lines end in a text on one line: in a long one, too, of which only parts are worked out."""

import pytest

from commdrill.wording.line_breaks import LineBreaks
from commdrill.wording.seen import SeenText

LINES = [f"Line {number}." for number in range(30_000)]  # several parts
TEXT = SeenText.of("\n\n".join(LINES))
WRAPPED = "It is a line of forty characters or more, and"


@pytest.mark.parametrize("number", [0, 1, 4_999, 5_000, 17_321, 29_998, 29_999])
def test_each_line_of_a_long_text_begins_and_ends_where_it_stands(number: int) -> None:
    start = TEXT.flat.index(f"Line {number}.")
    end = start + len(f"Line {number}.")
    assert (TEXT.line_start(start), TEXT.line_end(start)) == (start, end)
    assert (TEXT.line_start(end), TEXT.line_end(end)) == (start, end)


def test_lines_are_counted_from_one_part_into_the_next() -> None:
    start = TEXT.flat.index("Line 3.")
    assert TEXT.line_end(start, 20_000) == TEXT.flat.index(" Line 20003.")
    assert TEXT.line_end(start, 40_000) == len(TEXT.flat)
    (whole, last) = LineBreaks.of("a\nb\n" * 40_000), 159_996
    assert (whole.at_or_after(0), whole.before(last + 1)) == (1, last - 1)


@pytest.mark.parametrize("before", [1, 8_332, 8_333, 8_334])
def test_a_wrapped_line_goes_on_in_the_next_part(before: int) -> None:
    lines = [
        *(f"L{number:03}." for number in range(before)),
        WRAPPED,
        "of-a-longer-word-still",
        "End.",
    ]
    seen = SeenText.of("\n".join([*lines, *LINES]))
    at = seen.flat.index(WRAPPED)
    assert seen.line_end(at) == seen.flat.index(" End.")
    assert seen.line_start(seen.flat.index("of-a-longer") + 3) == at
