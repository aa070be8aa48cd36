"""What a project's schedules should be in Temporal, made from its own slots."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from temporalio.client import (
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
    ScheduleState,
)

from commdrill.fleet.acts import TASK_LIMIT
from commdrill.fleet.calendars import calendars_of, closing_early, horizon
from commdrill.fleet.orders import Order, Project, Rhythm
from commdrill.fleet.slot_flow import Due, SlotFlow
from commdrill.fleet.sweeping import SweepFlow
from commdrill.timetable.slot import USUAL_WINDOW, Item, Slot, slots

_SWEPT_EVERY = timedelta(minutes=5)
_LEAST_CATCH_UP = timedelta(seconds=10)  # that Temporal takes


@dataclass(frozen=True)
class Wanted:
    """One schedule: what it starts, and when."""

    drill: str
    schedule_id: str
    schedule: Schedule
    digest: str
    count: int  # of slots


def wanted(
    project: Project, items: Iterable[tuple[Item, str]], now: datetime, rhythm: Rhythm
) -> Iterator[Wanted]:
    """The schedules of these drills, each with its queue; one without a slot ahead has none."""
    for item, queue in items:
        found = tuple(slots(item.drill, item.schedule, *horizon(now)))
        if not found:
            continue
        window = item.schedule.window or USUAL_WINDOW
        order = Order(item.drill, item.environment, rhythm=rhythm)
        due = Due(order, window.total_seconds(), dict(closing_early(found, window)))
        name, target = project.schedule_id(item.drill), project.queue(queue)
        schedule = _schedule(_action(due, name, target), found, window)
        digest = _digest(schedule, due)
        marked = _action(replace(due, digest=digest), name, target)
        noted = replace(schedule, action=marked, state=ScheduleState(note=note_of(digest)))
        yield Wanted(item.drill, name, noted, digest, len(found))


def _schedule(
    action: ScheduleActionStartWorkflow, found: Sequence[Slot], window: timedelta
) -> Schedule:
    return Schedule(
        action=action,
        spec=ScheduleSpec(calendars=calendars_of(found)),
        policy=SchedulePolicy(
            overlap=ScheduleOverlapPolicy.ALLOW_ALL, catchup_window=max(window, _LEAST_CATCH_UP)
        ),
        state=ScheduleState(),
    )


def sweep_schedule(project: Project, queue: str) -> Schedule:
    """Now and then, wherever there is a worker."""
    return Schedule(
        action=ScheduleActionStartWorkflow(
            SweepFlow.run, project.name, id=project.sweep_id, task_queue=project.queue(queue)
        ),
        spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=_SWEPT_EVERY)]),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=_LEAST_CATCH_UP),
    )


def note_of(digest: str) -> str:
    """What lists of schedules show of it: by that alone most are known to be as they should be."""
    return f"by commdrill fleet apply, {digest}"


def _action(due: Due, workflow_id: str, queue: str) -> ScheduleActionStartWorkflow:
    """Temporal writes the slot's own time behind the id."""
    return ScheduleActionStartWorkflow(
        SlotFlow.run, due, id=workflow_id, task_queue=queue, task_timeout=TASK_LIMIT
    )


def _digest(schedule: Schedule, due: Due) -> str:
    action = schedule.action
    assert isinstance(action, ScheduleActionStartWorkflow)
    document = json.dumps(
        [
            asdict(due),
            action.task_queue,
            [asdict(one) for one in schedule.spec.calendars],
            str(schedule.policy.catchup_window),
        ]
    )
    return hashlib.sha256(document.encode()).hexdigest()
