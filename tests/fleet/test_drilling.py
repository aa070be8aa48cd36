"""Drills that workers perform: asked for on one machine, performed on another."""

import pytest

from tests.fleet.workers import Fleet

pytestmark = pytest.mark.e2e


def test_a_worker_performs_the_drill_and_its_exit_code_comes_back(fleet: Fleet) -> None:
    fleet.worker()
    asked = fleet.run("run", "checkout-outage", "--fleet")
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert "RunFinished" in fleet.corner.names()
    assert not fleet.corner.down.exists()


def test_what_a_lost_worker_broke_another_one_puts_back(fleet: Fleet) -> None:
    fleet.worker()
    asked = fleet.start("run", "checkout-outage", "--fleet", "--hold", "20s")
    fleet.until("FaultInjected")
    assert fleet.corner.down.exists()
    fleet.kill_the_one_at_work()
    ended = asked.ended()
    assert not fleet.corner.down.exists()
    assert ended.returncode == 130, ended.stdout + ended.stderr
    assert "its worker was lost" in ended.stderr
    assert {"RecoveryStarted", "FaultReverted", "RunFinished"} <= set(fleet.corner.names())
