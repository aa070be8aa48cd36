from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from commdrill.judge.cadence import Update
from commdrill.judge.decision import Decision
from commdrill.judge.moment import Gap, Moment
from commdrill.judge.reaching import (
    LastLook,
    Owed,
    decide_reached,
    decide_updates,
    decide_violated,
    is_silent,
)
from commdrill.judge.violation import Violation
from commdrill.record.events import StepOutcome
from commdrill.verdict import Difference

WITHIN_10S, EVERY_4S = timedelta(seconds=10), timedelta(seconds=4)
TO_THE_END = LastLook(20.0)


def at(by: float, *, missed: float | None = None) -> Moment:
    return Moment(by - 0.6 if missed is None else missed, by - 0.1, by)


def reached(
    *moments: Moment, missing: tuple[str, ...] = (), look: LastLook = TO_THE_END
) -> Decision:
    people = {f"p{number}": Update(moment, "") for number, moment in enumerate(moments, 1)}
    return decide_reached("outage-email", WITHIN_10S, people, Owed(dict.fromkeys(missing, 0)), look)


def lazily(*moments: Moment, **more: Any) -> Callable[[], Decision]:
    return partial(reached, *moments, **more)


@pytest.mark.parametrize(
    ("decided", "outcome", "reason"),
    [
        (lazily(at(3)), StepOutcome.PASSED, "1 recipient was reached after 3.0s"),
        (lazily(at(3), at(5)), StepOutcome.PASSED, "all 2 recipients were reached after 5.0s"),
        (
            lazily(at(3), at(13)),
            StepOutcome.FAILED,
            "reached too late, after 13.0s instead of within 10s: p2",
        ),
        (
            lazily(at(3), at(13, missed=8), at(12.5, missed=7)),
            StepOutcome.ERROR,
            (
                "reached after 13.0s; whether within 10s could not be told of p2, p3: "
                "nobody looked from 8.0s to 12.9s"
            ),
        ),
        (
            lazily(at(13, missed=8), at(11)),
            StepOutcome.FAILED,
            "reached too late, after 13.0s instead of within 10s: p2",
        ),
        (
            lazily(at(13), missing=("ana", "bo")),
            StepOutcome.FAILED,
            "not received within 10s by ana, bo",
        ),
        (
            lazily(missing=("ana",), look=LastLook(9.9)),
            StepOutcome.ERROR,
            "could not be told: no look began after 10s",
        ),
        (
            lazily(missing=("ana",), look=LastLook(20, "log-in refused")),
            StepOutcome.ERROR,
            "could not be told: log-in refused",
        ),
        (
            lazily(missing=("ana",), look=LastLook(10)),
            StepOutcome.FAILED,
            "not received within 10s by ana",
        ),
    ],
)
def test_whom_a_message_reached_and_when_decides(
    decided: Callable[[], Decision], outcome: StepOutcome, reason: str
) -> None:
    decision = decided()
    assert (decision.outcome, decision.reason) == (outcome, reason)


def test_why_nobody_could_look_as_it_came_is_told() -> None:
    refused = Update(at(13, missed=8), "", Gap(8.0, 12.9, "log-in refused"))
    people = {"ana": Update(at(3), ""), "bo": refused}
    told = decide_reached("outage-email", WITHIN_10S, people, Owed({}), TO_THE_END).reason
    assert told.endswith("told of bo: nobody looked from 8.0s to 12.9s (log-in refused)")


def test_what_was_promised_and_what_came_instead_are_told() -> None:
    late = reached(at(3), at(13)).differences
    assert [str(d) for d in late] == ["time: expected within 10s, saw 13.0s to p2"]
    missing = reached(missing=("ana",)).differences
    assert [str(d) for d in missing] == [
        "recipients: expected outage-email to everyone, saw none to ana"
    ]


def test_who_has_too_few_copies_is_not_told_as_one_who_has_none() -> None:
    few = decide_reached("outage-email", WITHIN_10S, {}, Owed({"ana": 1, "bo": 2}, 3), TO_THE_END)
    assert few.reason == "too few copies within 10s: 1 to ana, 2 to bo"
    assert [str(d) for d in few.differences] == ["copies: expected 3, saw 1 to ana, 2 to bo"]


def test_of_many_people_the_first_five_are_named() -> None:
    five, seven = ("a", "b", "c", "d", "e"), ("a", "b", "c", "d", "e", "f", "g")
    assert reached(missing=five).reason.endswith("by a, b, c, d, e")
    assert reached(missing=seven).reason.endswith("by a, b, c, d, e and 2 more")


def updates(*times: float) -> tuple[Update, ...]:
    return tuple(Update(at(by), f"at {by:g}") for by in times)


