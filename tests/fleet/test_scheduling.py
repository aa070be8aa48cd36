"""Schedules in Temporal: what the documents ask for, and nothing is told twice."""

from datetime import UTC, datetime, timedelta

import pytest
from temporalio.client import Client, ScheduleBackfill, ScheduleHandle
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from commdrill.fleet.orders import Order
from commdrill.fleet.slot_flow import Due, SlotFlow
from tests.fleet.workers import Fleet

YEARLY = "FREQ=YEARLY;BYMONTH=3;BYDAY=2TU;BYHOUR=10;BYMINUTE=0;BYSECOND=0"


def scheduled(fleet: Fleet, rule: str, window: str = "4h") -> None:
    drill = (fleet.corner.root / "drill.yaml").read_text().partition("schedule:")[0]
    rule = f"schedule: {{rrule: {rule}, timezone: UTC, start: 2026-01-01, window: {window}}}\n"
    fleet.corner.write("drill.yaml", drill + rule)


def said(fleet: Fleet, *arguments: str) -> str:
    ended = fleet.run("fleet", *arguments)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_documents_are_applied_once_and_what_changed_is_changed(fleet: Fleet) -> None:
    scheduled(fleet, YEARLY)
    assert "checkout-outage: would be created" in said(fleet, "apply", "--dry-run")
    assert "checkout-outage: created, " in said(fleet, "apply")
    assert "1 unchanged;" in said(fleet, "apply")
    fleet.ask(lambda client: _schedule(client, fleet).pause())
    scheduled(fleet, YEARLY.replace("HOUR=10", "HOUR=11"))
    assert "checkout-outage: updated" in said(fleet, "apply")
    assert fleet.ask(lambda client: _is_paused(client, fleet))
    fleet.corner.write(
        "drill.yaml", (fleet.corner.root / "drill.yaml").read_text().partition("schedule:")[0]
    )
    assert "no document asks for it" in said(fleet, "apply")
    assert "checkout-outage: removed" in said(fleet, "apply", "--prune")
    assert "no drill has a schedule" in said(fleet, "apply")


def test_a_slot_is_drilled_once_and_not_again(fleet: Fleet) -> None:
    fleet.worker()
    at = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    scheduled(fleet, f"FREQ=DAILY;BYHOUR={at.hour};BYMINUTE={at.minute};BYSECOND={at.second}", "1h")
    assert "created" in said(fleet, "apply")
    fleet.ask(lambda client: _catch_up(client, fleet, at))
    fleet.until("RunFinished")
    (started,) = (event for event in fleet.events() if event["event"] == "RunStarted")
    assert started["slot"] == f"checkout-outage@{at:%Y%m%dT%H%M%SZ}"
    with pytest.raises(WorkflowAlreadyStartedError):
        fleet.ask(lambda client: _again(client, fleet, at))
    assert len(fleet.runs) == 1
    assert '"missed": []' in said(fleet, "status", "--json")


def _schedule(client: Client, fleet: Fleet) -> ScheduleHandle:
    return client.get_schedule_handle(f"slot/{fleet.name}/checkout-outage")


async def _is_paused(client: Client, fleet: Fleet) -> bool:
    return (await _schedule(client, fleet).describe()).schedule.state.paused


async def _catch_up(client: Client, fleet: Fleet, at: datetime) -> None:
    """As Temporal does it after it was down."""
    moment = timedelta(seconds=1)
    await _schedule(client, fleet).backfill(ScheduleBackfill(at - moment, at + moment))


async def _again(client: Client, fleet: Fleet, at: datetime) -> None:
    """As another planner would start it."""
    await client.start_workflow(
        SlotFlow.run,
        Due(Order("checkout-outage", fleet.name), 300, {}),
        id=f"slot/{fleet.name}/checkout-outage-{at:%Y-%m-%dT%H:%M:%SZ}",
        task_queue=f"{fleet.name}/drills",
        id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
    )
