"""What is known of a page after each look."""

from commdrill.errors import CannotLook
from commdrill.judge.moment import LookTime
from commdrill.judge.other_clock import OtherClock
from commdrill.verdict import Held, NotYet

from .desk import LEAK, Desk, page, verdict
from .steps import DOWN, WELL, is_back, tells


def test_what_is_leaked_when_nothing_is_wrong_is_no_leak_of_the_outage(desk: Desk) -> None:
    usual = f"{WELL} {LEAK}"
    desk.look(1, page(usual))
    desk.page.note_baseline()
    desk.look(2, page(f"{DOWN} {LEAK}", 503))
    assert isinstance(verdict(desk), Held)
    fresh = Desk((tells(), is_back()))
    fresh.look(1, page())
    fresh.page.note_baseline()
    fresh.look(2, page(f"{DOWN} {LEAK}", 503))
    found = verdict(fresh)
    assert isinstance(found, NotYet)
    assert found.differences[0].what == "a program's own error"


def test_a_page_in_use_again_may_say_what_a_notice_may_not(desk: Desk) -> None:
    desk.look(1, page())
    desk.page.note_baseline()
    desk.look(2, page(f"{WELL} {LEAK}"))
    assert isinstance(verdict(desk, 1), Held)


def test_a_look_that_says_nothing_is_glanced_at_with_its_cause(desk: Desk) -> None:
    desk.look(1, CannotLook("log-in refused"))
    time = desk.page.last
    assert time is not None
    glance = desk.page.glance(desk.steps[0].promise, time, 5.5)
    assert (glance.verdict, glance.cause, glance.time) == (
        None, "log-in refused", LookTime(0.5, 0.625),
    )  # fmt: skip
    desk.page.note_baseline()  # there is nothing to note
    assert desk.page.kept() == ()


def test_who_goes_on_knows_of_the_other_clock_what_was_known() -> None:
    desk, again = Desk((tells(),)), Desk((tells(),))
    desk.page.other_clock = OtherClock(-3.0, 2.0, doubted=7.0)
    again.page.recall(desk.page.state())
    assert again.page.other_clock == desk.page.other_clock
