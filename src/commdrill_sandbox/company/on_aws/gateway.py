"""The orders API behind API Gateway: a function, and words for when it does not answer."""

from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.storefront import STAGE
from commdrill_sandbox.company.on_aws.workshop import PATIENCE
from commdrill_sandbox.company.sabotage.slip import Slip
from commdrill_sandbox.company.serving import Answer

FAILURE, CRASH = "INTEGRATION_FAILURE", "API_CONFIGURATION_ERROR"
SILENCE, TOO_MANY = "INTEGRATION_TIMEOUT", "THROTTLED"
_INVOKE = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{}/invocations"


@dataclass(frozen=True)
class Apologies:
    """What programs are told.

    `lost`: the function fails; `silent`: it does not answer; `limited`: callers are throttled.
    """

    lost: Answer
    silent: Answer
    limited: Answer


@dataclass(frozen=True)
class Gateway:
    """Sets a REST API up by boto3, as anybody would."""

    clients: Clients
    slips: frozenset[Slip]

    def open(self, function: str, says: Apologies) -> str:
        """The id of an API whose orders are the work of a function, by its ARN."""
        client = self.clients.of("apigateway")
        api = str(client.create_rest_api(name="orders", tags={"stage": "sandbox"})["id"])
        root = client.get_resources(restApiId=api)["items"][0]["id"]
        orders = client.create_resource(restApiId=api, parentId=root, pathPart="orders")["id"]
        for method in ("GET", "POST"):
            self._integrate(api, orders, method, function)
        if Slip.REDEPLOY_FORGOTTEN in self.slips:
            client.create_deployment(restApiId=api, stageName=STAGE)
        for kind in (FAILURE, CRASH, "DEFAULT_5XX"):
            self._customise(api, kind, says.lost)
        self._customise(api, SILENCE, says.silent)
        self._customise(api, TOO_MANY, says.limited)
        if Slip.REDEPLOY_FORGOTTEN not in self.slips:
            client.create_deployment(restApiId=api, stageName=STAGE)
        return api

    def _integrate(self, api: str, resource: str, method: str, function: str) -> None:
        client = self.clients.of("apigateway")
        where = {"restApiId": api, "resourceId": resource, "httpMethod": method}
        client.put_method(**where, authorizationType="NONE")
        client.put_integration(
            **where,
            type="AWS_PROXY",
            integrationHttpMethod="POST",
            uri=_INVOKE.format(function),
            timeoutInMillis=int(PATIENCE * 1000),
        )

    def _customise(self, api: str, kind: str, answer: Answer) -> None:
        left_out = {
            SILENCE: Slip.TIMEOUT_WITHOUT_ANSWER,
            TOO_MANY: Slip.THROTTLED_WITHOUT_ANSWER,
        }
        if left_out.get(kind) in self.slips:
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
