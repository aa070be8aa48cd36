"""JUnit XML, for CI servers that show nothing else: one test case a finding, or one that passed."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence

from commdrill.lint.finding import Finding
from commdrill.wording.policy import Severity

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Sequence[Finding]) -> str:
    """Errors are failures; warnings pass, and are told in the case's output."""
    failures = sum(finding.severity is Severity.ERROR for finding in findings)
    count = {"tests": str(len(findings) or 1), "failures": str(failures), "errors": "0"}
    suite = ET.Element(
        "testsuite", {"name": "commdrill lint", **count, "skipped": "0", "time": "0"}
    )
    for name, finding in _named(findings):
        _case(suite, name, finding)
    if not findings:
        ET.SubElement(suite, "testcase", {"classname": "lint", "name": "all rules", "time": "0"})
    whole = ET.Element("testsuites", {"name": "commdrill lint", **count, "time": "0"})
    whole.append(suite)
    ET.indent(whole)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(whole, encoding='unicode')}\n"


def _named(findings: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each with a name of its own in its file: servers drop the second case of a name."""
    seen = Counter[tuple[str, str]]()
    for finding in findings:
        position = finding.problem.position
        place = f"{position.line}:{position.column}"
        name = _clean(f"{finding.code} {finding.place or finding.subject} ({place})")
        seen[position.file, name] += 1
        times = seen[position.file, name]
        yield (name if times == 1 else f"{name} #{times}"), finding


def _case(suite: ET.Element, name: str, finding: Finding) -> None:
    problem = finding.problem
    case = ET.SubElement(
        suite, "testcase", {"classname": _clean(problem.position.file), "name": name, "time": "0"}
    )
    text = _clean(str(problem))
    if finding.severity is Severity.ERROR:
        attributes = {"message": _clean(problem.message), "type": finding.code}
        ET.SubElement(case, "failure", attributes).text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("�", text)
