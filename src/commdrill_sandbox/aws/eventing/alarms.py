"""CloudWatch's alarms: what a change of state sets off."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from itertools import chain
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.clock import SystemClock
from commdrill_sandbox.aws.eventing.evaluation import evaluated
from commdrill_sandbox.aws.eventing.expressions import every
from commdrill_sandbox.aws.eventing.sending import Sending
from commdrill_sandbox.aws.eventing.takeover import Method, Taken
from commdrill_sandbox.aws.eventing.timer import Timed
from commdrill_sandbox.aws.wire.models import loader

_LOG = logging.getLogger(__name__)
_KNOWN = ("arn:aws:sns:", "arn:aws:lambda:")
_KINDS = ("alarm_actions", "ok_actions", "insufficient_data_actions")
_PACE = timedelta(seconds=1)


@dataclass(frozen=True)
class Alarms:
    """They are kept by moto; topics, functions and EventBridge hear of them."""

    clients: Clients
    sending: Sending

    @property
    def taken(self) -> tuple[Taken, ...]:
        return (
            Taken("cloudwatch.Alarm.update_state", self._changing),
            Taken("cloudwatch.CloudWatchBackend.put_metric_alarm", self._putting),
        )

    def timed(self) -> Iterator[Timed]:
        """All that look at a metric: each is looked at every second."""
        from moto.backends import get_backend

        for kept in list(get_backend("cloudwatch")[ACCOUNT].values()):
            for alarm in list(kept.alarms.values()):
                if alarm.metric_name and alarm.period:
                    key = (alarm.alarm_arn, "looked at")
                    yield Timed(key, every(_PACE), partial(_look, kept, alarm))

    def _changing(self, motos: Method) -> Method:
        def update_state(alarm: Any, *args: Any, **named: Any) -> None:
            before = _state(alarm)
            motos(alarm, *args, **named)
            if alarm.state_value != before["value"]:
                self._tell(alarm, before)

        return update_state

    def _putting(self, motos: Method) -> Method:
        """A new alarm knows nothing yet; one that is changed stays in its state."""

        def put(kept: Any, *args: Any, **named: Any) -> Any:
            from moto.cloudwatch.exceptions import ValidationError

            for arn in chain.from_iterable(named.get(kind) or () for kind in _KINDS):
                if not arn.startswith(_KNOWN):
                    said = (
                        f"the embedded AWS carries out no action {arn!r}: topics and functions hear"
                    )
                    raise ValidationError(said)
            before = kept.alarms.get(named.get("name"))
            alarm = motos(kept, *args, **named)
            alarm.state_value = before.state_value if before else "INSUFFICIENT_DATA"
            return alarm

        return put

    def _tell(self, alarm: Any, before: Mapping[str, Any]) -> None:
        region, now = alarm.region_name, _state(alarm)
        from moto.backends import get_backend

        data = {"alarmName": alarm.name, "state": now, "previousState": before}
        configuration = {"description": alarm.description, "metrics": _metrics(alarm)}
        event = {
            "Source": "aws.cloudwatch",
            "DetailType": "CloudWatch Alarm State Change",
            "Resources": [alarm.alarm_arn],
            "Detail": json.dumps({**data, "configuration": configuration}),
        }
        get_backend("events")[ACCOUNT][region].put_events([event])
        for arn in _due(alarm) if alarm.actions_enabled else ():
            if arn.split(":")[2] == "sns":
                self._publish(alarm, arn, before)
            else:
                told = {
                    "source": "aws.cloudwatch",
                    "alarmArn": alarm.alarm_arn,
                    "accountId": ACCOUNT,
                    "time": now["timestamp"],
                    "region": region,
                    "alarmData": {**data, "configuration": configuration},
                }
                self.sending.to(arn, json.dumps(told))

    def _publish(self, alarm: Any, topic: str, before: Mapping[str, Any]) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        where = _long_name(alarm.region_name)
        try:
            self.clients.of("sns", topic.split(":")[3]).publish(
                TopicArn=topic,
                Subject=f'{alarm.state_value}: "{alarm.name}" in {where}'[:100],
                Message=json.dumps(_notice(alarm, before, where)),
            )
        except (BotoCoreError, ClientError) as lost:
            _LOG.info("an alarm for %s is lost: %s", topic, lost)


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


def _state(alarm: Any) -> Mapping[str, Any]:
    told = {
        "value": alarm.state_value,
        "reason": alarm.state_reason,
        "timestamp": _instant(alarm.state_updated_timestamp),
    }
    return {**told, "reasonData": alarm.state_reason_data} if alarm.state_reason_data else told


def _metrics(alarm: Any) -> list[Mapping[str, Any]]:
    if not alarm.metric_name:
        return []
    metric = {
        "namespace": alarm.namespace,
        "name": alarm.metric_name,
        "dimensions": {one.name: one.value for one in alarm.dimensions},
    }
    statistic = {"metric": metric, "period": alarm.period, "stat": alarm.statistic}
    return [{"id": "m1", "metricStat": statistic, "returnData": True}]


def _notice(alarm: Any, before: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """As CloudWatch tells a topic of it."""
    trigger = {
        "MetricName": alarm.metric_name,
        "Namespace": alarm.namespace,
        "StatisticType": "Statistic",
        "Statistic": (alarm.statistic or "").upper(),
        "Unit": alarm.unit,
        "Dimensions": [{"value": one.value, "name": one.name} for one in alarm.dimensions],
        "Period": alarm.period,
        "EvaluationPeriods": alarm.evaluation_periods,
        "ComparisonOperator": alarm.comparison_operator,
        "Threshold": alarm.threshold,
        "TreatMissingData": alarm.treat_missing_data or "missing",
        "EvaluateLowSampleCountPercentile": "",
    }
    return {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": ACCOUNT,
        "AlarmConfigurationUpdatedTimestamp": _instant(alarm.configuration_updated_timestamp),
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": _instant(alarm.state_updated_timestamp),
        "Region": where,
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": before["value"],
        "OKActions": list(alarm.ok_actions or ()),
        "AlarmActions": list(alarm.alarm_actions or ()),
        "InsufficientDataActions": list(alarm.insufficient_data_actions or ()),
        "Trigger": trigger,
    }


def _instant(at: Any) -> str:
    """Moto's own instants have no zone, and are in UTC."""
    return f"{at:%Y-%m-%dT%H:%M:%S.000+0000}" if isinstance(at, datetime) else str(at)


@cache
def _long_name(region: str) -> str:
    known: Any = loader().load_data("partitions")["partitions"][0]["regions"]
    return str(known.get(region, {}).get("description", region))
