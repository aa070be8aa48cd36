"""Reports that say otherwise than the journal does."""

import re
from pathlib import Path

import pytest

from commdrill.app.cli import main
from tests.app.forgeries.audited import (
    RED,
    each_is_told,
    signed_by_whoever_has_the_key,
    sums_anew,
)


def edit_a_report_and_its_sum(reports: Path) -> None:
    report = reports / RED / "report.json"
    report.write_text(report.read_text().replace('"outcome": "failed"', '"outcome": "passed"'))
    sums_anew(reports / RED)


def change_what_a_page_says_of_a_step_with_the_key(reports: Path) -> None:
    report = reports / RED / "report.html"
    report.write_text(report.read_text().replace('class="failed"', 'class="passed"'))
    signed_by_whoever_has_the_key(reports / RED)


def change_what_the_report_for_machines_says_with_the_key(reports: Path) -> None:
    report = reports / RED / "report.json"
    report.write_text(report.read_text().replace('"outcome": "failed"', '"outcome": "passed"'))
    signed_by_whoever_has_the_key(reports / RED)


def change_what_ci_reads_with_the_key(reports: Path) -> None:
    report = reports / RED / "junit.xml"
    told = re.sub(r"<failure.*?</failure>", "", report.read_text(), flags=re.DOTALL)
    report.write_text(told)
    signed_by_whoever_has_the_key(reports / RED)


def change_what_the_run_came_to_with_the_key(reports: Path) -> None:
    report = reports / RED / "report.json"
    report.write_text(
        report.read_text().replace('  "outcome": "failed"', '  "outcome": "passed"', 1)
    )
    signed_by_whoever_has_the_key(reports / RED)


test_it_is_told_by_verify_and_by_the_shell = each_is_told(
    [
        edit_a_report_and_its_sum,
        change_what_a_page_says_of_a_step_with_the_key,
        change_what_the_report_for_machines_says_with_the_key,
        change_what_ci_reads_with_the_key,
        change_what_the_run_came_to_with_the_key,
    ]
)


def test_what_could_not_be_compared_is_the_headline(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--strict", str(audited / "reports" / RED)]) == 3
    assert f"{RED}: COULD NOT BE COMPARED" in capsys.readouterr().out
