"""`fleet sweep`: drills whose workflow was ended from outside are given another, which puts them back."""

from collections.abc import Iterable
from dataclasses import replace

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.exceptions import WorkflowAlreadyStartedError

from commdrill.fleet.acts import SWEEP, TASK_LIMIT, sweeping
from commdrill.fleet.census import Held, cut_off, environments_of
from commdrill.fleet.environment_flow import EnvironmentFlow
from commdrill.fleet.orders import Project, environment_id


async def sweep(client: Client, project: Project, found: Iterable[Held]) -> tuple[Held, ...]:
    """Have each put back by a worker of its queue; those where another drill is in the way."""
    return tuple([one for one in found if not await _is_given(client, project, one)])


async def _is_given(client: Client, project: Project, one: Held) -> bool:
    try:
        await client.start_workflow(
            EnvironmentFlow.run,
            replace(one.standing.order, attempt=1),
            id=environment_id(one.environment),
            task_queue=project.queue(one.queue),
            task_timeout=TASK_LIMIT,
        )
    except WorkflowAlreadyStartedError:
        return False
    return True


@workflow.defn(name="sweep")
class SweepFlow:
    """What `fleet apply` has Temporal do now and then."""

    @workflow.run
    async def run(self, project: str) -> int:
        """How many were cut off."""
        count: int = await workflow.execute_activity(SWEEP, project, result_type=int, **sweeping())
        return count


class Sweeping:
    """The activity of it."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @activity.defn(name=SWEEP)
    async def sweep(self, project: str) -> int:
        """How many were cut off."""
        named = Project(project)
        found = cut_off(await environments_of(self._client, named))
        await sweep(self._client, named, found)
        return len(found)
