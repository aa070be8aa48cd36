"""What state the data of a metric puts an alarm in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import ge, gt, le, lt
from typing import Any

_COMPARED: Mapping[str, tuple[Callable[[float, float], bool], str]] = {
    "GreaterThanThreshold": (gt, "greater than"),
    "GreaterThanOrEqualToThreshold": (ge, "greater than or equal to"),
    "LessThanThreshold": (lt, "less than"),
    "LessThanOrEqualToThreshold": (le, "less than or equal to"),
}


@dataclass(frozen=True)
class Found:
    """A state, and the reason that CloudWatch gives for it."""

    state: str
    reason: str


def evaluated(alarm: Any, data: Sequence[Any], now: datetime) -> Found | None:
    """By the periods up to `now`; None: it stays in its state.

    An alarm whose metric never had data is left as somebody set it; so is one on what is not
    compared here, such as a percentile.
    """
    own = [one for one in data if _is_of(alarm, one)]
    if not own or alarm.comparison_operator not in _COMPARED or not alarm.statistic:
        return None
    values = [_value(alarm, own, now, back) for back in range(alarm.evaluation_periods)]
    known = [value for value in values if value is not None]
    missing = alarm.treat_missing_data or "missing"
    if not known and missing in ("missing", "ignore"):
        said = "Insufficient Data: no datapoints were received."
        return None if missing == "ignore" else Found("INSUFFICIENT_DATA", said)
    return _judged(alarm, known, len(values) - len(known) if missing == "breaching" else 0)


def _judged(alarm: Any, known: Sequence[float], also: int) -> Found:
    crosses, words = _COMPARED[alarm.comparison_operator]
    over = [value for value in known if crosses(value, float(alarm.threshold))]
    needed = alarm.datapoints_to_alarm or alarm.evaluation_periods
    periods, shown = alarm.evaluation_periods, over or known
    state = "ALARM" if len(over) + also >= needed else "OK"
    said = (
        f"Threshold Crossed: {len(shown)} out of the last {periods} datapoints "
        f"[{', '.join(str(value) for value in shown)}] {'was' if over else 'was not'} {words} the "
        f"threshold ({float(alarm.threshold)})."
    )
    return Found(state, said)


def _is_of(alarm: Any, one: Any) -> bool:
    if (one.namespace, one.name) != (alarm.namespace, alarm.metric_name):
        return False
    if alarm.unit and one.unit != alarm.unit:
        return False
    wanted = {(dimension.name, dimension.value) for dimension in alarm.dimensions}
    return wanted == {(dimension.name, dimension.value) for dimension in one.dimensions}


def _value(alarm: Any, data: Sequence[Any], now: datetime, back: int) -> float | None:
    """The statistic of the period that ended so many periods ago; None: no data."""
    from moto.cloudwatch.models import Statistics

    period = timedelta(seconds=int(alarm.period))
    end = now - period * back
    found = Statistics([alarm.statistic], end)
    found.metric_data = [one for one in data if end - period < _instant(one.timestamp) <= end]
    if not found.metric_data:
        return None
    value = found.get_statistics_for_type(alarm.statistic)
    return None if value is None else float(value)


def _instant(at: datetime) -> datetime:
    """Moto's own instants have no zone, and are in UTC."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at
