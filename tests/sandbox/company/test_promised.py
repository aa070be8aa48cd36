"""Values that keep what a plan promises."""

from typing import Any

import pytest

from commdrill.documents.fitting import fits
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import Expect, Phase, Step
from commdrill_sandbox.company.store.promised import (
    keeping,
    promised_headers,
    promised_json,
    promised_status,
)


@pytest.mark.parametrize("usual", [503, "300", "text"])
@pytest.mark.parametrize(
    "promise",
    [
        429,
        {"one_of": [502, 503]},
        {"at_least": 400},
        {"at_most": 600},
        {"contains": "3"},
        {"present": True},
        {"matches": "."},
    ],
)
def test_the_value_fits_the_promise(promise: Any, usual: Any) -> None:
    matcher = parse_matcher(promise)
    assert fits(matcher, keeping(matcher, usual))


def test_a_usual_value_that_fits_is_left_as_it_is() -> None:
    assert keeping(parse_matcher({"at_most": 3600}), "1800") == "1800"
    assert keeping(None, 503) == 503
    assert keeping(parse_matcher({"absent": True}), "x") is None


def step(**expect: Any) -> Step:
    expected = Expect.model_validate(expect)
    return Step(id="s", phase=Phase.OUTAGE, channel="c", expect=expected)


def test_status_headers_and_members_are_as_the_step_says() -> None:
    told = step(
        status=500,
        headers={"Retry-After": {"absent": True}, "X-Why": "work"},
        json={"$.error.code": "LOST", "$.gone": {"absent": True}, "$..deep": 1},
    )
    assert promised_status(told, 503) == 500
    assert promised_headers(told, {"Retry-After": "300"}) == {"X-Why": "work"}
    usual = {"error": {"kind": "x"}, "gone": 1}
    assert promised_json(told, usual) == {"error": {"kind": "x", "code": "LOST"}}


def test_without_a_step_all_is_as_usual() -> None:
    assert promised_status(None, 503) == 503
    assert promised_headers(None, {"Retry-After": "300"}) == {"Retry-After": "300"}
    assert promised_json(None, {"a": 1}) == {"a": 1}
