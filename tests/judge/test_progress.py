from datetime import timedelta

import pytest

from commdrill.judge.expectation import Limits
from commdrill.judge.progress import (
    Glance,
    Progress,
    advance,
    expire,
    is_proven,
    lose_sight,
    settle_updates,
    silence,
)
from commdrill.record.events import StepOutcome
from commdrill.verdict import Broken, Difference, Held, NotYet, Verdict

MISS = NotYet((Difference("status", "503", "200"),))
WITHIN_10S = Limits(within=timedelta(seconds=10))
STAYS_5S = Limits(within=timedelta(seconds=10), stays=timedelta(seconds=5))
EVERY_4S = Limits(every=timedelta(seconds=4))


def looks(
    limits: Limits, *verdicts: tuple[float, float, Verdict | None], update: str = ""
) -> Progress:
    progress = Progress()
    for began, ended, verdict in verdicts:
        cause = "" if verdict else "log-in refused"
        progress = advance(progress, limits, Glance(began, ended, verdict, cause, update))
    return progress


def outcome(progress: Progress) -> StepOutcome | None:
    return progress.decision.outcome if progress.decision else None


def test_a_step_passes_with_the_first_look_that_holds() -> None:
    progress = looks(WITHIN_10S, (0, 0.1, MISS), (1, 1.1, MISS), (2, 2.1, Held()))
    assert outcome(progress) is StepOutcome.PASSED
    assert (progress.last_miss, progress.held_since) == (1, 2.1)


def test_the_moment_lies_between_the_last_miss_and_the_first_hit() -> None:
    progress = looks(WITHIN_10S, (0, 0.1, Held()))
    assert (progress.last_miss, progress.held_since) == (0.0, 0.1)


def test_a_look_that_began_in_time_counts_as_in_time() -> None:
    progress = looks(WITHIN_10S, (9.99, 10.4, Held()))
    assert outcome(progress) is StepOutcome.PASSED
    assert progress.held_since == 10.0


def test_a_look_that_began_after_the_deadline_does_not_count() -> None:
    progress = looks(WITHIN_10S, (9, 9.1, MISS), (10.01, 10.1, Held()))
    assert outcome(progress) is None
    assert outcome(expire(progress, WITHIN_10S)) is StepOutcome.FAILED


def test_a_step_never_seen_fails_with_the_last_difference() -> None:
    progress = expire(looks(WITHIN_10S, (9, 9.1, MISS)), WITHIN_10S)
    assert progress.decision is not None
    assert progress.decision.outcome is StepOutcome.FAILED
    assert "status: expected 503, saw 200" in progress.decision.reason
    assert progress.decision.differences == MISS.differences


def test_a_step_nobody_could_look_at_is_an_error() -> None:
    progress = expire(looks(WITHIN_10S, (0, 0.1, MISS), (9, 9.1, None)), WITHIN_10S)
    assert progress.decision is not None
    assert progress.decision.outcome is StepOutcome.ERROR
    assert "log-in refused" in progress.decision.reason


def test_a_look_that_failed_and_then_cleared_harms_nothing() -> None:
    progress = looks(WITHIN_10S, (0, 0.1, None), (1, 1.1, Held()))
    assert outcome(progress) is StepOutcome.PASSED


def test_no_look_at_all_is_an_error() -> None:
    assert outcome(expire(Progress(), WITHIN_10S)) is StepOutcome.ERROR


def test_what_must_not_be_seen_fails_at_once() -> None:
    progress = looks(WITHIN_10S, (0, 0.1, Broken(MISS.differences)))
    assert outcome(progress) is StepOutcome.FAILED


def test_what_must_stay_is_not_passed_before_it_has_stayed() -> None:
    progress = looks(STAYS_5S, (1, 1.1, Held()), (5, 5.1, Held()))
    assert outcome(progress) is None
    assert outcome(looks(STAYS_5S, (1, 1.1, Held()), (6.1, 6.2, Held()))) is StepOutcome.PASSED


