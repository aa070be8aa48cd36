from dataclasses import replace
from datetime import timedelta

import pytest

from commdrill.judge.moment import Gap, Glance, LookTime, OwnTime
from commdrill.judge.progress import Progress, Promised, advance, due_at, expire, took
from commdrill.record.events import StepOutcome
from commdrill.verdict import Difference, Held, NotYet, Verdict
from tests.each import each

MISS = NotYet((Difference("status", "503", "200"),))
WITHIN_10S = Promised(timedelta(seconds=10))
STAYS_5S = Promised(timedelta(seconds=10), timedelta(seconds=5))
LEAVES_HALF = Promised(timedelta(seconds=10), traceless=timedelta(seconds=0.5))
STILL = Gap(3.0, 13.0, "this process stood still")
BLIND = "log-in refused"

Seen = tuple[float, float, Verdict | None]


def glance(began: float, ended: float, verdict: Verdict | None, gap: Gap | None = None) -> Glance:
    cause = "" if verdict else BLIND
    return Glance(LookTime(began, ended, gap), verdict, cause)


def looks(promised: Promised, *seen: Seen) -> Progress:
    progress = Progress()
    for began, ended, verdict in seen:
        progress = advance(progress, promised, glance(began, ended, verdict))
    return progress


def outcome(progress: Progress) -> StepOutcome | None:
    return progress.decision.outcome if progress.decision else None


def reason(progress: Progress) -> str:
    return progress.decision.reason if progress.decision else ""


def test_a_step_passes_with_the_first_look_that_holds() -> None:
    held = Held({"eta": "soon"})
    progress = looks(WITHIN_10S, (0, 0.1, MISS), (1, 1.1, MISS), (2, 2.1, held))
    assert outcome(progress) is StepOutcome.PASSED
    assert reason(progress) == "seen after 2.1s"
    assert took(progress, WITHIN_10S) == 2.1
    assert progress.seen is not None
    assert progress.seen.moment.after == 1
    assert progress.captured == {"eta": "soon"}


def test_what_the_first_look_sees_is_of_no_earlier_than_the_start() -> None:
    progress = looks(WITHIN_10S, (0.2, 0.3, Held()))
    assert progress.seen is not None
    assert (progress.seen.moment.after, took(progress, WITHIN_10S)) == (0.0, 0.3)
    assert took(Progress(), WITHIN_10S) is None


def test_a_look_that_began_in_time_counts_as_in_time() -> None:
    progress = looks(WITHIN_10S, (9.99, 10.4, Held()))
    assert outcome(progress) is StepOutcome.PASSED
    assert took(progress, WITHIN_10S) == 10.0


def test_a_step_fails_only_once_a_look_that_began_after_the_limit_missed_it() -> None:
    progress = looks(WITHIN_10S, (9.95, 10.4, MISS))
    assert outcome(progress) is None
    assert due_at(progress, WITHIN_10S) == 10
    progress = advance(progress, WITHIN_10S, glance(10.0, 10.1, MISS))
    assert outcome(progress) is StepOutcome.FAILED
    assert reason(progress) == "not seen within 10s: status: expected 503, saw 200"
    assert progress.decision is not None
    assert progress.decision.differences == MISS.differences


def test_what_is_seen_only_after_the_limit_is_late() -> None:
    progress = looks(WITHIN_10S, (9.95, 10.0, MISS), (10.95, 11.0, Held()))
    assert outcome(progress) is StepOutcome.FAILED
    assert reason(progress) == "was seen only after 11.0s, not within 10s"
    assert progress.decision is not None
    assert [str(d) for d in progress.decision.differences] == [
        "time: expected within 10s, saw after 11.0s"
    ]
    assert took(progress, WITHIN_10S) == 11.0


def test_what_a_pause_hides_cannot_be_told_and_the_pause_is_named() -> None:
    progress = looks(WITHIN_10S, (2, 2.1, MISS))
    progress = advance(progress, WITHIN_10S, glance(13.1, 13.2, Held(), STILL))
    assert outcome(progress) is StepOutcome.ERROR
    assert reason(progress) == (
        "was seen by 13.2s; whether within 10s could not be told: "
        "nobody looked from 2.1s to 13.1s (this process stood still)"
    )
    assert took(progress, WITHIN_10S) == 13.2


def test_a_look_that_was_under_way_in_a_pause_proves_nothing_of_when() -> None:
    progress = looks(WITHIN_10S, (2, 2.1, MISS))
    progress = advance(progress, WITHIN_10S, glance(3, 13.2, Held(), STILL))
    assert outcome(progress) is StepOutcome.ERROR


