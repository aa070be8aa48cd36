"""A worker: asks Temporal for drills of its queues, for ever."""

import asyncio
import os
import secrets
import socket
from collections.abc import Sequence
from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from commdrill import __version__
from commdrill.fleet.connection import Complain, a_while, connected_at_last
from commdrill.fleet.deeds import Deeds, Programs
from commdrill.fleet.environment_flow import EnvironmentFlow
from commdrill.fleet.orders import own_queue
from commdrill.fleet.slot_flow import SlotFlow
from commdrill.fleet.sweeping import SweepFlow, Sweeping

_AGAIN = 1.0  # seconds after Temporal went wrong for us
_AT_ONCE = 20  # drills of one worker


def new_identity() -> str:
    """Of this process, in words for people: host, process, a bit of chance, and its version."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(2)}/{__version__}"


async def work(
    queues: Sequence[str], programs: Programs, stop: asyncio.Event, complain: Complain
) -> None:
    """Until `stop` is set; drills under way are then put back first.

    Raises:
        UsageError: Temporal's settings cannot be read.
    """
    identity = new_identity()
    while (client := await connected_at_last(identity, stop, complain)) is not None:
        complain(f"worker {identity} asks for drills of {', '.join(queues)}")
        try:
            await _serve(client, identity, queues, programs, stop)
        except Exception as why:  # noqa: BLE001 whatever became of Temporal, it comes back
            complain(f"Temporal went away: {why}; trying again")
        await a_while(stop, _AGAIN)


async def _serve(
    client: Client, identity: str, queues: Sequence[str], programs: Programs, stop: asyncio.Event
) -> None:
    deeds = Deeds(programs, client)
    workers = [_worker(client, queue, deeds) for queue in queues]
    workers.append(_asked_itself(client, identity, deeds))
    running = [asyncio.ensure_future(worker.run()) for worker in workers]
    stopping = asyncio.ensure_future(stop.wait())
    done, _ = await asyncio.wait([stopping, *running], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    await asyncio.gather(*(worker.shutdown() for worker in workers))
    for ended in done - {stopping}:
        ended.result()


def _worker(client: Client, queue: str, deeds: Deeds) -> Worker:
    """One poll for drills, short tasks: what a frozen worker has asked for is lost for a moment only."""
    return Worker(
        client,
        task_queue=queue,
        workflows=[EnvironmentFlow, SlotFlow, SweepFlow],
        activities=[
            deeds.perform,
            deeds.restore,
            deeds.hold,
            deeds.workers,
            deeds.peers,
            Sweeping(client).sweep,
        ],
        workflow_runner=UnsandboxedWorkflowRunner(),
        build_id=f"commdrill-{__version__}",
        max_concurrent_activities=_AT_ONCE,
        max_concurrent_activity_task_polls=1,
        max_concurrent_workflow_task_polls=2,
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=1),
        max_heartbeat_throttle_interval=timedelta(seconds=1),
        default_heartbeat_throttle_interval=timedelta(seconds=1),
    )


def _asked_itself(client: Client, identity: str, deeds: Deeds) -> Worker:
    """What is asked of this worker and of no other."""
    return Worker(
        client,
        task_queue=own_queue(identity),
        activities=[deeds.able],
        max_concurrent_activities=_AT_ONCE,
        max_concurrent_activity_task_polls=1,
    )
