import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from commdrill.drivers.command.command_line import CommandLine
from commdrill.drivers.command.fault import CommandFault
from commdrill.errors import DriverError
from commdrill.testing import FakeClock
from commdrill.values import parse_duration

Script = Callable[..., str]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Writes a shell script beside the document; how to name it there."""

    def write(name: str, body: str) -> str:
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)
        return f"./{name}"

    return write


def fault_in(folder: Path, **settings: object) -> CommandFault:
    given = {"break": ["true"], "restore": ["true"], "settle": "100ms"} | settings
    return CommandFault.model_validate(given, context={"folder": folder})


def run(folder: Path, *argv: str, timeout: str = "20s") -> str:
    return CommandLine(argv, folder, parse_duration(timeout)).run()


def test_programs_run_in_the_documents_folder_without_a_shell(
    tmp_path: Path, script: Script
) -> None:
    stop, start = script("stop", 'echo "$1" > down'), script("start", "rm -f down")
    fault = fault_in(tmp_path, **{"break": [stop, "$HOME; *"], "restore": [start]})
    fault.inject(fault.observe())
    assert (tmp_path / "down").read_text() == "$HOME; *\n"
    fault.revert(None)
    assert not (tmp_path / "down").exists()


def test_a_state_that_is_not_as_before_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("up")
    fault = fault_in(tmp_path, state=["cat", "state"])
    before = fault.observe()
    (tmp_path / "state").write_text("down")
    with pytest.raises(DriverError, match="line 1 was 'up', is 'down'"):
        fault.revert(before)
    (tmp_path / "state").write_text("up")
    fault.revert(before)


def test_what_is_broken_already_is_never_what_was_before(tmp_path: Path) -> None:
    fault = fault_in(tmp_path, state=["cat", "state"], down="down")
    (tmp_path / "state").write_text("mode: down")
    with pytest.raises(DriverError, match="it is broken already: its state has 'down' in it"):
        fault.observe()
    (tmp_path / "state").write_text("mode: up")
    assert fault.is_as_before(fault.observe())


def test_down_is_looked_for_in_a_state(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="`down` is looked for in `state`"):
        fault_in(tmp_path, down="down")


@pytest.mark.parametrize("part", ["break", "restore", "state"])
@pytest.mark.parametrize("program", ["./missing", "no-such-program-anywhere", "./plain"])
def test_a_program_that_is_not_there_is_found_while_observing(
    tmp_path: Path, part: str, program: str
) -> None:
    (tmp_path / "plain").write_text("not executable")
    with pytest.raises(DriverError, match=f"no program '{program}'"):
        fault_in(tmp_path, **{part: [program]}).observe()


def test_a_failure_quotes_exit_code_and_output_and_no_argument(
    tmp_path: Path, script: Script
) -> None:
    broken = script("broken", "echo no disk >&2; exit 3")
    with pytest.raises(DriverError, match="failed with exit code 3: 'no disk'") as raised:
        run(tmp_path, broken, "hush")
    assert "hush" not in str(raised.value)


def test_a_program_ended_by_a_signal_says_which(tmp_path: Path, script: Script) -> None:
    with pytest.raises(DriverError, match="was ended by SIGTERM: no output"):
        run(tmp_path, script("dies", "kill -TERM $$"))


def test_a_file_that_is_no_program_says_so(tmp_path: Path) -> None:
    (tmp_path / "junk").write_bytes(b"\x00\x01")
    (tmp_path / "junk").chmod(0o755)
    with pytest.raises(DriverError, match=r"'\./junk' does not start"):
        run(tmp_path, "./junk")


@pytest.fixture
def lives(tmp_path: Path) -> Iterator[int]:
    """Reading ends when nobody holds the pipe `alive` open for writing any more."""
    os.mkfifo(tmp_path / "alive")
    pipe = os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(pipe, True)
    yield pipe
    os.close(pipe)


class OnceSaid(FakeClock):
    """A clock by which a minute has passed once the program has said something."""

    def __init__(self, lives: int) -> None:
        super().__init__()
        self._lives = lives

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        select.select([self._lives], [], [])  # until somebody has opened it: to read does not wait
        assert os.read(self._lives, 10) == b"x\n"
        return super().wait(stop, 60.0)


def test_what_runs_out_of_time_is_ended_with_its_children(
    tmp_path: Path, script: Script, lives: int
) -> None:
    slow = script("slow", "(exec 3>alive; echo started; echo x >&3; sleep 60) & wait")
    command = CommandLine((slow,), tmp_path, parse_duration("20s"), OnceSaid(lives))
    with pytest.raises(DriverError, match=r"'\./slow' was ended after 20s: 'started'"):
        command.run()
    assert os.read(lives, 10) == b""


def test_what_is_left_in_the_background_neither_delays_nor_ends(
    tmp_path: Path, script: Script
) -> None:
    daemon = script("daemon", "sleep 600 & echo $!")
    pid = int(run(tmp_path, daemon))
    os.kill(pid, 0)
    os.kill(pid, signal.SIGKILL)


def test_a_program_that_writes_without_end_is_ended(tmp_path: Path) -> None:
    with pytest.raises(DriverError, match="wrote more than 16 MiB"):
        run(tmp_path, "yes", "no " * 1000)


def test_long_output_is_quoted_from_its_end(tmp_path: Path) -> None:
    writes = "print('x' * 5000, 'the reason'); raise SystemExit(1)"
    with pytest.raises(DriverError, match=r"…x+ the reason' \(run in ") as raised:
        run(tmp_path, sys.executable, "-c", writes)
    assert len(str(raised.value)) < 1500


class Interrupting(OnceSaid):
    """A clock whose wait is interrupted then."""

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        super().wait(stop, seconds)
        raise KeyboardInterrupt


def test_an_interrupted_wait_leaves_no_program_behind(tmp_path: Path, lives: int) -> None:
    argv = ("sh", "-c", "exec 3>alive; echo x >&3; sleep 60")
    command = CommandLine(argv, tmp_path, parse_duration("20s"), Interrupting(lives))
    with pytest.raises(KeyboardInterrupt):
        command.run()
    assert os.read(lives, 10) == b""


def test_input_is_empty(tmp_path: Path) -> None:
    assert run(tmp_path, "cat") == ""


@pytest.mark.parametrize("argv", [[], "stop.sh", [1]])
def test_what_is_no_program_with_arguments_is_a_mistake(argv: object) -> None:
    with pytest.raises(ValidationError):
        CommandFault.model_validate({"break": argv, "restore": ["true"]})


# --- the environment of programs


def test_a_program_is_told_where_things_are_and_what_its_setting_says_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "hush")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush")
    monkeypatch.setenv("KUBECONFIG", "/there")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    fault = fault_in(tmp_path, state=["env"], env={"TOKEN": "for it alone", "RETRIES": 3})
    seen = fault.observe()
    assert isinstance(seen, dict)
    told = dict(line.partition("=")[::2] for line in str(seen["begins"]).splitlines())
    assert told["TOKEN"] == "for it alone"
    assert (told["RETRIES"], told["KUBECONFIG"], told["LC_ALL"]) == ("3", "/there", "C.UTF-8")
    assert told["PATH"] == os.environ["PATH"]
    assert "hush" not in str(seen)


@pytest.mark.parametrize("name", ["A-B", "1A", "A=B", "", "ÄB"])
def test_what_is_no_name_of_a_variable_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValidationError, match="not the name of an environment variable"):
        fault_in(tmp_path, env={name: "x"})


def test_what_a_program_is_given_stands_in_the_command_to_copy(tmp_path: Path) -> None:
    settings = {"restore": ["./start"], "env": {"TOKEN": "${env:SHOP_TOKEN}"}}
    told = CommandFault.by_hand(settings, tmp_path, None)
    assert f'cd {tmp_path} && env "TOKEN=${{SHOP_TOKEN}}" ./start' in told
