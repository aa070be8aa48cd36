"""`commdrill sign-off`: the word of somebody who did not run the drill."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.app.cli import main
from commdrill.record.events import Origin
from tests.reports import story
from tests.reports.anew import write_anew


@pytest.fixture
def run(tmp_path: Path) -> Path:
    began = replace(story.started(version=__version__), origin=Origin(operator="Ada", host="lab"))
    folder = story.write(tmp_path, [(0.0, began), *story.passed()[1:]])
    write_anew(folder)
    return folder


def test_it_stands_in_the_reports_and_the_run_is_whole(run: Path) -> None:
    assert main(["sign-off", str(run), "--by", "Kim", "--note", "read <b>twice</b>"]) == 0
    assert main(["verify", str(run)]) == 0
    (word,) = json.loads((run / "report.json").read_text())["signed_off"]
    assert (word["by"], word["note"]) == ("Kim", "read <b>twice</b>")
    assert "read &lt;b&gt;twice&lt;/b&gt;" in (run / "report.html").read_text()


@pytest.mark.parametrize("file", ["evidence", "report.html", "SHA256SUMS"])
def test_nobody_signs_what_was_changed(
    run: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = next((run / file).iterdir()) if file == "evidence" else run / file
    changed.write_bytes(changed.read_bytes() + b"\n")
    before = (run / "journal.jsonl").read_bytes()
    assert main(["sign-off", str(run), "--by", "Kim"]) == 3
    told = capsys.readouterr().err
    assert f"{run.name} is not whole, so it is not signed off: " in told
    assert changed.name in told
    assert (run / "journal.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("by", "complaint"),
    [("ada", "'ada' ran"), (" ", "--by is empty")],
)
def test_who_ran_it_or_nobody_cannot(
    run: Path, by: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sign-off", str(run), "--by", by]) == 2
    assert complaint in capsys.readouterr().err


def test_a_run_that_has_not_ended_cannot_be_signed_off(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.killed())
    assert main(["sign-off", str(folder), "--by", "Kim"]) == 2
