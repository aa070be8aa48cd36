"""The `cloudwatch-alarm` observer."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsDriver, looking
from commdrill.drivers.aws.permission import Permission, Resource, allow
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import Look
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Page, Proof, Sighting

_STATUS = {"OK": 200, "ALARM": 503}
_UNTOLD = 204  # INSUFFICIENT_DATA: it tells neither


class CloudWatchAlarm(AwsDriver):
    """The state of an Amazon CloudWatch alarm, as a page for `health-check` channels.

    Its JSON has `name`, `state` (OK, ALARM, INSUFFICIENT_DATA), `reason` and `actions`: expect e.g.
    `{json: {$.state: ALARM}}`. Its status is 200 for OK, 503 for ALARM, 204 for neither.
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Page
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("cloudwatch:DescribeAlarms", on="cloudwatch:alarm"),
        allow("sns:ListSubscriptionsByTopic"),
    )

    alarm: str = Field(min_length=1, description="the alarm's name", examples=["checkout-errors"])

    def resources(self) -> tuple[Resource, ...]:
        return (Resource("cloudwatch:alarm", self.alarm),)

    @contextmanager
    def open(self) -> Iterator[Look]:
        with self.speak() as aws:
            yield lambda: self._look(aws)

    def _look(self, aws: Aws) -> Page:
        with looking():
            alarm = self._alarm(aws)
        told = {
            "name": self.alarm,
            "state": alarm["StateValue"],
            "reason": alarm.get("StateReason", ""),
            "actions": alarm.get("AlarmActions", []),
        }
        text = json.dumps(told, ensure_ascii=False)
        return Page(
            url=f"alarm:{self.alarm}",
            status=_STATUS.get(told["state"], _UNTOLD),
            headers={"content-type": "application/json"},
            text=text,
            media_type="application/json",
            evidence=(Evidence(text.encode(), ".json"),),
        )

    def _alarm(self, aws: Aws) -> dict[str, Any]:
        answer = aws.ask(
            "cloudwatch",
            "DescribeAlarms",
            AlarmNames=[self.alarm],
            AlarmTypes=["MetricAlarm", "CompositeAlarm"],
        )
        found: list[dict[str, Any]] = [
            *answer.get("MetricAlarms", []),
            *answer.get("CompositeAlarms", []),
        ]
        if not found:
            raise CannotLook(f"there is no alarm {self.alarm!r} in this Region and account")
        return found[0]
