"""What fills the placeholders."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commdrill.documents.plan import Plan
from commdrill.wording.match import Match, match_whole
from commdrill.wording.seen import SeenText
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording
from commdrill_sandbox.company.responder.case import Case
from commdrill_sandbox.company.responder.gaps import filled as filled_in
from commdrill_sandbox.company.responder.phrases import Phrases, length

NOW = datetime(2026, 11, 23, 16, 2, tzinfo=UTC)
CASE = Case("lost", "checkout", "AC-1")


def plan(**placeholders: dict[str, object]) -> Plan:
    return Plan(
        kind="plan",
        id="p",
        title="P",
        version="1",
        components={"checkout": {"name": "Checkout", "es": "El pago"}},  # type: ignore[dict-item]
        audiences={},
        channels={},
        scenarios={},
        placeholders=placeholders,  # type: ignore[arg-type]
    )


def filled(text: str, language: str = "en", case: Case = CASE, **kinds: dict[str, object]) -> str:
    known: dict[str, dict[str, object]] = {"eta": {"type": "time"}, **kinds}
    return filled_in(text, Phrases(plan(**known)).values(text, language, case, NOW))


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "back {{eta}}.", "back within 45 minutes."),
        ("es", "vuelve {{eta}}.", "vuelve en 45 minutos."),
        ("en", "back by {{eta}}.", "back by 16:50 UTC."),
        ("es", "vuelve antes de las {{eta}}.", "vuelve antes de las 16:50 UTC."),
        ("en", "back: {{eta}}.", "back: 16:50 UTC."),
        ("fr", "de retour {{eta}}.", "de retour 16:50 UTC."),
        ("en", "{{component}} is lost", "Checkout is lost"),
        ("es", "{{component}} no está", "El pago no está"),
    ],
)
def test_a_time_is_told_as_the_words_before_it_want_it(language: str, text: str, said: str) -> None:
    assert filled(text, language) == said


def test_each_kind_of_placeholder_has_a_value() -> None:
    said = filled(
        "{{ref}} {{n}} {{long}} {{pick}} {{status_url}} {{note}} {{own_words}}",
        ref={"type": "text"},
        n={"type": "number", "at_least": 3.0},
        long={"type": "duration"},
        pick={"type": "choice", "one_of": ("one", "two")},
        status_url={"type": "url"},
        note={"type": "text"},
    )
    assert said.startswith("AC-1 3 45 minutes one https://status.anycompany.example our team is")


def test_planned_work_is_told_with_its_day() -> None:
    case = Case("work", "checkout", "AC-1", starts=NOW + timedelta(days=2, minutes=58))
    kinds: dict[str, dict[str, object]] = {"starts": {"type": "time"}, "ends": {"type": "time"}}
    said = filled("from {{starts}} to {{ends}}", "en", case, **kinds)
    assert said == "from 25 November at 17:00 UTC to 25 November at 17:45 UTC"
    assert filled("el {{starts}}", "es", case, **kinds) == "el 25 de noviembre a las 17:00 UTC"


def test_a_forecast_stays_within_what_the_plan_allows() -> None:
    assert filled("back {{eta}}", eta={"type": "time", "at_most": timedelta(minutes=20)}) == (
        "back within 15 minutes"
    )


@settings(deadline=None)
@given(st.integers(0, 40), st.sampled_from(["en", "es"]), st.integers(10, 600))
def test_what_is_told_is_a_time_that_lies_ahead_and_never_the_same_twice_running(
    updates: int, language: str, at_most: int
) -> None:
    limit = timedelta(minutes=at_most)
    told = []
    for told_before in (updates, updates + 1):
        case = Case("lost", "checkout", "AC-1", told_before)
        text = filled("x {{eta}}", language, case, eta={"type": "time", "at_most": limit})
        wording = compile_wording("x {{eta}}", {"eta": TimePlaceholder(at_most=limit)}, language)
        assert isinstance(match_whole(wording, SeenText.of(text), NOW), Match), text
        told.append(text)
    assert told[0] != told[1]


@pytest.mark.parametrize(
    ("minutes", "language", "said"),
    [
        (1, "en", "1 minute"),
        (90, "en", "1 hour and 30 minutes"),
        (60, "es", "1 hora"),
        (125, "es", "2 horas y 5 minutos"),
    ],
)
def test_lengths_are_told_as_people_say_them(minutes: int, language: str, said: str) -> None:
    assert length(timedelta(minutes=minutes), language) == said
