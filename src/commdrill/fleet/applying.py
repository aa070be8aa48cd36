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

from commdrill.fleet.names import Project
from commdrill.fleet.planning import Wanted
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
    client: Client, project: Project, plan: Iterable[Wanted]
) -> tuple[Applied, ...]:
    """What `apply` would do."""
    asked = {one.schedule_id: one for one in plan}
    there = {name async for name in schedules_of(client, project)}
    digests = await _digests(client, [name for name in asked if name in there])
    found = [Applied(one.drill, _change(one, there, digests), one.count) for one in asked.values()]
    gone = sorted(there - asked.keys())
    left = [Applied(name.removeprefix(project.slots), Change.LEFT) for name in gone]
    return tuple(sorted((*found, *left), key=lambda one: one.drill))


async def apply(
    client: Client, project: Project, plan: Iterable[Wanted], changes: Iterable[Applied]
) -> None:
    """Have it so."""
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


async def schedules_of(client: Client, project: Project) -> AsyncIterator[str]:
    """The ids of all that Temporal has of a project."""
    async for one in await client.list_schedules():
        if one.id.startswith(project.slots):
            yield one.id


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


def _change(one: Wanted, there: set[str], digests: Mapping[str, str]) -> Change:
    if one.schedule_id not in there:
        return Change.CREATED
    return Change.UNCHANGED if digests.get(one.schedule_id) == one.digest else Change.UPDATED


async def _digests(client: Client, names: list[str]) -> Mapping[str, str]:
    gate = asyncio.Semaphore(_AT_ONCE)

    async def of(name: str) -> tuple[str, str]:
        async with gate:
            return name, await _digest(client, name)

    return dict(await asyncio.gather(*map(of, names)))


async def _digest(client: Client, name: str) -> str:
    """Of what a schedule was made of; empty where somebody else made it, or it has just gone."""
    try:
        found = await client.get_schedule_handle(name).describe()
    except RPCError as why:
        if why.status is RPCStatusCode.NOT_FOUND:
            return ""
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
        return ScheduleUpdate(replace(asked.schedule, state=given.description.schedule.state))

    await client.get_schedule_handle(asked.schedule_id).update(updated)
