"""FIS, put together: templates are moto's, what they do is ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.fis.actions import ACTIONS
from commdrill_sandbox.aws.fis.breaking import Break, LambdaFaults
from commdrill_sandbox.aws.fis.experiment import UNDER_WAY, Experiment
from commdrill_sandbox.aws.fis.laboratory import Laboratory
from commdrill_sandbox.aws.fis.lever import LeverState, SafetyLevers
from commdrill_sandbox.aws.fis.orders import check_template
from commdrill_sandbox.aws.fis.template_names import named_as_on_aws
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.store import Store
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal
from commdrill_sandbox.aws.wire.once import Once
from commdrill_sandbox.aws.wire.service import Service

_USED = Refusal("ConflictException", "The client token was used for another request.", 409)


def fault_injection(
    clients: Clients, clock: Clock, functions: Functions, breaks: Mapping[str, Break] | None = None
) -> Plane:
    """`breaks`: by action id, how the company's own parts are broken; Lambda's are built in."""
    known = {**LambdaFaults(functions, clock).breaks, **(breaks or {})}
    control = _Control(clients, Laboratory(clients, clock, known), SafetyLevers())
    return Service("fis", "fis", control.operations, "ValidationException")


@dataclass(frozen=True)
class _Control:
    clients: Clients
    laboratory: Laboratory
    levers: SafetyLevers
    _once: Once = field(default_factory=lambda: Once("clientToken", _USED))

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "ListActions": self.list_actions,
            "GetAction": self.get_action,
            "CreateExperimentTemplate": self.create,
            "StartExperiment": self._once.around(self.start),
            "GetExperiment": self.get,
            "ListExperiments": self.list,
            "StopExperiment": self.stop,
            "GetSafetyLever": self.lever,
            "UpdateSafetyLeverState": self.move_lever,
            "ListTagsForResource": self.tags,
            "TagResource": self.tag,
            "UntagResource": self.untag,
        }

    def list_actions(self, asked: Asked) -> Output:
        return {"actions": [action.told(asked.region) for action in ACTIONS.values()]}

    def get_action(self, asked: Asked) -> Output:
        action = ACTIONS.get(asked.input["id"])
        if action is None:
            raise _not_found(f"Action {asked.input['id']} does not exist.")
        return {"action": action.told_whole(asked.region)}

    def create(self, asked: Asked) -> Response:
        check_template(asked.input)
        self._once.check(asked)
        answer = named_as_on_aws(asked, forwarded(asked.request, Store()))
        if answer.status_code < 300:
            self._once.carried_out(asked)
        return answer

    def start(self, asked: Asked) -> Output:
        template = self._template(asked.region, asked.input["experimentTemplateId"])
        tags, options = asked.input.get("tags") or {}, asked.input.get("experimentOptions") or {}
        lever = self.levers.get(asked.region)
        if lever.status == "engaged":
            why = f"The safety lever is engaged: {lever.reason}"
            return _begun(self.laboratory.cancelled(asked.region, template, tags, why))
        mode = options.get("actionsMode") or "run-all"
        return _begun(self.laboratory.start(asked.region, template, tags, mode))

    def get(self, asked: Asked) -> Output:
        return {"experiment": self._find(asked).told()}

    def list(self, asked: Asked) -> Output:
        wanted = asked.input.get("experimentTemplateId")
        found = self.laboratory.all(asked.region)
        kept = [one.told() for one in found if wanted in (None, one.template["id"])]
        return {"experiments": kept}

    def stop(self, asked: Asked) -> Output:
        """Everything is healed by now; what is told is that it is on its way."""
        found = self._find(asked)
        was = found.state
        self.laboratory.stop(found, "Experiment was stopped by a request.")
        told = found.told()
        if was in UNDER_WAY:
            told = {**told, "state": {"status": "stopping", "reason": "Experiment is stopping."}}
        return {"experiment": told}

    def lever(self, asked: Asked) -> Output:
        _need_default(asked)
        return {"safetyLever": self.levers.told(asked.region)}

    def move_lever(self, asked: Asked) -> Output:
        _need_default(asked)
        state = LeverState(asked.input["state"]["status"], asked.input["state"]["reason"])
        self.levers.set(asked.region, state)
        if state.status == "engaged":
            for one in self.laboratory.all(asked.region):
                self.laboratory.stop(one, f"The safety lever was engaged: {state.reason}")
        return {"safetyLever": self.levers.told(asked.region)}

    def tags(self, asked: Asked) -> Output | None:
        found = self._tagged(asked)
        return {"tags": dict(found.tags)} if found else None

    def tag(self, asked: Asked) -> Output | None:
        if (found := self._tagged(asked)) is None:
            return None
        found.tags = {**found.tags, **asked.input["tags"]}
        return {}

    def untag(self, asked: Asked) -> Output | None:
        if (found := self._tagged(asked)) is None:
            return None
        keys = asked.input.get("tagKeys") or found.tags
        found.tags = {key: value for key, value in found.tags.items() if key not in keys}
        return {}

    def _tagged(self, asked: Asked) -> Experiment | None:
        """The experiment that an ARN names; None: it is a template, and moto's."""
        named = asked.input["resourceArn"].rpartition(":experiment/")[2]
        return self._known(asked.region, named)

    def _find(self, asked: Asked) -> Experiment:
        wanted = asked.input["id"]
        if found := self._known(asked.region, wanted):
            return found
        raise _not_found(f"Experiment {wanted} does not exist.")

    def _known(self, region: str, wanted: str) -> Experiment | None:
        return next((one for one in self.laboratory.all(region) if one.id == wanted), None)

    def _template(self, region: str, wanted: str) -> Mapping[str, Any]:
        client = self.clients.of("fis", region)
        try:
            found = client.get_experiment_template(id=wanted)
        except client.exceptions.ResourceNotFoundException as missing:
            raise _not_found(f"Experiment template {wanted} does not exist.") from missing
        template: Mapping[str, Any] = found["experimentTemplate"]
        return template


def _begun(experiment: Experiment) -> Output:
    """A start is told as such, however far the experiment has come meanwhile."""
    told = experiment.told()
    if experiment.state == "running":
        told = {**told, "state": {"status": "initiating", "reason": "Experiment is initiating."}}
    return {"experiment": told}


def _need_default(asked: Asked) -> None:
    if asked.input["id"] != "default":
        raise _not_found(f"Safety lever {asked.input['id']} does not exist.")


def _not_found(message: str) -> Refusal:
    return Refusal("ResourceNotFoundException", message, 404)
