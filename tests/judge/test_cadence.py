from dataclasses import replace
from datetime import timedelta

import pytest

from commdrill.judge.cadence import (
    Cadence,
    Update,
    advance,
    due_at,
    expire,
    finish,
    is_proven,
    repetition,
)
from commdrill.judge.moment import Gap, Glance, LookTime, Moment
from commdrill.record.events import StepOutcome
from commdrill.verdict import Difference, Held, NotYet, Verdict

EVERY_4S = timedelta(seconds=4)
MISS = NotYet((Difference("text", "update", "“soon”"),))
STILL = Gap(2.0, 9.0, "this process stood still")


def glance(began: float, verdict: Verdict | None = Held(), gap: Gap | None = None) -> Glance:  # noqa: B008
    cause = "" if verdict else "log-in refused"
    return Glance(LookTime(began, began + 0.1, gap), verdict, cause)


def update(by: float, words: str = "") -> Update:
    """One that a look found which took a tenth of a second, half a second after the look before."""
    return Update(Moment(by - 0.5, by - 0.1, by), words or f"at {by:g}")


def posted(*times: float, since: float = 0.0) -> Cadence:
    cadence = Cadence(silent_since=since)
    for by in times:
        cadence = advance(cadence, EVERY_4S, glance(by - 0.1), [update(by)])
    return cadence


def outcome(cadence: Cadence) -> StepOutcome | None:
    return cadence.decision.outcome if cadence.decision else None


def reason(cadence: Cadence) -> str:
    return cadence.decision.reason if cadence.decision else ""


@pytest.mark.parametrize(
    ("posts", "looked", "told"),
    [
        ([], 4.0, ""),
        ([], 4.1, "no new update came for longer than 4s"),
        ([1], 5.0, ""),
        ([1], 5.1, "after 1 update(s) nothing new came for longer than 4s"),
        ([1, 4], 8.0, ""),
        ([1, 4], 8.1, "after 2 update(s) nothing new came for longer than 4s"),
        ([1, 5.2], 6.0, ""),  # seen a little late: a look takes its time
        ([1, 5.6], 6.0, "after 1 update(s) nothing new came for longer than 4s"),
    ],
)
def test_only_a_look_that_began_after_the_limit_proves_a_silence(
    posts: list[float], looked: float, told: str
) -> None:
    cadence = advance(posted(*posts), EVERY_4S, glance(looked), ())
    assert reason(cadence) == told
    assert outcome(cadence) is (StepOutcome.FAILED if told else None)


def test_a_silence_is_told_with_what_was_wrong_with_the_words() -> None:
    cadence = advance(posted(1), EVERY_4S, glance(5.5, MISS), ())
    assert cadence.decision is not None
    assert [d.what for d in cadence.decision.differences] == ["updates", "text"]
    assert cadence.decision.differences[0].expected == "one at least every 4s"


def test_a_status_page_that_answers_slowly_and_is_updated_all_the_time_is_not_silent() -> None:
    cadence = Cadence()
    for began in range(0, 40, 2):
        slow = Glance(LookTime(began, began + 1.9), Held())
        moment = Moment(began - 2, began, began + 1.9)
        cadence = advance(cadence, timedelta(seconds=2), slow, [Update(moment, str(began))])
    assert outcome(cadence) is None
    assert len(cadence.updates) == 20


def test_silence_that_began_before_the_phase_counts() -> None:
    cadence = Cadence(silent_since=-3.0)
    assert due_at(cadence, EVERY_4S) == 1.0
    assert outcome(advance(cadence, EVERY_4S, glance(1.0), ())) is None
    assert outcome(advance(cadence, EVERY_4S, glance(1.1), ())) is StepOutcome.FAILED