def test_what_may_have_come_and_gone_in_a_pause_cannot_be_told_and_the_pause_is_named() -> None:
    progress = looks(WITHIN_10S, (2, 2.1, MISS))
    progress = advance(progress, WITHIN_10S, glance(13.1, 13.2, MISS, STILL))
    assert outcome(progress) is StepOutcome.ERROR
    assert reason(progress) == (
        "not seen within 10s, but nobody looked from 2.1s to 13.1s (this process stood still): "
        "status: expected 503, saw 200"
    )


@each(
    "promised, began, ended, found",
    [
        (
            WITHIN_10S,
            3.0,
            9.0,
            StepOutcome.FAILED,
        ),  # looks on both sides of the limit, and none missing between
        (WITHIN_10S, 9.7, 20.0, StepOutcome.ERROR),
        (LEAVES_HALF, 9.7, 20.0, StepOutcome.FAILED),  # its time was as good as over
        (STAYS_5S, 8.0, 12.0, StepOutcome.FAILED),
        (STAYS_5S, 8.0, 14.0, StepOutcome.ERROR),  # as long as it had to stay
        (STAYS_5S, 3.0, 7.0, StepOutcome.FAILED),
        (STAYS_5S, 3.0, 8.5, StepOutcome.ERROR),  # it may have stayed and gone, as the plan lets it
    ],
)
def test_a_pause_hides_what_kept_to_its_promise_in_it(
    promised: Promised, began: float, ended: float, found: StepOutcome
) -> None:
    progress = looks(promised, (began - 0.1, began, MISS))
    paused = glance(ended, ended + 0.1, MISS, Gap(began, ended, "it slept"))
    progress = advance(progress, promised, paused)
    assert outcome(advance(progress, promised, glance(10.5, 10.6, MISS))) is found


def test_a_look_that_a_pause_over_the_limit_fell_into_bounds_nothing_after_that_began() -> None:
    torn = advance(Progress(), WITHIN_10S, glance(8, 14, MISS, Gap(8.1, 13.9, "it slept")))
    progress = advance(torn, WITHIN_10S, glance(14.1, 14.2, MISS))
    assert outcome(progress) is StepOutcome.ERROR
    assert "but nobody looked from 8.1s to 14.1s (it slept)" in reason(progress)


def test_looks_that_say_nothing_bound_nothing() -> None:
    progress = looks(WITHIN_10S, (7, 7.1, MISS), (8, 8.1, None), (11, 11.1, None))
    progress = advance(progress, WITHIN_10S, glance(12, 12.1, Held()))
    assert outcome(progress) is StepOutcome.ERROR
    assert "nobody looked from 7.1s to 12.0s (log-in refused)" in reason(progress)


def test_a_miss_after_looks_that_said_nothing_names_them() -> None:
    missed = (7, 7.1, MISS)
    progress = looks(WITHIN_10S, missed, (8, 8.1, None), (9, 9.1, None), (12, 12.1, MISS))
    assert outcome(progress) is StepOutcome.ERROR
    assert "but nobody looked from 7.1s to 12.0s (log-in refused)" in reason(progress)


def test_what_the_page_says_of_its_time_decides_where_looks_cannot() -> None:
    missed = looks(WITHIN_10S, (2, 2.1, MISS))
    seen = glance(13.1, 13.2, Held(), STILL)
    in_time = advance(missed, WITHIN_10S, replace(seen, own=OwnTime(9.0)))
    late = advance(missed, WITHIN_10S, replace(seen, own=OwnTime(12.0, doubt=1.0)))
    assert (outcome(in_time), took(in_time, WITHIN_10S)) == (StepOutcome.PASSED, 9.0)
    assert (outcome(late), took(late, WITHIN_10S)) == (StepOutcome.FAILED, 12.0)


def test_looks_that_say_nothing_may_clear_for_as_long_again_as_there_was() -> None:
    progress = looks(WITHIN_10S, (0, 0.1, MISS), (10, 10.1, None), (19.9, 20.1, None))
    assert outcome(progress) is None
    progress = advance(progress, WITHIN_10S, glance(20, 20.1, None))
    assert outcome(progress) is StepOutcome.ERROR
    assert reason(progress) == "could not be told: log-in refused"


def test_nobody_waits_longer_than_half_a_minute_for_looks_to_clear() -> None:
    within = Promised(timedelta(seconds=100))
    assert outcome(looks(within, (129.9, 130, None))) is None
    assert outcome(looks(within, (130, 130.1, None))) is StepOutcome.ERROR


def test_a_look_that_failed_and_then_cleared_harms_nothing() -> None:
    progress = looks(WITHIN_10S, (0, 0.1, None), (1, 1.1, Held()))
    assert outcome(progress) is StepOutcome.PASSED
    assert progress.blind is None


