"""Stages and deployments of REST APIs: what moto forgets or mixes up, put right."""

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.deployments import Deployments
from commdrill_sandbox.aws.apigateway.stage_patch import check_patch
from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_OF_STAGES = frozenset({"stageDescription", "variables", "canarySettings"})
_Stage = tuple[str, str, str]  # Region, API, name


class StageControl:
    """Deployments are frozen when they are made, and leave the settings of a stage alone."""

    def __init__(self, clients: Clients, deployments: Deployments, store: Wsgi) -> None:
        self._clients = clients
        self._deployments = deployments
        self._store = store
        self._lock = threading.Lock()
        self._removed: dict[_Stage, frozenset[str]] = {}  # method settings moto cannot remove

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateDeployment": self.create_deployment,
            "DeleteDeployment": self.delete_deployment,
            "UpdateDeployment": _redescribed,
            "CreateStage": self.create_stage,
            "DeleteStage": self.delete_stage,
            "GetStage": self.get_stage,
            "GetStages": self.get_stages,
            "UpdateStage": self.update_stage,
            "FlushStageCache": self.flush,
            "FlushStageAuthorizersCache": self.flush,
        }

    def create_deployment(self, asked: Asked) -> Output | Response:
        if asked.input.get("stageName"):
            return self._deploy_stage(asked)
        if lost := sorted(_OF_STAGES & asked.input.keys()):
            said = f"{', '.join(lost)}: of a stage, and no stageName says of which"
            raise Refusal("BadRequestException", said)
        answer = forwarded(asked.request, self._store)
        if answer.status_code < 400:
            document: Any = answer.get_json(force=True)
            self._deployments.freeze(asked.region, asked.input["restApiId"], document["id"])
        return answer

    def _deploy_stage(self, asked: Asked) -> Output:
        """By itself moto would make the stage anew: without its variables, limits and all else.

        Named deviation: there are no canary releases; better none than one for every caller.
        """
        if asked.input.get("canarySettings"):
            raise Refusal("BadRequestException", "Canary releases are not part of this sandbox")
        client = self._clients.of("apigateway", asked.region)
        given, api, name = asked.input, asked.input["restApiId"], asked.input["stageName"]
        about = {"description": given["description"]} if given.get("description") else {}
        made = _refused_by(client, lambda: client.create_deployment(restApiId=api, **about))
        variables = given.get("variables") or {}
        if name in _stage_names(client, api):
            changes = {"/deploymentId": made["id"]}
            if about_stage := given.get("stageDescription"):
                changes["/description"] = about_stage
            changes |= {f"/variables/{key}": value for key, value in variables.items()}
            patch = [{"op": "replace", "path": p, "value": v} for p, v in changes.items()]
            client.update_stage(restApiId=api, stageName=name, patchOperations=patch)
        else:
            told = {"description": given["stageDescription"]} if "stageDescription" in given else {}
            client.create_stage(
                restApiId=api, stageName=name, deploymentId=made["id"], variables=variables, **told
            )
        return {name: made[name] for name in ("id", "description", "createdDate") if name in made}

    def delete_deployment(self, asked: Asked) -> None:
        api, deployment = asked.input["restApiId"], asked.input["deploymentId"]
        stages = self._clients.of("apigateway", asked.region).get_stages(restApiId=api)["item"]
        if any(stage["deploymentId"] == deployment for stage in stages):
            said = "Active stages pointing to this deployment must be moved or deleted"
            raise Refusal("BadRequestException", said)

    def create_stage(self, asked: Asked) -> None:
        self._need_deployment(asked, asked.input["deploymentId"])
        with self._lock:
            self._removed.pop(_key(asked), None)

    def delete_stage(self, asked: Asked) -> None:
        with self._lock:
            self._removed.pop(_key(asked), None)

    def get_stage(self, asked: Asked) -> Response:
        answer = forwarded(asked.request, self._store)
        return self._without_removed(answer, asked, asked.input["stageName"])

    def get_stages(self, asked: Asked) -> Response:
        answer = forwarded(asked.request, self._store)
        document: Any = answer.get_json(force=True, silent=True)
        if answer.status_code < 400:
            for stage in document.get("item", ()):
                self._hide(stage, (asked.region, asked.input["restApiId"], stage["stageName"]))
            answer.set_data(json.dumps(document))
        return answer

    def update_stage(self, asked: Asked) -> Response:
        client = self._clients.of("apigateway", asked.region)
        if asked.input["stageName"] not in _stage_names(client, asked.input["restApiId"]):
            raise Refusal("NotFoundException", "Invalid stage identifier specified", 404)
        for operation in asked.input.get("patchOperations") or ():
            check_patch(operation)
        for operation in asked.input.get("patchOperations") or ():
            self._notice(asked, operation)
        answer = forwarded(asked.request, self._store)
        return self._without_removed(answer, asked, asked.input["stageName"])

    def flush(self, asked: Asked) -> Output:
        """Each call goes to its backend and its authorizer here: nothing is kept to forget."""
        client = self._clients.of("apigateway", asked.region)
        if asked.input["stageName"] not in _stage_names(client, asked.input["restApiId"]):
            raise Refusal("NotFoundException", "Invalid stage identifier specified", 404)
        return {}

    def _notice(self, asked: Asked, operation: Mapping[str, str]) -> None:
        path, key = operation.get("path", ""), _key(asked)
        parts = path.strip("/").split("/")
        if path == "/deploymentId":
            self._need_deployment(asked, operation["value"])
        elif operation.get("op") == "remove" and len(parts) == 2 and parts[0] != "variables":
            self._lift_limits(asked, path)
            with self._lock:
                self._removed[key] = self._removed.get(key, frozenset()) | {"/".join(parts)}
        elif len(parts) > 2:
            with self._lock:
                self._removed[key] = self._removed.get(key, frozenset()) - {"/".join(parts[:2])}

    def _lift_limits(self, asked: Asked, path: str) -> None:
        """So that a setting put back later does not find the old ones beside it."""
        api, name = asked.input["restApiId"], asked.input["stageName"]
        patch = [
            {"op": "replace", "path": f"{path}/throttling/{limit}", "value": "-1"}
            for limit in ("rateLimit", "burstLimit")
        ]
        client = self._clients.of("apigateway", asked.region)
        client.update_stage(restApiId=api, stageName=name, patchOperations=patch)

    def _need_deployment(self, asked: Asked, deployment: str) -> None:
        client = self._clients.of("apigateway", asked.region)
        made = client.get_deployments(restApiId=asked.input["restApiId"])["items"]
        if deployment not in {one["id"] for one in made}:
            raise Refusal("NotFoundException", "Invalid Deployment identifier specified", 404)

    def _without_removed(self, answer: Response, asked: Asked, name: str) -> Response:
        document: Any = answer.get_json(force=True, silent=True)
        if answer.status_code < 400 and isinstance(document, dict):
            self._hide(document, (asked.region, asked.input["restApiId"], name))
            answer.set_data(json.dumps(document))
        return answer

    def _hide(self, stage: dict[str, Any], key: _Stage) -> None:
        with self._lock:
            removed = self._removed.get(key, frozenset())
        stage.setdefault("cacheClusterStatus", "NOT_AVAILABLE")
        stage["tracingEnabled"] = bool(stage.get("tracingEnabled"))
        settings = stage.get("methodSettings") or {}
        stage["methodSettings"] = {k: v for k, v in settings.items() if k not in removed}


