"""The command line as people meet it: help, mistakes, endings."""

import os
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.app import command, commands
from commdrill.app.cli import main
from tests.app.conftest import Compare


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"commdrill {__version__}\n"


@pytest.mark.parametrize("argv", [["--help"], ["-h"], []])
def test_help_lists_every_command_and_exit_code(
    golden: Compare, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    assert main(argv) == 0
    golden("help.txt", capsys.readouterr().out)


@pytest.mark.parametrize("name", commands.NAMES)
def test_each_command_explains_itself_with_examples_that_parse(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    module = import_module(f"commdrill.app.commands.{name.replace('-', '_')}")
    examples = text.partition("\nExamples:\n")[2].partition("\n\n")[0].splitlines()
    assert examples
    for example in examples:
        parser = command.Parser(f"commdrill {name}", "", "")
        command.add_root(parser)
        module.describe(parser)
        words = shlex.split(example.partition(" > ")[0])
        assert words[:2] == ["commdrill", name]
        parser.refuse_unknown(parser.parse_known_intermixed_args(words[2:])[1])


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (["rnu"], "there is no command 'rnu' (did you mean 'run'?)"),
        (["zzzzzz"], "there is no command 'zzzzzz'\n"),
        (["--rot", "x", "run"], "there is no option '--rot' (did you mean '--root'?)"),
        (["run", "--enviroment", "x"], "'--enviroment' (did you mean '--environment'?)"),
        (["run", "--env=x"], "commdrill run: there is no option '--env'"),
        (["coverage", "x"], "commdrill coverage: does not know what to do with 'x'"),
        (["run", "--junit"], "argument --junit: expected one argument"),
        (["report"], "the following arguments are required: RUN"),
        (["attest", "r", "s", "--by", "Kim"], "one of the arguments --passed --failed is required"),
        (["schema", "plam"], "did you mean 'plan'?"),
        (["drivers", "web-pge"], "Did you mean 'web-page'?"),
        (["report", "x", "--format", "htm"], "did you mean 'html'?"),
    ],
)
def test_a_wrong_command_line_says_what_was_probably_meant(
    capsys: pytest.CaptureFixture[str], argv: list[str], complaint: str
) -> None:
    assert main(argv) == 2
    streams = capsys.readouterr()
    assert complaint in streams.err
    assert streams.out == ""


@pytest.mark.parametrize(
    "argv", [["--root", "{}", "run"], ["run", "--root", "{}"], ["run", "--root={}"]]
)
def test_the_root_may_stand_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    nowhere = tmp_path / "nowhere"
    assert main([word.format(nowhere) for word in argv]) == 2
    assert str(nowhere) in capsys.readouterr().err


def test_options_may_stand_between_drills() -> None:
    parser = command.Parser("commdrill run", "", "")
    import_module("commdrill.app.commands.run").describe(parser)
    words = ["a", "--strict", "b", "--sabotage", "x", "c", "--sabotage", "y"]
    given, unknown = parser.parse_known_intermixed_args(words)
    assert (given.drill, given.strict, given.sabotage) == (["a", "b", "c"], True, ["x", "y"])
    assert unknown == []


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (ZeroDivisionError("at the wrong moment"), 3, "a mistake in commdrill itself"),
    ],
)
def test_every_ending_has_its_exit_code(
    logs_here: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    said: str,
) -> None:
    def fails() -> command.Parser:
        raise error

    logs_here.setattr("commdrill.app.cli.top_parser", fails)
    assert main(["run"]) == code
    assert said in capsys.readouterr().err


def test_too_little_memory_is_told_where_not_even_a_log_can_be_kept(
    logs_here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> command.Parser:
        raise ImportError("failed to map segment from shared object")

    def starved(_error: BaseException) -> str:
        raise MemoryError

    logs_here.setattr("commdrill.app.cli.top_parser", fails)
    logs_here.setattr("commdrill.app.crash.keep_log", starved)
    assert main(["run"]) == 3
    assert "there is too little memory: allow more" in capsys.readouterr().err


def test_whoever_stands_in_a_folder_that_is_gone_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["--root", str(tmp_path), "lint"]) == 2
    assert "the folder that you are in is gone" in capsys.readouterr().err


@pytest.fixture
def logs_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return monkeypatch


def commdrill(*argv: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "commdrill", *argv],
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize("argv", [("--help",), ("drivers",)])
def test_a_reader_that_leaves_early_changes_neither_exit_code_nor_silence(
    argv: tuple[str, ...],
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = commdrill(*argv, stdout=writing)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "> /dev/full"])
def test_where_nothing_can_be_printed_the_exit_code_still_says_it(closed: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m commdrill"
    for argv, code in (("--version", 0), ("drivers", 0), ("rnu", 2)):
        ended = subprocess.run(
            ["/bin/sh", "-c", f"{command} {argv} {closed}"], capture_output=True, check=False
        )
        assert ended.returncode == code
        assert b"Traceback" not in ended.stderr


def test_the_module_is_the_command() -> None:
    assert commdrill("--version").stdout == f"commdrill {__version__}\n".encode()
    assert commdrill("rnu").returncode == 2


def test_python_without_docstrings_is_told_that_the_manual_is_in_them() -> None:
    ended = subprocess.run(
        [sys.executable, "-OO", "-m", "commdrill", "lint"], capture_output=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"Python runs without docstrings here (-OO")
