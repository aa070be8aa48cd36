"""What became of alarms: how they were made and changed, what state they were in, what they set off."""

import json
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.clock import SystemClock

_MOST = 10_000  # AWS keeps what is younger than 30 days


@dataclass(frozen=True)
class Entry:
    """One of them, under the names that CloudWatch gives its members."""

    alarm_name: str
    alarm_type: str
    timestamp: datetime
    history_item_type: str
    history_summary: str
    history_data: str


@dataclass(frozen=True)
class AlarmHistory:
    """Outlives the alarms. Safe from any thread."""

    _kept: deque[tuple[str, Entry]] = field(default_factory=lambda: deque(maxlen=_MOST))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, region: str) -> list[Entry]:
        """The latest last."""
        with self._lock:
            return [entry for where, entry in self._kept if where == region]

    def configured(self, alarm: Any, verb: str) -> None:
        """`verb`: created, updated or deleted."""
        told = {"type": {"created": "Create", "updated": "Update", "deleted": "Delete"}[verb]}
        self._note(alarm, "ConfigurationUpdate", f'Alarm "{alarm.name}" {verb}', told)

    def changed(self, alarm: Any, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        states = {"oldState": _state(before), "newState": _state(now)}
        said = f"Alarm updated from {before['value']} to {now['value']}"
        self._note(alarm, "StateUpdate", said, states)

    def acted(self, alarm: Any, arn: str, lost: str = "") -> None:
        """`lost`: why the action was not carried out."""
        done = f"Successfully executed action {arn}"
        said = f'Failed to execute action {arn}. Received error: "{lost}"' if lost else done
        told = {"actionState": "Failed" if lost else "Succeeded", "notificationResource": arn}
        self._note(alarm, "Action", said, {**told, "error": lost} if lost else told)

    def _note(self, alarm: Any, kind: str, said: str, told: Mapping[str, Any]) -> None:
        of = "CompositeAlarm" if alarm.rule else "MetricAlarm"
        data = json.dumps({"version": "1.0", **told})
        entry = Entry(alarm.name, of, SystemClock().now(), kind, said, data)
        with self._lock:
            self._kept.append((alarm.region_name, entry))


def _state(told: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"stateValue": told["value"], "stateReason": told["reason"]}
