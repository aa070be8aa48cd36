"""The orders API behind API Gateway: one method, and its words for when nobody is behind it."""

from dataclasses import dataclass
from typing import Any

from commdrill.sandbox.aws.clients import Clients
from commdrill.sandbox.aws_company.workshop import PATIENCE
from commdrill.sandbox.sabotage.slip import Slip
from commdrill.sandbox.serving import Answer

STAGE = "live"
FAILURE, SILENCE = "INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT"


@dataclass(frozen=True)
class Gateway:
    """Sets a REST API up by boto3, as anybody would."""

    clients: Clients
    slips: frozenset[Slip]

    def open(self, backend: str, lost: Answer, silent: Answer) -> str:
        """The host of the API. `lost`: for a backend that fails; `silent`: for one that is."""
        client = self.clients.of("apigateway")
        api = str(client.create_rest_api(name="orders")["id"])
        root = client.get_resources(restApiId=api)["items"][0]["id"]
        orders = client.create_resource(restApiId=api, parentId=root, pathPart="orders")["id"]
        for method in ("GET", "POST"):
            self._integrate(api, orders, method, backend)
        if Slip.REDEPLOY_FORGOTTEN in self.slips:
            client.create_deployment(restApiId=api, stageName=STAGE)
        self._customise(api, FAILURE, lost)
        self._customise(api, "DEFAULT_5XX", lost)
        self._customise(api, SILENCE, silent)
        if Slip.REDEPLOY_FORGOTTEN not in self.slips:
            client.create_deployment(restApiId=api, stageName=STAGE)
        return f"{api}.execute-api.us-east-1.amazonaws.com"

    def _integrate(self, api: str, resource: str, method: str, backend: str) -> None:
        client = self.clients.of("apigateway")
        where = {"restApiId": api, "resourceId": resource, "httpMethod": method}
        client.put_method(**where, authorizationType="NONE")
        client.put_integration(
            **where,
            type="HTTP_PROXY",
            integrationHttpMethod=method,
            uri=f"{backend}/orders",
            timeoutInMillis=int(PATIENCE * 1000),
        )

    def _customise(self, api: str, kind: str, answer: Answer) -> None:
        if kind == SILENCE and Slip.TIMEOUT_WITHOUT_ANSWER in self.slips:
            return
        retry = answer.headers.get("Retry-After")
        look: dict[str, Any] = {}
        if Slip.GATEWAY_STATUS_LEFT not in self.slips:
            look["statusCode"] = str(answer.status)
        if retry and Slip.GATEWAY_WITHOUT_RETRY_AFTER not in self.slips:
            look["responseParameters"] = {"gatewayresponse.header.Retry-After": f"'{retry}'"}
        if Slip.DEFAULT_GATEWAY_MESSAGE not in self.slips:
            look["responseTemplates"] = {"application/json": answer.text}
        self.clients.of("apigateway").put_gateway_response(restApiId=api, responseType=kind, **look)
