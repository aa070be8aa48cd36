"""Secrets never reach a record."""

from hypothesis import given

from commdrill.record import events as e
from commdrill.record.masking import masked
from commdrill.verdict import Difference
from tests.record.making import EVENTS

SECRET = "hunter2"


def mask(text: str) -> str:
    return text.replace(SECRET, "${env:PASSWORD}")


def test_every_text_that_others_said_is_masked() -> None:
    differences = (Difference("text", "words", f"pass {SECRET}"),)
    decided = e.StepDecided(
        "page",
        e.StepOutcome.FAILED,
        f"it said {SECRET}",
        differences=differences,
        captured={"eta": SECRET},
        recipients=e.Recipients(1, 0, (SECRET,)),
    )
    assert SECRET not in repr(masked(decided, mask))


def test_all_that_a_fault_was_given_is_masked_to_the_key() -> None:
    settings = {"headers": {"Authorization": f"Bearer {SECRET}"}, "list": [SECRET, 1, None]}
    armed = e.FaultArmed(1, "checkout", "outage", "http", settings, ".", {SECRET: True})
    result = masked(armed, mask)
    assert isinstance(result, e.FaultArmed)
    assert result.settings == {
        "headers": {"Authorization": "Bearer ${env:PASSWORD}"},
        "list": ["${env:PASSWORD}", 1, None],
    }
    assert result.before == {"${env:PASSWORD}": True}


def test_names_stay_so_that_things_are_found_by_them() -> None:
    decided = e.StepDecided(SECRET, e.StepOutcome.FAILED, "no", evidence=(SECRET,), proof=SECRET)
    assert masked(decided, mask) == decided


@given(EVENTS)
def test_an_event_without_a_secret_stays_as_it_is(event: e.Event) -> None:
    assert masked(event, lambda text: text) == event
