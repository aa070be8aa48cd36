"""`fleet status` and `fleet sweep`: what is drilled, what waits, what was missed, what is broken."""

import asyncio
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from commdrill.app.fleet.schedules import Plan
from commdrill.app.past_runs import past_runs
from commdrill.app.request import RunRequest
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.app.schedule.agenda import agenda_of
from commdrill.app.shelf.opening import take_over_by
from commdrill.app.shelf.runs import RunsOnShelf, runs_on_shelf
from commdrill.clock import SystemClock
from commdrill.fleet.applying import since
from commdrill.fleet.census import Held, Waiting, cut_off, environments_of, slots_of
from commdrill.fleet.connection import connected
from commdrill.fleet.pollers import workers_of
from commdrill.fleet.sweeping import sweep
from commdrill.fleet.worker import new_identity
from commdrill.timetable.slot import Slot, slots
from commdrill.values import Json, plural, utc

SCHEMA = "commdrill/fleet/1"
NOT_RESTORED = 4
_BACK = timedelta(days=35)  # that missed slots are told of


@dataclass(frozen=True)
class Orphan:
    """One of them. `is_broken`: it has ended, or died here; else it may be under way elsewhere."""

    run: str
    told: str
    is_broken: bool


@dataclass(frozen=True)
class Overview:
    """All there is to say of a fleet at one moment."""

    now: datetime
    environments: tuple[Held, ...]
    waiting: tuple[Waiting, ...]
    workers: Mapping[str, Mapping[str, datetime]]
    orphans: tuple[Orphan, ...]
    missed: tuple[Slot, ...]

    @property
    def exit_code(self) -> int:
        """4 where something is broken that no living worker performs."""
        stuck = any(
            one.is_cut_off or one.standing.stage == "not-restored" for one in self.environments
        )
        broken = any(one.is_broken for one in self.orphans)
        return NOT_RESTORED if stuck or broken else 0


def overview(request: RunRequest) -> Overview:
    plan = Plan.of(request)
    return asyncio.run(_overview(request, plan))


async def _overview(request: RunRequest, plan: Plan) -> Overview:
    client = await connected(new_identity())
    environments = await environments_of(client, plan.fleet)
    on = {one.standing.order.slot for one in environments if one.is_on}
    there = await slots_of(client, plan.fleet)
    return Overview(
        now=SystemClock().now(),
        environments=environments,
        waiting=tuple(one for one in there if one.slot not in on),
        workers={queue: await workers_of(client, plan.fleet.queue(queue)) for queue in plan.queues},
        orphans=orphans(request, {one.standing.order.run for one in environments}),
        missed=_missed(request, plan, await since(client, plan.wanted)),
    )


def _missed(request: RunRequest, plan: Plan, known: Mapping[str, datetime]) -> tuple[Slot, ...]:
    """Ours to tell: Temporal counts none that it was down for. `known`: since when, by drill."""
    history, now = past_runs(request.reports), SystemClock().now()
    agenda = agenda_of(plan.documents)
    found = [
        slot
        for drill, made in known.items()
        for slot in slots(drill, agenda[drill].schedule, max(made, now - _BACK), now)
        if slot.closes <= now and history.of_slot(str(slot)) is None
    ]
    return tuple(sorted(found))


def sweep_now(request: RunRequest) -> Iterator[str]:
    """Have what was cut off put back; line by line."""
    plan = Plan.of(request)
    found, left = asyncio.run(_swept(plan))
    if not found:
        yield "nothing was cut off: every drill has its workflow, or has ended"
    for one in found:
        name = f"{one.environment}: run {one.standing.order.run}"
        yield f"{name} {'waits for the drill that is on there' if one in left else 'is put back'}"


async def _swept(plan: Plan) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
    client = await connected(new_identity())
    found = cut_off(await environments_of(client, plan.fleet))
    return found, await sweep(client, plan.fleet, found)