def test_silence_that_was_over_before_the_phase_does_not_count_whenever_that_is_seen() -> None:
    """A look before the phase would have found what a pause hid from it: a page tells when it was posted."""
    cadence = Cadence(silent_since=-14.0)
    before = Update(Moment(-3.5, -3.5, -3.5), "posted in the pause")
    cadence = advance(cadence, EVERY_4S, glance(0.0), [before])
    assert (outcome(cadence), due_at(cadence, EVERY_4S)) == (None, 0.5)
    assert outcome(advance(cadence, EVERY_4S, glance(0.6), ())) is StepOutcome.FAILED


def test_where_it_may_have_been_over_before_the_phase_nobody_can_tell() -> None:
    """The machine slept, or its clock was set: what was posted before by its clock may be of later."""
    told = Update(Moment(-3.5, -3.5, -3.5, slack=4.0), "posted in the pause")
    cadence = advance(Cadence(silent_since=-14.0), EVERY_4S, glance(0.0, gap=STILL), [told])
    assert outcome(finish(cadence, EVERY_4S)) is StepOutcome.ERROR


def test_who_wrote_whole_seconds_down_may_have_been_silent_for_less() -> None:
    told = Update(Moment(2.0, 3.0, 3.0, slack=1.0), "to the second")
    cadence = advance(Cadence(), EVERY_4S, glance(3.9), [told])
    assert due_at(cadence, EVERY_4S) == 8.0
    assert outcome(advance(cadence, EVERY_4S, glance(7.9), ())) is None
    assert outcome(advance(cadence, EVERY_4S, glance(8.1), ())) is StepOutcome.FAILED
    for after, found in ((7.5, StepOutcome.ERROR), (8.2, StepOutcome.FAILED)):
        late = Update(Moment(after, 8.4, 8.5), "next")
        again = finish(advance(cadence, EVERY_4S, glance(8.4), [late]), EVERY_4S)
        assert outcome(again) is found


def test_an_update_in_wrong_words_is_none() -> None:
    cadence = advance(Cadence(), EVERY_4S, glance(1, MISS), [update(1.1, "soon")])
    cadence = advance(cadence, EVERY_4S, glance(2, Held({"eta": "at 3"})), [update(2.1, "at 3")])
    assert [one.words for one in cadence.updates] == ["at 3"]
    assert cadence.captured == {"eta": "at 3"}


def test_a_post_counts_as_soon_as_all_else_is_as_expected() -> None:
    cadence = advance(Cadence(), EVERY_4S, glance(1, MISS), [update(0.5), update(1.1)])
    assert cadence.updates == ()
    cadence = advance(cadence, EVERY_4S, glance(2), ())
    assert cadence.updates == (update(1.1),)
    assert advance(cadence, EVERY_4S, glance(3), ()).updates == (update(1.1),)


def test_what_was_captured_stays_while_a_post_is_wrong() -> None:
    cadence = advance(Cadence(), EVERY_4S, glance(1, Held({"eta": "at 3"})), [update(1.1)])
    assert advance(cadence, EVERY_4S, glance(2, MISS), ()).captured == {"eta": "at 3"}


def test_what_a_pause_hides_cannot_be_told() -> None:
    cadence = posted(1)
    found = Update(Moment(2, 9.0, 9.1), "new")
    cadence = advance(cadence, EVERY_4S, glance(9.0, gap=STILL), [found])
    assert outcome(cadence) is None
    cadence = finish(advance(cadence, EVERY_4S, glance(10), [update(10.1)]), EVERY_4S)
    assert outcome(cadence) is StepOutcome.ERROR
    assert reason(cadence) == (
        "whether updates came at least every 4s could not be told: "
        "nobody looked from 1.0s to 9.0s (this process stood still)"
    )


def test_updates_that_tell_their_own_times_need_no_look_in_between() -> None:
    found = [Update(Moment(at, at, at), str(at)) for at in (4.5, 8.0)]
    cadence = advance(posted(1), EVERY_4S, glance(9.0, gap=STILL), found)
    assert outcome(finish(cadence, EVERY_4S)) is StepOutcome.PASSED
    late = [Update(Moment(at, at, at), str(at)) for at in (8.0, 8.5)]
    assert outcome(advance(posted(1), EVERY_4S, glance(9.0, gap=STILL), late)) is StepOutcome.FAILED


