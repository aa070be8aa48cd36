"""SARIF 2.1.0, for code scanning: rules with their manual, findings with stable fingerprints."""

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from commdrill import __version__
from commdrill.documents.codes import MANUAL
from commdrill.lint.finding import Finding, in_repository
from commdrill.lint.rules import ABOUT_IGNORES, RULES, manual

_HOME = "https://anycompany.example/commdrill"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(findings: Sequence[Finding]) -> str:
    """One run; of the rules, those that found something."""
    codes = list(dict.fromkeys(finding.code for finding in findings))
    driver = {
        "name": "commdrill",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": _HOME,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(findings, codes)),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    page = manual(code)
    return {
        "id": code,
        "shortDescription": {"text": title_of(code)},
        "fullDescription": {"text": page[:1_000]},
        "help": {"text": page},
        "defaultConfiguration": {"level": str(RULES[code].severity) if code in RULES else "error"},
    }


def title_of(code: str) -> str:
    """A rule in a sentence."""
    if code in RULES:
        return RULES[code].title
    return {**ABOUT_IGNORES, **MANUAL}[code].partition(". ")[0].rstrip(".")


def _results(findings: Iterable[Finding], codes: list[str]) -> Iterable[dict[str, Any]]:
    for finding in findings:
        problem = finding.problem
        yield {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity.value,
            "message": {"text": f"{problem.message}. {problem.hint}".rstrip(". ")},
            "locations": [{"physicalLocation": _place(finding)}],
            "partialFingerprints": {"commdrill/v1": finding.fingerprint},
        }


def _place(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    start = problem.position.column
    region = {
        "startLine": problem.position.line,
        "startColumn": start,
        "endColumn": start + problem.width,
    }
    return {
        "artifactLocation": {"uri": _uri(in_repository(problem.position.file))},
        "region": region,
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
