"""Who asks for drills: workers are known by what they ask Temporal, and when they last did."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client

from commdrill.clock import SystemClock

_SILENT = timedelta(seconds=75)
"""A worker asks again each minute; Temporal remembers one that died for five."""


async def workers_of(client: Client, queue: str) -> Mapping[str, datetime]:
    """The workers of a queue by name, and when each last asked."""
    answer = await client.workflow_service.describe_task_queue(
        DescribeTaskQueueRequest(
            namespace=client.namespace,
            task_queue=TaskQueue(name=queue),
            task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
        )
    )
    now = SystemClock().now()
    found = {
        one.identity: one.last_access_time.ToDatetime().replace(tzinfo=UTC)
        for one in answer.pollers
    }
    return {name: asked for name, asked in found.items() if now - asked < _SILENT}
