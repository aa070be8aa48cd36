"""What is told of a look: once, and kept where a verdict rests on it."""

import pytest

from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.errors import CannotLook
from commdrill.judge.expectation import PageExpectation
from commdrill.judge.moment import Gap, LookTime
from commdrill.record.events import (
    FindingMade,
    Looked,
    LookFailed,
    MessageSeen,
)
from commdrill.sighting import Inbox

from .desk import LEAK, Desk, page
from .shown import mail
from .steps import ANA, BO, DOWN, WELL, is_back, reaches, step, tells


def test_only_a_look_that_differs_is_told(desk: Desk) -> None:
    desk.look(1, page())
    desk.look(2, page())
    desk.look(3, page(DOWN, 503))
    first, second = desk.of(Looked)
    assert (first.channel, first.began, first.ended) == ("shop", 1, 1.125)
    assert (first.summary, first.evidence) == (f"200 {WELL}", ("shop.1.html",))
    assert (second.summary, second.evidence) == (f"503 {DOWN}", ("shop.2.html",))
    assert desk.files == [WELL.encode(), DOWN.encode()]
    assert desk.page.last == LookTime(8, 8.125)
    assert desk.page.last_seen == LookTime(8, 8.125)


def test_of_headers_only_those_make_a_difference_that_somebody_expects_something_of() -> None:
    expected = PageExpectation(headers={"Retry-After": parse_matcher("60")})
    desk = Desk((step("page", Phase.OUTAGE, "shop", expected),))
    desk.look(1, page(headers={"date": "1"}))
    desk.look(2, page(headers={"date": "2"}))
    assert len(desk.of(Looked)) == 1
    desk.look(3, page(headers={"retry-after": "60"}))
    assert len(desk.of(Looked)) == 2


def test_why_looks_say_nothing_is_told_once_and_their_bytes_are_kept(desk: Desk) -> None:
    desk.look(1, page())
    for at in (2, 3):
        desk.look(at, CannotLook("log-in refused", b"401"))
    desk.look(4, CannotLook("broken"))
    first, second = desk.of(LookFailed)
    assert (first.channel, first.ended, first.cause, first.evidence) == (
        "shop", 2.125, "log-in refused", ("shop.2.bin",),
    )  # fmt: skip
    assert (second.cause, second.evidence) == ("broken", ())
    assert desk.page.failure == "broken"
    assert desk.page.reading is None
    assert desk.page.last == LookTime(9, 9.125)
    assert desk.page.last_seen == LookTime(6, 6.125)


def test_what_is_seen_again_after_looks_that_said_nothing_is_told_again(desk: Desk) -> None:
    desk.look(1, page())
    desk.look(2, CannotLook("log-in refused"))
    desk.look(3, page())
    assert desk.page.failure == ""
    assert len(desk.of(Looked)) == 2
    desk.look(4, CannotLook("log-in refused"))
    assert len(desk.of(LookFailed)) == 2


def test_who_asks_a_run_to_end_does_not_wait_until_all_messages_are_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("commdrill.engine.channels.told_together._MOST", 1)
    desk = Desk((reaches("mail", ANA, BO),), ChannelType.EMAIL)
    desk.look(1, Inbox(()))
    seen = desk.inbox.last_seen
    desk.then = lambda _: desk.services.stop.request("Ctrl-C")
    desk.look(2, Inbox(tuple(mail(DOWN, BO, uid=str(n)) for n in range(4))))
    desk.then = lambda _: None
    desk.look(3, Inbox((mail(DOWN, ANA),)))
    assert [one.id for one in desk.of(MessageSeen)] == ["0", f"{DOWN} to ana"]
    (finding,) = [one for one in desk.of(FindingMade) if one.code == "not-judged"]
    assert finding.message == ("the run was asked to end: 3 message(s) on mail were not judged")
    assert desk.inbox.last_seen == seen


LONG = " You can keep browsing." * 5_000


def judged(desk: Desk) -> list[object]:
    """What the page says now of each step."""
    reading = desk.page.reading
    assert reading is not None
    return [
        (reading.verdict(one.promise), reading.says(one.promise), reading.leaks(one.promise))
        for one in desk.steps
    ]


@pytest.mark.parametrize("seen", [DOWN, WELL, f"{DOWN} {LEAK}"])
def test_a_long_page_judged_beside_its_looks_is_judged_as_it_is_alone(seen: str) -> None:
    beside, alone = Desk((tells(), is_back())), Desk((tells(), is_back()))
    for at, one in enumerate((page(f"{WELL} {LEAK}{LONG}"), page(seen + LONG, 503)), 1):
        beside.page.ponder(one)
        for desk in (beside, alone):
            desk.look(at, one)
            desk.page.note_baseline() if at == 1 else None
    assert judged(beside) == judged(alone)


def test_what_a_long_page_came_to_before_the_baseline_was_known_counts_no_more(desk: Desk) -> None:
    known, leaky = Desk((tells(), is_back())), page(f"{DOWN} {LEAK}{LONG}", 503)
    desk.look(1, page(f"{WELL} {LEAK}"))
    desk.page.ponder(leaky)  # while the leak is still nobody's usual one
    desk.page.note_baseline()
    known.look(1, page(f"{WELL} {LEAK}"))
    known.page.note_baseline()
    for one in (desk, known):
        one.look(2, leaky)
    assert judged(desk) == judged(known)


def test_a_thousand_changes_are_told_and_the_look_that_a_verdict_rests_on_is_kept_all_the_same(
    desk: Desk,
) -> None:
    for at in range(1_002):
        desk.look(at, page(f"Visitor {at}."))
    assert len(desk.of(Looked)) == 1_000
    assert len(desk.files) == 1_000
    (finding,) = desk.of(FindingMade)
    assert finding.code == "changes-not-told"
    assert "more than 1,000 times" in finding.message
    kept = desk.page.kept()
    assert desk.files[-1] == b"Visitor 1001."
    assert desk.page.kept() == kept == ("shop.1001.html",)
    assert len(desk.files) == 1_001


def test_a_pause_since_the_look_before_is_known_of_a_look(desk: Desk) -> None:
    desk.services.clock.monotonic()
    desk.look(1, page())
    desk.services.clock.monotonic()
    desk.clock.advance(10.0)
    desk.services.clock.monotonic()
    desk.look(11.5, page(DOWN))
    last = desk.page.last
    assert last is not None
    assert last.gap == Gap(6.125, 16.125, "this process stood still")
    desk.look(12.25, page())
    assert desk.page.last == LookTime(17.25, 17.375)