def _key(asked: Asked) -> _Stage:
    return asked.region, asked.input["restApiId"], asked.input["stageName"]


def _stage_names(client: Any, api: str) -> set[str]:
    return {stage["stageName"] for stage in client.get_stages(restApiId=api)["item"]}


def _refused_by(client: Any, call: Callable[[], Any]) -> Any:
    """What AWS answers to `call`; a refusal is handed on as it came."""
    try:
        return call()
    except client.exceptions.ClientError as refused:
        error = refused.response["Error"]
        status = refused.response["ResponseMetadata"]["HTTPStatusCode"]
        if "No integration defined" in error["Message"]:  # NotFoundException is moto's own idea
            raise Refusal("BadRequestException", error["Message"]) from refused
        raise Refusal(error["Code"], error["Message"], status) from refused


def _redescribed(asked: Asked) -> Output:
    """A deployment is told otherwise; of what it holds, nothing can be changed."""
    from moto.backends import get_backend

    api: Any = get_backend("apigateway")[ACCOUNT][asked.region].apis.get(asked.input["restApiId"])
    made = api.deployments.get(asked.input["deploymentId"]) if api else None
    if made is None:
        raise Refusal("NotFoundException", "Invalid Deployment identifier specified", 404)
    for patch in asked.input.get("patchOperations") or ():
        if (patch.get("op"), patch.get("path")) != ("replace", "/description"):
            raise Refusal("BadRequestException", f"Invalid patch path {patch.get('path')}")
        made.description = patch.get("value", "")
    told = made.to_json()
    return {name: told[name] for name in ("id", "description", "createdDate")}
