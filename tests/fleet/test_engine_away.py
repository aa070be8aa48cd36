"""Temporal is away, and comes back: at a worker's start, and in the middle of a drill."""

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from temporalio.client import Client

from commdrill.fleet.orders import Order
from commdrill.fleet.starting import Given
from tests.e2e.corner import a_moment, cornered
from tests.fleet.deeds_at_hand import DeedsAtHand
from tests.fleet.engine import Engine, program
from tests.fleet.workers import Fleet


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """One of its own, which is not there as yet."""
    made = Engine(program(), tmp_path)
    try:
        yield made
    finally:
        made.kill()


def test_workers_wait_for_it_and_what_was_broken_is_put_back_once_it_is_back(
    engine: Engine, deeds: DeedsAtHand, tmp_path: Path
) -> None:
    with cornered(tmp_path) as corner, Fleet(corner, deeds, engine.address, tmp_path.name) as fleet:
        fleet.begin_workers()
        asked = fleet.run("run", "checkout-outage", "--fleet")
        assert (asked.returncode, "does not answer at" in asked.stderr) == (3, True)
        while fleet.said().count("trying again") < 2:
            a_moment()
        engine.start()
        engine.wait()
        asking = fleet.start("run", "checkout-outage", "--fleet", "--hold", "10m")
        fleet.until("FaultInjected")
        engine.kill()
        fleet.signal_the_one_at_work(signal.SIGKILL)
        assert corner.down.exists()
        engine.start()
        ended = asking.ended()  # it was there all the time
        assert (ended.returncode, corner.down.exists()) == (130, False), ended.stderr


def test_where_it_does_not_know_its_namespaces_as_yet_nothing_is_told(engine: Engine) -> None:
    engine.start()
    engine.wait()

    async def standing() -> object:
        client = await Client.connect(engine.address, namespace="not-as-yet")
        return await Given(client, Order("checkout-outage", "dev", "run"), "").standing()

    assert asyncio.run(standing()) is None
