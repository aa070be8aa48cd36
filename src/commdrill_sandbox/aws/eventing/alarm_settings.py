"""Settings of a metric alarm that do not go together."""

from collections.abc import Mapping
from typing import Any

_SHORT = (10, 20, 30)  # seconds; all other periods are whole minutes
_HOUR, _DAY = 3600, 86_400
_MISSING = ("breaching", "notBreaching", "ignore", "missing")


def mistake(alarm: Mapping[str, Any]) -> str | None:
    """What is wrong with PutMetricAlarm's input, if anything is."""
    if ("MetricName" in alarm) is bool(alarm.get("Metrics")):
        return "Exactly one of MetricName and Metrics must be specified"
    of_one_metric = alarm.get("MetricName") is not None and not alarm.get("Metrics")
    if of_one_metric and (wrong := _of_statistic(alarm) or _of_period(alarm)):
        return wrong
    missing = alarm.get("TreatMissingData")
    if missing is not None and missing not in _MISSING:
        return f"Option {missing} is not supported. Supported options are [{', '.join(_MISSING)}]."
    evaluated, alarming = alarm["EvaluationPeriods"], alarm.get("DatapointsToAlarm")
    if alarming is not None and alarming > evaluated:
        return f"DatapointsToAlarm ({alarming}) must be less than or equal to EvaluationPeriods ({evaluated})"
    return None


def _of_statistic(alarm: Mapping[str, Any]) -> str | None:
    if ("Statistic" in alarm) is ("ExtendedStatistic" in alarm):
        return "Exactly one of the parameters Statistic and ExtendedStatistic must be specified"
    return None


def _of_period(alarm: Mapping[str, Any]) -> str | None:
    period = alarm.get("Period")
    if period is None:
        return "Period must not be null"
    if period not in _SHORT and period % 60:
        return f"Period must be 10, 20, 30 or a multiple of 60: {period}"
    longest = _DAY if period < _HOUR else 7 * _DAY
    if period * alarm["EvaluationPeriods"] > longest:
        return f"Metrics cannot be checked across more than {longest // _DAY} day(s) (EvaluationPeriods * Period)"
    return None
