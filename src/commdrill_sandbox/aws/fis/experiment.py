"""One experiment: its steps, and what they have put in."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.fis.breaking import Heal
from commdrill_sandbox.aws.fis.orders import Step
from commdrill_sandbox.aws.wire.call import Output

_LOG = logging.getLogger(__name__)
UNDER_WAY = ("initiating", "running")


@dataclass
class Progress:
    """A step on its way: `until` in seconds of the clock."""

    step: Step
    state: str = "pending"
    reason: str = ""
    until: float = 0.0
    heal: Heal | None = None
    started: datetime | None = None
    ended: datetime | None = None

    def end(self, state: str, now: datetime) -> None:
        """Take the fault out, whatever it was."""
        heal, self.heal = self.heal, None
        self.state, self.ended = state, now
        if heal is not None:
            heal()


@dataclass
class Experiment:
    """An experiment and its state. Changed under the lock of who keeps it."""

    id: str
    region: str
    template: Mapping[str, Any]
    created: datetime
    tags: Mapping[str, str]
    actions_mode: str
    steps: dict[str, Progress]
    state: str = "initiating"
    reason: str = "Experiment is initiating."
    ended: datetime | None = None
    alarms: tuple[str, ...] = field(default_factory=tuple)

    def advance(self, monotonic: float, now: datetime, put_in: Callable[[Progress], None]) -> None:
        """Do what is due: end steps whose time is over, begin those whose turn has come."""
        if self.state not in UNDER_WAY:
            return
        self.state, self.reason = "running", "Experiment is running."
        while due := self._due(monotonic):
            self._pass(due, monotonic, now, put_in)
            if self.state not in UNDER_WAY:
                return
        if all(one.state == "completed" for one in self.steps.values()):
            self._finish("completed", "Experiment completed.", now)

    def halt(self, state: str, reason: str, now: datetime) -> None:
        """End it before its time: everything is taken out, last in first out."""
        for one in reversed(self.steps.values()):
            if one.state == "running":
                one.end("stopped", now)
            elif one.state == "pending":
                one.state = "cancelled"
        self._finish(state, reason, now)

    def _due(self, monotonic: float) -> Progress | None:
        for one in self.steps.values():
            if one.state == "running" and one.until <= monotonic:
                return one
            before = [self.steps[name] for name in one.step.after]
            if one.state == "pending" and all(b.state == "completed" for b in before):
                return one
        return None

    def _pass(
        self, one: Progress, monotonic: float, now: datetime, put_in: Callable[[Progress], None]
    ) -> None:
        if one.state == "running":
            one.end("completed", now)
            return
        one.started, one.until, one.state = now, monotonic + one.step.seconds, "running"
        try:
            put_in(one)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it ends the experiment
            if not isinstance(problem, LookupError):  # of its template, not of ours
                _LOG.exception("%s of experiment %s cannot be put in", one.step.action, self.id)
            one.reason = str(problem)
            one.end("failed", now)
            self.halt("failed", f"Action {one.step.name} failed: {problem}", now)

    def _finish(self, state: str, reason: str, now: datetime) -> None:
        self.state, self.reason, self.ended = state, reason, now

    def told(self) -> Output:
        """As GetExperiment tells it."""
        arn = f"arn:aws:fis:{self.region}:{ACCOUNT}:experiment/{self.id}"
        options = {**(self.template.get("experimentOptions") or {})}
        return {
            "id": self.id,
            "arn": arn,
            "experimentTemplateId": self.template["id"],
            "roleArn": self.template.get("roleArn"),
            "state": {"status": self.state, "reason": self.reason},
            "targets": self.template.get("targets") or {},
            "actions": {name: self._action(one) for name, one in self.steps.items()},
            "stopConditions": self.template.get("stopConditions") or [],
            "creationTime": self.created,
            "startTime": self.created,
            "endTime": self.ended,
            "tags": dict(self.tags),
            "experimentOptions": {**options, "actionsMode": self.actions_mode},
        }

    def _action(self, one: Progress) -> Output:
        written = self.template["actions"][one.step.name]
        return {
            **{name: written[name] for name in written if name != "state"},
            "state": {"status": one.state, "reason": one.reason},
            "startTime": one.started,
            "endTime": one.ended,
        }
