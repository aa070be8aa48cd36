"""What others said is no command to the service that keeps the log."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commdrill.app import output
from commdrill.app.ci_safe import defused
from commdrill.app.cli import main
from commdrill.app.progress.event_texts import Line, Tone
from tests.each import each

COMMANDS = (
    "::error file=app.py::gone",
    "::stop-commands::token",
    "  ::set-output name=a::b",
    "##vso[task.setvariable variable=a]b",
    "##[error]gone",
    "##teamcity[buildStatus text='ok']",
    "hello ##vso[task.complete result=Succeeded;]done",
    "\u2028::warning::x",
    "hello\r::warning::x",
    "hello\x0b::debug::x",
    "hello\x85::debug::x",
)


def obeyed(line: str) -> bool:
    """As the strictest reader of logs would."""
    marks = ("##vso[", "##[", "##teamcity[")
    return line.lstrip().startswith("::") or any(mark in line for mark in marks)


@each("command", COMMANDS)
@each("before", ["", "it said:\n", "it said: x\r\n\t"])
def test_a_line_for_a_person_is_one_line_and_no_command(before: str, command: str) -> None:
    told = Line(before + command, Tone.DETAIL).text
    assert len(told.splitlines()) == 1
    assert not obeyed(told)


@each("command", COMMANDS)
def test_no_line_of_a_complaint_is_a_command(command: str) -> None:
    assert not any(obeyed(line) for line in defused(f"no:\n{command}\nbye").splitlines())


def test_what_is_no_command_stays() -> None:
    text = "at 10:00 :: see\n  std::vector, # heading ## two [x]"
    assert defused(text) == text


@each("tell", [output.say, output.complain])
def test_no_result_is_a_command_either(
    tell: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    tell("\n".join(COMMANDS))
    shown = capsys.readouterr()
    assert [line for line in (shown.out + shown.err).splitlines() if obeyed(line)] == []


def test_json_for_a_log_says_the_same_and_commands_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = [*COMMANDS, "\\##[x]", "## [y] #"]
    output.say_json(json.dumps(said, ensure_ascii=False, indent=2))
    shown = capsys.readouterr().out
    assert json.loads(shown) == said
    assert [line for line in shown.splitlines() if obeyed(line)] == []


@pytest.mark.parametrize("form", ["text", "json", "sarif", "gitlab"])
def test_no_file_of_a_stranger_commands_who_reads_the_review(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("::stop-commands::x.yaml", "##[error]x.yaml", "##vso[task.complete]x.yaml"):
        (tmp_path / name).write_text(
            "kind: plan\nid: x\n'##vso[task.complete result=Succeeded]': 1\n"
        )
    assert main(["lint", "--root", ".", "--format", form]) in (1, 2)
    told = capsys.readouterr().out
    assert "stop-commands" in told
    assert [line for line in told.splitlines() if obeyed(line)] == []
