"""Always restored: whatever ends a run, the world is as before."""

import json
import random
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from .conftest import Project

MakeProject = Callable[..., Project]

# every kind of event that a run against this company emits, as far as a run can be killed at it
MOMENTS = [
    "RunStarted", "StageEntered", "PreflightPassed", "Looked", "FaultArmed", "FaultInjected",
    "MessageSeen", "StepSeen", "StepDecided", "FaultReverted", "ChannelCompared",
    "RunFinished",
]  # fmt: skip


# A run that is to be met while it is broken is so until it is met, on a busy machine too.
_HELD = ("--hold", "60s")
_AFTER = {"FaultReverted", "ChannelCompared", "RunFinished"}


def events(project: Project) -> list[str]:
    journal = project.runs[0] / "journal.jsonl"
    return [json.loads(line)["event"] for line in journal.read_text().splitlines()]


def kill_at(project: Project, event: str, killed_by: int) -> CompletedProcess[str]:
    """Start a run and end it as soon as its journal says `event`."""
    run = project.start("run", *(() if event in _AFTER else _HELD))
    while run.returncode is None:
        if _said(project, event):
            run.send_signal(killed_by)
            break
        _a_moment()
    return run.ended()


def _a_moment() -> None:
    """Between two glances at a journal that another process writes."""
    threading.Event().wait(0.004)


def _said(project: Project, event: str) -> bool:
    journals = list((project.root / "reports").glob("*/journal.jsonl"))
    return any(f'"event": "{event}"' in journal.read_text() for journal in journals)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_at_any_kind_of_event_is_recovered_from_its_journal(
    project: MakeProject, moment: str
) -> None:
    shop = project()
    kill_at(shop, moment, signal.SIGKILL)
    recovered = shop.run("recover")
    assert recovered.returncode == 0, recovered.stderr
    assert not shop.broken.exists()
    told = json.loads((shop.runs[0] / "report.json").read_text())
    assert told["restored"] is True
    assert told["outcome"] in {"interrupted", "passed"}
    assert shop.run("verify", told["run"]).returncode == 0
    before = (shop.runs[0] / "journal.jsonl").read_bytes()
    assert "nothing to recover" in shop.run("recover").stdout
    assert (shop.runs[0] / "journal.jsonl").read_bytes() == before


@pytest.mark.parametrize("seed", range(50))
def test_a_run_killed_at_a_random_moment_is_recovered(project: MakeProject, seed: int) -> None:
    shop = project()
    run = shop.start("run")
    lines = random.Random(seed).randrange(1, 45)
    while run.returncode is None and _lines(shop) < lines:
        _a_moment()
    run.send_signal(signal.SIGKILL)
    run.ended()
    assert shop.run("recover").returncode == 0
    assert not shop.broken.exists()


def _lines(project: Project) -> int:
    journals = list((project.root / "reports").glob("*/journal.jsonl"))
    return sum(journal.read_bytes().count(b"\n") for journal in journals)


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("moment", ["Looked", "FaultInjected", "StepSeen"])
def test_a_signal_restores_first_and_then_exits_130(
    project: MakeProject, by: signal.Signals, moment: str
) -> None:
    shop = project()
    run = kill_at(shop, moment, by)
    assert run.returncode == 130
    assert not shop.broken.exists()
    told = json.loads((shop.runs[0] / "report.json").read_text())
    assert (told["outcome"], told["restored"]) == ("interrupted", True)


def test_the_next_run_restores_what_a_dead_one_left_before_anything_else(
    project: MakeProject,
) -> None:
    shop = project()
    kill_at(shop, "FaultInjected", signal.SIGKILL)
    assert shop.broken.exists()
    assert shop.run("run").returncode == 0
    assert not shop.broken.exists()


@contextmanager
def halted_at(shop: Project, event: str) -> Iterator[None]:
    """A run that lives and does nothing, from the moment that its journal says `event`; then it ends."""
    run = shop.start("run", *_HELD)
    while run.returncode is None and not _said(shop, event):
        _a_moment()
    run.send_signal(signal.SIGSTOP)
    yield
    run.send_signal(signal.SIGCONT)
    run.send_signal(signal.SIGINT)
    run.ended()


def test_a_live_run_is_left_alone(project: MakeProject) -> None:
    shop = project()
    with halted_at(shop, "FaultInjected"):
        recovered = shop.run("recover")
        assert recovered.returncode == 0
        assert "still under way" in recovered.stdout + recovered.stderr
        assert "FaultReverted" not in events(shop)
        assert shop.broken.exists()
    assert not shop.broken.exists()


def test_two_runs_of_one_environment_do_not_meet(project: MakeProject) -> None:
    shop = project()
    with halted_at(shop, "PreflightPassed"):
        second = shop.run("run", "--report-dir", str(shop.root / "other"))
    assert second.returncode == 3
    assert "another run" in second.stdout + second.stderr


def test_a_torn_last_line_does_not_keep_the_world_broken(project: MakeProject) -> None:
    shop = project()
    kill_at(shop, "FaultInjected", signal.SIGKILL)
    journal = shop.runs[0] / "journal.jsonl"
    with journal.open("ab") as file:
        file.write(b'{"run": "2026')
    assert shop.run("recover").returncode == 0
    assert not shop.broken.exists()


def test_a_world_that_cannot_be_recovered_says_what_to_do_by_hand(project: MakeProject) -> None:
    shop = project("unrestorable")
    kill_at(shop, "FaultInjected", signal.SIGKILL)
    recovered = shop.run("recover")
    assert recovered.returncode == 4
    assert "/restore" in recovered.stdout + recovered.stderr
    _put_right(shop)
    assert shop.run("recover").returncode in {0, 4}


@pytest.mark.parametrize("command", ["tick", "run", "recover"])
def test_a_dead_run_whose_folder_is_gone_is_put_back_by_what_this_machine_noted(
    project: MakeProject, command: str
) -> None:
    shop = project()
    kill_at(shop, "FaultInjected", signal.SIGKILL)
    (folder,) = shop.runs
    folder.rename(shop.root / "away")
    told = shop.run(command)
    assert told.returncode == 0, told.stderr
    assert not shop.broken.exists()
    assert "No such file or directory; what it broke is known here all the same" in (
        told.stdout + told.stderr
    )
    assert "nothing to recover" in shop.run("recover").stdout
    (shop.root / "away").rename(folder)
    assert "nothing to recover" in shop.run("recover").stdout


def _put_right(shop: Project) -> None:
    Path(shop.broken).unlink(missing_ok=True)
