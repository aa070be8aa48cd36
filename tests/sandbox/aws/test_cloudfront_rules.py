"""The table of CloudFront's rules is whole: each has a source and a test, each deviation a name."""

import ast
import re
from pathlib import Path

import pytest

from tests.sandbox.aws.cloudfront_rules import RULES, Rule
from tests.sandbox.aws.deviations import deviations

HERE = Path(__file__).parent
_SOURCE = re.compile(r"\b(A[1-4]|C)\b|\[B\]|[A-Z][A-Za-z]+|[a-z]+-[a-z-]+|[a-z]+_[a-z_]+")
_NAMED = re.compile(r"\(([a-z0-9, -]+)\)")


def functions_of(file: str) -> set[str]:
    tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_source_and_a_test_that_is_there(rule: Rule) -> None:
    file, _, function = rule.test.partition("::")
    assert function in functions_of(file)
    assert _SOURCE.search(rule.source)


def test_a_rule_stands_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) >= 60


def test_the_deviations_that_rules_name_are_written_down() -> None:
    named = {
        name.strip()
        for rule in RULES
        for bracket in _NAMED.findall(rule.source)
        for name in bracket.split(",")
    }
    assert named <= {deviation.name for deviation in deviations()}
