"""A run of several drills that is asked to end between two of them."""

import signal
from pathlib import Path
from typing import Any

import pytest

from commdrill.app.pytest.drills import DrillOptions, Drills
from commdrill.app.request import RunRequest
from commdrill.app.run import drills
from commdrill.app.run.drills import preflight_drills, run_scripts, scripts_of
from commdrill.record.events import PreflightPassed, Record, RunFinished
from tests.e2e.corner import cornered


def test_a_drill_that_nobody_began_is_no_drill_that_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    ended = []

    def ends(record: Record) -> None:
        if isinstance(record.event, RunFinished):
            ended.append(record.event.exit_code)
            signal.raise_signal(signal.SIGINT)

    with cornered(tmp_path) as corner:
        request = RunRequest(corner.root)
        scripts = scripts_of(request)
        code = run_scripts(request, (*scripts, *scripts), ends, lambda *_: None)
    assert (ended, code) == ([0], 130)
    assert "because Ctrl-C came before" in capsys.readouterr().err


def test_nor_is_one_that_was_not_looked_at_ready(tmp_path: Path) -> None:
    def ends(record: Record) -> None:
        if isinstance(record.event, PreflightPassed):
            signal.raise_signal(signal.SIGINT)

    with cornered(tmp_path) as corner:
        assert preflight_drills(RunRequest(corner.root), ends) == 130
        assert preflight_drills(RunRequest(corner.root), lambda _: None) == 0


def test_a_session_of_pytest_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recover = drills.recover_project

    def interrupted(*asked: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return recover(*asked)

    monkeypatch.setattr(drills, "recover_project", interrupted)
    with cornered(tmp_path) as corner:
        session = Drills(DrillOptions(corner.root, None, corner.root / "reports", None))
        (script,) = scripts_of(RunRequest(corner.root))
        with pytest.raises(pytest.exit.Exception, match="was not drilled"):
            session.drilled(corner.root, script.drill)
