from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from commdrill.live.board import Board
from commdrill.live.entries import Ending, Faults, PromiseShown, State
from commdrill.live.news import News
from commdrill.record import events as e
from tests.app import story

MAIL = replace(story.EMAIL, people=("ana", "ben", "carla"))
STARTED = story.started(steps=(story.PAGE, MAIL, story.BACK))
OPENING: list[story.Moment] = [(0.0, STARTED), *story.OPENING[1:]]


def counted(moments: Sequence[story.Moment]) -> list[e.Record]:
    return [replace(record, seq=record.seq + 1) for record in story.records(moments)]


def shown(moments: Sequence[story.Moment]) -> Board:
    return Board().after(counted(moments))


def value(board: Board, key: str) -> object:
    return next(part.value for part in board.parts if part.key == key)


def promise(board: Board, step: str) -> PromiseShown:
    found = value(board, f"step {step}")
    assert isinstance(found, PromiseShown)
    return found


def message(*to: str, covered_by: str = "outage-email", at: float = 5.0) -> story.Moment:
    return at, e.MessageSeen("customer-email", "1", to, "Subject", covered_by, at, None)


def test_a_promise_waits_once_its_phase_has_begun_and_is_due_from_there() -> None:
    board = shown(OPENING)
    page, back = promise(board, "page-tells-visitors"), promise(board, "page-is-back")
    assert (page.state, page.due) == (State.WAITING, 1.3 + 2.0)
    assert (back.state, back.due) == (State.LATER, None)


def test_who_is_still_missing_is_told_by_name() -> None:
    people = promise(shown([*OPENING, message("ben")]), "email-customers").people
    assert (people.expected, people.reached, people.missing) == (3, 1, ("ana", "carla"))


def test_who_was_told_in_words_that_nobody_fixed_is_missing_no_more() -> None:
    counted = (e.CountedFor("email-customers", ("ben",)),)
    freely = (
        5.0,
        e.MessageSeen("customer-email", "1", ("ben",), "Away", "", 5.0, None, counted=counted),
    )
    people = promise(shown([*OPENING, freely]), "email-customers").people
    assert (people.reached, people.missing) == (1, ("ana", "carla"))


@pytest.mark.parametrize(
    "other",
    [message("ben", covered_by=""), message("ben", at=1.0), message("eve")],
    ids=["not approved", "before the phase began", "somebody else"],
)
def test_other_messages_reach_nobody(other: story.Moment) -> None:
    board = shown(sorted([*OPENING, other], key=lambda moment: moment[0]))
    assert promise(board, "email-customers").people.reached == 0


def test_a_verdict_has_the_last_word_on_who_was_reached() -> None:
    decided = e.StepDecided(
        "email-customers",
        e.StepOutcome.FAILED,
        "not received by ana",
        recipients=e.Recipients(3, 2, ("ana",)),
    )
    shown_as = promise(shown([*OPENING, message("ben"), (9.0, decided)]), "email-customers")
    assert shown_as.people.missing == ("ana",)
    assert (shown_as.state, shown_as.reason) == (State.FAILED, "not received by ana")


def test_only_what_has_changed_is_told_again() -> None:
    before = shown(OPENING)
    after = before.after(counted([*OPENING, message("ben")])[-1:])
    assert [part.key for part in after.changed_after(before.seq)] == [
        "step email-customers",
        f"news {after.seq}",
    ]
    assert after.changed_after(after.seq) == ()


def test_whoever_missed_a_while_is_told_the_same_as_whoever_watched() -> None:
    moments = [*OPENING, message("ben"), *story.ENDING]
    watched: dict[str, object] = {}
    board = Board()
    for record in counted(moments):
        before, board = board, board.after([record])
        watched |= {part.key: part.value for part in board.changed_after(before.seq)}
    for missed in range(len(moments)):
        early = shown(moments[: missed + 1])
        known: dict[str, object] = {part.key: part.value for part in early.parts}
        known |= {part.key: part.value for part in board.changed_after(early.seq)}
        assert known == watched


def test_what_is_broken_is_told_until_it_is_put_back() -> None:
    broken = value(shown(OPENING), "faults")
    assert isinstance(broken, Faults)
    assert [one.component for one in broken.broken] == ["checkout"]
    assert value(shown(story.WHOLE), "faults") == Faults(())


def test_what_a_person_must_do_by_hand_is_told_with_what_is_broken() -> None:
    faults = value(shown(story.NOT_RESTORED), "faults")
    assert isinstance(faults, Faults)
    assert faults.broken[0].by_hand.startswith("POST http://127.0.0.1:8001/restore")


def test_the_end_says_what_came_of_it() -> None:
    ending = value(shown(story.WHOLE), "ending")
    assert isinstance(ending, Ending)
    assert (ending.outcome, ending.words) == ("failed", "Failed")


def test_a_note_is_news() -> None:
    noted = e.Noted("Kim", "The banner\nflickers", story.STARTED)
    board = shown([*OPENING, (4.0, noted)])
    assert value(board, f"news {board.seq}") == News(4.0, "Kim notes: The banner flickers", "note")


def test_time_goes_on_until_the_run_is_over() -> None:
    later = story.STARTED + timedelta(seconds=60)
    assert shown(OPENING).elapsed(later) == 60
    assert shown(story.WHOLE).elapsed(later) == 14.4
