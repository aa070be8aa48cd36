from datetime import UTC, datetime
from typing import Any

import pytest

from commdrill.documents.matcher import parse_matcher
from commdrill.judge.boards import (
    judge_board,
    judge_latest,
    newest_update,
    since,
    without_ended,
)
from commdrill.judge.expectation import ApprovedText, BoardExpectation
from commdrill.sighting import Incident, StatusBoard, Update
from commdrill.verdict import Held, NotYet
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CHECKOUT = frozenset({"checkout"})
UPDATE = ApprovedText(
    "update",
    "en",
    compile_wording("We expect it back {{eta}}.", {"eta": TimePlaceholder(at_most=None)}),
)


def incident(status: str, *updates: tuple[str, str], components: frozenset[str] = CHECKOUT,
             post_id: str = "i1") -> Incident:  # fmt: skip
    posts = tuple(Update(f"u{n}", word, body) for n, (word, body) in enumerate(updates))
    return Incident(post_id, "Checkout is unavailable", status, posts, components)


def board(*incidents: Incident, checkout: str = "major_outage", **more: Any) -> StatusBoard:
    return StatusBoard("http://s", "major", {"checkout": checkout}, incidents, **more)


def expecting(**wanted: Any) -> BoardExpectation:
    matchers: dict[str, Any] = {name: parse_matcher(value) for name, value in wanted.items()}
    return BoardExpectation(**matchers, affected=CHECKOUT)


def judged(expectation: BoardExpectation, seen: StatusBoard) -> object:
    return judge_board(expectation, seen, NOW)


def test_an_open_incident_in_the_status_asked_for_holds() -> None:
    assert judged(expecting(incident="investigating"), board(incident("investigating"))) == Held()


def test_a_status_it_was_told_on_the_way_counts_people_were_told_then() -> None:
    moved_on = incident("monitoring", ("monitoring", "b"), ("investigating", "a"))
    assert judged(expecting(incident="investigating"), board(moved_on)) == Held()


def test_resolved_counts_only_while_it_is_the_last_word() -> None:
    opened_again = incident("investigating", ("investigating", "b"), ("resolved", "a"))
    assert isinstance(judged(expecting(incident="resolved"), board(opened_again)), NotYet)


def test_what_ended_before_the_drill_speaks_of_other_days() -> None:
    old = board(incident("resolved", post_id="old"))
    wanted = expecting(incident="resolved")
    assert judged(wanted, old) == Held()
    assert isinstance(judged(wanted, since(old, old)), NotYet)


def test_an_incident_that_is_opened_again_counts_with_what_is_new_of_it() -> None:
    told = ("investigating", "a")
    old = board(incident("resolved", told))
    again = board(incident("identified", told, ("identified", "b")))
    assert judged(expecting(incident="identified"), since(again, old)) == Held()
    assert isinstance(judged(expecting(incident="investigating"), since(again, old)), NotYet)


def test_an_incident_still_open_from_before_is_not_overlooked() -> None:
    stuck = board(incident("investigating"))
    assert judged(expecting(incident="investigating"), since(stuck, stuck)) == Held()


def test_at_rest_only_what_is_going_on_counts() -> None:
    both = board(incident("resolved"), incident("identified", post_id="i2"))
    assert [post.id for post in without_ended(both).incidents] == ["i2"]


def test_an_incident_about_another_component_is_told_as_that() -> None:
    wrong = incident("investigating", components=frozenset({"catalog"}))
    verdict = judged(expecting(incident="investigating"), board(wrong))
    assert isinstance(verdict, NotYet)
    assert "catalog" in verdict.differences[0].seen


def test_an_incident_that_names_no_component_may_be_about_ours() -> None:
    bare = incident("investigating", components=frozenset())
    assert judged(expecting(incident="investigating"), board(bare)) == Held()


@pytest.mark.parametrize(
    ("checkout", "holds"), [("major_outage", True), ("operational", False), ("unknown", False)]
)
def test_components_are_compared(checkout: str, holds: bool) -> None:
    wanted = BoardExpectation(components={"checkout": parse_matcher("major_outage")})
    assert isinstance(judged(wanted, board(checkout=checkout)), Held) is holds


def test_a_component_the_page_lacks_is_nothing() -> None:
    wanted = BoardExpectation(components={"search": parse_matcher("operational")})
    assert isinstance(judged(wanted, board()), NotYet)


def test_no_incident_at_all_can_be_asked_for() -> None:
    assert judged(expecting(incident={"absent": True}), board()) == Held()
    assert isinstance(
        judged(expecting(incident={"absent": True}), board(incident("identified"))), NotYet
    )


def test_a_maintenance_is_no_incident() -> None:
    planned = board(maintenances=(incident("scheduled"),))
    assert judged(expecting(maintenance="scheduled"), planned) == Held()
    assert isinstance(judged(expecting(incident="scheduled"), planned), NotYet)


def test_an_approved_update_is_matched_whole() -> None:
    says = BoardExpectation(says=(UPDATE,))
    right = incident("investigating", ("investigating", "We expect it back within 2 hours."))
    more = incident("investigating", ("investigating", "We expect it back within 2 hours. Sorry."))
    assert judged(says, board(right)) == Held({"eta": "within 2 hours"})
    assert isinstance(judged(says, board(more)), NotYet)
    assert isinstance(judged(says, board()), NotYet)


def test_a_page_that_does_not_answer_tells_nobody_anything() -> None:
    silent = StatusBoard("http://s", "unknown", {}, unanswered="refused the connection")
    verdict = judged(expecting(indicator="major"), silent)
    assert isinstance(verdict, NotYet)
    assert verdict.differences[0].seen == "refused the connection"


def test_the_indicator_is_compared() -> None:
    assert judged(expecting(indicator={"one_of": ["major", "critical"]}), board()) == Held()


@pytest.mark.parametrize(
    ("newest", "holds"),
    [("We expect it back within 30 minutes.", True), ("Bear with us, folks!", False)],
)
def test_of_updates_that_keep_coming_the_newest_has_to_be_in_the_words(
    newest: str, holds: bool
) -> None:
    approved = "We expect it back within 45 minutes."
    shown = board(incident("identified", ("identified", newest), ("investigating", approved)))
    verdict = judge_latest(BoardExpectation(says=(UPDATE,), affected=CHECKOUT), shown, NOW)
    assert isinstance(verdict, Held) is holds


def test_the_newest_update_is_told_by_its_time_whatever_the_order() -> None:
    early, late = (Update(f"u{h}", "identified", "", NOW.replace(hour=h)) for h in (9, 11))
    posts = (Incident("a", "A", "identified", (early,)), Incident("b", "B", "identified", (late,)))
    assert newest_update(board(*posts)) is late
    assert newest_update(board(*reversed(posts))) is late
