"""The `cloudwatch-alarm` observer."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsDriver, Permission, Resource, allow, looking
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import Look
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Page, Sighting
from commdrill.terms import Proof

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
        allow("sns:ListSubscriptionsByTopic", "lambda:GetPolicy"),
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
        return _page(self.alarm, told["state"], json.dumps(told, ensure_ascii=False))

    @classmethod
    def reread(cls, settings: Mapping[str, Any], kept: Sequence[Evidence]) -> Page:
        """The state that is kept of it."""
        try:
            state = json.loads(kept[0].content)["state"]
            text = kept[0].content.decode()
        except (ValueError, LookupError, TypeError, RecursionError):
            raise CannotLook("what is kept of an alarm does not tell its state") from None
        return _page(str(settings.get("alarm", "")), str(state), text)

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


def _page(alarm: str, state: str, text: str) -> Page:
    return Page(
        url=f"alarm:{alarm}",
        status=_STATUS.get(state, _UNTOLD),
        headers={"content-type": "application/json"},
        text=text,
        media_type="application/json",
        evidence=(Evidence(text.encode(), ".json"),),
    )
