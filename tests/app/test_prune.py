"""`commdrill prune`: evidence goes, the run and its chain stay."""

import json
from datetime import date
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.prune import Rule
from commdrill.journal.verify import verify
from commdrill.reports.all import reports_of
from commdrill.values import parse_period
from tests.reports import story
from tests.reports.anew import write_anew

ON_DISK = ("report.html", "report.json", "summary.md", "junit.xml")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run of November 2026, evidence and all."""
    folder = story.write(tmp_path, story.failed())
    write_anew(folder)
    return folder


def evidence(run: Path) -> list[str]:
    return sorted(file.name for file in (run / "evidence").iterdir())


def prune(run: Path, *arguments: str) -> int:
    return main(["prune", *arguments, "--by", "Kim", "--report-dir", str(run.parent)])


def test_evidence_goes_and_the_chain_says_so(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = len(evidence(run))
    outcome = json.loads((run / "report.json").read_text())["outcome"]
    assert count > 0
    assert prune(run, run.name) == 0
    assert evidence(run) == []
    assert f"{run.name}: {count} files" in capsys.readouterr().out
    verification = verify(run, reports_of)
    assert verification.problems == ()
    (note,) = verification.notes
    assert note.startswith(f"{count} pieces of evidence pruned on ")
    assert note.endswith(" by Kim (all)")
    told = json.loads((run / "report.json").read_text())
    assert (told["outcome"], told["pruned"][0]["by"]) == (outcome, "Kim")
    page = (run / "report.html").read_text()
    assert "was pruned: it is kept no longer" in page
    assert "<strong>is gone</strong>" not in page
    assert 'href="evidence/' not in page


def test_what_was_seen_is_in_no_report_any_more(run: Path) -> None:
    words = b"Traceback"
    assert words in (run / "report.html").read_bytes()
    prune(run, run.name)
    shown = (run / "report.html").read_text().partition("<details")[2]
    assert "pre translate" not in shown or words.decode() not in shown


def test_only_what_ends_so_goes(run: Path) -> None:
    kept = [name for name in evidence(run) if not name.endswith(".html")]
    assert kept != evidence(run)
    assert prune(run, run.name, "--ending", ".HTML") == 0
    assert evidence(run) == kept
    assert verify(run, reports_of).problems == ()


def test_messages_that_lie_together_go_with_their_kind() -> None:
    rule = Rule(None, (".eml",))
    assert rule.takes("evidence/told-0123.eml.jsonl")
    assert not rule.takes("evidence/told-0123.json.jsonl")
    assert Rule(None, (".jsonl",)).takes("evidence/told-0123.eml.jsonl")


def test_only_what_is_old_enough_goes(run: Path) -> None:
    before = evidence(run)
    assert prune(run, "--older-than", "90 years") == 0
    assert evidence(run) == before


@pytest.mark.parametrize(("today", "is_old"), [(date(2026, 12, 23), False),
                                               (date(2026, 12, 24), True)])  # fmt: skip
def test_a_month_is_over_the_day_after(today: date, is_old: bool) -> None:
    assert Rule(parse_period("1 month")).is_over(date(2026, 11, 23), today) is is_old


def test_a_dry_run_lets_nothing_go(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.read_bytes() for file in run.rglob("*") if file.is_file()}
    assert prune(run, run.name, "--dry-run") == 0
    assert "would go" in capsys.readouterr().out
    assert before == {file: file.read_bytes() for file in run.rglob("*") if file.is_file()}


def test_what_a_killed_prune_left_goes_the_next_time_and_is_noted_once(run: Path) -> None:
    left = {name: (run / "evidence" / name).read_bytes() for name in evidence(run)}
    prune(run, run.name)
    lines = (run / "journal.jsonl").read_bytes()
    for name, content in left.items():
        (run / "evidence" / name).write_bytes(content)
    assert prune(run, run.name) == 0
    assert evidence(run) == []
    assert (run / "journal.jsonl").read_bytes() == lines


def test_a_run_that_is_not_over_keeps_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = story.write(tmp_path, story.killed())
    before = evidence(run)
    assert prune(run, run.name) == 0
    assert (evidence(run), capsys.readouterr().out) == (before, "")


def test_a_run_that_was_changed_keeps_all_and_is_told(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal, before = run / "journal.jsonl", evidence(run)
    journal.write_bytes(journal.read_bytes().replace(b"failed", b"passed", 1))
    assert prune(run, run.name) == 3
    assert "counts for nothing" in capsys.readouterr().err
    assert evidence(run) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "name runs, or say --older-than which age they go"),
        (["--older-than", "soon"], "'soon' is not a period: write e.g. 6 months"),
        (["--older-than", "1 day", "--by", " "], "--by is empty: a person has to stand by it"),
    ],
)
def test_what_is_not_said_is_asked_for(
    run: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["prune", "--by", "Kim", "--report-dir", str(run.parent), *arguments]) == 2
    assert told in capsys.readouterr().err
