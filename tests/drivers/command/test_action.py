from pathlib import Path

import pytest

from commdrill.drivers.command.action import CommandAction
from commdrill.drivers.protocol import Action, RunContext
from commdrill.errors import DriverError

RUN = RunContext("a-run", "a-token", "outage")


def action(folder: Path, *argv: str) -> CommandAction:
    return CommandAction.model_validate({"run": argv}, context={"folder": folder})


def test_it_runs_in_the_documents_folder_and_tells_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("sent to\n3 people\n")
    assert action(tmp_path, "cat", "words").perform(RUN).summary == "sent to 3 people"


def test_silence_is_told_too(tmp_path: Path) -> None:
    assert action(tmp_path, "true").perform(RUN).summary == "done, without a word"


def test_a_failure_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DriverError, match="'false' failed with exit code 1"):
        action(tmp_path, "false").perform(RUN)


def test_checking_finds_the_program_and_does_not_run_it(tmp_path: Path) -> None:
    action(tmp_path, "touch", "ran").check()
    assert not (tmp_path / "ran").exists()
    with pytest.raises(DriverError, match=r"no program '\./missing'"):
        action(tmp_path, "./missing").check()


def test_it_is_an_action_that_speaks_to_no_host(tmp_path: Path) -> None:
    assert isinstance(action(tmp_path, "true"), Action)
    assert action(tmp_path, "true").hosts() == ()
