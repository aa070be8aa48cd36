"""`fleet apply`: every drill with a schedule, in Temporal."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.app.fleet.project import fleet_of, queue_of, rhythm_of
from commdrill.app.owner import owned_project
from commdrill.app.request import RunRequest
from commdrill.app.schedule.agenda import agenda_of
from commdrill.clock import SystemClock
from commdrill.documents.links.linked_documents import link
from commdrill.documents.problem import DocumentErrors
from commdrill.documents.project import Project as Documents
from commdrill.fleet.applying import Applied, Change, apply, apply_sweep, difference
from commdrill.fleet.calendars import horizon
from commdrill.fleet.connection import connected
from commdrill.fleet.orders import Project
from commdrill.fleet.planning import Wanted, sweep_schedule, wanted
from commdrill.fleet.worker import new_identity


@dataclass(frozen=True)
class Plan:
    """A project's documents, without a mistake, and what its fleet should have of them."""

    fleet: Project
    documents: Documents
    wanted: tuple[Wanted, ...]

    @classmethod
    def of(cls, request: RunRequest) -> "Plan":
        """By the documents as they lie there.

        Raises:
            DocumentErrors: every mistake in them.
        """
        documents = owned_project(request.project_root)
        if problems := link(documents).problems:
            raise DocumentErrors(problems)
        fleet, now = fleet_of(request.project_root), SystemClock().now()
        items = [
            (item, queue_of(documents, item.environment)) for item in agenda_of(documents).values()
        ]
        return cls(fleet, documents, tuple(wanted(fleet, items, now, rhythm_of())))

    @property
    def queues(self) -> tuple[str, ...]:
        """All that environments name."""
        return tuple(sorted({queue_of(self.documents, one) for one in self.documents.environments}))


def apply_schedules(request: RunRequest, unasked: Change) -> Iterator[str]:
    """Have Temporal know them; line by line what became of it.

    `unasked`: what becomes of schedules that no document asks for, `LEFT` or `REMOVED`.
    """
    return _lines(asyncio.run(_applied(Plan.of(request), unasked)), "")


def compare_schedules(request: RunRequest, unasked: Change) -> Iterator[str]:
    """The same, and nothing is changed."""
    return _lines(asyncio.run(_compared(Plan.of(request), unasked)), "would be ")


async def _compared(plan: Plan, unasked: Change) -> tuple[Applied, ...]:
    client = await connected(new_identity())
    return await difference(client, plan.fleet, plan.wanted, unasked)


async def _applied(plan: Plan, unasked: Change) -> tuple[Applied, ...]:
    client = await connected(new_identity())
    changes = await difference(client, plan.fleet, plan.wanted, unasked)
    await apply(client, plan.fleet, plan.wanted, changes)
    for queue in plan.queues[:1]:
        await apply_sweep(client, plan.fleet, sweep_schedule(plan.fleet, queue))
    return changes


def _lines(changes: tuple[Applied, ...], would: str) -> Iterator[str]:
    for one in changes:
        match one.change:
            case Change.UNCHANGED:
                pass
            case Change.LEFT:
                yield f"{one.drill}: no document asks for it: `--prune` takes it away"
            case Change.REMOVED:
                yield f"{one.drill}: {would}removed"
            case _:
                yield f"{one.drill}: {would}{one.change}, {one.slots} slots"
    counted = Counter(one.change for one in changes)
    counts = [f"{counted[change]} {change}" for change in Change if counted[change]]
    _, until = horizon(SystemClock().now())
    yield f"{', '.join(counts) or 'no drill has a schedule'}; slots until {until:%Y-%m-%d}"
