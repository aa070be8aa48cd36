"""A slot's workflow: waits for its environment within the window, and is never performed twice."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from temporalio import workflow
from temporalio.common import SearchAttributeKey
from temporalio.exceptions import ApplicationError, ChildWorkflowError, WorkflowAlreadyStartedError
from temporalio.workflow import ParentClosePolicy

from commdrill.fleet.acts import TASK_LIMIT
from commdrill.fleet.orders import Ending, Order, environment_id, slot_name
from commdrill.values import utc

_OPENS = SearchAttributeKey.for_datetime("TemporalScheduledStartTime")
MISSED = "missed"


@dataclass(frozen=True)
class Due:
    """What a schedule starts: an order without its slot, which the schedule's time names.

    `early`: when slots close that do not last the whole window, by when they open.
    """

    order: Order
    window: float
    early: dict[str, str]
    digest: str = ""  # of the schedule that starts it


@workflow.defn(name="slot")
class SlotFlow:
    """One slot of one drill."""

    @workflow.run
    async def run(self, due: Due) -> Ending:
        """What became of it. Fails where it was missed, for somebody to see."""
        opens = _opens()
        closes = _closes(due, opens)
        order = replace(due.order, slot=slot_name(due.order.drill, opens))
        why = "nobody asked for it before its window was over"
        while (left := (closes - workflow.now()).total_seconds()) > 0:
            ending, why = await _tried(order)
            if ending is not None:
                return ending
            await asyncio.sleep(min(order.rhythm.slot, left))
        raise ApplicationError(f"{order.slot} was missed: {why}", type=MISSED, non_retryable=True)


async def _tried(order: Order) -> tuple[Ending | None, str]:
    """None where nothing was touched: it may be tried again; why that is."""
    try:
        drill = await workflow.start_child_workflow(
            "environment",
            order,
            id=environment_id(order.environment),
            result_type=Ending,
            task_timeout=TASK_LIMIT,
            parent_close_policy=ParentClosePolicy.ABANDON,
        )
    except WorkflowAlreadyStartedError:
        return None, f"another drill was in the environment {order.environment!r}"
    try:
        ending: Ending = await drill
    except ChildWorkflowError as error:
        why = f"its workflow was ended from outside ({error.cause}): `commdrill fleet sweep`"
        return Ending(4, "not-restored", began=True, why=why), why
    return (ending if ending.began or not ending.is_restored else None), ending.why


def _opens() -> datetime:
    """The time that the schedule meant, whenever it came to start this."""
    info = workflow.info()
    return (info.typed_search_attributes.get(_OPENS) or info.start_time).astimezone(UTC)


def _closes(due: Due, opens: datetime) -> datetime:
    early = due.early.get(utc(opens))
    return datetime.fromisoformat(early) if early else opens + timedelta(seconds=due.window)
