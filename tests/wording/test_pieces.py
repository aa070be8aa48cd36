"""A long text is read in pieces, and comes to what it comes to as a whole."""

import random
from collections.abc import Callable, Sequence

import pytest

from commdrill.wording.pieces import LONG, lines_together, pieces
from commdrill.wording.plain import plain, unaccented
from commdrill.wording.policy import Policy, Surface, examine
from commdrill.wording.set_aside import alike

CARDS = [
    f"Lamp {n} is 20% off, until Monday at 16:30.\n{n % 89}.99 €, and back in stock soon. Ñandú “dice” {n}!"
    for n in range(3_000)
]
LEAKS = (
    "Traceback (most recent call last)",
    "Look at db01.prod.internal, please.",
    "The database failed over last night.",
    "Hello {{name}}, we are back.",
    "We met a 503 error, sorry.",
    "We expect it back at [HH:MM UTC].",
)


def with_leaks(places: Sequence[int]) -> str:
    parts = list(CARDS)
    for leak, place in zip(LEAKS, places, strict=True):
        parts[place] = f"{parts[place]}\n\n{leak}"
    return "\n\n".join(parts)


def found_in(text: str) -> list[tuple[str, str, int]]:
    found = examine(text, Surface.PAGE, "en", Policy(internal_names=("halcyon-gateway",)))
    return [(one.code, one.quote, one.start) for one in found]


@pytest.mark.parametrize("seed", range(3))
def test_in_a_long_text_is_found_what_is_found_in_its_parts_and_where_it_stands(seed: int) -> None:
    text = with_leaks(random.Random(seed).sample(range(len(CARDS)), len(LEAKS)))
    expected = [
        (code, quote, text.index(leak) + start)
        for leak in LEAKS
        for code, quote, start in found_in(leak)
    ]
    assert len(expected) >= len(LEAKS)
    assert found_in(text) == sorted(expected, key=lambda one: one[2])


@pytest.mark.parametrize("shift", [0, 1, 20])
def test_what_stands_across_a_cut_is_found_once(shift: int) -> None:
    plainly = "\n\n".join(CARDS)
    cut = next(pieces(plainly)).end
    leak = "halcyon-gateway"
    text = f"{plainly[: cut - shift]}\n{leak}\n{plainly[cut - shift :]}"
    assert [quote for _, quote, _ in found_in(text)] == [leak]


def test_of_what_a_long_text_is_full_of_the_first_twenty_are_told() -> None:
    text = "\n\n".join((*CARDS[:1_000], *(LEAKS[3] for _ in range(1_500))))
    assert len(found_in(text)) == 20


def test_each_place_of_a_text_is_in_one_piece_and_a_line_more_at_its_top_leaves_the_others() -> (
    None
):
    text = "\n\n".join(CARDS)
    before, after = list(pieces(text)), list(pieces(f"A line more.\n\n{text}"))
    assert "".join(one.text[one.start : one.end] for one in before) == text
    assert all(text[one.offset :].startswith(one.text) for one in before)
    assert len(before) > 2
    assert [one.text for one in after][2:] == [one.text for one in before][2:]


@pytest.mark.parametrize("text", ["", "one\n", "x" * (3 * LONG), "a line.\n" * 50_000])
def test_lines_taken_together_are_the_text_and_none_is_cut(text: str) -> None:
    together = list(lines_together(text))
    assert "".join(together) == text
    assert all(some.endswith("\n") for some in together[:-1])


@pytest.mark.parametrize("translate", [plain, unaccented, alike])
def test_letters_of_a_long_text_are_what_they_are_in_a_short_one(
    translate: Callable[[str], str],
) -> None:
    text = "".join(map(chr, range(32, 0x3000))) + "".join(CARDS)
    assert translate(text) == "".join(map(translate, text))