def as_text(seen: Overview) -> Iterator[str]:
    for queue, workers in seen.workers.items():
        enough = "" if len(workers) > 1 else ": TOO FEW, nobody could take over"
        yield f"queue {queue}: {plural(len(workers), 'worker')}{enough}"
        yield from (f"  {name}, asked {asked:%H:%M:%S} UTC" for name, asked in workers.items())
    for one in seen.environments:
        yield _environment(one)
    for slot in seen.waiting:
        yield f"waiting: {slot.slot}, since {slot.since:%Y-%m-%d %H:%M} UTC"
    for orphan in seen.orphans:
        mark = "BROKEN: " if orphan.is_broken else ""
        yield f"{mark}run {orphan.run}, which no workflow sees to, {orphan.told}"
    for missed in seen.missed:
        yield f"missed: {missed}, its window closed {missed.closes:%Y-%m-%d %H:%M} UTC"
    if not seen.environments and not seen.waiting:
        yield "nothing is drilled, nothing waits"


def _environment(one: Held) -> str:
    standing, order = one.standing, one.standing.order
    if one.is_cut_off:
        return (
            f"BROKEN: {one.environment}: the workflow of run {order.run} was ended from outside: "
            "`commdrill fleet sweep`"
        )
    text = f" until {standing.until}" if standing.until else ""
    why = f": {standing.ending.why}" if standing.ending and standing.ending.why else ""
    stage = standing.stage if standing.stage != "not-restored" else "NOT RESTORED, tried again"
    return f"{one.environment}: {order.drill}, run {order.run}: {stage}{text}{why}"


def as_json(seen: Overview) -> str:
    whole: dict[str, Json] = {
        "schema": SCHEMA,
        "now": utc(seen.now),
        "exit_code": seen.exit_code,
        "queues": {
            queue: [{"worker": name, "asked": utc(asked)} for name, asked in workers.items()]
            for queue, workers in seen.workers.items()
        },
        "environments": [_environment_json(one) for one in seen.environments],
        "waiting": [{"slot": one.slot, "since": utc(one.since)} for one in seen.waiting],
        "orphans": [
            {"run": one.run, "told": one.told, "broken": one.is_broken} for one in seen.orphans
        ],
        "missed": [
            {"slot": str(one), "drill": one.drill, "closes": utc(one.closes)} for one in seen.missed
        ],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _environment_json(one: Held) -> Json:
    standing, order = one.standing, one.standing.order
    return {
        "environment": one.environment,
        "drill": order.drill,
        "run": order.run,
        "slot": order.slot or None,
        "stage": "cut-off" if one.is_cut_off else standing.stage,
        "until": standing.until or None,
        "exit_code": standing.ending.exit_code if standing.ending else None,
    }


def orphans(request: RunRequest, seen_to: Collection[str]) -> tuple[Orphan, ...]:
    """Those of a project, but for those that are seen to."""
    shared = runs_on_shelf(request.reports)
    found = _of_this_machine(request) if shared is None else _on(shared)
    return tuple(one for one in found if one.run not in seen_to)


def _of_this_machine(request: RunRequest) -> Iterator[Orphan]:
    runs, root = memory_of_this_machine().runs, request.project_root.resolve()
    for run in runs.all():
        if run.root == root and run.broke and not run.is_settled and not runs.is_under_way(run):
            text = f"left {', '.join(run.broke)} broken: `commdrill recover`"
            yield Orphan(run.run, text, is_broken=True)


def _on(shared: RunsOnShelf) -> Iterator[Orphan]:
    """No fleet may have begun one: whether its host lives only people know."""
    for one in shared.open():
        broke = ", ".join(state.armed.component for state in one.result.open_faults) or "nothing"
        way_out = take_over_by(one.run, shared.shelf)
        if one.result.finish is not None:
            yield Orphan(one.run, f"left {broke} broken: {way_out}", is_broken=True)
        else:
            text = f"is {one.holder}'s, has {broke} broken, and may be under way; if not, {way_out}"
            yield Orphan(one.run, text, is_broken=False)
