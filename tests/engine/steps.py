"""Steps that tests of the engine promise, in the words of one shop."""

from datetime import UTC, datetime, timedelta
from typing import Any

from commdrill.compile.script import ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.expectation import (
    ApprovedText,
    DeliveryExpectation,
    Expectation,
    Limits,
    PageExpectation,
    Person,
    Promise,
    Reader,
)
from commdrill.record.events import StepRef
from commdrill.terms import Proof
from commdrill.wording.policy import Policy
from commdrill.wording.wording import compile_wording

START = datetime(2026, 11, 23, 10, tzinfo=UTC)
ANA = Person("ana", "ana@drill.anycompany.example", "en")
BO = Person("bo", "bo@drill.anycompany.example", "en")
WELL, DOWN, AGAIN = "Welcome to the store.", "Checkout is down.", "Checkout is back."


def text(message: str, words: str) -> ApprovedText:
    return ApprovedText(message, "en", compile_wording(words, {}), compile_wording(message, {}))


OUTAGE_TEXT, BACK_TEXT = text("outage", DOWN), text("restored", AGAIN)
UPDATE_TEXT = text("update", "We are working on it.")


def step(
    step_id: str,
    phase: Phase,
    channel: str,
    expectation: Expectation,
    kind: ChannelType = ChannelType.ERROR_PAGE,
    *,
    within: float | None = 10.0,
    every: float | None = None,
    stays: float | None = None,
    proof: Proof | None = None,
) -> ScriptStep:
    def seconds(length: float | None) -> timedelta | None:
        return None if length is None else timedelta(seconds=length)

    limits = Limits(seconds(within if every is None else None), seconds(every), seconds(stays))
    promise = Promise(step_id, phase, channel, kind, expectation, limits, Reader.EXTERNAL, Policy())
    ref = StepRef(step_id, phase, channel, kind, "", "plan.yaml:1", within, every, stays)
    return ScriptStep(ref, promise, proof)


def tells(step_id: str = "page", *, phase: Phase = Phase.OUTAGE, **limits: Any) -> ScriptStep:
    """A page that says the outage message."""
    return step(step_id, phase, "shop", PageExpectation(says=(OUTAGE_TEXT,)), **limits)


def is_back(step_id: str = "back", **limits: Any) -> ScriptStep:
    expected = PageExpectation(parse_matcher(200), absent=(OUTAGE_TEXT,))
    return step(step_id, Phase.RECOVERY, "shop", expected, **limits)


def reaches(
    step_id: str,
    *people: Person,
    phase: Phase = Phase.OUTAGE,
    message: str = "outage",
    not_to: tuple[Person, ...] = (),
    **limits: Any,
) -> ScriptStep:
    wanted = DeliveryExpectation(people, not_to, message)
    return step(step_id, phase, "mail", wanted, ChannelType.EMAIL, **limits)
