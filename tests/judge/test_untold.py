"""What a kind of page has no words for cannot fail a step."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from commdrill.documents.matcher import AnyMatcher, parse_matcher
from commdrill.judge.boards import judge_board, untold
from commdrill.judge.expectation import ApprovedText, BoardExpectation
from commdrill.judge.untold import tellable
from commdrill.sighting import Incident, StatusBoard, Vocabulary
from commdrill.verdict import Held
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
STAGELESS = Vocabulary(
    "a stageless page",
    incident=frozenset({"open", "resolved"}),
    maintenance=frozenset(),
    indicator=frozenset(),
    component=frozenset({"operational", "major_outage"}),
)
STAGES = {"one_of": ["investigating", "identified", "monitoring"]}


def board(status: str = "open", checkout: str = "major_outage") -> StatusBoard:
    posts = (Incident("i1", "Checkout is away", status),) if status else ()
    return StatusBoard("u", "unknown", {"checkout": checkout}, posts, terms=STAGELESS)


def outcome(shown: StatusBoard, *, checkout: Any = None, **wanted: Any) -> str:
    """As a step takes it: held, not so, or why it cannot be told."""
    expected = BoardExpectation(
        components={"checkout": parse_matcher(checkout)} if checkout else None,
        incident=_matcher(wanted.get("incident")),
        maintenance=_matcher(wanted.get("maintenance")),
        indicator=_matcher(wanted.get("indicator")),
    )
    if why := untold(expected, shown, NOW):
        return why
    return "held" if isinstance(judge_board(expected, shown, NOW), Held) else "not so"


def _matcher(value: Any) -> AnyMatcher | None:
    return None if value is None else parse_matcher(value)


@pytest.mark.parametrize(
    ("shown", "wanted", "told"),
    [
        (board(), {"incident": STAGES}, "held"),
        (board(), {"incident": {"present": True}}, "held"),
        (board("resolved"), {"incident": "resolved"}, "held"),
        (board(), {"incident": "resolved"}, "not so"),
        (board(""), {"incident": STAGES}, "not so"),
        (board(""), {"incident": {"absent": True}}, "held"),
        (board(checkout="operational"), {"checkout": "major_outage"}, "not so"),
        (board(checkout="operational"), {"incident": "identified", "checkout": "major_outage"}, "not so"),
    ],
)  # fmt: skip
def test_what_a_page_has_words_for_is_judged(
    shown: StatusBoard, wanted: dict[str, Any], told: str
) -> None:
    assert outcome(shown, **wanted) == told


@pytest.mark.parametrize(
    ("shown", "wanted", "why"),
    [
        (board(), {"incident": "identified"}, "cannot tell incident"),
        (board(), {"maintenance": "in_progress"}, "of it, it tells nothing"),
        (board(), {"indicator": "major"}, "cannot tell indicator"),
        (board(), {"indicator": {"present": True}}, "cannot tell indicator"),
        (board(), {"maintenance": {"absent": True}}, "cannot tell maintenance"),
        (board(), {"checkout": "partial_outage"}, "cannot tell component checkout"),
        (board(checkout="unknown"), {"checkout": "operational"}, "none of the shared terms"),
        (board("unknown"), {"incident": "resolved"}, "none of the shared terms"),
    ],
)
def test_what_a_page_has_no_words_for_cannot_be_told(
    shown: StatusBoard, wanted: dict[str, Any], why: str
) -> None:
    assert why in outcome(shown, **wanted)


@pytest.mark.parametrize(
    ("updates", "why"), [(frozenset(), "the words of an update"), (frozenset({"words"}), "")]
)
def test_words_are_asked_only_of_a_page_that_has_updates(updates: frozenset[str], why: str) -> None:
    terms = replace(STAGELESS, update=updates)
    says = (ApprovedText("outage", "en", compile_wording("Checkout is down.", {}, "en")),)
    told = tellable(BoardExpectation(says=says), replace(board(), terms=terms))
    assert why in " ".join(told.why_not)
    assert bool(told.why_not) == bool(why)
    assert tellable(BoardExpectation(), replace(board(), terms=terms)).why_not == ()
