"""Where a matcher goes, and goes no second time: what keeps it as fast as the text is long."""

import re
import sys
from datetime import UTC, datetime, timedelta

from commdrill.wording.fresh import Fresh
from commdrill.wording.match import Match, match_whole, match_within
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 14, 35, tzinfo=UTC)


class Counted(dict[int, int]):
    """Which counts how often it is asked."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)


def test_each_place_is_come_to_once_however_the_spans_overlap() -> None:
    fresh = Fresh([1, 3, 5, 20])
    assert fresh.taken(range(2)) == [1]
    assert fresh.taken(range(5)) == [3]
    assert fresh.taken(range(20)) == [5]
    assert fresh.taken(range(20)) == []
    assert fresh.taken(range(4, 21)) == [20]
    assert fresh.taken(range(99)) == []


@each("of", [range(2_000), range(1_999, -1, -1)])
def test_what_was_gone_past_is_gone_past_at_once_next_time(of: range) -> None:
    asked = Counted()
    fresh = Fresh(range(2_000), asked)
    for place in of:
        assert fresh.taken(range(place, place + 1)) == [place]
    for _ in range(100):
        assert fresh.taken(range(2_000)) == []
    assert asked.asked < 9 * 2_000


@each(("tries", "is_found"), [(2_999, True), (3_000, False)])
def test_a_placeholder_that_stands_nowhere_is_looked_for_three_thousand_times(
    tries: int, is_found: bool
) -> None:
    types = {"eta": TimePlaceholder(at_most=timedelta(hours=8))}
    wording = compile_wording("Back {{eta}}.", types)
    seen = SeenText.of("Back soon.\n" * tries + "Back by 16:30 UTC.")
    assert isinstance(match_within(wording, seen, NOW), Match) is is_found


TIMES = re.compile(r"(?<!\w)(?=back|now)")
PAGE = SeenText.of("Back, back-up; nowhere now. " * 9 + "x " * 500 + "now back")


@each("most", [1, 7, 60, 5_000])
@each("goals", [(), (3,), (40, 41, 130), (1_200,), (5, 1_258)])
def test_before_goals_the_same_places_are_found_as_in_the_whole_text(
    goals: tuple[int, ...], most: int
) -> None:
    everywhere = PAGE.plain_beginnings(TIMES)
    wanted = [at for at in everywhere if any(goal - most <= at < goal for goal in goals)]
    assert list(PAGE.plain_beginnings_before(TIMES, goals, most)) == wanted


@each(("start", "end"), [(-5, 9), (0, 0), (4, 90), (100, 1_300)])
def test_between_two_places_the_same_are_found_as_in_the_whole_text(start: int, end: int) -> None:
    everywhere = PAGE.plain_beginnings(TIMES)
    wanted = [at for at in everywhere if start <= at < end]
    assert list(PAGE.plain_beginnings_between(TIMES, start, end)) == wanted


@each(
    ("words", "text", "is_found"),
    [
        ("{{ref}}", "Reference: INC-2041.", True),
        ("{{ref}}", f"{'It is about that. ' * 20}INC-2041. Call us.", True),
        ("{{ref}}", "Reference: INC-20x.", False),
        ("{{ref}} is open", "Our reference INC-2041 is open. Call us.", True),
        ("{{ref}} is open", "Our reference INC-20 41 is open.", False),
    ],
)
def test_a_text_that_looks_like_something_is_found_wherever_it_stands(
    words: str, text: str, *, is_found: bool
) -> None:
    wording = compile_wording(words, {"ref": TextPlaceholder(matches=r"INC-\d+")})
    assert isinstance(match_within(wording, SeenText.of(text), NOW), Match) is is_found


def calls(template: str, words: int) -> int:
    """How many functions are called to tell that a text does not fit; no clock is asked."""
    wording = compile_wording(template, {"note": TextPlaceholder(max_length=10_000)})
    seen = SeenText.of("ab x " * words + "END")
    count = 0

    def counted(_frame: object, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        result = match_whole(wording, seen, NOW)
        assert isinstance(result, Mismatch)
        assert result.differences
    finally:
        sys.setprofile(None)
    return count


@each("template", ["{{note}} {{note}}", "{{note}} x {{note}}", "{{note}} {{note}} {{note}}"])
def test_placeholders_side_by_side_take_twice_as_long_for_twice_the_text(template: str) -> None:
    calls(template, 50)  # what is worked out once
    assert calls(template, 400) < 3 * calls(template, 200)


@each("seen", ["ab cd, ab cd", "ab cd, ab ce", "ab cd, ab cd!", "AB, AB"])
def test_what_has_a_form_must_stand_there_again_as_it_was(seen: str) -> None:
    wording = compile_wording("{{name}}, {{name}}", {"name": TextPlaceholder(matches="[a-z ]+")})
    found = match_whole(wording, SeenText.of(seen), NOW)
    assert isinstance(found, Match) is (seen == "ab cd, ab cd")
