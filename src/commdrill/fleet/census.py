"""What Temporal knows of a project's drills: those that are on, those that wait, those that were cut off."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime

from temporalio.client import Client, WorkflowExecution, WorkflowExecutionStatus

from commdrill.fleet.environment_flow import STANDING
from commdrill.fleet.orders import Project, Standing

_ON = "ExecutionStatus = 'Running'"
_LOOKED_BACK = 1000  # workflows of environments


@dataclass(frozen=True)
class Held:
    """An environment whose workflow is open, or was the last one there. `queue`: as environments name it."""

    environment: str
    queue: str
    began: datetime
    is_on: bool
    standing: Standing

    @property
    def is_cut_off(self) -> bool:
        """Ended from outside: whatever its run left broken, nobody puts back."""
        return not self.is_on and self.standing.stage not in {"over", "asking"}


@dataclass(frozen=True)
class Waiting:
    """A slot whose workflow is open."""

    slot: str
    since: datetime


async def environments_of(client: Client, project: Project) -> tuple[Held, ...]:
    """The environments that are drilled, and those of which the last drill was cut off."""
    seen, found = set[str](), list[Held]()
    async for held in _newest_first(client, project):
        if held.standing.order.run not in seen:
            seen.add(held.standing.order.run)
            found.append(held)
    return tuple(one for one in found if one.is_on or one.is_cut_off)


async def slots_of(client: Client, project: Project) -> tuple[Waiting, ...]:
    """The slots that are open: those that are drilled, and those that wait."""
    query = f"WorkflowType = 'slot' AND {_ON}"
    return tuple([
        Waiting(one.id.removeprefix(project.slots), one.start_time)
        async for one in client.list_workflows(query)
        if one.id.startswith(project.slots)
    ])  # fmt: skip


async def _newest_first(client: Client, project: Project) -> AsyncIterator[Held]:
    """Of one run there may be several: who was cut off may have been swept since."""
    query = "WorkflowType = 'environment'"
    async for one in client.list_workflows(query, limit=_LOOKED_BACK):
        queue = _queue(one, project)
        standing: Standing | None = await one.memo_value(STANDING, None, type_hint=Standing)
        if queue and standing is not None:
            name = one.id.partition("/")[2]
            is_on = one.status is WorkflowExecutionStatus.RUNNING
            yield Held(name, queue, one.start_time, is_on, standing)


def _queue(one: WorkflowExecution, project: Project) -> str:
    """Empty where it is another project's."""
    prefix = project.queue("")
    return one.task_queue.removeprefix(prefix) if one.task_queue.startswith(prefix) else ""


def cut_off(environments: Iterable[Held]) -> tuple[Held, ...]:
    """Those that `sweep` puts back."""
    return tuple(one for one in environments if one.is_cut_off)
