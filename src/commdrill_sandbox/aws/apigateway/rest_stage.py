"""The stages of REST APIs: a call's way from the caller to the backend and back."""

import json
from dataclasses import dataclass, replace

from werkzeug import Response

from commdrill_sandbox.aws.apigateway import http_integration, lambda_integration, responding
from commdrill_sandbox.aws.apigateway.authorizing import Gate
from commdrill_sandbox.aws.apigateway.backend import Backends
from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.deployments import Deployments
from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.gateway_responses import look_of, write
from commdrill_sandbox.aws.apigateway.routing import Route, find
from commdrill_sandbox.aws.apigateway.snapshot import Method, Snapshot
from commdrill_sandbox.aws.apigateway.stage import Stage, read_stage
from commdrill_sandbox.aws.apigateway.throttle import Buckets
from commdrill_sandbox.aws.apigateway.usage import Usage
from commdrill_sandbox.aws.apigateway.validation import check
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.functions.functions import Functions

_LARGEST_BODY = 10 << 20


@dataclass(frozen=True)
class RestStages:
    """Answers calls of deployed REST APIs."""

    clients: Clients
    deployments: Deployments
    functions: Functions
    backends: Backends
    gate: Gate
    buckets: Buckets
    usage: Usage

    def _stage(self, visit: Visit) -> Stage | None:
        """As it is now."""
        client = self.clients.of("apigateway", visit.region)
        key = ("rest stage", visit.region, visit.api, visit.stage)
        return self.clients.memory.remembered(
            key, lambda: read_stage(client, visit.api, visit.stage)
        )

    def answer(self, visit: Visit) -> Response:
        stage = self._stage(visit)
        if stage is None:
            return forbidden(visit)
        snapshot = self.deployments.get(visit.region, visit.api, stage.deployment)
        if snapshot.closed:
            return forbidden(visit)
        visit = replace(visit, stage_variables=stage.variables)
        route = find(snapshot.resources, visit.path)
        if route is not None:
            visit = replace(
                visit,
                resource_path=route.resource.path,
                resource_id=route.resource.id,
                parameters=route.parameters,
            )
        try:
            answer = self._carry_out(visit, stage, snapshot, route)
        except GatewayError as error:
            answer = write(error, look_of(error.type, snapshot.looks), visit.variables)
        return _stamped(answer, visit)

    def tried(self, visit: Visit, snapshot: Snapshot, method: Method) -> Response:
        """What a method answers to whoever tries it: neither gate nor limit stands before it."""
        try:
            check(visit, method)
            answer = self._integrate(visit, method)
        except GatewayError as error:
            answer = write(error, look_of(error.type, snapshot.looks), visit.variables)
        return _stamped(answer, visit)

    def _carry_out(
        self, visit: Visit, stage: Stage, snapshot: Snapshot, route: Route | None
    ) -> Response:
        method = route.method(visit.verb) if route else None
        if method is None:
            raise GatewayError(ErrorType.MISSING_AUTHENTICATION_TOKEN)
        visit = self.gate.admit(visit, snapshot, method)
        self._throttle(visit, stage, method)
        if len(visit.request.get_data()) > _LARGEST_BODY:
            raise GatewayError(ErrorType.REQUEST_TOO_LARGE)
        check(visit, method)
        return self._integrate(visit, method)

    def _throttle(self, visit: Visit, stage: Stage, method: Method) -> None:
        if method.key_required:
            self.usage.admit(self.clients.of("apigateway", visit.region), visit)
        key, limit = stage.limit(visit.resource_path, visit.verb)
        if not self.buckets.take((visit.region, visit.api, visit.stage, key), limit):
            raise GatewayError(ErrorType.THROTTLED)

    def _integrate(self, visit: Visit, method: Method) -> Response:
        integration = method.integration
        if integration is None:
            raise GatewayError(ErrorType.API_CONFIGURATION_ERROR)
        match integration.type:
            case "MOCK":
                return responding.mocked(integration, visit)
            case "HTTP_PROXY":
                return http_integration.proxied(self.backends, visit, integration)
            case "HTTP":
                return http_integration.custom(self.backends, visit, integration)
            case "AWS_PROXY":
                return lambda_integration.proxied(self.functions, visit, integration)
            case "AWS":
                return lambda_integration.custom(self.functions, visit, integration)
        raise GatewayError(ErrorType.API_CONFIGURATION_ERROR)


def forbidden(visit: Visit) -> Response:
    """No such stage: nothing of the API's own configuration counts yet."""
    answer = Response(json.dumps({"message": "Forbidden"}), 403, content_type="application/json")
    answer.headers["x-amzn-ErrorType"] = "ForbiddenException"
    return _stamped(answer, visit)


def _stamped(answer: Response, visit: Visit) -> Response:
    answer.headers.setdefault("x-amzn-RequestId", visit.id)
    answer.headers.setdefault("x-amz-apigw-id", visit.id.replace("-", "")[:16])
    return answer
