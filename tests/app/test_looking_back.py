"""`commdrill report` and `commdrill verify`, on runs of the past."""

import json
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.reports.all import render, write_all
from commdrill.reports.formats import FORMATS
from tests.app import story
from tests.app.run_folders import written


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a run that has ended, reports and all."""
    folder = written(tmp_path / "reports" / story.RUN, story.WHOLE)
    write_all(folder)
    return folder


@pytest.mark.parametrize("report", FORMATS)
def test_any_report_is_printed_as_it_would_be_written(
    run: Path, capfdbinary: pytest.CaptureFixture[bytes], report: str
) -> None:
    assert main(["report", str(run), "--format", report]) == 0
    assert capfdbinary.readouterr().out.decode() == render(run, report)


def test_without_a_format_it_is_text(run: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(run)]) == 0
    assert capfd.readouterr().out == render(run, "markdown")


def test_a_run_that_was_killed_has_its_reports(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    killed = written(tmp_path / "killed", story.OPENING)
    assert main(["report", str(killed), "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["outcome"] == "not-restored"


def test_what_is_whole_is_said_to_be_so(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", run.name, "--report-dir", str(run.parent)]) == 0
    assert f"{story.RUN}: whole and unchanged" in capsys.readouterr().out


def test_what_was_changed_is_named(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (run / "summary.md").write_text("All is well.\n")
    assert main(["verify", str(run)]) == 1
    assert "summary.md is not what the journal says" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["report", "verify"])
def test_a_run_that_is_not_there_is_a_mistake_of_the_command_line(
    run: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    wrong = run.name.replace("outage", "outrage")
    assert main([command, wrong, "--report-dir", str(run.parent)]) == 2
    assert f"did you mean {run.name!r}?" in capsys.readouterr().err
