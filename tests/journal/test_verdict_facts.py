"""Reports of another version: worded as they like, but with the journal's facts."""

import json
from typing import Any

import pytest

from commdrill.journal.verdict_facts import has_facts, other_facts

STEP = {
    "id": "mail", "phase": "outage", "channel": "email", "outcome": "passed", "within_s": 15.0,
    "took_s": 4.2, "recipients": ["ana"], "evidence": ["evidence/mail-1.eml"],
}  # fmt: skip
REPORT: dict[str, Any] = {
    "run": "r1", "drill": "checkout", "plan": {"id": "shop"}, "scenario": "outage",
    "environment": "dev", "take_down": {}, "sabotages": [], "started": "10:00", "finished": "10:05",
    "outcome": "passed", "restored": True, "exit_code": 0, "steps": [STEP], "title": "Checkout",
}  # fmt: skip
CASES = """<testsuites><testsuite>
<testcase name="page"/><testcase name="mail"><failure/></testcase>
<testcase name="sms"><error/></testcase><testcase name="call"><skipped/></testcase>
</testsuite></testsuites>"""


def told(found: Any, rendered: Any = REPORT) -> list[str]:
    return list(other_facts("report.json", json.dumps(found).encode(), json.dumps(rendered)))


def cases_told(found: str) -> list[str]:
    return list(other_facts("junit.xml", found.encode(), CASES))


def test_other_words_are_no_other_facts() -> None:
    assert told({**REPORT, "title": "The till", "more": 1}) == []
    assert cases_told(CASES.replace("<failure/>", '<failure message="worded otherwise"/>')) == []
    assert list(other_facts("report.html", b"anything", "else")) == []
    assert [has_facts(name) for name in ("report.json", "junit.xml", "report.html")] == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("key", [key for key in REPORT if key not in ("title", "steps")])
def test_each_fact_of_the_run_is_compared(key: str) -> None:
    shown = json.dumps(REPORT[key], ensure_ascii=False)
    assert told({**REPORT, key: "forged"}) == [f'{key} is "forged", the journal says {shown}']
    assert told({k: v for k, v in REPORT.items() if k != key}) == [
        f"{key} is null, the journal says {shown}"
    ]


@pytest.mark.parametrize("key", [key for key in STEP if key != "id"])
def test_each_fact_of_a_step_is_compared(key: str) -> None:
    shown = json.dumps(STEP[key], ensure_ascii=False)
    forged = {**REPORT, "steps": [{**STEP, key: "ñ"}]}
    assert told(forged) == [f'{key} of step mail is "ñ", the journal says {shown}']


def test_a_fact_that_this_version_does_not_tell_is_not_asked_for() -> None:
    older = {key: value for key, value in REPORT.items() if key != "sabotages"}
    assert told(REPORT, older) == []


def test_steps_left_out_or_invented_are_named() -> None:
    assert told({**REPORT, "steps": []}) == ["step mail is left out"]
    assert told({**REPORT, "steps": [STEP, {**STEP, "id": "sms"}]}) == ["step sms is invented"]


def test_what_is_said_twice_is_told() -> None:
    """Readers differ in which they believe."""
    assert told({**REPORT, "steps": [STEP, STEP]}) == ["it tells of step mail twice"]
    text = json.dumps(REPORT)
    twice = text.replace('"title"', '"outcome": "failed", "title"')
    assert list(other_facts("report.json", twice.encode(), text)) == [
        "it has 'outcome' twice, and readers differ in which they believe"
    ]
    more = CASES.replace("<testsuite>", '<testsuite><testcase name="mail"/>')
    assert cases_told(more) == ["it tells of step mail twice"]


def test_what_is_long_is_cut() -> None:
    (one,) = told({**REPORT, "outcome": "x" * 100})
    assert one == f'outcome is "{"x" * 78}…, the journal says "passed"'
    (exact,) = told({**REPORT, "outcome": "x" * 78})
    assert exact == f'outcome is "{"x" * 78}", the journal says "passed"'


@pytest.mark.parametrize(
    ("before", "after", "fact"),
    [
        ('name="mail"><failure/>', 'name="mail">', "step mail is passed, the journal says failure"),
        ('name="sms"><error/>', 'name="sms"><skipped/>', "step sms is skipped, the journal says error"),
        ("<skipped/>", "<failure/>", "step call is failure, the journal says skipped"),
        ('<testcase name="page"/>', "", "step page is left out, the journal says passed"),
        ("</testsuite>", '<testcase name="new"/></testsuite>', "step new is passed, the journal says left out"),
    ],
)  # fmt: skip
def test_each_result_of_a_test_suite_is_compared(before: str, after: str, fact: str) -> None:
    assert cases_told(CASES.replace(before, after)) == [fact]


@pytest.mark.parametrize(
    "junk", ["", "{", "[]", '{"steps": 1}', "[" * 100_000, '{"steps": [{}]}', "null"]
)
def test_what_cannot_be_read_is_told(junk: str) -> None:
    assert list(other_facts("report.json", junk.encode(), json.dumps(REPORT)))[-1] == (
        "it cannot be read"
    )


@pytest.mark.parametrize("junk", ["", "<a", f"<!DOCTYPE x>{CASES}", "\udcff"])
def test_a_test_suite_that_cannot_be_read_is_told(junk: str) -> None:
    found = junk.encode("utf-8", "surrogateescape")
    assert list(other_facts("junit.xml", found, CASES)) == ["it cannot be read"]
