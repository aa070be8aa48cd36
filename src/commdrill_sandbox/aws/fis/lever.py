"""The safety lever: one for each Region; engaged, nothing is broken."""

import threading
from dataclasses import dataclass, field

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Output


@dataclass(frozen=True)
class LeverState:
    """`engaged` or `disengaged`, and why."""

    status: str = "disengaged"
    reason: str = "Safety lever is disengaged."


@dataclass
class SafetyLevers:
    """All Regions' levers."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _states: dict[str, LeverState] = field(default_factory=dict)

    def get(self, region: str) -> LeverState:
        with self._lock:
            return self._states.get(region, LeverState())

    def set(self, region: str, state: LeverState) -> None:
        with self._lock:
            self._states[region] = state

    def told(self, region: str) -> Output:
        state = self.get(region)
        return {
            "id": "default",
            "arn": f"arn:aws:fis:{region}:{ACCOUNT}:safety-lever/default",
            "state": {"status": state.status, "reason": state.reason},
        }