@pytest.mark.parametrize(
    ("received", "until", "look", "outcome"),
    [
        (updates(1, 4, 8), 12.0, TO_THE_END, StepOutcome.PASSED),
        (updates(1, 4, 8), 12.1, TO_THE_END, StepOutcome.FAILED),
        (updates(1, 4, 8), 13.0, LastLook(11.9), StepOutcome.ERROR),
        (updates(1, 4, 8), 13.0, LastLook(12.1), StepOutcome.FAILED),
        (updates(1, 5.7, 8), 9.0, TO_THE_END, StepOutcome.FAILED),
        (updates(4.6, 8), 9.0, TO_THE_END, StepOutcome.FAILED),
        (updates(), 9.0, TO_THE_END, StepOutcome.FAILED),
        (updates(), 3.0, TO_THE_END, StepOutcome.ERROR),
        ((Update(at(9, missed=2), ""),), 10.0, TO_THE_END, StepOutcome.ERROR),
    ],
)
def test_no_silence_is_longer_than_promised_up_to_the_end_of_the_phase(
    received: tuple[Update, ...], until: float, look: LastLook, outcome: StepOutcome
) -> None:
    assert decide_updates(EVERY_4S, until, {"bo": received}, look).outcome is outcome


def hidden(by: float, since: float) -> Update:
    """Found by a look before which nobody could look since then."""
    return Update(at(by, missed=since), f"at {by:g}", Gap(since, by - 0.1))


@pytest.mark.parametrize(
    ("received", "until", "outcome"),
    [
        ((*updates(1), hidden(4.9, 1.2), *updates(5)), 7.0, StepOutcome.PASSED),
        ((*updates(1), hidden(4.9, 1.2), *updates(5.4)), 7.0, StepOutcome.ERROR),
        ((*updates(1), hidden(4.9, 1.2)), 5.2, StepOutcome.PASSED),
        ((*updates(1), hidden(4.9, 1.2)), 5.3, StepOutcome.ERROR),
        ((hidden(3.9, 1.2), *updates(4.5, 9.2)), 10.0, StepOutcome.FAILED),  # that is known
        ((hidden(3.9, -1.0), *updates(4.0)), 7.0, StepOutcome.PASSED),  # its phase had just begun
    ],
)
def test_one_that_came_where_nobody_looked_hides_the_silence_after_it(
    received: tuple[Update, ...], until: float, outcome: StepOutcome
) -> None:
    decided = decide_updates(EVERY_4S, until, {"bo": received}, TO_THE_END)
    assert decided.outcome is outcome
    if outcome is StepOutcome.ERROR:
        assert decided.reason.endswith("could not be told: nobody looked from 1.2s to 4.8s")


def test_what_comes_once_the_phase_is_over_ends_no_silence_of_it() -> None:
    decided = decide_updates(EVERY_4S, 9.0, {"bo": updates(2, 5.5, 20)}, TO_THE_END)
    assert decided.outcome is StepOutcome.PASSED
    later = decide_updates(EVERY_4S, 3.0, {"bo": updates(20)}, TO_THE_END)
    assert later.outcome is StepOutcome.ERROR
    at_the_end = Update(at(12.0, missed=8.9), "around the end")
    decided = decide_updates(EVERY_4S, 9.0, {"bo": (*updates(2, 4), at_the_end)}, TO_THE_END)
    assert decided.outcome is StepOutcome.FAILED


@pytest.mark.parametrize(
    ("looked", "outcome"), [(8.4, StepOutcome.ERROR), (9.1, StepOutcome.FAILED)]
)
def test_who_wrote_whole_seconds_down_may_have_been_silent_for_less(
    looked: float, outcome: StepOutcome
) -> None:
    told = Update(Moment(3.0, 4.0, 4.0, slack=1.0), "to the second")
    decided = decide_updates(EVERY_4S, 12.0, {"bo": (told,)}, LastLook(looked))
    assert decided.outcome is outcome


def test_who_was_left_in_silence_is_named() -> None:
    silent = decide_updates(EVERY_4S, 9.0, {"ana": updates(2, 5, 8), "bo": ()}, TO_THE_END)
    assert silent.reason == "no new update for bo for longer than 4s"
    assert str(silent.differences[0]) == "updates: expected one at least every 4s, saw none to bo"
    blind = LastLook(8.0, "log-in refused")
    untold = decide_updates(EVERY_4S, 9.5, {"bo": updates(2, 5)}, blind)
    assert untold.reason == (
        "whether bo had updates at least every 4s could not be told: log-in refused"
    )
    unseen = decide_updates(EVERY_4S, 9.5, {"bo": updates(2, 5)}, LastLook(8.0))
    assert unseen.reason.endswith("could not be told: nobody looked at the inbox all the time")
    kept = decide_updates(EVERY_4S, 9.0, {"bo": updates(2, 5)}, TO_THE_END)
    assert kept.reason == "updates came at least every 4s"


def test_a_silence_is_too_long_once_a_look_after_it_found_nothing() -> None:
    assert not is_silent(EVERY_4S, updates(1), LastLook(5.0))
    assert is_silent(EVERY_4S, updates(1), LastLook(5.1))


def test_what_must_not_have_been_received_is_told_by_the_first_of_it() -> None:
    twice = Violation("s", "ana received a second copy", (Difference("copies", "1", "2 to ana"),))
    early = Violation("s", "bo received it before", (Difference("phase", "a", "b"),))
    assert decide_violated(()) is None
    one = decide_violated((twice,))
    assert one is not None
    assert one.outcome is StepOutcome.FAILED
    assert one.reason == "ana received a second copy: copies: expected 1, saw 2 to ana"
    more = decide_violated((twice, early, early))
    assert more is not None
    assert more.reason.endswith("saw 2 to ana (and 1 more)")
    assert [d.what for d in more.differences] == ["copies", "phase", "phase"]
