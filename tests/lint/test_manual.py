"""Each rule is a module whose docstring is its manual page."""

import re
from pathlib import Path

import pytest

import commdrill.lint
from commdrill.documents.codes import MANUAL
from commdrill.errors import UsageError
from commdrill.lint.rules import ABOUT_IGNORES, PLAN_RULES, RULES, manual, summary
from tests.each import each

ROOMS = {
    "silenced": "CD0",
    "audience": "CD1",
    "wording": "CD2",
    "dependencies": "CD3",
    "rehearsal": "CD4",
}
FOLDER = Path(commdrill.lint.__path__[0])


@each("rule", RULES.values())
def test_a_manual_page_says_what_and_why_with_a_bad_and_a_good_example(rule: object) -> None:
    page = getattr(rule, "manual", "")
    parts = re.findall(r"^(Why|Bad|Good)\b", page, re.MULTILINE)
    assert parts == ["Why", "Bad", "Good"]
    assert len(page.partition("\n")[0]) <= 90


def test_every_module_of_a_room_is_a_rule_that_is_used_and_its_code_fits_the_room() -> None:
    for room, prefix in ROOMS.items():
        modules = [file for file in (FOLDER / room).glob("*.py") if file.stem != "__init__"]
        codes = [re.findall(r'"(CD\d{3})"', file.read_text(encoding="utf-8")) for file in modules]
        ids = {code for found in codes for code in found}
        assert all(code.startswith(prefix) for code in ids)
        assert len(ids) == len(modules)
        assert ids <= RULES.keys()


def test_a_rule_that_looks_at_two_kinds_of_document_has_one_manual() -> None:
    twice = [rule for rule in PLAN_RULES if rule.id == "CD305"]
    assert [rule.manual for rule in twice] == [RULES["CD305"].manual]


@each("code", [*RULES, *ABOUT_IGNORES, *MANUAL])
def test_every_code_is_explained(code: str) -> None:
    assert manual(code.lower()).startswith(code)


def test_the_list_has_every_rule_once() -> None:
    assert [line.split()[0] for line in summary().splitlines()] == sorted([*RULES, *ABOUT_IGNORES])


def test_an_unknown_code_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="CD999"):
        manual("CD999")
