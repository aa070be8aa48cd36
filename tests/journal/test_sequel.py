"""Records that hang together and yet tell what no run does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commdrill.journal.sequel import out_of_turn, put_back, words_of_nobody
from commdrill.record import events as e
from tests.app import story

WORD = e.StepAttested(story.CALL.id, "Kim", e.StepOutcome.PASSED)
BY_HAND = e.RunResolved("Kim")
RECOVERED = e.RecoveryStarted("1", 0)
REVERTED = e.FaultReverted(0, 1)
END = e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)
DECIDED = story.passed(story.EMAIL)


def records(*more: e.Event) -> tuple[e.Record, ...]:
    """A whole run, and what comes after it."""
    last = story.WHOLE[-1][0]
    told = story.records([*story.WHOLE, *((last, event) for event in more)])
    return tuple(replace(record, seq=number) for number, record in enumerate(told, start=1))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), []),
        ((WORD, BY_HAND, e.SignedOff("Noor"), e.EvidencePruned((), "Kim", "old")), []),
        ((RECOVERED, REVERTED, END, WORD), []),
        ((DECIDED,), ["(StepDecided) comes after the end"]),
        ((END,), ["(RunFinished) comes after the end"]),
        ((REVERTED,), ["(FaultReverted) comes after the end"]),
        ((RECOVERED, DECIDED, END), ["(StepDecided) comes after the end"]),
        ((RECOVERED, END, END), ["(RunFinished) comes after the end"]),
        ((story.started(),), ["begins the run once more"]),
    ],
)
def test_after_its_end_people_have_the_word(more: tuple[e.Event, ...], told: list[str]) -> None:
    found = list(out_of_turn(records(*more)))
    assert [one for one, mark in zip(found, told, strict=True) if mark not in one] == []


def test_a_record_of_another_run_is_none_of_this_one() -> None:
    *mine, last = records(WORD)
    (told,) = out_of_turn((*mine, replace(last, run="another")))
    assert told.endswith("is of another run, another")


def test_people_are_asked_of_manual_steps_alone() -> None:
    word = replace(WORD, step=story.EMAIL.id)
    assert list(words_of_nobody(records(WORD))) == []
    (told,) = words_of_nobody(records(word))
    assert told.endswith(f"Kim attests step {story.EMAIL.id}, and an observer looks at it")


@pytest.mark.parametrize(("minutes", "count"), [(59, 0), (61, 1)])
def test_times_that_go_backwards_are_told_but_for_a_clock_put_back(
    minutes: int, count: int
) -> None:
    *mine, last = records()
    earlier = replace(last, at=mine[-1].at - timedelta(minutes=minutes))
    assert len(list(put_back((*mine, earlier)))) == count
