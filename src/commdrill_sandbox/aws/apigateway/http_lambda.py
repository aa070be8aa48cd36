"""A function behind a route of an HTTP API."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.backend import Reply
from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.error_types import GatewayError
from commdrill_sandbox.aws.apigateway.http_api import HttpIntegration, HttpRoute
from commdrill_sandbox.aws.apigateway.lambda_integration import (
    event,
    function_of,
    may_call,
    response_of,
)
from commdrill_sandbox.aws.apigateway.mapping import with_stage_variables
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled


class Faulty(Exception):
    """The function failed, or what it said is no answer: 500 whatever it was."""


def run(
    functions: Functions, visit: Visit, route: HttpRoute, integration: HttpIntegration
) -> Reply:
    """What the function says.

    Raises:
        Faulty: nothing that could be handed on.
    """
    uri = with_stage_variables(integration.uri, visit.stage_variables)
    is_newer = integration.payload == "2.0"
    sent = json.dumps(event_2(visit, route) if is_newer else event(visit)).encode()
    try:
        function = function_of(uri) if "/functions/" in uri else uri
        if not integration.role and not may_call(visit, function, route.key.replace(" ", "")):
            raise Faulty
        returned = functions.invoke(visit.region, function, sent, integration.timeout)
    except (Throttled, NotFound, OutOfTime, GatewayError) as problem:
        raise Faulty from problem
    if returned.failed:
        raise Faulty
    return _reply_2(returned.payload) if is_newer else _reply(returned.payload)


def _reply(payload: bytes) -> Reply:
    try:
        answer: Response = response_of(payload)
    except GatewayError as problem:
        raise Faulty from problem
    return Reply(answer.status_code, tuple(answer.headers.items()), answer.get_data())


def _reply_2(payload: bytes) -> Reply:
    if not _is_answer(payload):
        return Reply(200, (("Content-Type", "application/json"),), _as_body(payload))
    reply = _reply(payload)
    cookies = json.loads(payload).get("cookies") or []
    set_ = (("Set-Cookie", str(cookie)) for cookie in cookies)
    return replace(reply, headers=(*reply.headers, *set_))


def _is_answer(payload: bytes) -> bool:
    """Format 2.0: anything without a `statusCode` is the body of a 200."""
    try:
        said = json.loads(payload)
    except ValueError:
        return False
    return isinstance(said, dict) and "statusCode" in said


def _as_body(payload: bytes) -> bytes:
    try:
        said = json.loads(payload)
    except ValueError as mistake:
        raise Faulty from mistake
    return said.encode() if isinstance(said, str) else payload


def event_2(visit: Visit, route: HttpRoute) -> Mapping[str, Any]:
    """A request as a function sees it (payload format 2.0)."""
    request = visit.request
    body = request.get_data()
    cookies = [c.strip() for c in request.headers.get("Cookie", "").split(";") if c.strip()]
    return {
        "version": "2.0",
        "routeKey": route.key,
        "rawPath": visit.path,
        "rawQueryString": request.query_string.decode(),
        **({"cookies": cookies} if cookies else {}),
        "headers": {name.lower(): value for name, value in request.headers.items()},
        "queryStringParameters": {n: ",".join(v) for n, v in request.args.lists()},
        "pathParameters": dict(visit.parameters),
        "stageVariables": dict(visit.stage_variables),
        "requestContext": _context_2(visit, route),
        "body": body.decode(errors="replace") if body else None,
        "isBase64Encoded": False,
    }


def _context_2(visit: Visit, route: HttpRoute) -> Mapping[str, Any]:
    context = visit.context
    return {
        "accountId": context["accountId"],
        "apiId": visit.api,
        "domainName": context["domainName"],
        "http": {
            "method": visit.verb,
            "path": visit.path,
            "protocol": "HTTP/1.1",
            "sourceIp": visit.source_ip,
            "userAgent": context["identity.userAgent"],
        },
        "requestId": visit.id,
        "routeKey": route.key,
        "stage": visit.stage,
        "time": context["requestTime"],
        "timeEpoch": int(context["requestTimeEpoch"]),
        **({"authorizer": {"lambda": visit.let_in_as}} if visit.let_in_as else {}),
    }
