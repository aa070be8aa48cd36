"""Where experiments run: they go on by themselves, and end in time."""

import threading
import uuid
from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock, SystemClock
from commdrill_sandbox.aws.fis.breaking import Break
from commdrill_sandbox.aws.fis.experiment import UNDER_WAY, Experiment, Progress
from commdrill_sandbox.aws.fis.orders import Injection, Target, selected, steps_of, targets_of

_PACE = 0.1  # seconds of real time between two looks at the clock


class Laboratory:
    """Runs experiments by the clock it is given, looked at often; safe from any thread."""

    def __init__(self, clients: Clients, clock: Clock, breaks: Mapping[str, Break]) -> None:
        self._clients = clients
        self._clock = clock
        self._breaks = breaks
        self._lock = threading.RLock()
        self._experiments: dict[str, Experiment] = {}
        self._looks = False

    def start(
        self, region: str, template: Mapping[str, Any], tags: Mapping[str, str], mode: str
    ) -> Experiment:
        """A new experiment; its first faults are in when this returns, if any go in at all."""
        steps = {step.name: Progress(step) for step in steps_of(template)}
        alarms = tuple(c["value"] for c in template.get("stopConditions") or () if c.get("value"))
        made = Experiment(
            f"EXP{uuid.uuid4().hex[:15]}", region, template, self._clock.now(), tags, mode, steps,
            alarms=alarms,
        )  # fmt: skip
        with self._lock:
            self._experiments[made.id] = made
            if mode == "skip-all":
                made.halt("completed", "Actions were skipped.", self._clock.now())
            else:
                self._advance(made)
                self._keep_looking()
        return made

    def cancelled(
        self, region: str, template: Mapping[str, Any], tags: Mapping[str, str], why: str
    ) -> Experiment:
        """An experiment that never began."""
        steps = {step.name: Progress(step) for step in steps_of(template)}
        made = Experiment(
            f"EXP{uuid.uuid4().hex[:15]}", region, template, self._clock.now(), tags, "run-all",
            steps,
        )  # fmt: skip
        with self._lock:
            self._experiments[made.id] = made
            made.halt("cancelled", why, self._clock.now())
        return made

    def stop(self, experiment: Experiment, reason: str) -> None:
        """Take everything out. Once ended, it stays as it ended."""
        with self._lock:
            if experiment.state in UNDER_WAY:
                experiment.halt("stopped", reason, self._clock.now())

    def all(self, region: str) -> list[Experiment]:
        """The Region's experiments, as they are by now."""
        with self._lock:
            self._advance_all()
            return [one for one in self._experiments.values() if one.region == region]

    def _advance_all(self) -> None:
        for one in self._experiments.values():
            self._advance(one)

    def _advance(self, experiment: Experiment) -> None:
        if experiment.state in UNDER_WAY and self._alarmed(experiment):
            experiment.halt("stopped", "Experiment halted by stop condition.", self._clock.now())
        experiment.advance(
            self._clock.monotonic(), self._clock.now(), lambda one: self._put_in(experiment, one)
        )

    def _put_in(self, experiment: Experiment, one: Progress) -> None:
        if one.step.action == "aws:fis:wait":
            return
        targets = targets_of(experiment.template)
        arns = tuple(
            arn for name in one.step.targets for arn in self._resolved(experiment, targets[name])
        )
        if one.step.targets and not arns:
            if (experiment.template.get("experimentOptions") or {}).get(
                "emptyTargetResolutionMode"
            ) == "skip":
                one.until = 0.0
                return
            raise LookupError("Target resolution returned empty set")
        break_ = self._breaks.get(one.step.action)
        if break_ is None:
            raise LookupError(f"nothing here can carry out {one.step.action}")
        injection = Injection(experiment.region, one.step.action, one.step.parameters, arns)
        one.heal = break_(injection)

    def _resolved(self, experiment: Experiment, target: Target) -> tuple[str, ...]:
        if target.arns:
            return selected(target.arns, target.selection)
        kind = ":".join(target.type.split(":")[1:])
        filters = [{"Key": key, "Values": [value]} for key, value in target.tags.items()]
        client = self._clients.of("resourcegroupstaggingapi", experiment.region)
        found = client.get_resources(TagFilters=filters, ResourceTypeFilters=[kind])
        arns = tuple(one["ResourceARN"] for one in found["ResourceTagMappingList"])
        return selected(arns, target.selection)

    def _alarmed(self, experiment: Experiment) -> bool:
        if not experiment.alarms:
            return False
        names = [arn.rpartition(":alarm:")[2] for arn in experiment.alarms]
        client = self._clients.of("cloudwatch", experiment.region)
        kinds = ["MetricAlarm", "CompositeAlarm"]
        told = client.describe_alarms(AlarmNames=names, AlarmTypes=kinds)
        alarms = [*told.get("MetricAlarms", ()), *told.get("CompositeAlarms", ())]
        return any(alarm["StateValue"] == "ALARM" for alarm in alarms)

    def _keep_looking(self) -> None:
        if not self._looks:
            self._looks = True
            self._clients.errands.begin("experiments", self._look)

    def _look(self) -> None:
        """By real time, as the clock may be one that only moves when it is told to."""
        real, over = SystemClock(), self._clients.errands.over
        while not real.wait(over, _PACE):
            with self._lock:
                self._advance_all()
                if not any(one.state in UNDER_WAY for one in self._experiments.values()):
                    self._looks = False
                    return
