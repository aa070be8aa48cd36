"""`fleet apply`: Temporal has the schedules that the documents ask for, and is told what differs alone."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.service import RPCError, RPCStatusCode

from commdrill.fleet.orders import Project
from commdrill.fleet.planning import Wanted, note_of
from commdrill.fleet.slot_flow import Due

_AT_ONCE = 16  # requests


class Change(StrEnum):
    """What became, or would become, of a schedule."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    LEFT = "left"  # no document asks for it


@dataclass(frozen=True)
class Applied:
    """One schedule, and what became of it."""

    drill: str
    change: Change
    slots: int = 0


async def difference(
    client: Client, project: Project, plan: Iterable[Wanted], unasked: Change = Change.LEFT
) -> tuple[Applied, ...]:
    """What `apply` would do; `unasked`: with schedules that no document asks for."""
    asked = {one.schedule_id: one for one in plan}
    notes = {name: note async for name, note in _notes_of(client, project)}
    doubtful = [name for name, one in asked.items() if notes.get(name) != note_of(one.digest)]
    digests = await _digests(client, doubtful)
    found = [Applied(one.drill, _change(one, digests), one.count) for one in asked.values()]
    gone = sorted(notes.keys() - asked.keys())
    left = [Applied(name.removeprefix(project.slots), unasked) for name in gone]
    return tuple(sorted((*found, *left), key=lambda one: one.drill))


async def apply(
    client: Client, project: Project, plan: Iterable[Wanted], changes: Iterable[Applied]
) -> None:
    asked = {one.drill: one for one in plan}
    gate = asyncio.Semaphore(_AT_ONCE)

    async def do(one: Applied) -> None:
        async with gate:
            await _do(client, project, one, asked.get(one.drill))

    await asyncio.gather(*(do(one) for one in changes))


async def apply_sweep(client: Client, project: Project, schedule: Schedule) -> None:
    """The one that looks for drills that were cut off: it is made once, and stays."""
    with suppress(ScheduleAlreadyRunningError):
        await client.create_schedule(project.sweep_id, schedule)


async def _notes_of(client: Client, project: Project) -> AsyncIterator[tuple[str, str]]:
    """The schedules that Temporal has of a project, and what is noted of each.

    A list may be a moment old, and a note is somebody's own where they paused it.
    """
    async for one in await client.list_schedules():
        if one.id.startswith(project.slots):
            yield one.id, (one.schedule.state.note or "") if one.schedule else ""


async def since(client: Client, plan: Iterable[Wanted]) -> Mapping[str, datetime]:
    """Since when Temporal has the schedule of each drill, if it has it."""
    found = {one.drill: await _created(client, one.schedule_id) for one in plan}
    return {drill: made for drill, made in found.items() if made is not None}


async def _created(client: Client, name: str) -> datetime | None:
    try:
        return (await client.get_schedule_handle(name).describe()).info.created_at
    except RPCError as why:
        if why.status is RPCStatusCode.NOT_FOUND:
            return None
        raise


def _change(one: Wanted, digests: Mapping[str, str | None]) -> Change:
    """`digests`: of those that are not known to be as they should; None: there is none."""
    match digests.get(one.schedule_id, one.digest):
        case None:
            return Change.CREATED
        case digest:
            return Change.UNCHANGED if digest == one.digest else Change.UPDATED


async def _digests(client: Client, names: list[str]) -> Mapping[str, str | None]:
    gate = asyncio.Semaphore(_AT_ONCE)

    async def of(name: str) -> tuple[str, str | None]:
        async with gate:
            return name, await _digest(client, name)

    return dict(await asyncio.gather(*map(of, names)))


async def _digest(client: Client, name: str) -> str | None:
    """Of what a schedule was made of; empty where somebody else made it, None where there is none."""
    try:
        found = await client.get_schedule_handle(name).describe()
    except RPCError as why:
        if why.status is RPCStatusCode.NOT_FOUND:
            return None
        raise
    return await _made_of(client, found.schedule)


async def _made_of(client: Client, schedule: Schedule) -> str:
    action = schedule.action
    if not isinstance(action, ScheduleActionStartWorkflow) or not action.args:
        return ""
    try:
        (due,) = await client.data_converter.decode(list(action.args), [Due])
    except (TypeError, ValueError, RuntimeError):
        return ""
    return due.digest if isinstance(due, Due) else ""


async def _do(client: Client, project: Project, one: Applied, asked: Wanted | None) -> None:
    match one.change:
        case Change.CREATED if asked is not None:
            try:
                await client.create_schedule(asked.schedule_id, asked.schedule)
            except ScheduleAlreadyRunningError:  # by somebody else, just now
                await _update(client, asked)
        case Change.UPDATED if asked is not None:
            await _update(client, asked)
        case Change.REMOVED:
            await client.get_schedule_handle(project.schedule_id(one.drill)).delete()
        case _:
            pass


async def _update(client: Client, asked: Wanted) -> None:
    """What people said of it stays: one that is paused is so still."""

    def updated(given: ScheduleUpdateInput) -> ScheduleUpdate:
        there = given.description.schedule.state
        state = there if there.paused else replace(there, note=asked.schedule.state.note)
        return ScheduleUpdate(replace(asked.schedule, state=state))

    await client.get_schedule_handle(asked.schedule_id).update(updated)