def test_what_no_look_comes_back_for_is_an_error_half_a_minute_later() -> None:
    assert outcome(expire(Progress(), WITHIN_10S, 40.0)) is None
    gone = expire(Progress(), WITHIN_10S, 40.1)
    assert outcome(gone) is StepOutcome.ERROR
    assert reason(gone) == "could not be told: no look came back"


def test_a_look_that_begins_once_the_one_before_it_is_back_is_waited_for_from_then_on() -> None:
    slow = looks(WITHIN_10S, (9, 29, MISS))
    assert outcome(expire(slow, WITHIN_10S, 59.0)) is None
    assert outcome(expire(slow, WITHIN_10S, 59.1)) is StepOutcome.ERROR
    assert outcome(advance(slow, WITHIN_10S, glance(29, 58.9, MISS))) is StepOutcome.FAILED
    stays = looks(STAYS_5S, (1, 1.1, Held()), (2.5, 20, Held()))
    assert outcome(expire(stays, STAYS_5S, 50.0)) is None
    assert outcome(expire(stays, STAYS_5S, 50.1)) is StepOutcome.ERROR


def test_looks_that_came_back_in_vain_are_told_by_their_cause() -> None:
    within = Promised(timedelta(seconds=50))
    assert reason(expire(looks(within, (79, 79.1, None)), within, 80.1)) == (
        "could not be told: log-in refused"
    )


def test_what_must_stay_is_not_passed_before_it_has_stayed() -> None:
    progress = looks(STAYS_5S, (1, 1.1, Held()), (3, 3.1, Held()), (5, 5.1, Held()))
    assert outcome(progress) is None
    assert due_at(progress, STAYS_5S) == pytest.approx(6.1)
    stayed = looks(STAYS_5S, (1, 1.1, Held()), (3.5, 3.6, Held()), (6.1, 6.2, Held()))
    assert outcome(stayed) is StepOutcome.PASSED
    assert reason(stayed) == "seen after 1.1s and stayed 5s"
    assert due_at(Progress(), STAYS_5S) == 10


def test_what_flaps_fails_though_it_was_seen_in_time() -> None:
    progress = looks(STAYS_5S, (1, 1.1, Held()), (3, 3.1, MISS), (4, 4.1, Held()))
    assert outcome(progress) is StepOutcome.FAILED
    assert reason(progress) == (
        "was seen after 1.1s but did not stay: at 3.1s status: expected 503, saw 200"
    )
    assert took(progress, STAYS_5S) == 1.1


def test_what_nobody_watched_stay_has_to_stay_anew() -> None:
    progress = looks(STAYS_5S, (1, 1.1, Held()))
    progress = advance(progress, STAYS_5S, glance(13.1, 13.2, Held(), STILL))
    assert outcome(progress) is None
    assert due_at(progress, STAYS_5S) == pytest.approx(18.2)
    progress = advance(progress, STAYS_5S, glance(15, 15.1, Held()))
    progress = advance(progress, STAYS_5S, glance(17, 17.1, Held()))
    assert outcome(progress) is None
    progress = advance(progress, STAYS_5S, glance(18.2, 18.3, Held()))
    assert outcome(progress) is StepOutcome.PASSED


def test_what_is_gone_after_it_had_to_stay_may_have_stayed_where_nobody_looked() -> None:
    seen = looks(STAYS_5S, (1, 1.1, Held()))
    for began, found in ((5.8, StepOutcome.FAILED), (13.1, StepOutcome.ERROR)):
        gone = advance(
            seen, STAYS_5S, glance(began, began + 0.1, MISS, replace(STILL, ended=began))
        )
        assert outcome(gone) is found
    assert reason(gone) == (
        "was seen after 1.1s; whether it stayed so could not be told: "
        "nobody looked from 1.0s to 13.1s (this process stood still)"
    )


def test_what_came_in_a_gap_may_have_stayed_since_the_gap_began() -> None:
    missed = looks(STAYS_5S, (3, 3.1, MISS))
    seen = glance(9, 9.1, Held(), Gap(3.2, 9.0, "it slept"))
    blinded = looks(STAYS_5S, (3, 3.1, MISS), (3.5, 3.6, None))
    for progress, look in ((missed, seen), (blinded, replace(seen, time=LookTime(9, 9.1)))):
        gone = advance(advance(progress, STAYS_5S, look), STAYS_5S, glance(11, 11.1, MISS))
        assert outcome(gone) is StepOutcome.ERROR
        assert "whether it stayed so could not be told: nobody looked from 3.1s" in reason(gone)
    under_way = advance(Progress(), STAYS_5S, glance(3, 9, MISS, Gap(3.2, 8.9, "it slept")))
    seen_then = advance(under_way, STAYS_5S, glance(9.1, 9.2, Held()))
    assert outcome(advance(seen_then, STAYS_5S, glance(11, 11.1, MISS))) is StepOutcome.ERROR
    told = advance(missed, STAYS_5S, replace(seen, own=OwnTime(8.0)))
    assert outcome(advance(told, STAYS_5S, glance(11, 11.1, MISS))) is StepOutcome.FAILED


