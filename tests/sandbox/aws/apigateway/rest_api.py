"""A REST API of the company: made, changed and deployed by boto3, called by plain HTTP."""

from typing import Any

import requests

from tests.sandbox.aws.house import REGION, House

Patch = dict[str, str]


def replace(path: str, value: str) -> Patch:
    return {"op": "replace", "path": path, "value": value}


class RestApi:
    """One API with the stage `dev`."""

    def __init__(self, house: House, **settings: Any) -> None:
        self._house = house
        self.client = house.of("apigateway")
        self.id: str = self.client.create_rest_api(name="orders", **settings)["id"]
        self.host = f"{self.id}.execute-api.{REGION}.amazonaws.com"
        self._ids = {"/": self._all()["/"]}

    def method(self, path: str, verb: str = "GET", **integration: Any) -> None:
        """A method with its integration; settings of the method itself in `method`."""
        own = {"authorizationType": "NONE", **integration.pop("method", {})}
        where = {"restApiId": self.id, "resourceId": self.resource(path), "httpMethod": verb}
        self.client.put_method(**where, **own)
        if integration.get("type", "").startswith("HTTP"):
            integration.setdefault("integrationHttpMethod", verb)
        self.client.put_integration(**where, **integration)

    def resource(self, path: str) -> str:
        if path not in self._ids:
            parent, _, part = path.rpartition("/")
            made = self.client.create_resource(
                restApiId=self.id, parentId=self.resource(parent or "/"), pathPart=part
            )
            self._ids[path] = made["id"]
        return self._ids[path]

    def mock(
        self, path: str, verb: str = "GET", status: int = 200, body: str = "{}", **own: Any
    ) -> None:
        """A method that answers by itself."""
        template = {"application/json": f'{{"statusCode": {status}}}'}
        self.method(path, verb, type="MOCK", requestTemplates=template, method=own)
        where = {"restApiId": self.id, "resourceId": self.resource(path), "httpMethod": verb}
        self.client.put_method_response(**where, statusCode=str(status))
        self.client.put_integration_response(
            **where, statusCode=str(status), responseTemplates={"application/json": body}
        )

    def deploy(self, **more: Any) -> str:
        return str(self.client.create_deployment(restApiId=self.id, stageName="dev", **more)["id"])

    def stage(self, *patches: Patch) -> None:
        self.client.update_stage(restApiId=self.id, stageName="dev", patchOperations=list(patches))

    def customise(self, kind: str, **look: Any) -> None:
        self.client.put_gateway_response(restApiId=self.id, responseType=kind, **look)

    def get(self, path: str = "/orders", method: str = "GET", **more: Any) -> requests.Response:
        return self._house.ask(self.host, f"/dev{path}", method, **more)

    def _all(self) -> dict[str, str]:
        told = self.client.get_resources(restApiId=self.id)["items"]
        return {one["path"]: one["id"] for one in told}
