"""REST APIs and their stages."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.kind import Called, Kind, Made, Nothing, Place, Properties

_GATEWAY = "apigateway"


class RestApi:
    """Of parts, or of an OpenAPI document."""

    def make(self, place: Place, given: Properties) -> Made:
        given = {"Name": place.name(), **given}
        if "Body" in given:
            body = {"body": json.dumps(given["Body"])}
            api = place.call(_GATEWAY, "ImportRestApi", body)
        else:
            api = place.call(_GATEWAY, "CreateRestApi", given)
        found = place.call(_GATEWAY, "GetResources", {"restApiId": api["id"]})["items"]
        root = next(one["id"] for one in found if one["path"] == "/")
        attributes = {"RootResourceId": root, "RestApiId": api["id"]}
        return Made(api["id"], attributes, {"restApiId": api["id"]})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

    def remove(self, place: Place, made: Made) -> None:
        place.call(_GATEWAY, "DeleteRestApi", made.key)


class Method:
    """With its integration, and the responses of both."""

    def make(self, place: Place, given: Properties) -> Made:
        key = {name: given[name] for name in ("RestApiId", "ResourceId", "HttpMethod")}
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

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

    def remove(self, place: Place, made: Made) -> None:
        place.call(_GATEWAY, "DeleteMethod", made.key)


class Stage:
    """With the settings of its methods, which are patched in as anybody does."""

    def make(self, place: Place, given: Properties) -> Made:
        place.call(_GATEWAY, "CreateStage", given)
        key = {"RestApiId": given["RestApiId"], "StageName": given["StageName"]}
        if patches := list(_limits(given.get("MethodSettings", ()))):
            place.call(_GATEWAY, "UpdateStage", {**key, "PatchOperations": patches})
        return Made(str(given["StageName"]), {}, key)

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if any(given[name] != made.key[name] for name in made.key):
            return None
        deployment = _patch("/deploymentId", given["DeploymentId"])
        patches = [deployment, *_limits(given.get("MethodSettings", ()))]
        place.call(_GATEWAY, "UpdateStage", {**made.key, "PatchOperations": patches})
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call(_GATEWAY, "DeleteStage", made.key)


def _limits(settings: Any) -> Iterator[Mapping[str, str]]:
    names = {"ThrottlingRateLimit": "rateLimit", "ThrottlingBurstLimit": "burstLimit"}
    for one in settings:
        path = str(one.get("ResourcePath", "/*")).lstrip("/").replace("/", "~1")
        for name, told in names.items():
            if name in one:
                where = f"/{path}/{one.get('HttpMethod', '*')}/throttling/{told}"
                yield _patch(where, str(one[name]))


def _patch(path: str, value: str) -> Mapping[str, str]:
    return {"op": "replace", "path": path, "value": value}


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
        _GATEWAY, "PutGatewayResponse", "DeleteGatewayResponse",
        key=lambda given, _: {
            "restApiId": given["RestApiId"], "responseType": given["ResponseType"]
        },
    ),
    "AWS::ApiGateway::Deployment": Called(
        _GATEWAY, "CreateDeployment", "DeleteDeployment",
        id=lambda _, made: str(made["id"]),
        key=lambda given, made: {"restApiId": given["RestApiId"], "deploymentId": made["id"]},
        attributes=lambda _, __, made: {"DeploymentId": made["id"]},
    ),
}  # fmt: skip