def test_a_slow_look_that_misses_it_may_have_seen_it_so_until_its_end() -> None:
    slow = looks(STAYS_5S, (1, 3.5, Held()), (3.6, 6.2, MISS))
    assert outcome(slow) is StepOutcome.ERROR
    assert outcome(looks(STAYS_5S, (1, 3.5, Held()), (3.6, 5.9, MISS))) is StepOutcome.FAILED


def test_what_is_gone_while_it_is_watched_anew_may_have_stayed_in_the_gap() -> None:
    progress = looks(STAYS_5S, (1, 1.1, Held()))
    progress = advance(progress, STAYS_5S, glance(13.1, 13.2, Held(), STILL))
    gone = advance(progress, STAYS_5S, glance(15, 15.1, MISS))
    assert outcome(gone) is StepOutcome.ERROR
    assert reason(gone).endswith("nobody looked from 1.1s to 13.1s (this process stood still)")


def test_half_the_time_unseen_is_still_seen_to_stay() -> None:
    progress = looks(STAYS_5S, (1, 1.1, Held()), (3.6, 3.7, Held()), (6.1, 6.2, Held()))
    assert outcome(progress) is StepOutcome.PASSED


def test_a_deadline_does_not_cut_short_what_is_staying() -> None:
    progress = looks(STAYS_5S, (9, 9.1, Held()), (10.5, 10.6, Held()))
    assert outcome(progress) is None


def test_what_cannot_be_seen_to_stay_is_not_waited_for_for_ever() -> None:
    blind = looks(STAYS_5S, (1, 1.1, Held()), (3, 3.1, None), (12.1, 12.15, None))
    assert outcome(blind) is None
    blind = advance(blind, STAYS_5S, glance(12.3, 12.4, None))
    assert outcome(blind) is StepOutcome.ERROR
    told = "was seen after 1.1s; whether it stayed so could not be told"
    assert reason(blind) == f"{told}: log-in refused"
    gone = expire(looks(STAYS_5S, (1, 1.1, Held())), STAYS_5S, 36.2)
    assert reason(gone) == f"{told}: no look came back"


def test_a_decision_is_never_taken_back() -> None:
    passed = looks(WITHIN_10S, (0, 0.1, Held()))
    assert advance(passed, WITHIN_10S, glance(11, 11.1, MISS)) is passed
    assert expire(passed, WITHIN_10S, 1_000) is passed


def seldom(interval: float, until: float, apart: float) -> Progress:
    """Seen at once, and by looks so far apart, where they are meant to be `interval` apart."""
    promised = replace(STAYS_5S, interval=timedelta(seconds=interval))
    moments = (number * apart for number in range(int(until / apart) + 1))
    return looks(promised, *((at, at + 0.1, Held()) for at in moments))


@pytest.mark.parametrize("apart", [2.5, 3.0, 5.05])
def test_looks_as_far_apart_as_they_are_meant_to_be_see_it_stay(apart: float) -> None:
    assert reason(seldom(2.5, 12.0, apart)) == "seen after 0.1s and stayed 5s"
    assert outcome(seldom(0.0, 12.0, max(apart, 2.7))) is None


def test_a_pause_is_no_look_that_was_left_out() -> None:
    promised = replace(STAYS_5S, interval=timedelta(seconds=2.5))
    first, paused = glance(0, 0.1, Held()), glance(5.2, 5.3, Held(), Gap(0.5, 5.0, "it slept"))
    progress = advance(advance(Progress(), promised, first), promised, paused)
    assert outcome(progress) is None
    assert outcome(advance(progress, promised, glance(10.4, 10.5, Held()))) is StepOutcome.PASSED


def test_looks_farther_apart_than_it_has_to_stay_are_not_waited_for_for_ever() -> None:
    assert outcome(seldom(20.0, 59.0, 20.0)) is None
    vain = seldom(20.0, 130.0, 20.0)
    assert outcome(vain) is StepOutcome.ERROR
    assert reason(vain) == (
        "was seen after 0.1s; whether it stayed so could not be told: "
        "looks were as far as 19.9s apart, all the time"
    )
