"""The corpus: what each rule finds, at its line, and what it leaves alone."""

from collections import Counter
from pathlib import Path

import pytest

from commdrill.lint.rules import ABOUT_IGNORES, RULES
from tests.lint.lint_cases import Case, cases


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_everything_is_found_at_its_line_and_nothing_else(case: Case, tmp_path: Path) -> None:
    found = case.findings(tmp_path)
    for line, code, words in case.expected:
        fitting = [
            f
            for f in found
            if (f.problem.position.line, f.code) == (line, code) and words in f.problem.message
        ]
        told = "\n".join(str(finding.problem) for finding in found)
        assert fitting, f"line {line}: no {code} {words!r} among\n{told}"
        found.remove(fitting[0])
    assert not found, "not expected:\n" + "\n".join(str(f.problem) for f in found)


def test_every_rule_is_found_somewhere_and_there_are_many_cases() -> None:
    codes = Counter(code for case in cases() for _, code, _ in case.expected)
    assert set(codes) == {*RULES, *ABOUT_IGNORES}
    assert codes.total() >= 150
