"""`commdrill report` and `commdrill verify`, on runs of the past."""

import json
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.coverage.listing import INDEX, list_runs
from commdrill.reports.all import render
from commdrill.reports.formats import FORMATS
from tests.app import story
from tests.app.run_folders import written
from tests.reports.anew import write_anew


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a run that has ended, reports and all."""
    folder = written(tmp_path / "reports" / story.RUN, story.WHOLE)
    write_anew(folder)
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


@pytest.fixture
def forged(run: Path) -> Path:
    """The same folder, a verdict in its journal bettered by hand."""
    journal = run / "journal.jsonl"
    before = journal.read_bytes()
    journal.write_bytes(before.replace(b'"outcome": "failed"', b'"outcome": "passed"', 1))
    assert journal.read_bytes() != before
    return run


READERS = {
    **{f"report as {name}": ["report", story.RUN, "--format", name] for name in FORMATS},
    "attest": ["attest", story.RUN, "call-the-partners", "--by", "Kim", "--passed"],
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_who_reads_one_run_believes_nothing_of_a_forged_one(
    forged: Path, reader: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = (forged / "journal.jsonl").read_bytes()
    assert main([*reader, "--report-dir", str(forged.parent)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "was changed after it was written, so this run counts for nothing" in said.err
    assert (forged / "journal.jsonl").read_bytes() == before


@pytest.mark.parametrize("reader", ["coverage", "due", "lint"])
def test_who_reads_all_runs_leaves_a_forged_one_out_and_says_so(
    forged: Path, reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(forged.parent.parent)])
    capsys.readouterr()
    root = forged.parent.parent
    main(["--root", str(root), reader, "--report-dir", str(forged.parent)])
    said = capsys.readouterr()
    assert f"{forged}: its journal is damaged, so this run counts for nothing" in said.err
    assert story.RUN not in said.out


def test_the_list_of_runs_leaves_a_forged_one_out_and_says_so(forged: Path) -> None:
    list_runs(forged.parent)
    page = (forged.parent / INDEX).read_text(encoding="utf-8")
    assert f"1 run left out, for the journal is damaged:</strong> {story.RUN}" in page
    assert f"{story.RUN}/report.html" not in page
