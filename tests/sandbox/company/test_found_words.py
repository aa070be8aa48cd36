"""Words the company finds where its plan fixes none."""

from datetime import UTC, datetime

from commdrill.compile.free_words import must_say
from commdrill.compile.words import ApprovedWords
from commdrill.documents.plan import Plan
from commdrill.judge.must_say import freely_said
from commdrill.wording.policy import Surface, examine
from commdrill_sandbox.company.found_words import with_found_words
from commdrill_sandbox.company.responder.case import Case
from commdrill_sandbox.company.responder.gaps import filled
from commdrill_sandbox.company.responder.phrases import Phrases
from tests.each import each

NOW = datetime(2026, 11, 23, 16, 2, tzinfo=UTC)
CASE = Case("lost", "checkout", "AC-2041")
KINDS = {
    "status_url": {"type": "url"},
    "reference": {"type": "text", "matches": "INC-\\d+"},
    "since": {"type": "time", "lies": "any"},
    "options": {"type": "choice", "one_of": ["by telephone"]},
}
THINGS = ["affected", "eta", "next-step", *KINDS]


def plan(scenario: str, phase: str, **kinds: dict[str, object]) -> Plan:
    step = {"id": "tell", "phase": phase, "channel": "page", "says": tuple(THINGS)}
    return Plan.model_validate(
        {
            "kind": "plan",
            "id": "p",
            "title": "P",
            "version": "1",
            "components": {"checkout": {"name": "Checkout", "es": "El pago"}},
            "audiences": {"customers": {"relation": "external", "languages": ("en", "es")}},
            "channels": {"page": {"type": "error-page"}},
            "placeholders": {**KINDS, **kinds},
            "scenarios": {"lost": {"type": scenario, "affects": ("checkout",), "steps": (step,)}},
        },
        strict=False,
    )


@each("language", ["en", "es"])
@each("scenario", ["unplanned", "partial", "maintenance"])
@each("phase", ["notice", "outage", "update", "recovery"])
@each("eta", [{}, {"eta": {"type": "duration"}}])
def test_they_say_all_that_they_must_and_nothing_that_they_must_not(
    language: str, scenario: str, phase: str, eta: dict[str, dict[str, object]]
) -> None:
    promised = plan(scenario, phase, **eta)
    told = with_found_words(promised)
    (step,) = told.scenarios["lost"].steps
    assert step.message is not None
    text = told.messages[step.message].in_languages("en")[language].text
    said = filled(text, Phrases(told).values(text, language, CASE, NOW))
    (asked,) = promised.scenarios["lost"].steps
    must = must_say(promised, ApprovedWords(promised, ["checkout"], {}), asked)
    assert must is not None
    found = freely_said(must, said, NOW)
    assert (found.differences, found.language) == ((), language), said
    assert examine(said, Surface.PAGE, language, promised.content_policy) == ()


def test_a_plan_that_fixes_its_words_stays_as_it_is() -> None:
    told = with_found_words(plan("unplanned", "outage"))
    assert with_found_words(told) is told
