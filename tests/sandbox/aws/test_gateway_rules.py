"""The table of these rules is whole: each has a source and a test, each deviation a name."""

import ast
import re
from pathlib import Path

import pytest

from tests.sandbox.aws.cloudfront_rules import Rule
from tests.sandbox.aws.deviations import deviations
from tests.sandbox.aws.gateway_rules import RULES

HERE = Path(__file__).parent
_SOURCE = re.compile(r"\bA[5-9]\b|\bC\b")
_OF_OTHER_TABLES = {"CloudFront", "Events, schedules, functions and stacks"}
_OF_NO_RULE = {
    "mapping-templates", "lambda-answer-keys", "event-destinations", "experiments-start", "imports",
    "templates", "multi-region-endpoints", "subscriptions", "stage-caches", "tables", "aliases",
    "key-value-stores", "bucket-policies", "message-tokens", "function-permissions", "queue-policies",
}  # fmt: skip
_NAMED = re.compile(r"\(([a-z0-9, -]+)\)")


def cases_of(file: str) -> set[str]:
    """Functions by name, and methods as `Class.method`."""
    tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return functions | {
        f"{one.name}.{node.name}"
        for one in classes
        for node in one.body
        if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_source_and_a_test_that_is_there(rule: Rule) -> None:
    file, _, function = rule.test.partition("::")
    assert function in cases_of(file)
    assert function.rpartition(".")[2].startswith("test_")
    assert _SOURCE.search(rule.source)


def test_a_rule_stands_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) >= 60


def test_the_deviations_are_the_ones_that_rules_name() -> None:
    named = {
        name.strip()
        for rule in RULES
        for bracket in _NAMED.findall(rule.source)
        for name in bracket.split(",")
    }
    known = {one.name for one in deviations() if one.about not in _OF_OTHER_TABLES}
    assert named == known - _OF_NO_RULE
