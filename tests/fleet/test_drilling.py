"""Drills that workers perform: asked for on one machine, performed on another."""

import os
import signal
import sys
from pathlib import Path

from tests.e2e.corner import a_moment
from tests.fleet.workers import Fleet


def test_a_worker_performs_the_drill_and_its_exit_code_comes_back(fleet: Fleet) -> None:
    fleet.worker(FORGE_PYTHON=sys.executable)  # begun from nothing, for which there is time
    asked = fleet.run("run", "checkout-outage", "--fleet", COMMDRILL_HEARTBEAT="60")
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert "RunFinished" in fleet.names()
    assert not fleet.corner.down.exists()


def test_what_a_lost_worker_broke_another_one_puts_back(fleet: Fleet) -> None:
    fleet.worker()
    asked = fleet.start("run", "checkout-outage", "--fleet", "--hold", "10m")
    fleet.until("FaultInjected")
    assert fleet.corner.down.exists()
    fleet.signal_the_one_at_work(signal.SIGKILL)
    ended = asked.ended()
    assert not fleet.corner.down.exists()
    assert ended.returncode == 130, ended.stdout + ended.stderr
    assert "its worker was lost" in ended.stderr
    assert {"RecoveryStarted", "FaultReverted", "RunFinished"} <= set(fleet.names())


def test_ctrl_c_waits_until_the_worker_has_put_everything_back(fleet: Fleet) -> None:
    fleet.worker()
    asked = fleet.start("run", "checkout-outage", "--fleet", "--hold", "10m")
    fleet.until("FaultInjected")
    second = fleet.run("run", "checkout-outage", "--fleet")
    assert (second.returncode, "the fleet drills checkout-outage" in second.stderr) == (3, True)
    asked.send_signal(signal.SIGINT)
    ended = asked.ended()
    assert not fleet.corner.down.exists()
    assert ended.returncode == 130, ended.stdout + ended.stderr
    assert "the worker restores the environment first" in ended.stderr


def test_a_drill_whose_workflow_is_terminated_is_swept(fleet: Fleet) -> None:
    fleet.worker()
    asked = fleet.start("run", "checkout-outage", "--fleet", "--hold", "10m")
    fleet.until("FaultInjected")
    fleet.ask(lambda client: client.get_workflow_handle(f"environment/{fleet.name}").terminate())
    assert asked.ended().returncode == 4
    status = fleet.run("fleet", "status")
    assert (status.returncode, "BROKEN" in status.stdout) == (4, True)
    assert "is put back" in fleet.run("fleet", "sweep").stdout
    fleet.until("FaultReverted")
    while fleet.run("fleet", "status").returncode:
        a_moment()
    assert not fleet.corner.down.exists()
    assert "nothing was cut off" in fleet.run("fleet", "sweep").stdout


def test_one_worker_alone_is_not_enough(fleet: Fleet) -> None:
    fleet.worker(1)
    asked = fleet.run("run", "checkout-outage", "--fleet")
    assert asked.returncode == 3
    assert "start 1 more `commdrill worker`" in asked.stderr
    assert fleet.runs == []


def test_a_worker_without_a_secret_of_the_fault_keeps_it_from_going_in(fleet: Fleet) -> None:
    fleet.corner.change("environment.yaml", "[./start.sh]", '[./start.sh, "${env:PUT_BACK}"]')
    fleet.worker(1, PUT_BACK="s3cr3t-of-one")
    fleet.worker(1)
    asked = fleet.run("run", "checkout-outage", "--fleet", PUT_BACK="s3cr3t-of-one")
    assert asked.returncode == 3, asked.stdout + asked.stderr
    assert "a worker could not put back what checkout-outage breaks" in asked.stderr
    assert "PUT_BACK" in asked.stderr
    assert "s3cr3t" not in asked.stdout + asked.stderr
    assert fleet.runs == []


def test_a_worker_that_was_frozen_and_wakes_changes_nothing(fleet: Fleet) -> None:
    fleet.worker()
    asked = fleet.start(
        "run", "checkout-outage", "--fleet", "--hold", "10m", COMMDRILL_QUARANTINE="600"
    )
    fleet.until("FaultInjected")
    worker, children = fleet.at_work()
    fleet.signal_the_one_at_work(signal.SIGSTOP)
    ended = asked.ended()  # while its environment is held
    assert (ended.returncode, fleet.corner.down.exists()) == (130, False), ended.stderr
    refused = fleet.run("run", "checkout-outage", "--fleet")
    assert (refused.returncode, "is held until" in refused.stderr) == (3, True), refused.stderr
    before = fleet.names()
    fleet.corner.down.touch()  # a call of its own that was on the wire comes through
    while fleet.corner.down.exists():
        a_moment()
    worker.send_signal(signal.SIGCONT)
    for child in children:
        os.kill(child, signal.SIGCONT)
    while any(Path(f"/proc/{child}").exists() for child in children):
        a_moment()
    assert fleet.names() == before
    assert not fleet.corner.down.exists()