def test_looks_that_say_nothing_may_clear_for_as_long_again() -> None:
    cadence = advance(posted(1), EVERY_4S, glance(8.9, None), ())
    assert outcome(cadence) is None
    assert cadence.blind == Gap(8.9, 9.0, "log-in refused")
    cadence = advance(cadence, EVERY_4S, glance(9, None), ())
    assert reason(cadence) == "could not be told: log-in refused"
    assert outcome(cadence) is StepOutcome.ERROR


def test_what_no_look_comes_back_for_is_an_error_half_a_minute_later() -> None:
    assert outcome(expire(posted(1), EVERY_4S, 35)) is None
    gone = expire(posted(1), EVERY_4S, 35.1)
    assert (outcome(gone), reason(gone)) == (
        StepOutcome.ERROR,
        "could not be told: no look came back",
    )


def test_a_look_that_begins_once_the_one_before_it_is_back_is_waited_for_from_then_on() -> None:
    slow = advance(posted(1), EVERY_4S, Glance(LookTime(4, 24), Held()), ())
    assert outcome(expire(slow, EVERY_4S, 54.0)) is None
    assert outcome(expire(slow, EVERY_4S, 54.1)) is StepOutcome.ERROR
    assert outcome(advance(slow, EVERY_4S, glance(53.9), ())) is StepOutcome.FAILED


def test_looks_that_came_back_in_vain_are_told_by_their_cause() -> None:
    blind = advance(posted(1), EVERY_4S, glance(7.9, None), ())
    assert reason(expire(blind, EVERY_4S, 35.1)) == "could not be told: log-in refused"


def test_two_updates_prove_the_cadence_and_one_needs_its_whole_time() -> None:
    assert is_proven(posted(1, 2), EVERY_4S, 2)
    assert not is_proven(posted(1), EVERY_4S, 3.9)
    assert is_proven(posted(1), EVERY_4S, 4)
    assert not is_proven(posted(), EVERY_4S, 4)
    assert is_proven(posted(1, 2), EVERY_4S, 6)
    assert not is_proven(posted(1, 2), EVERY_4S, 6.1)  # the next look has to tell


def test_updates_that_kept_coming_pass_when_the_phase_ends() -> None:
    passed = finish(posted(1, 2), EVERY_4S)
    assert (outcome(passed), reason(passed)) == (StepOutcome.PASSED, "2 new update(s) in time")


def test_what_is_decided_stays_decided_and_nothing_passes_without_an_update() -> None:
    silent = advance(posted(), EVERY_4S, glance(5), ())
    assert finish(silent, EVERY_4S) is silent
    assert advance(silent, EVERY_4S, glance(6), [update(6)]) is silent
    assert expire(silent, EVERY_4S, 1_000) is silent
    assert outcome(finish(posted(), EVERY_4S)) is None


def test_updates_that_only_repeat_their_words_are_told() -> None:
    alike = [replace(update(at), words="We are on it.") for at in (1, 2, 3)]
    assert repetition(alike) == "3 updates came, all with the same words"
    assert repetition([*alike, update(4)]) == ""
    assert repetition(alike[:2]) == "2 updates came, all with the same words"
    assert repetition(alike[:1]) == ""


