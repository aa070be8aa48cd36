"""What others called their files, or wrote, does nothing to the terminal that shows it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commdrill.app import output
from commdrill.app.cli import main
from tests.app import story
from tests.app.run_folders import written
from tests.each import each
from tests.reports.anew import write_anew

CLEARS, TURNS, RINGS = "\x1b[2J\x1b]0;mine\x07", "\u202e", "\x9b31m"
OBEYED = ("\x1b", "\x07", "\x9b", TURNS, "\r")


def obeyed(text: str) -> list[str]:
    return [character for character in OBEYED if character in text]


@each("tell", [output.say, output.complain])
def test_no_line_of_ours_moves_a_cursor(
    tell: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    tell(f"{CLEARS}{TURNS}{RINGS}")
    shown = capsys.readouterr()
    assert not obeyed(shown.out + shown.err)


def test_json_says_the_same_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    said = {"a": f"{CLEARS}{TURNS}{RINGS}\x7fé"}
    output.say_json(json.dumps(said, ensure_ascii=False))
    shown = capsys.readouterr().out
    assert json.loads(shown) == said
    assert not obeyed(shown)


def test_a_mail_that_is_no_message_is_shown_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(tmp_path)])
    mail = tmp_path / "mail.eml"
    mail.write_bytes(f"Subject: {CLEARS}\n\n{CLEARS} {TURNS} {RINGS}".encode())
    assert main(["--root", str(tmp_path), "match", "first-plan", "outage-email", str(mail)]) == 1
    shown = capsys.readouterr()
    assert "␛[2J" in shown.out
    assert not obeyed(shown.out + shown.err)


def test_no_name_of_a_file_adds_a_line_to_what_verify_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = written(tmp_path / "reports" / story.RUN, story.WHOLE)
    write_anew(run)
    (run / f"a\n{story.RUN}: whole and unchanged{CLEARS[:4]}").touch()
    assert main(["verify", str(run)]) == 1
    shown = capsys.readouterr().out
    assert not [line for line in shown.splitlines() if line.startswith(f"{story.RUN}: whole")]
    assert not obeyed(shown)


def test_no_name_of_a_folder_adds_a_line_to_a_complaint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(tmp_path)])
    odd = tmp_path / "reports" / f"20261129T010000Z-a\n::error::{CLEARS}"
    odd.mkdir(parents=True)
    (odd / "journal.jsonl").write_text("{}\n")
    capsys.readouterr()
    main(["--root", str(tmp_path), "coverage"])
    told = capsys.readouterr().err
    assert "its journal is damaged" in told
    assert not obeyed(told)
    assert not [line for line in told.splitlines() if line.startswith("::")]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github"])
def test_no_key_of_a_document_turns_a_log_round(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(tmp_path)])
    plan = tmp_path / "plans" / "first-plan.yaml"
    plan.write_text(f'{plan.read_text()}\n"odd{TURNS}\\u009b31m": 1\n', encoding="utf-8")
    capsys.readouterr()
    assert main(["--root", str(tmp_path), "lint", "--format", form]) == 1
    told = capsys.readouterr().out
    assert "unknown key" in told
    assert not obeyed(told)
