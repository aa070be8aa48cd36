"""The stages of HTTP APIs: proxies, and answers that nothing can customise."""

import json
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from werkzeug import Response

from commdrill_sandbox.aws.apigateway import http_lambda
from commdrill_sandbox.aws.apigateway.backend import (
    Backends,
    Order,
    Reply,
    TooLate,
    Unreachable,
    Unresolvable,
    forwardable,
)
from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.http_api import (
    HttpIntegration,
    HttpRoute,
    HttpStage,
    read_entrance,
    read_stages,
    split,
)
from commdrill_sandbox.aws.apigateway.http_authorizing import Refused, admit
from commdrill_sandbox.aws.apigateway.http_deployments import HttpDeployments
from commdrill_sandbox.aws.apigateway.mapping import with_stage_variables
from commdrill_sandbox.aws.apigateway.parameter_mapping import Sources, map_request, map_response
from commdrill_sandbox.aws.apigateway.throttle import Buckets
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.request import raw_path

_LARGEST_BODY = 10 << 20


@dataclass(frozen=True)
class HttpStages:
    """Answers calls of HTTP APIs."""

    clients: Clients
    deployments: HttpDeployments
    functions: Functions
    backends: Backends
    buckets: Buckets

    def answer(self, visit: Visit) -> Response:
        client = self.clients.of("apigatewayv2", visit.region)
        entrance = read_entrance(client, visit.api)
        if entrance.is_closed:
            return _sent(_made(404, "Not Found"), visit)
        if entrance.cors is None:
            return _sent(self._reply(visit, client), visit)
        preflight = entrance.cors.preflight(visit.request)
        return _sent(
            preflight or entrance.cors.on(self._reply(visit, client), visit.request), visit
        )

    def _reply(self, visit: Visit, client: Any) -> Reply:
        stages = read_stages(client, visit.api)
        stage, path = split(raw_path(visit.request), stages)
        if stage is None:
            return _made(404, "Not Found")
        visit = replace(visit, stage=stage.name, path=path, stage_variables=stage.variables)
        found = self.deployments.api(visit.region, visit.api, stage).route(visit.verb, path)
        if found is None:
            return _made(404, "Not Found")
        route, parameters = found
        visit = replace(visit, resource_path=route.path, parameters=parameters)
        return self._carry_out(visit, stage, route)

    def _carry_out(self, visit: Visit, stage: HttpStage, route: HttpRoute) -> Reply:
        bucket = (visit.region, visit.api, stage.name, route.key)
        if not self.buckets.take(bucket, stage.limit(route.key)):
            return _made(429, "Too Many Requests")
        try:
            visit = admit(self.functions, visit, route)
        except Refused as refused:
            return _made(refused.status, refused.message, refused.challenge)
        if len(visit.request.get_data()) > _LARGEST_BODY:
            return _made(413, "Request Entity Too Large")
        if route.integration is None:
            return _made(500, "Internal Server Error")
        return self._integrate(visit, route, route.integration)

    def _integrate(self, visit: Visit, route: HttpRoute, integration: HttpIntegration) -> Reply:
        """Named deviation: an unreachable or late backend is 503, as callers report of AWS."""
        try:
            if integration.type == "AWS_PROXY":
                reply = http_lambda.run(self.functions, visit, route, integration)
            else:
                reply = self.backends.ask(_order(visit, integration), integration.timeout)
        except http_lambda.Faulty:
            return _made(500, "Internal Server Error")
        except (Unresolvable, Unreachable, TooLate):
            return _made(503, "Service Unavailable")
        mapping = integration.responses.get(str(reply.status), {})
        return map_response(reply, mapping, Sources(visit, reply))


def _order(visit: Visit, integration: HttpIntegration) -> Order:
    request = visit.request
    url = with_stage_variables(integration.uri, visit.stage_variables)
    for name, value in visit.parameters.items():
        url = url.replace(f"{{{name}}}", quote(value, safe="/"))
    order = Order(
        visit.verb if integration.verb == "ANY" else integration.verb,
        url,
        tuple(request.args.items(multi=True)),
        (*forwardable(dict(request.headers)), *visit.trail),
        request.get_data(),
    )
    return map_request(order, integration.requests, Sources(visit))


def _sent(reply: Reply, visit: Visit) -> Response:
    answer = Response(reply.body, reply.status, list(reply.headers))
    answer.headers["Apigw-Requestid"] = visit.id
    return answer


def _made(status: int, message: str, challenge: str = "") -> Reply:
    """An answer of the gateway's own."""
    body = json.dumps({"message": message}).encode()
    headers = (("Content-Type", "application/json"), ("www-authenticate", challenge))
    return Reply(status, headers if challenge else headers[:1], body)
