"""The `eventbridge-put` action."""

import json
from typing import ClassVar

from pydantic import Field, JsonValue

from commdrill.drivers.aws.driver import AwsAction, Permission, Resource, allow
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext
from commdrill.errors import DriverError


class EventBridgePut(AwsAction):
    """Puts an event on an Amazon EventBridge bus: the event that sets your messages going."""

    carried_out_by: ClassVar[tuple[str, str]] = ("events", "PutEvents")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("events:PutEvents", "events:DescribeEventBus", on="events:event-bus"),
    )

    bus: str = Field("default", min_length=1, description="the bus's name or ARN")
    source: str = Field(
        min_length=1, description="the event's source", examples=["anycompany.incidents"]
    )
    detail_type: str = Field(
        min_length=1, description="the event's detail-type", examples=["Outage declared"]
    )
    detail: dict[str, JsonValue] = Field({}, description="the event's detail")

    def resources(self) -> tuple[Resource, ...]:
        return (Resource("events:event-bus", self.bus),)

    def look_up(self, aws: Aws) -> None:
        aws.ask("events", "DescribeEventBus", Name=self.bus)

    def carry_out(self, aws: Aws, run: RunContext) -> str:  # noqa: ARG002  # settings name the run
        entry = {
            "EventBusName": self.bus,
            "Source": self.source,
            "DetailType": self.detail_type,
            "Detail": json.dumps(self.detail, ensure_ascii=False),
        }
        answer = aws.ask("events", "PutEvents", Entries=[entry])
        result = answer["Entries"][0]
        if answer.get("FailedEntryCount"):
            why = f"{result.get('ErrorCode')}: {result.get('ErrorMessage')}"
            raise DriverError(f"EventBridge refused the event: {why}")
        return f"EventBridge accepted event {result['EventId']}"
