"""The control plane of HTTP APIs: deployments, and stages that can be updated."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.http_deployments import HttpDeployment, HttpDeployments
from commdrill_sandbox.aws.apigateway.mapping_rules import check_integration
from commdrill_sandbox.aws.broken import same
from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_SETTINGS = ("AccessLogSettings", "AutoDeploy", "ClientCertificateId", "DefaultRouteSettings",
             "Description", "RouteSettings", "StageVariables", "Tags")  # fmt: skip

_ROUTE_KEY = re.compile(
    r"\$default|(?:ANY|GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE) /\S*",
)


@dataclass(frozen=True)
class HttpControl:
    """What moto lacks of `apigatewayv2`."""

    clients: Clients
    deployments: HttpDeployments
    store: Wsgi

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateApi": self.create_api,
            "CreateDeployment": self.create_deployment,
            "GetDeployment": self.get_deployment,
            "GetDeployments": self.get_deployments,
            "DeleteDeployment": self.delete_deployment,
            "DeleteIntegration": self.delete_integration,
            "CreateStage": self.create_stage,
            "GetStage": self.get_stage,
            "GetStages": self.get_stages,
            "UpdateStage": self.update_stage,
            "CreateIntegration": self.create_integration,
            "UpdateIntegration": self.check_integration,
            "CreateAuthorizer": _check_authorizer,
            "GetAuthorizers": self.get_authorizers,
            "CreateRoute": self.check_route,
            "UpdateRoute": self.check_route,
        }

    def create_api(self, asked: Asked) -> Response | None:
        """Quickly, where a target is named: with its route, and a stage that deploys by itself.

        Raises: Refusal: nobody here would answer a WebSocket.
        """
        if asked.input["ProtocolType"] == "WEBSOCKET":
            said = "the embedded AWS has no APIs of ProtocolType 'WEBSOCKET': HTTP alone"
            raise Refusal("BadRequestException", said)
        if not (target := asked.input.get("Target")):
            return None
        answer = forwarded(asked.request, self.store)
        if answer.status_code >= 400:
            return answer
        api, client = json.loads(answer.get_data())["apiId"], self._client(asked)
        by_function = target.startswith("arn:")
        kind = "AWS_PROXY" if by_function else "HTTP_PROXY"
        how = {"PayloadFormatVersion": "2.0"} if by_function else {"IntegrationMethod": "ANY"}
        behind = client.create_integration(
            ApiId=api, IntegrationType=kind, IntegrationUri=target,
            **{"PayloadFormatVersion": "1.0", **how},
        )["IntegrationId"]  # fmt: skip
        key = asked.input.get("RouteKey") or "$default"
        client.create_route(ApiId=api, RouteKey=key, Target=f"integrations/{behind}")
        client.create_stage(ApiId=api, StageName="$default", AutoDeploy=True)
        return answer

    def check_integration(self, asked: Asked) -> None:
        """Raises: Refusal: AWS would refuse it; else it is moto's to keep."""
        check_integration(asked.input)

    def create_integration(self, asked: Asked) -> Response:
        """By the internet, where nobody said by what; moto says nothing."""
        check_integration(asked.input)
        document = json.loads(asked.request.get_data(cache=True) or b"{}")
        body = json.dumps({"connectionType": "INTERNET", **document}).encode()
        return forwarded(asked.request, self.store, body)

    def check_route(self, asked: Asked) -> None:
        """Raises: Refusal: its key is none, or another route's."""
        self._check_target(asked)
        key, own = asked.input.get("RouteKey"), asked.input.get("RouteId")
        if key is None or not _is_there(self._client(asked), asked.input["ApiId"]):
            return
        if not _ROUTE_KEY.fullmatch(key):
            raise Refusal(
                "BadRequestException", f"The provided route key is not formatted properly: {key}"
            )
        for known in self._routes(asked):
            if known["RouteKey"] == key and known["RouteId"] != own:
                raise Refusal("ConflictException", f"Route with key {key} already exists", 409)

    def _check_target(self, asked: Asked) -> None:
        """Raises: Refusal: it leads to no integration of the API's."""
        kind, _, behind = (asked.input.get("Target") or "").partition("/")
        client = self._client(asked)
        if kind != "integrations":
            return
        try:
            client.get_integration(ApiId=asked.input["ApiId"], IntegrationId=behind)
        except client.exceptions.NotFoundException as missing:
            said = f"Unable to find Integration ID: {behind}"
            raise Refusal("BadRequestException", said) from missing

    def create_deployment(self, asked: Asked) -> Output:
        api, stage = asked.input["ApiId"], asked.input.get("StageName")
        if stage:
            _check_deployable(stage, _asked(self._client(asked), api, stage))
        made = self.deployments.make(asked.region, api, asked.input.get("Description", ""))
        if stage:
            self.deployments.stage(asked.region, api, stage, made.id)
        return _told(made)

    def get_deployment(self, asked: Asked) -> Output:
        return _told(self._deployment(asked, asked.input["DeploymentId"]))

    def get_deployments(self, asked: Asked) -> Output:
        made = self.deployments.all(asked.region, asked.input["ApiId"])
        return {"Items": [_told(one) for one in made.values()]}

    def delete_deployment(self, asked: Asked) -> Output:
        self._deployment(asked, asked.input["DeploymentId"])
        self.deployments.remove(asked.region, asked.input["ApiId"], asked.input["DeploymentId"])
        return {}

    def get_authorizers(self, asked: Asked) -> Output:
        """Raises: Refusal: there is no such API."""
        client, api = self._client(asked), asked.input["ApiId"]
        try:
            client.get_api(ApiId=api)
        except client.exceptions.NotFoundException as missing:
            raise same(missing) from missing
        told = [client.get_authorizer(ApiId=api, AuthorizerId=one) for one in _kept(asked)]
        for one in told:
            del one["ResponseMetadata"]
        return {"Items": told}

    def delete_integration(self, asked: Asked) -> None:
        """Raises: Refusal: a route leads to it."""
        target = f"integrations/{asked.input['IntegrationId']}"
        if any(route.get("Target") == target for route in self._routes(asked)):
            said = f"Cannot delete Integration {asked.input['IntegrationId']} as it is referenced by a route"
            raise Refusal("ConflictException", said, 409)

    def create_stage(self, asked: Asked) -> None:
        name = asked.input["StageName"]
        stages = self._client(asked).get_stages(ApiId=asked.input["ApiId"])["Items"]
        if any(stage["StageName"] == name for stage in stages):
            raise Refusal("ConflictException", f"Stage already exists: {name}", 409)
        if deployment := asked.input.get("DeploymentId"):
            self._deployment(asked, deployment)
            key = (asked.input["ApiId"], asked.input["StageName"])
            self.deployments.stage(asked.region, *key, deployment)

    def get_stage(self, asked: Asked) -> Response:
        answer = forwarded(asked.request, self.store)
        document: Any = answer.get_json(force=True, silent=True)
        if answer.status_code >= 400:
            return answer
        return _rewritten(answer, self._with_deployment(asked, document))

    def get_stages(self, asked: Asked) -> Response:
        answer = forwarded(asked.request, self.store)
        document: Any = answer.get_json(force=True, silent=True)
        if answer.status_code >= 400:
            return answer
        items = [self._with_deployment(asked, stage) for stage in document["items"]]
        return _rewritten(answer, {**document, "items": items})

    def update_stage(self, asked: Asked) -> Output:
        """As moto can only make stages: the old one goes, one with the changed settings comes."""
        client, api, name = self._client(asked), asked.input["ApiId"], asked.input["StageName"]
        before = _asked(client, api, name)
        if deployment := asked.input.get("DeploymentId"):
            _check_deployable(name, {**before, **asked.input})
            self._deployment(asked, deployment)
            self.deployments.stage(asked.region, api, name, deployment)
        kept = {setting: before[setting] for setting in _SETTINGS if setting in before}
        given = {setting: asked.input[setting] for setting in _SETTINGS if setting in asked.input}
        client.delete_stage(ApiId=api, StageName=name)
        client.create_stage(ApiId=api, StageName=name, **{**kept, **given})
        after = client.get_stage(ApiId=api, StageName=name)
        return {name: value for name, value in after.items() if name != "ResponseMetadata"}

    def _with_deployment(self, asked: Asked, stage: dict[str, Any]) -> dict[str, Any]:
        key = (asked.input["ApiId"], stage["stageName"])
        deployment = self.deployments.staged(asked.region, *key)
        return {**stage, "deploymentId": deployment} if deployment else stage

    def _deployment(self, asked: Asked, deployment: str) -> HttpDeployment:
        made = self.deployments.all(asked.region, asked.input["ApiId"])
        if deployment not in made:
            said = "Unable to find Deployment by ID " + deployment
            raise Refusal("NotFoundException", said, 404)
        return made[deployment]

    def _routes(self, asked: Asked) -> list[Mapping[str, Any]]:
        pages = self._client(asked).get_paginator("get_routes")
        told = pages.paginate(ApiId=asked.input["ApiId"])
        return [route for page in told for route in page["Items"]]

    def _client(self, asked: Asked) -> Any:
        return self.clients.of("apigatewayv2", asked.region)


