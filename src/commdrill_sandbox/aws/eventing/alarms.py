"""CloudWatch's alarms: what a change of state sets off."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.clock import SystemClock
from commdrill_sandbox.aws.eventing.alarm_history import AlarmHistory
from commdrill_sandbox.aws.eventing.alarm_words import (
    configuration_of,
    long_name,
    notice,
    state_of,
)
from commdrill_sandbox.aws.eventing.composite_alarms import children, follow, parents
from commdrill_sandbox.aws.eventing.evaluation import evaluated
from commdrill_sandbox.aws.eventing.expressions import every
from commdrill_sandbox.aws.eventing.sending import Handover, Sending
from commdrill_sandbox.aws.eventing.takeover import Method, Taken
from commdrill_sandbox.aws.eventing.timer import Timed
from commdrill_sandbox.aws.functions.permissions import Caller

_LOG = logging.getLogger(__name__)
_KNOWN = ("arn:aws:sns:", "arn:aws:lambda:")
_KINDS = ("alarm_actions", "ok_actions", "insufficient_data_actions")
_STANDS = ("state_value", "state_reason", "state_reason_data", "state_updated_timestamp")
_NOT_LET_IN = "CloudWatch Alarms is not authorized to perform: lambda:InvokeFunction"
_PACE = timedelta(seconds=1)


@dataclass(frozen=True)
class Alarms:
    """They are kept by moto; topics, functions, EventBridge and other alarms hear of them."""

    clients: Clients
    sending: Sending
    history: AlarmHistory = field(default_factory=AlarmHistory)

    @property
    def taken(self) -> tuple[Taken, ...]:
        return (
            Taken("cloudwatch.Alarm.update_state", self._changing),
            Taken("cloudwatch.CloudWatchBackend.put_metric_alarm", self._putting),
        )

    def timed(self) -> Iterator[Timed]:
        """All that look at a metric: each is looked at every second."""
        for kept in list(_backends().values()):
            for alarm in list(kept.alarms.values()):
                if alarm.metric_name and alarm.period:
                    key = (alarm.alarm_arn, "looked at")
                    yield Timed(key, every(_PACE), partial(_look, kept, alarm))

    def _changing(self, motos: Method) -> Method:
        def update_state(alarm: Any, *args: Any, **named: Any) -> None:
            before = state_of(alarm)
            motos(alarm, *args, **named)
            if alarm.state_value == before["value"]:
                return
            alarm.state_transitioned_timestamp = alarm.state_updated_timestamp
            self.history.changed(alarm, before, state_of(alarm))
            self._tell(alarm, before)
            kept = _backends()[alarm.region_name]
            for parent in parents(kept, alarm):
                follow(kept, parent, alarm)

        return update_state

    def _putting(self, motos: Method) -> Method:
        """A new alarm knows nothing yet; one that is changed stays in its state."""

        def put(kept: Any, *args: Any, **named: Any) -> Any:
            _check_actions(named)
            before = kept.alarms.get(named.get("name"))
            alarm = motos(kept, *args, **named)
            alarm.state_value = "INSUFFICIENT_DATA"
            if before is not None:
                for name in _STANDS:
                    setattr(alarm, name, getattr(before, name))
            self.history.configured(alarm, "updated" if before else "created")
            return alarm

        return put

    def _tell(self, alarm: Any, before: Mapping[str, Any]) -> None:
        from moto.backends import get_backend

        data = {"alarmName": alarm.name, "state": state_of(alarm), "previousState": before}
        data["configuration"] = configuration_of(alarm)
        event = {
            "Source": "aws.cloudwatch",
            "DetailType": "CloudWatch Alarm State Change",
            "Resources": [alarm.alarm_arn],
            "Detail": json.dumps(data),
        }
        get_backend("events")[ACCOUNT][alarm.region_name].put_events([event])
        for arn in _due(alarm) if alarm.actions_enabled else ():
            if arn.split(":")[2] == "sns":
                self._publish(alarm, arn, before)
            elif Caller("lambda.alarms.cloudwatch", alarm.alarm_arn).may_call(arn):
                self.sending.to(Handover(arn), _told(alarm, data))
                self.history.acted(alarm, arn)
            else:
                self.history.acted(alarm, arn, _NOT_LET_IN)

    def _publish(self, alarm: Any, topic: str, before: Mapping[str, Any]) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        where = long_name(alarm.region_name)
        below = children(_backends()[alarm.region_name], alarm)
        try:
            self.clients.of("sns", topic.split(":")[3]).publish(
                TopicArn=topic,
                Subject=f'{alarm.state_value}: "{alarm.name}" in {where}'[:100],
                Message=json.dumps(notice(alarm, before, where, below)),
            )
        except (BotoCoreError, ClientError) as lost:
            _LOG.info("an alarm for %s is lost: %s", topic, lost)
            self.history.acted(alarm, topic, str(lost))
        else:
            self.history.acted(alarm, topic)


def _told(alarm: Any, data: Mapping[str, Any]) -> str:
    """What a function is given of a change."""
    told = {
        "source": "aws.cloudwatch",
        "alarmArn": alarm.alarm_arn,
        "accountId": ACCOUNT,
        "time": data["state"]["timestamp"],
        "region": alarm.region_name,
        "alarmData": data,
    }
    return json.dumps(told)


def _backends() -> Any:
    """By Region."""
    from moto.backends import get_backend

    return get_backend("cloudwatch")[ACCOUNT]


def _check_actions(given: Mapping[str, Any]) -> None:
    from moto.cloudwatch.exceptions import ValidationError

    for arn in chain.from_iterable(given.get(kind) or () for kind in _KINDS):
        if not arn.startswith(_KNOWN):
            said = f"the embedded AWS carries out no action {arn!r}: topics and functions hear"
            raise ValidationError(said)


def _look(kept: Any, alarm: Any, _: datetime) -> None:
    """By the machine's time, by which moto dates what it is given."""
    found = evaluated(alarm, kept.get_all_metrics(), SystemClock().now())
    if found is not None and found.state != alarm.state_value:
        alarm.update_state(found.reason, "{}", found.state)


def _due(alarm: Any) -> list[str]:
    match alarm.state_value:
        case "ALARM":
            return list(alarm.alarm_actions or ())
        case "OK":
            return list(alarm.ok_actions or ())
    return list(alarm.insufficient_data_actions or ())
