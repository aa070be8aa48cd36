"""Real processes that are killed, and others that go on with the run: a small world with no sandbox."""

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from .corner import Corner, a_moment, cornered, waiting_for

_LAST = "{id: page-is-back"
_STAYS = "{id: page-stays, phase: outage, channel: page, message: outage, stays: 4s, within: 20s}"


@pytest.fixture
def corner(tmp_path: Path) -> Iterator[Corner]:
    """A drill that lasts some seconds: time to be killed in."""
    with cornered(tmp_path) as shop:
        shop.change("plan.yaml", _LAST, f"{_STAYS}\n      - {_LAST}")
        yield shop


def outcomes(corner: Corner) -> dict[str, Any]:
    decided = [event for event in corner.events() if event["event"] == "StepDecided"]
    return {event["step"]: event["outcome"] for event in decided}


def ledger(corner: Corner) -> list[str]:
    lines = (corner.root / "reports" / "LEDGER.jsonl").read_text(encoding="utf-8").splitlines()
    return [line.split('"kind": "')[1].split('"')[0] for line in lines]


def test_a_killed_run_is_gone_on_with_to_its_verdicts(corner: Corner) -> None:
    folder = corner.killed_at("StepSeen")
    resumed = corner.run("resume", folder.name)
    assert resumed.returncode in (0, 3), resumed.stderr
    assert not corner.down.exists()
    names = corner.names()
    assert names.count("FaultInjected") == names.count("FaultReverted") == 1
    assert names.count("Resumed") == names.count("RunFinished") == 1
    pauses = [event for event in corner.events() if event["event"] == "Paused"]
    assert pauses, "and each is told once: a busy machine may stand still, too"
    assert all(one["ended"] <= next_one["began"] for one, next_one in pairwise(pauses))
    assert set(outcomes(corner).values()) <= {"passed", "error"}
    assert outcomes(corner)["page-is-back"] == "passed"
    assert ledger(corner) == ["started", "ended"]
    verified = corner.run("verify", folder.name, "--replay")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_once_it_has_ended_there_is_nothing_to_go_on_with(corner: Corner) -> None:
    corner.killed_at("StepSeen")
    assert corner.run("resume", "latest").returncode in (0, 3)
    again = corner.run("resume", "latest")
    assert again.returncode == 2
    assert "has ended" in again.stderr


def test_a_run_that_died_before_its_reports_is_told_to_have_ended(corner: Corner) -> None:
    folder = corner.killed_at("StepSeen")
    (known,) = (one for one in corner.state.rglob("*") if folder.name in one.name)
    aside = corner.root / "aside"
    os.link(known, aside)  # what is written is in both, and one stays when it is over
    ended = corner.run("resume", folder.name)
    aside.rename(known)
    (folder / "report.html").unlink()
    again = corner.run("resume", folder.name)
    assert again.returncode == ended.returncode
    assert f"run {folder.name} has ended: there is nothing to go on with" in again.stderr
    assert "put back instead" not in again.stderr
    assert (folder / "report.html").exists()
    assert ledger(corner) == ["started", "ended"]


@pytest.mark.parametrize("event", ["StageEntered", "FaultArmed"])
def test_where_nobody_can_go_on_it_is_put_back(corner: Corner, event: str) -> None:
    corner.killed_at(event)
    resumed = corner.run("resume", "latest")
    assert resumed.returncode == 130
    assert "put back instead" in resumed.stderr
    assert not corner.down.exists()
    assert corner.names().count("RunFinished") == 1


def test_a_run_goes_on_by_the_documents_that_it_keeps(corner: Corner) -> None:
    folder = corner.killed_at("StepSeen")
    corner.change("plan.yaml", "title: AnyCompany shop", "title: AnyCompany store")
    corner.change("plan.yaml", "status: 503}, within: 20s}", "status: 404}, within: 2s}")
    resumed = corner.run("resume", folder.name)
    assert resumed.returncode in (0, 3), resumed.stderr
    assert "passed" in outcomes(corner)["page-is-back"]
    assert (folder / "documents" / "plan.yaml").read_text() != (
        corner.root / "plan.yaml"
    ).read_text()


@pytest.mark.parametrize(("changed", "code"), [(False, (0, 3)), (True, (130,))])
def test_what_it_keeps_without_a_secret_is_read_from_the_project_if_it_is_as_it_was(
    corner: Corner, changed: bool, code: tuple[int, ...]
) -> None:
    page = f'page: {{use: web-page, with: {{url: "http://127.0.0.1:{corner.port}/page"'
    corner.change("environment.yaml", page, f"{page}, headers: {{X-Token: not-told-to-anyone}}")
    folder = corner.killed_at("StepSeen")
    assert "not-told-to-anyone" not in (folder / "documents" / "environment.yaml").read_text()
    if changed:
        corner.change("environment.yaml", "stage: dev", "stage: dev\ntitle: another")
    resumed = corner.run("resume", folder.name)
    assert resumed.returncode in code, resumed.stderr
    assert ("documents changed since: environment.yaml" in resumed.stderr) is changed


def test_a_fault_that_somebody_put_back_ends_the_run(corner: Corner) -> None:
    corner.killed_at("StepSeen")
    corner.down.unlink()
    resumed = corner.run("resume", "latest")
    assert resumed.returncode == 130
    assert "somebody put it back" in resumed.stderr


def test_a_run_that_lives_is_left_alone(corner: Corner) -> None:
    met = corner.world / "met"
    corner.program("start.sh", waiting_for(met, f"rm -f {corner.down}"))
    run = corner.start("run")
    while "StepSeen" not in (corner.names() if corner.runs else []):
        assert run.returncode is None
        a_moment()
    beside = corner.run("resume", "latest")
    met.touch()
    assert "still under way" in beside.stderr
    assert run.ended().returncode == 0
    assert "Resumed" not in corner.names()
