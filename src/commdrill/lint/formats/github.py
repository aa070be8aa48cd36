"""GitHub workflow commands: each finding is an annotation at its line of the pull request."""

from collections.abc import Sequence

from commdrill.documents.excerpt import visible
from commdrill.lint.finding import Finding, in_repository


def render(findings: Sequence[Finding]) -> str:
    """One command a line."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    problem, start = finding.problem, finding.problem.position.column
    where = {
        "file": in_repository(problem.position.file),
        "line": problem.position.line,
        "col": start,
        "endColumn": start + problem.width,
        "title": f"{finding.code} {finding.place or finding.subject}",
    }
    written = ",".join(f"{key}={_in_property(str(value))}" for key, value in where.items())
    text = f"{problem.message}\n{problem.hint}".rstrip()
    return f"::{finding.severity.value} {written}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """A log shows it, too: nothing in it moves or turns what is shown there."""
    return "%0A".join(visible(line) for line in text.replace("%", "%25").split("\n"))


def _in_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
