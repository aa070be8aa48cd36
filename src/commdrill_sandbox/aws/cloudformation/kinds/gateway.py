"""REST APIs and their stages."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.changes import changed, is_moved, tags
from commdrill_sandbox.aws.cloudformation.kind import (
    Called,
    Kind,
    Made,
    Nothing,
    Place,
    Properties,
    hears,
)

_GATEWAY = "apigateway"


class RestApi:
    """Of parts, or of an OpenAPI document."""

    _USUAL: Mapping[str, str] = {"Name": "", "Description": ""}
    hears = hears(_GATEWAY, "CreateRestApi", "Body")

    def make(self, place: Place, given: Properties) -> Made:
        if "Body" in given:
            body = {"body": json.dumps(given["Body"])}
            api = place.call(_GATEWAY, "ImportRestApi", body)
        else:
            api = place.call(_GATEWAY, "CreateRestApi", {"Name": place.name(), **given})
        found = place.call(_GATEWAY, "GetResources", {"restApiId": api["id"]})["items"]
        root = next(one["id"] for one in found if one["path"] == "/")
        attributes = {"RootResourceId": root, "RestApiId": api["id"]}
        made = Made(api["id"], attributes, {"restApiId": api["id"]})
        if "Body" in given:
            self._settle(place, made, {}, given)
        return made

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """What it is called; what is not of its document has resources of its own."""
        if is_moved(
            place.was, given, "EndpointConfiguration", "BinaryMediaTypes", "ApiKeySourceType"
        ):
            return None
        if "Body" in given and given["Body"] != place.was.get("Body"):
            whole = {**made.key, "Mode": "overwrite", "body": json.dumps(given["Body"])}
            place.call(_GATEWAY, "PutRestApi", whole)
        self._settle(place, made, place.was, given)
        return made

    def _settle(self, place: Place, made: Made, was: Properties, given: Properties) -> None:
        patches = [
            _patch(f"/{name.lower()}", value) for name, value in changed(was, given, self._USUAL)
        ]
        if patches:
            place.call(_GATEWAY, "UpdateRestApi", {**made.key, "PatchOperations": patches})
        _retag(place, f"/restapis/{made.id}", was, given)

    def remove(self, place: Place, made: Made) -> None:
        place.call(_GATEWAY, "DeleteRestApi", made.key)


class Method:
    """With its integration, and the responses of both."""

    _KEY = ("RestApiId", "ResourceId", "HttpMethod")
    hears = hears(_GATEWAY, "PutMethod", "MethodResponses", "Integration")

    def make(self, place: Place, given: Properties) -> Made:
        key = {name: given[name] for name in self._KEY}
        place.call(_GATEWAY, "PutMethod", {"AuthorizationType": "NONE", **given})
        for one in given.get("MethodResponses", ()):
            place.call(_GATEWAY, "PutMethodResponse", {**key, **one})
        if integration := given.get("Integration"):
            self._integrate(place, key, integration)
        return Made(place.name(), {}, key)

    def _integrate(self, place: Place, key: Properties, integration: Properties) -> None:
        place.call(_GATEWAY, "PutIntegration", {
            "integrationHttpMethod": integration.get("IntegrationHttpMethod"), **key, **integration
        } if "IntegrationHttpMethod" in integration else {**key, **integration})  # fmt: skip
        for one in integration.get("IntegrationResponses", ()):
            place.call(_GATEWAY, "PutIntegrationResponse", {**key, **one})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if is_moved(place.was, given, *self._KEY):
            return None
        self.remove(place, made)
        return Made(made.id, {}, self.make(place, given).key)

    def remove(self, place: Place, made: Made) -> None:
        place.call(_GATEWAY, "DeleteMethod", made.key)


class Deployment:
    """With the stage that it may make; it goes with it."""

    hears = hears(_GATEWAY, "CreateDeployment")

    def make(self, place: Place, given: Properties) -> Made:
        if not isinstance(given.get("StageDescription", ""), str):
            raise ValueError("Encountered unsupported property StageDescription: say it of a stage")
        made = place.call(_GATEWAY, "CreateDeployment", given)
        key = {"restApiId": given["RestApiId"], "deploymentId": made["id"]}
        stage = {"stageName": given["StageName"]} if "StageName" in given else {}
        return Made(made["id"], {"DeploymentId": made["id"]}, {**key, **stage})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

    def remove(self, place: Place, made: Made) -> None:
        if "stageName" in made.key:
            place.call(_GATEWAY, "DeleteStage", made.key)
        place.call(_GATEWAY, "DeleteDeployment", made.key)


class Stage:
    """With the settings of its methods, which are patched in as anybody does."""

    hears = hears(_GATEWAY, "CreateStage", "MethodSettings")

    def make(self, place: Place, given: Properties) -> Made:
        place.call(_GATEWAY, "CreateStage", given)
        key = {"RestApiId": given["RestApiId"], "StageName": given["StageName"]}
        if patches := list(_limits(given.get("MethodSettings", ()))):
            place.call(_GATEWAY, "UpdateStage", {**key, "PatchOperations": patches})
        return Made(str(given["StageName"]), {}, key)

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if any(given[name] != made.key[name] for name in made.key):
            return None
        patches = [
            _patch("/deploymentId", given["DeploymentId"]),
            *_stage_patches(place.was, given),
            *_limits(given.get("MethodSettings", ())),
        ]
        place.call(_GATEWAY, "UpdateStage", {**made.key, "PatchOperations": patches})
        where = f"/restapis/{made.key['RestApiId']}/stages/{made.id}"
        _retag(place, where, place.was, given)
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call(_GATEWAY, "DeleteStage", made.key)


_OF_METHODS = {
    "CacheDataEncrypted": "caching/dataEncrypted", "CacheTtlInSeconds": "caching/ttlInSeconds",
    "CachingEnabled": "caching/enabled", "DataTraceEnabled": "logging/dataTrace",
    "LoggingLevel": "logging/loglevel", "MetricsEnabled": "metrics/enabled",
    "ThrottlingBurstLimit": "throttling/burstLimit", "ThrottlingRateLimit": "throttling/rateLimit",
}  # fmt: skip
_OF_STAGES = {"Description": "", "TracingEnabled": False, "CacheClusterEnabled": False}


def _stage_patches(was: Properties, given: Properties) -> Iterator[Mapping[str, str]]:
    """But for what is wanted of its methods: what none is wanted of any more."""
    for name, value in changed(was, given, _OF_STAGES):
        yield _patch(f"/{name[0].lower()}{name[1:]}", _word(value))
    before, wanted = was.get("Variables", {}), given.get("Variables", {})
    for name, value in changed(before, wanted, dict.fromkeys({**before, **wanted}, "")):
        patch = _patch(f"/variables/{name}", _word(value))
        yield patch if name in wanted else {"op": "remove", "path": patch["path"]}
    there = {_path(one) for one in given.get("MethodSettings", ())}
    for one in was.get("MethodSettings", ()):
        if _path(one) not in there:
            yield {"op": "remove", "path": _path(one)}


def _limits(settings: Any) -> Iterator[Mapping[str, str]]:
    for one in settings:
        for name, value in one.items():
            if name in _OF_METHODS:
                yield _patch(f"{_path(one)}/{_OF_METHODS[name]}", _word(value))
            elif name not in ("ResourcePath", "HttpMethod"):
                raise ValueError(f"Encountered unsupported property {name} in MethodSettings")


def _path(setting: Properties) -> str:
    path = str(setting.get("ResourcePath", "/*")).lstrip("/").replace("/", "~1")
    return f"/{path}/{setting.get('HttpMethod', '*')}"


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _patch(path: str, value: str) -> Mapping[str, str]:
    return {"op": "replace", "path": path, "value": value}


def _retag(place: Place, path: str, was: Properties, given: Properties) -> None:
    key = {"ResourceArn": f"arn:aws:apigateway:{place.region}::{path}"}
    put, gone = tags(was, given)
    if put:
        place.call(_GATEWAY, "TagResource", {**key, "Tags": put})
    if gone:
        place.call(_GATEWAY, "UntagResource", {**key, "TagKeys": gone})


def _part(what: str) -> Called:
    """What an API consists of: by its id, and its API's."""
    name = f"{what[0].lower()}{what[1:]}Id"
    return Called(
        _GATEWAY, f"Create{what}", f"Delete{what}", named="Name",
        id=lambda _, made: str(made["id"]),
        key=lambda given, made: {"restApiId": given["RestApiId"], name: made["id"]},
        attributes=lambda _, __, made: {f"{what}Id": made["id"]},
    )  # fmt: skip


