"""Alarms whose state follows from other alarms': kept by moto, put into their state here."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from commdrill_sandbox.aws.clock import SystemClock
from commdrill_sandbox.aws.eventing.alarm_rules import alarm_rule


def called(kept: Any, told: str) -> Any:
    """The alarm of that name or ARN; None: there is none."""
    return kept.alarms.get(told.rpartition(":alarm:")[2] if told.startswith("arn:") else told)


def children(kept: Any, alarm: Any) -> list[Any]:
    """Those that its rule names."""
    names = dict.fromkeys(alarm_rule(alarm.rule).alarms()) if alarm.rule else ()
    return [found for name in names if (found := called(kept, name)) is not None]


def parents(kept: Any, alarm: Any) -> list[Any]:
    """The composite alarms that name it in their rules."""
    return [one for one in list(kept.alarms.values()) if alarm in children(kept, one)]


def follow(kept: Any, alarm: Any, cause: Any = None) -> None:
    """Puts a composite alarm into the state that its rule says. `cause`: the alarm that changed.

    One whose rule leads back to itself is not looked at, as on AWS.
    """
    if alarm in _below(kept, alarm):
        return
    holds = alarm_rule(alarm.rule).holds(
        lambda told: getattr(called(kept, told), "state_value", None)
    )
    state = "ALARM" if holds else "OK"
    if state != alarm.state_value:
        alarm.update_state(_reason(alarm, cause), _because(children(kept, alarm)), state)


def _below(kept: Any, alarm: Any) -> list[Any]:
    """All that its state depends on."""
    found: list[Any] = []
    ahead = children(kept, alarm)
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.append(one)
            ahead += children(kept, one)
    return found


def _reason(alarm: Any, cause: Any) -> str:
    if cause is None:
        return f"{alarm.alarm_arn} was created and its alarm rule evaluated"
    at = f"{SystemClock().now():%A %d %B, %Y %H:%M:%S} UTC"
    return f"{cause.alarm_arn} transitioned to {cause.state_value} at {at}"


def _because(these: list[Any]) -> str:
    return json.dumps({"triggeringAlarms": list(triggering(these, str))})


def triggering(these: list[Any], instant: Callable[[Any], str]) -> Iterator[dict[str, Any]]:
    for one in these:
        when = instant(one.state_updated_timestamp)
        yield {"arn": one.alarm_arn, "state": {"value": one.state_value, "timestamp": when}}
