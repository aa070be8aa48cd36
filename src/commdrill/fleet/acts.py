"""What Temporal is told of the deeds of a worker: their names, and how long each may take."""

from datetime import timedelta
from typing import Any

from temporalio.common import RetryPolicy
from temporalio.workflow import ActivityCancellationType

from commdrill.fleet.orders import Order, own_queue

PERFORM = "perform"
RESTORE = "restore"
WORKERS = "workers"
PEERS = "peers"
ABLE = "able"
SWEEP = "sweep"
HOLD = "hold"
_LONGEST_DRILL = timedelta(days=7)
_LONGEST_RESTORE = timedelta(hours=1)
_A_MOMENT = timedelta(seconds=10)
TASK_LIMIT = timedelta(seconds=2)
"""Of one step of a workflow: a frozen worker keeps it no longer than that."""


def performing(order: Order) -> dict[str, Any]:
    """Once, whatever comes: a drill that broke something is put back, never begun again."""
    return _held(order, _LONGEST_DRILL)


def restoring(order: Order) -> dict[str, Any]:
    """One attempt; the workflow counts them, and tells."""
    return _held(order, _LONGEST_RESTORE)


def holding(order: Order) -> dict[str, Any]:
    """One worker's watch over it; where that dies, the workflow asks another."""
    return _held(order, timedelta(seconds=order.rhythm.quarantine) + _LONGEST_RESTORE)


def asking() -> dict[str, Any]:
    """A look that changes nothing, by any worker, until one answers."""
    return {"start_to_close_timeout": _A_MOMENT, "retry_policy": RetryPolicy()}


def questioning(worker: str) -> dict[str, Any]:
    """A question to one worker, once: one that is dead or frozen gives no answer."""
    return {
        "task_queue": own_queue(worker),
        "schedule_to_start_timeout": _A_MOMENT,
        "start_to_close_timeout": 6 * _A_MOMENT,
        "retry_policy": RetryPolicy(maximum_attempts=1),
    }


def sweeping() -> dict[str, Any]:
    """Once; the next time it is done again."""
    return {
        "start_to_close_timeout": 6 * _A_MOMENT,
        "retry_policy": RetryPolicy(maximum_attempts=1),
    }


def _held(order: Order, longest: timedelta) -> dict[str, Any]:
    return {
        "start_to_close_timeout": longest,
        "heartbeat_timeout": timedelta(seconds=order.rhythm.heartbeat),
        "retry_policy": RetryPolicy(maximum_attempts=1),
        "cancellation_type": ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    }