class UsagePlan(Called):
    """With stages it cannot be deleted: they are taken out of it first."""

    def remove(self, place: Place, made: Made) -> None:
        stages = place.call(_GATEWAY, "GetUsagePlan", made.key).get("apiStages", ())
        named = [f"{one['apiId']}:{one['stage']}" for one in stages]
        patch = [{"op": "remove", "path": "/apiStages", "value": one} for one in named]
        place.call(_GATEWAY, "UpdateUsagePlan", {**made.key, "patchOperations": patch})
        super().remove(place, made)


GATEWAY: Mapping[str, Kind] = {
    "AWS::ApiGateway::RestApi": RestApi(),
    "AWS::ApiGateway::Method": Method(),
    "AWS::ApiGateway::Stage": Stage(),
    "AWS::ApiGateway::Account": Nothing(),  # where logs go: no stage writes any here
    "AWS::ApiGateway::Resource": Called(
        _GATEWAY, "CreateResource", "DeleteResource",
        id=lambda _, made: str(made["id"]),
        key=lambda given, made: {"restApiId": given["RestApiId"], "resourceId": made["id"]},
        attributes=lambda _, __, made: {"ResourceId": made["id"]},
    ),
    "AWS::ApiGateway::GatewayResponse": Called(
        _GATEWAY, "PutGatewayResponse", "DeleteGatewayResponse", update="PutGatewayResponse",
        key=lambda given, _: {
            "restApiId": given["RestApiId"], "responseType": given["ResponseType"]
        },
    ),
    "AWS::ApiGateway::Deployment": Deployment(),
    "AWS::ApiGateway::ApiKey": Called(
        _GATEWAY, "CreateApiKey", "DeleteApiKey", named="Name",
        id=lambda _, made: str(made["id"]),
        key=lambda _, made: {"apiKey": made["id"]},
        attributes=lambda _, __, made: {"APIKeyId": made["id"]},
    ),
    "AWS::ApiGateway::UsagePlan": UsagePlan(
        _GATEWAY, "CreateUsagePlan", "DeleteUsagePlan", named="UsagePlanName",
        fill=lambda _, given: {"Name": given["UsagePlanName"], **given},
        id=lambda _, made: str(made["id"]),
        key=lambda _, made: {"usagePlanId": made["id"]},
        attributes=lambda _, __, made: {"Id": made["id"]},
    ),
    "AWS::ApiGateway::UsagePlanKey": Called(
        _GATEWAY, "CreateUsagePlanKey", "DeleteUsagePlanKey",
        id=lambda _, made: str(made["id"]),
        key=lambda given, made: {"usagePlanId": given["UsagePlanId"], "keyId": made["id"]},
    ),
    "AWS::ApiGateway::Model": Called(
        _GATEWAY, "CreateModel", "DeleteModel", named="Name",
        key=lambda given, _: {"restApiId": given["RestApiId"], "modelName": given["Name"]},
    ),
    "AWS::ApiGateway::RequestValidator": _part("RequestValidator"),
    "AWS::ApiGateway::Authorizer": _part("Authorizer"),
}  # fmt: skip
