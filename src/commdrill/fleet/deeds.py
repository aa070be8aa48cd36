"""What a worker does when Temporal asks: each drill, and each way back, in a process of its own."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from temporalio import activity
from temporalio.client import Client
from temporalio.exceptions import ApplicationError

from commdrill import __version__
from commdrill.fleet.acts import ABLE, HOLD, PEERS, PERFORM, RESTORE, WORKERS
from commdrill.fleet.child import Child, Died
from commdrill.fleet.orders import Ending, Order
from commdrill.fleet.pollers import workers_of

_GLANCE = 1.0  # seconds between two glances at a process


@dataclass(frozen=True)
class Programs:
    """The command lines that perform an order, put back what it broke, and see that it stays so.

    `able`: that look whether this worker could put it back.
    """

    perform: Sequence[str]
    restore: Sequence[str]
    hold: Sequence[str]
    able: Sequence[str]


class Deeds:
    """The activities of one worker."""

    def __init__(self, programs: Programs, client: Client) -> None:
        self._programs = programs
        self._client = client

    @activity.defn(name=PERFORM)
    async def perform(self, order: Order) -> Ending:
        """A drill, to its end; asked to end, it puts everything back first."""
        return await _done_by(self._programs.perform, order)

    @activity.defn(name=RESTORE)
    async def restore(self, order: Order) -> Ending:
        """What a run left broken, put back."""
        return await _done_by(self._programs.restore, order)

    @activity.defn(name=HOLD)
    async def hold(self, order: Order) -> Ending:
        """What was put back, watched, for a while."""
        return await _done_by(self._programs.hold, order)

    @activity.defn(name=WORKERS)
    async def workers(self) -> int:
        """How many workers ask for drills of this queue that could go on where this one dies."""
        return len(await self.peers())

    @activity.defn(name=PEERS)
    async def peers(self) -> list[str]:
        """Their names."""
        there = await workers_of(self._client, activity.info().task_queue)
        return sorted(name for name in there if name.endswith(f"/{__version__}"))

    @activity.defn(name=ABLE)
    async def able(self, order: Order) -> str:
        """Why this worker could not put back what an order breaks; empty where it could."""
        child = await Child.begun(self._programs.able, order)
        return (await _ending_of(child)).why


async def _done_by(program: Sequence[str], order: Order) -> Ending:
    """Temporal hears of us only while the process is sure that the run is its own."""
    child = await Child.begun(program, order)
    watching = asyncio.ensure_future(_watched(child, order.rhythm.heartbeat))
    while not watching.done():
        try:
            await asyncio.shield(watching)
        except asyncio.CancelledError:
            child.interrupt()
    return await _ending_of(child)


async def _ending_of(child: Child) -> Ending:
    try:
        return await child.ending()
    except Died as why:
        raise ApplicationError(str(why), type="Died") from None


async def _watched(child: Child, heartbeat: float) -> None:
    loop = asyncio.get_running_loop()
    activity.heartbeat()
    while not await child.is_over(within=min(_GLANCE, heartbeat / 4)):
        if loop.time() - child.sure < heartbeat:
            activity.heartbeat()
