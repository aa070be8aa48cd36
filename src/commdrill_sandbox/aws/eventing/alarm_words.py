"""How an alarm is told of: to EventBridge and functions, and, in other words, to topics."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.models import loader


def state_of(alarm: Any) -> Mapping[str, Any]:
    told = {
        "value": alarm.state_value,
        "reason": alarm.state_reason,
        "timestamp": instant(alarm.state_updated_timestamp),
    }
    return {**told, "reasonData": alarm.state_reason_data} if alarm.state_reason_data else told


def configuration_of(alarm: Any) -> Mapping[str, Any]:
    about = {"description": alarm.description}
    return (
        {**about, "alarmRule": alarm.rule} if alarm.rule else {**about, "metrics": _metrics(alarm)}
    )


def notice(alarm: Any, before: Mapping[str, Any], where: str, below: Iterable[Any]) -> Any:
    """As CloudWatch tells a topic of it. `below`: the alarms that a composite one's rule names."""
    told = {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": ACCOUNT,
        "AlarmConfigurationUpdatedTimestamp": instant(alarm.configuration_updated_timestamp),
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": instant(alarm.state_updated_timestamp),
        "Region": where,
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": before["value"],
        "OKActions": list(alarm.ok_actions or ()),
        "AlarmActions": list(alarm.alarm_actions or ()),
        "InsufficientDataActions": list(alarm.insufficient_data_actions or ()),
    }
    if not alarm.rule:
        return {**told, "Trigger": _trigger(alarm)}
    children = [{"Arn": one.alarm_arn, "State": _brief(one)} for one in below]
    return {**told, "AlarmRule": alarm.rule, "TriggeringChildren": children}


def instant(at: Any) -> str:
    """Moto's own instants have no zone, and are in UTC."""
    return f"{at:%Y-%m-%dT%H:%M:%S.000+0000}" if isinstance(at, datetime) else str(at)


@cache
def long_name(region: str) -> str:
    known: Any = loader().load_data("partitions")["partitions"][0]["regions"]
    return str(known.get(region, {}).get("description", region))


def _brief(alarm: Any) -> Mapping[str, str]:
    return {"Value": alarm.state_value, "Timestamp": instant(alarm.state_updated_timestamp)}


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


def _trigger(alarm: Any) -> Mapping[str, Any]:
    return {
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
