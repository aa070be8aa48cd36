"""`commdrill attest`: a person's word, added to a run that has ended."""

from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.record import events as e
from commdrill.record.chain import read_whole
from commdrill.record.result import fold
from tests.app import story
from tests.app.run_folders import written


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a run that has ended."""
    return written(tmp_path / "reports" / story.RUN, story.WHOLE)


def test_the_word_is_added_with_its_evidence(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("They know.")
    words = ["--by", "Kim", "--failed", "--note", "nobody picked up", "--evidence", str(letter)]
    assert main(["attest", str(run), "call-the-partners", *words]) == 0
    attested = fold(read_whole(run)).step("call-the-partners")
    assert attested.outcome is e.StepOutcome.FAILED
    assert attested.reason == "Kim attests that it was not so: nobody picked up"
    assert attested.attested is not None
    (kept,) = attested.attested.evidence
    assert (run / kept).read_text() == "They know."
    assert (run / "report.json").exists()
    said = capsys.readouterr().out
    assert said == "call-the-partners failed, by Kim: the run is failed now\n"


@pytest.mark.parametrize("name", ["minutes.pdf", "tree.yaml", "noise", "photo.png"])
def test_evidence_of_any_kind_can_be_kept_and_rendered(
    run: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"\x00 anything")
    words = ["--by", "Kim", "--passed", "--evidence", str(tmp_path / name)]
    assert main(["attest", str(run), "call-the-partners", *words]) == 0
    assert main(["verify", str(run)]) == 0


def test_a_run_is_known_by_its_id_in_its_report_dir(run: Path) -> None:
    words = ["call-the-partners", "--by", "Kim", "--passed", "--report-dir", str(run.parent)]
    assert main(["attest", run.name, *words]) == 0


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["call-partners", "--by", "Kim"], "did you mean 'call-the-partners'?"),
        (["email-customers", "--by", "Kim"], "is on a channel of type email"),
        (["call-the-partners", "--by", " "], "--by is empty"),
        (
            ["call-the-partners", "--by", "Kim", "--evidence", "/nowhere"],
            "--evidence /nowhere cannot be read",
        ),
    ],
)
def test_a_word_that_cannot_stand_changes_nothing(
    run: Path, capsys: pytest.CaptureFixture[str], words: list[str], complaint: str
) -> None:
    before = (run / "journal.jsonl").read_bytes()
    assert main(["attest", str(run), *words, "--passed"]) == 2
    assert complaint in capsys.readouterr().err
    assert (run / "journal.jsonl").read_bytes() == before


def test_a_run_that_died_is_recovered_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dead = written(tmp_path / "dead", story.OPENING)
    assert main(["attest", str(dead), "call-the-partners", "--by", "Kim", "--passed"]) == 2
    assert "commdrill recover" in capsys.readouterr().err


def test_a_run_that_is_not_there_is_said_to_be_so(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = run.name.replace("outage", "outrage")
    words = ["s", "--by", "Kim", "--passed", "--report-dir", str(run.parent)]
    assert main(["attest", wrong, *words]) == 2
    assert f"did you mean {run.name!r}?" in capsys.readouterr().err
