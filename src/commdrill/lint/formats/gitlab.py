"""GitLab Code Quality: findings beside the lines of a merge request."""

import json
from collections.abc import Sequence

from commdrill.lint.finding import Finding, in_repository
from commdrill.wording.policy import Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(findings: Sequence[Finding]) -> str:
    """GitLab shows one of each fingerprint: a second finding of the same is numbered."""
    seen: dict[str, int] = {}
    return json.dumps([_issue(f, seen) for f in findings], ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, seen: dict[str, int]) -> dict[str, object]:
    problem, fingerprint = finding.problem, finding.fingerprint
    file = in_repository(problem.position.file)
    times = seen[fingerprint] = seen.get(fingerprint, 0) + 1
    return {
        "description": f"{problem.message}. {problem.hint}".rstrip(". "),
        "check_name": finding.code,
        "fingerprint": fingerprint if times == 1 else f"{fingerprint}-{times}",
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": file, "lines": {"begin": problem.position.line}},
    }
