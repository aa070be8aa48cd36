"""An order given to the fleet, and where it stands."""

from dataclasses import dataclass

from temporalio.api.errordetails.v1 import NamespaceNotFoundFailure
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from commdrill.errors import PreflightRefused
from commdrill.fleet.acts import TASK_LIMIT
from commdrill.fleet.environment_flow import STANDING, EnvironmentFlow
from commdrill.fleet.orders import Order, Standing, environment_id

_AWAY = (RPCStatusCode.UNAVAILABLE, RPCStatusCode.DEADLINE_EXCEEDED, RPCStatusCode.CANCELLED)


@dataclass(frozen=True)
class Given:
    """An order that was taken; the workflow that sees to it."""

    client: Client
    order: Order
    execution: str

    async def standing(self) -> Standing | None:
        """Where it stands; None while Temporal does not answer, or nobody has looked at it yet."""
        handle = self.client.get_workflow_handle(
            environment_id(self.order.environment), run_id=self.execution or None
        )
        try:
            found = await handle.describe()
        except RPCError as why:
            if _is_away(why):
                return None
            raise
        told = await found.memo_value(STANDING, None, type_hint=Standing)
        if found.status is WorkflowExecutionStatus.RUNNING or (told and told.ending):
            return told
        return Standing(str(found.status and found.status.name).lower(), self.order)

    async def cancel(self) -> None:
        """Ask for its end: everything is put back first."""
        handle = self.client.get_workflow_handle(environment_id(self.order.environment))
        await handle.cancel()


def _is_away(why: RPCError) -> bool:
    """One that comes back answers before it knows its namespaces again."""
    details = why.grpc_status.details
    unknown = any(one.Is(NamespaceNotFoundFailure.DESCRIPTOR) for one in details)
    return unknown or why.status in _AWAY


async def give(client: Client, queue: str, order: Order) -> Given:
    """Have a worker of the queue perform it.

    Raises:
        PreflightRefused: another drill is in its environment.
    """
    try:
        handle = await client.start_workflow(
            EnvironmentFlow.run,
            order,
            id=environment_id(order.environment),
            task_queue=queue,
            task_timeout=TASK_LIMIT,
        )
    except WorkflowAlreadyStartedError as taken:
        there = await Given(client, order, taken.run_id or "").standing()
        raise PreflightRefused(_taken(order.environment, there)) from None
    return Given(client, order, handle.result_run_id or "")


def _taken(environment: str, there: Standing | None) -> str:
    if there is None:
        return f"another drill is in the environment {environment!r}: wait until it is over"
    if there.stage == "held":
        return (
            f"the environment {environment!r} is held until {there.until}: the worker that performed "
            f"{there.order.run} was lost, and may still do something"
        )
    return (
        f"the fleet drills {there.order.drill} in the environment {environment!r} (run "
        f"{there.order.run or 'about to begin'}): wait until it is over"
    )
