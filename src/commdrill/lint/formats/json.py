"""For programs: one JSON document with every finding."""

import json
from collections.abc import Sequence

from commdrill.lint.finding import Finding

SCHEMA = "commdrill/lint/1"


def render(findings: Sequence[Finding]) -> str:
    """Positions count from 1; fingerprints stay when lines move."""
    written = [_told(finding) for finding in findings]
    return json.dumps({"schema": SCHEMA, "findings": written}, ensure_ascii=False, indent=2) + "\n"


def _told(finding: Finding) -> dict[str, object]:
    problem = finding.problem
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.position.file,
        "line": problem.position.line,
        "column": problem.position.column,
        "width": problem.width,
        "subject": finding.subject,
        "place": finding.place,
        "fingerprint": finding.fingerprint,
    }
