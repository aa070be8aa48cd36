"""Which wording was said, or came nearest."""

from datetime import UTC, datetime, timedelta

from commdrill.judge.said import Unsaid, best, captured_of, differences_of
from commdrill.verdict import Difference
from commdrill.wording.match import Match, match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NOTHING = Unsaid((Difference("text", "m", "nothing to read"),))
SEEN = SeenText.of("Checkout is down for everybody. We are on it.")


def outcome(approved: str) -> Match | Mismatch:
    return match_whole(compile_wording(approved, {}, "en"), SEEN, NOW)


EXACT = outcome("Checkout is down for everybody. We are on it.")
NEAR = outcome("Checkout is down for everyone. We are on it.")
FAR = outcome("The store is closed until the evening.")


def test_the_first_match_is_what_was_said() -> None:
    assert best((NEAR, EXACT, FAR), NOTHING) is EXACT


def test_without_one_it_is_the_nearest_whatever_their_order() -> None:
    assert best((FAR, NEAR), NOTHING) is NEAR
    assert best((NEAR, FAR), NOTHING) is NEAR
    assert best((FAR,), NOTHING) is FAR


def test_where_nothing_is_to_be_read_that_is_told() -> None:
    assert best((), NOTHING) is NOTHING
    assert differences_of(best((), NOTHING)) == NOTHING.differences


def test_nothing_is_different_where_it_was_said_or_had_not_to_be() -> None:
    assert differences_of(EXACT) == differences_of(None) == ()
    assert captured_of(NEAR) == captured_of(None) == {}


def test_a_zone_that_was_assumed_stands_beside_the_words() -> None:
    kind = TimePlaceholder(at_most=timedelta(hours=8))
    wording = compile_wording("Back {{eta}}.", {"eta": kind}, "en")
    named, assumed = (
        captured_of(match_whole(wording, SeenText.of(text), NOW))
        for text in ("Back by 13:00 UTC.", "Back by 13:00.")
    )
    assert named == {"eta": "by 13:00 UTC"}
    assert assumed in ({"eta": "by 13:00 (read in UTC)"}, {})
