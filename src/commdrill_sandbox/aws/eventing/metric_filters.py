"""Metric filters: what is written to a log group counts where a filter's pattern finds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.eventing.log_patterns import (
    Pattern,
    UnreadablePattern,
    read_pattern,
    selected,
)
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Refusal
from commdrill_sandbox.aws.wire.service import Service

_AT_ONCE = 20  # data of one call


@dataclass(frozen=True)
class MetricFilters:
    """moto keeps them, and counts nothing."""

    clients: Clients
    store: Wsgi

    def check(self, asked: Asked) -> None:
        """Raises: Refusal: a pattern that nobody could read, or values that nobody would find."""
        _pattern(asked.input["filterPattern"])
        for one in asked.input["metricTransformations"]:
            if one.get("dimensions"):
                said = "the embedded AWS has no dimensions of metric filters"
                raise Refusal("InvalidParameterException", said)

    def written(self, asked: Asked) -> Response:
        answer = forwarded(asked.request, self.store)
        if answer.status_code < 400:
            group, region = asked.input["logGroupName"], asked.region
            told = self.clients.of("logs", region).describe_metric_filters(logGroupName=group)
            for one in told["metricFilters"]:
                self._count(region, one, asked.input["logEvents"])
        return answer

    def _count(self, region: str, kept: Mapping[str, Any], events: list[Any]) -> None:
        pattern = _pattern(kept.get("filterPattern", ""))
        for transformation in kept["metricTransformations"]:
            data = list(_data(pattern, transformation, events))
            for start in range(0, len(data), _AT_ONCE):
                self.clients.of("cloudwatch", region).put_metric_data(
                    Namespace=transformation["metricNamespace"],
                    MetricData=data[start : start + _AT_ONCE],
                )


def metric_filters(clients: Clients, store: Wsgi) -> Service:
    filters = MetricFilters(clients, store)
    operations = {"PutMetricFilter": filters.check, "PutLogEvents": filters.written}
    return Service("logs", "logs", operations, None)


def _pattern(written: str) -> Pattern:
    try:
        return read_pattern(written)
    except UnreadablePattern as unread:
        raise Refusal("InvalidParameterException", str(unread)) from unread


def _data(
    pattern: Pattern, transformation: Mapping[str, Any], events: list[Any]
) -> Iterator[Mapping[str, Any]]:
    """One for each event that is found; where none is, the value for that, if there is one."""
    base = {"MetricName": transformation["metricName"], "Unit": transformation.get("unit", "None")}
    found = [one for one in events if pattern(one["message"])]
    for one in found:
        if (value := _value(transformation["metricValue"], one["message"])) is not None:
            yield {**base, "Timestamp": one["timestamp"] / 1000, "Value": value}
    if events and not found and (unfound := transformation.get("defaultValue")) is not None:
        yield {**base, "Timestamp": events[-1]["timestamp"] / 1000, "Value": float(unfound)}


def _value(written: str, message: str) -> float | None:
    """A number, or that at a place of a message; None: there is none."""
    told = selected(written, message) if written.startswith("$.") else written
    try:
        return float(str(told))
    except ValueError:
        return None