def test_what_flaps_fails_though_it_was_seen_in_time() -> None:
    progress = looks(STAYS_5S, (1, 1.1, Held()), (3, 3.1, MISS), (4, 4.1, Held()))
    assert progress.decision is not None
    assert progress.decision.outcome is StepOutcome.FAILED
    assert "did not stay" in progress.decision.reason


def test_a_deadline_does_not_cut_short_what_is_staying() -> None:
    held = looks(STAYS_5S, (9, 9.1, Held()))
    assert outcome(expire(held, STAYS_5S)) is None


def test_a_decision_is_never_taken_back() -> None:
    passed = looks(WITHIN_10S, (0, 0.1, Held()))
    assert advance(passed, WITHIN_10S, Glance(1, 1.1, MISS)) is passed
    assert expire(passed, WITHIN_10S) is passed


def updates(*posts: tuple[float, str]) -> Progress:
    progress = Progress(update="investigating")
    for at, text in posts:
        progress = advance(progress, EVERY_4S, Glance(at - 0.1, at, Held(), update=text))
    return progress


@pytest.mark.parametrize(
    ("posts", "now", "silent"),
    [
        ([(1, "a"), (4, "b")], 7.9, False),
        ([(1, "a"), (4, "b")], 8.1, True),
        ([], 3.9, False),
        ([], 4.1, True),
        ([(1, "a"), (3, "a"), (4.5, "a")], 5.1, True),  # the same words again are no update
        ([(1, "investigating")], 4.1, True),  # nor is what was there before
    ],
)
def test_silence_between_updates_that_differ_is_bounded(
    posts: list[tuple[float, str]], now: float, silent: bool
) -> None:
    progress = silence(updates(*posts), EVERY_4S, now)
    assert (outcome(progress) is StepOutcome.FAILED) is silent


def test_silence_that_began_before_the_phase_counts() -> None:
    progress = Progress(update="investigating", last_update=-3.0)
    assert outcome(silence(progress, EVERY_4S, 0.9)) is None
    assert outcome(silence(progress, EVERY_4S, 1.1)) is StepOutcome.FAILED


def test_two_updates_that_differ_prove_the_cadence_and_one_needs_its_whole_time() -> None:
    assert is_proven(updates((1, "a"), (2, "b")), EVERY_4S, 2)
    assert not is_proven(updates((1, "a")), EVERY_4S, 2)
    assert is_proven(updates((1, "a")), EVERY_4S, 4)
    assert not is_proven(updates(), EVERY_4S, 40)


def test_updates_that_kept_coming_pass_when_the_phase_ends() -> None:
    assert outcome(settle_updates(updates((1, "a")))) is StepOutcome.PASSED
    silent = silence(updates(), EVERY_4S, 5)
    assert settle_updates(silent) is silent


BLIND = (12.0, 12.1, None)


@pytest.mark.parametrize(
    ("verdicts", "now", "expected"),
    [
        ([(1, 1.1, Held())], 7.0, None),  # the next look is on its way
        ([(1, 1.1, Held()), BLIND], 13.0, "log-in refused"),
        ([(1, 1.1, Held()), (3, 3.1, None)], 7.0, None),  # it may clear yet
        ([(1, 1.1, Held())], 40.0, "no look came back"),
    ],
    ids=["not yet due", "blind at the end", "blind on the way", "nobody looks"],
)
def test_what_cannot_be_seen_to_stay_is_not_waited_for_for_ever(
    verdicts: list[tuple[float, float, Verdict | None]], now: float, expected: str | None
) -> None:
    progress = lose_sight(looks(STAYS_5S, *verdicts), STAYS_5S, now)
    if expected is None:
        assert outcome(progress) is None
    else:
        assert progress.decision is not None
        assert progress.decision.outcome is StepOutcome.ERROR
        assert expected in progress.decision.reason
