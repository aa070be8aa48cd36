from datetime import UTC, datetime, timedelta
from typing import Any

from commdrill.documents.matcher import parse_matcher
from commdrill.judge.boards import (
    judge_board,
    judge_latest,
    newest_update,
    open_posts,
    since,
    without_ended,
)
from commdrill.judge.expectation import ApprovedText, BoardExpectation
from commdrill.judge.must_say import InLanguage, MustSay
from commdrill.sighting import Incident, StatusBoard, Update
from commdrill.verdict import Held, NotYet
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

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


@each(("checkout", "holds"), [("major_outage", True), ("operational", False), ("unknown", False)])
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


@each(
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


# -- what is told of a page that is not as expected -------------------------------------------------


@each(
    ("expectation", "seen", "told"),
    [
        (
            expecting(indicator="major"),
            StatusBoard("http://s", "unknown", {}, unanswered="refused the connection"),
            "answer: expected a status page, saw refused the connection",
        ),
        (
            expecting(incident="investigating"),
            board(),
            "incident: expected “investigating”, saw none",
        ),
        (
            expecting(incident="investigating"),
            board(incident("resolved"), incident("monitoring", post_id="i2")),
            (
                "incident: expected “investigating”, saw "
                "resolved (“Checkout is unavailable”), monitoring (“Checkout is unavailable”)"
            ),
        ),
        (
            expecting(maintenance="scheduled"),
            board(incident("scheduled")),
            "maintenance: expected “scheduled”, saw none",
        ),
        (
            expecting(indicator="minor"),
            board(),
            "indicator: expected “minor”, saw “major”",
        ),
        (
            BoardExpectation(components={"checkout": parse_matcher("operational")}),
            board(),
            "component checkout: expected “operational”, saw “major_outage”",
        ),
        (
            BoardExpectation(
                incident=parse_matcher("identified"), affected=frozenset({"checkout", "basket"})
            ),
            board(incident("identified", components=frozenset({"catalog", "blog"}))),
            (
                "incident's components: expected basket, checkout, saw "
                "blog, catalog (“Checkout is unavailable”)"
            ),
        ),
        (
            BoardExpectation(says=(UPDATE,)),
            board(incident("identified")),
            "update: expected update, saw no update",
        ),
    ],
)
def test_a_page_that_is_not_as_expected_is_told_in_words(
    expectation: BoardExpectation, seen: StatusBoard, told: str
) -> None:
    verdict = judged(expectation, seen)
    assert isinstance(verdict, NotYet)
    assert [str(difference) for difference in verdict.differences] == [told]


@each(
    ("status", "is_over"),
    [("resolved", True), ("postmortem", True), ("completed", True), ("monitoring", False)],
)
def test_incidents_and_maintenances_are_over_once_their_status_says_so(
    status: str, is_over: bool
) -> None:
    page = board(incident(status), maintenances=(incident(status, post_id="m1"),))
    told = [] if is_over else ["i1", "m1"]
    assert [post.id for post in open_posts(page)] == told
    rest = without_ended(page)
    assert [post.id for post in (*rest.incidents, *rest.maintenances)] == told


# -- when it was posted ------------------------------------------------------------------------------

SAID = "We expect it back within 2 hours."


def timed(*updates: tuple[str, str, int | None], about: frozenset[str] = CHECKOUT) -> Incident:
    """An incident whose updates were posted at these hours, newest first."""
    posts = tuple(
        Update(f"u{n}", status, body, None if hour is None else NOW.replace(hour=hour))
        for n, (status, body, hour) in enumerate(updates)
    )
    return Incident("i1", "Checkout is unavailable", updates[0][0], posts, about)


ELSEWHERE = frozenset({"catalog"})
INCIDENT, WORDS = parse_matcher("identified"), (UPDATE,)


@each(
    ("expectation", "seen", "hour"),
    [
        (expecting(incident="identified"), board(timed(("identified", "", 9))), 9),
        (
            expecting(incident="identified"),
            board(timed(("identified", "", 9), ("identified", "", 8), ("investigating", "", 7))),
            8,
        ),
        (
            expecting(incident="identified"),
            board(timed(("identified", "", 8), about=ELSEWHERE), timed(("identified", "", 9))),
            9,
        ),
        (expecting(incident="identified"), board(timed(("identified", "", None))), None),
        (
            expecting(maintenance="scheduled"),
            board(timed(("scheduled", "", 7)), maintenances=(timed(("scheduled", "", 9)),)),
            9,
        ),
        (
            BoardExpectation(says=WORDS),
            board(timed(("identified", "Bear with us.", 9), ("identified", SAID, 8))),
            8,
        ),
        (
            BoardExpectation(incident=INCIDENT, says=WORDS, affected=CHECKOUT),
            board(timed(("monitoring", SAID, 9), ("identified", "", 8))),
            9,
        ),
        (
            BoardExpectation(incident=INCIDENT, says=WORDS, affected=CHECKOUT),
            board(timed(("identified", "", 9), ("investigating", SAID, 8))),
            9,
        ),
        (
            BoardExpectation(incident=INCIDENT, says=WORDS, affected=CHECKOUT),
            board(timed(("identified", "", 9), ("investigating", SAID, None))),
            None,
        ),
        (
            BoardExpectation(
                INCIDENT, components={"checkout": parse_matcher("major_outage")}, affected=CHECKOUT
            ),
            board(timed(("identified", "", 9))),
            None,
        ),
        (
            BoardExpectation(INCIDENT, indicator=parse_matcher("major"), affected=CHECKOUT),
            board(timed(("identified", "", 9))),
            None,
        ),
        (expecting(incident={"absent": True}), board(), None),
    ],
)
def test_what_is_expected_was_there_once_the_last_of_it_was_posted(
    expectation: BoardExpectation, seen: StatusBoard, hour: int | None
) -> None:
    verdict = judged(expectation, seen)
    assert isinstance(verdict, Held)
    assert verdict.at == (None if hour is None else NOW.replace(hour=hour))


def test_one_of_several_wordings_tells_when_it_was_posted() -> None:
    other = ApprovedText("other", "en", compile_wording("Bear with us.", {}))
    verdict = judged(BoardExpectation(says=(other, UPDATE)), board(timed(("identified", SAID, 9))))
    assert isinstance(verdict, Held)
    assert verdict.at == NOW.replace(hour=9)


MUST = MustSay(
    ("affected", "eta"),
    (InLanguage("en", ("Checkout",), {"eta": compile_wording("{{eta}}", {"eta": TimePlaceholder()})}),),
)  # fmt: skip
FREELY = "We expect to be back in 45 minutes."


def freely(seen: StatusBoard) -> list[str]:
    verdict = judged(BoardExpectation(must_say=MUST, affected=CHECKOUT), seen)
    return [one.what for one in verdict.differences] if isinstance(verdict, NotYet) else []


@each(
    ("seen", "lacks"),
    [
        (board(), ["update"]),
        (board(incident("investigating", ("investigating", FREELY))), []),
        (board(incident("investigating", ("identified", "Sorry."), ("investigating", FREELY))), []),
        (board(incident("investigating", ("investigating", "We are looking into it."))), ["eta"]),
    ],
)
def test_a_post_in_whatever_words_says_it_under_its_title(
    seen: StatusBoard, lacks: list[str]
) -> None:
    assert freely(seen) == lacks


def test_when_it_was_posted_is_when_it_was_said() -> None:
    posts = (
        Update("u2", "identified", FREELY, NOW),
        Update("u1", "investigating", FREELY, NOW - timedelta(minutes=5)),
        Update("u0", "investigating", "We are looking into it.", NOW - timedelta(minutes=9)),
    )
    seen = board(Incident("i1", "Checkout is unavailable", "identified", posts, CHECKOUT))
    verdict = judged(BoardExpectation(must_say=MUST, affected=CHECKOUT), seen)
    assert verdict == Held({"eta": "in 45 minutes"}, NOW - timedelta(minutes=5))


def test_of_updates_that_keep_coming_the_newest_has_to_say_it() -> None:
    wanted = BoardExpectation(must_say=MUST, affected=CHECKOUT)
    said, silent = ("identified", FREELY), ("identified", "We are still looking.")
    assert isinstance(judge_latest(wanted, board(incident("identified", said, silent)), NOW), Held)
    assert isinstance(
        judge_latest(wanted, board(incident("identified", silent, said)), NOW), NotYet
    )
