"""`commdrill compare`: two run folders, told side by side."""

from pathlib import Path

import pytest

from commdrill.app.cli import main
from tests.reports import story


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    story.write(tmp_path, story.passed(), "20261123T100000Z-checkout-outage-0001")
    story.write(tmp_path, story.failed(), "20261124T100000Z-checkout-outage-0002")
    return tmp_path


def test_it_says_what_broke_and_why(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = sorted(str(one) for one in reports.iterdir())
    assert main(["compare", first, second]) == 0
    said = capsys.readouterr().out
    lines = said.splitlines()
    assert lines[0].startswith("from 20261123T100000Z-checkout-outage-0001: passed, ")
    assert lines[1].startswith("to   20261124T100000Z-checkout-outage-0002: failed, ")
    broken = next(line for line in lines if line.startswith("newly broken ("))
    assert "passed" in lines[lines.index(broken) + 1]
    assert "→ failed" in lines[lines.index(broken) + 1]


def test_a_journal_that_was_changed_is_compared_with_nothing(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = sorted(reports.iterdir())
    journal = first / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"passed", b"failed", 1))
    assert main(["compare", str(first), str(second)]) != 0
    assert "counts for nothing" in capsys.readouterr().err