class TestAnUpdateThatCameWhereNobodyLooked:
    """It came from 2 to 9 seconds after its phase began: the silence after it may be that much longer."""

    HIDDEN = replace(update(9.2), hidden=STILL)

    @pytest.fixture
    def begun(self) -> Cadence:
        return advance(Cadence(silent_since=6.0), EVERY_4S, glance(9.1), [self.HIDDEN])

    def test_whether_the_next_was_in_time_cannot_be_told(self, begun: Cadence) -> None:
        cadence = finish(advance(begun, EVERY_4S, glance(11.9), [update(12.0)]), EVERY_4S)
        assert outcome(cadence) is StepOutcome.ERROR
        assert reason(cadence).endswith(f"could not be told: {STILL}")

    def test_nor_whether_the_silence_until_the_end_was_short_enough(self, begun: Cadence) -> None:
        cadence = advance(begun, EVERY_4S, glance(11.0), [])
        assert outcome(finish(cadence, EVERY_4S)) is StepOutcome.ERROR

    def test_what_is_short_enough_from_the_beginning_of_the_gap_is_in_time(self) -> None:
        shorter = replace(self.HIDDEN, hidden=replace(STILL, began=8.5))
        cadence = advance(Cadence(silent_since=6.0), EVERY_4S, glance(9.1), [shorter])
        cadence = advance(cadence, EVERY_4S, glance(12.0), [update(12.1)])
        assert outcome(finish(cadence, EVERY_4S)) is StepOutcome.PASSED

    def test_one_that_came_before_the_phase_counts_likewise(self) -> None:
        cadence = Cadence(silent_since=-0.5, hidden=replace(STILL, began=-3.0, ended=-0.6))
        cadence = advance(cadence, EVERY_4S, glance(2.9), [update(3.0)])
        assert outcome(finish(cadence, EVERY_4S)) is StepOutcome.ERROR


class TestAPageThatMayHaveChangedAndChangedBackWhereNobodyLooked:
    """From 2 to 9 seconds after its phase began nobody looked, and then it shows what it showed."""

    @pytest.fixture
    def begun(self) -> Cadence:
        last = advance(Cadence(traceless=0.5, silent_since=-1.0), EVERY_4S, glance(1.8), [])
        return advance(last, EVERY_4S, glance(9.1, gap=STILL), [])

    def test_is_not_silent_for_that(self, begun: Cadence) -> None:
        cadence = finish(advance(begun, EVERY_4S, glance(12.0), [update(12.1)]), EVERY_4S)
        assert outcome(cadence) is StepOutcome.ERROR
        assert reason(cadence).endswith(
            "nobody looked from 1.9s to 9.1s (this process stood still)"
        )

    def test_is_silent_where_nothing_comes_for_too_long_from_then_on(self, begun: Cadence) -> None:
        assert outcome(advance(begun, EVERY_4S, glance(13.0), [])) is None
        assert outcome(advance(begun, EVERY_4S, glance(13.2), [])) is StepOutcome.FAILED

    def test_and_where_the_next_comes_too_late_after_that(self, begun: Cadence) -> None:
        late = Update(Moment(13.2, 13.3, 13.4), "late")
        assert outcome(advance(begun, EVERY_4S, glance(13.3), [late])) is StepOutcome.FAILED

    def test_needs_nothing_of_the_gap_where_the_next_comes_in_time_after_the_last(self) -> None:
        short = replace(STILL, ended=2.6)
        cadence = advance(Cadence(traceless=0.5), EVERY_4S, glance(1.9), [])
        cadence = advance(cadence, EVERY_4S, glance(2.7, gap=short), [])
        cadence = advance(cadence, EVERY_4S, glance(3.5), [update(3.6)])
        assert outcome(finish(cadence, EVERY_4S)) is StepOutcome.PASSED

    def test_leaves_a_trace_where_its_posts_are_kept(self) -> None:
        kept = advance(Cadence(silent_since=-1.0), EVERY_4S, glance(1.8), [])
        assert outcome(advance(kept, EVERY_4S, glance(9.1, gap=STILL), [])) is StepOutcome.FAILED

    def test_was_silent_before_the_gap_began(self) -> None:
        later = replace(STILL, began=4.5)
        last = advance(Cadence(traceless=0.5), EVERY_4S, glance(3.9), [])
        last = advance(last, EVERY_4S, Glance(LookTime(3.95, 4.4), Held()), [])
        assert outcome(advance(last, EVERY_4S, glance(9.1, gap=later), [])) is StepOutcome.FAILED