def _asked(client: Any, api: str, stage: str) -> Mapping[str, Any]:
    try:
        told: Mapping[str, Any] = client.get_stage(ApiId=api, StageName=stage)
    except client.exceptions.NotFoundException as missing:
        raise same(missing) from missing
    return told


def _kept(asked: Asked) -> list[str]:
    """The ids of an API's authorizers, of which moto tells one by one."""
    from moto.backends import get_backend

    return list(
        get_backend("apigatewayv2")[ACCOUNT][asked.region].apis[asked.input["ApiId"]].authorizers
    )


def _check_deployable(name: str, stage: Mapping[str, Any]) -> None:
    """Raises: Refusal: it deploys by itself."""
    if stage.get("AutoDeploy"):
        said = f"Deployment ID cannot be set on stage '{name}' because AutoDeploy is enabled"
        raise Refusal("BadRequestException", said)


def _check_authorizer(asked: Asked) -> None:
    """Raises: Refusal: one by token knows nobody's."""
    jwt = asked.input.get("JwtConfiguration") or {}
    if asked.input["AuthorizerType"] == "JWT" and not (jwt.get("Issuer") and jwt.get("Audience")):
        said = "JWT authorizers need an Issuer and an Audience in their JwtConfiguration"
        raise Refusal("BadRequestException", said)


def _is_there(client: Any, api: str) -> bool:
    """Where there is no such API, moto says so."""
    try:
        client.get_api(ApiId=api)
    except client.exceptions.NotFoundException:
        return False
    return True


def _told(made: HttpDeployment) -> Output:
    return {
        "AutoDeployed": False,
        "CreatedDate": made.created,
        "DeploymentId": made.id,
        "DeploymentStatus": "DEPLOYED",
        "Description": made.description,
    }


def _rewritten(answer: Response, document: Any) -> Response:
    answer.set_data(json.dumps(document))
    return answer
