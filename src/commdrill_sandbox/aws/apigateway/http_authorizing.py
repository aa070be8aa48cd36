"""Whether a caller may take a route of an HTTP API."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.error_types import GatewayError
from commdrill_sandbox.aws.apigateway.http_api import HttpAuthorizer, HttpRoute
from commdrill_sandbox.aws.apigateway.http_lambda import event_2
from commdrill_sandbox.aws.apigateway.lambda_integration import event, function_of
from commdrill_sandbox.aws.apigateway.policy import Call, Judgement, judge
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled

_PATIENCE = 10.0  # seconds an authorizer has


@dataclass(frozen=True)
class Refused(Exception):
    """The answer to a caller who may not; `challenge`: what `www-authenticate` says."""

    status: int
    message: str
    challenge: str = ""


def admit(functions: Functions, visit: Visit, route: HttpRoute) -> Visit:
    """Let a call pass, with what is known of the caller now. Signatures and tokens are looked for, not verified (named deviation).

    Raises:
        Refused: it may not.
    """
    signed = visit.request.headers.get("Authorization")
    match route.authorization:
        case "AWS_IAM" if not signed:
            raise Refused(403, "Forbidden")
        case "JWT" if not all(_identities(visit, route.authorizer)):
            raise Refused(401, "Unauthorized", "Bearer")
        case "CUSTOM":
            return replace(visit, let_in_as=_ask(functions, visit, route))
    return visit


def _ask(functions: Functions, visit: Visit, route: HttpRoute) -> Mapping[str, Any]:
    authorizer = route.authorizer
    if authorizer is None:
        raise Refused(500, "Internal Server Error")
    identities = _identities(visit, authorizer)
    if not all(identities):
        raise Refused(401, "Unauthorized")
    try:
        function = function_of(authorizer.function)
        if not authorizer.role and not visit.authorizer(authorizer.id).may_call(function):
            raise Refused(500, "Internal Server Error")
        sent = json.dumps(_asked(visit, route, authorizer, identities)).encode()
        returned = functions.invoke(visit.region, function, sent, _PATIENCE)
    except (Throttled, NotFound, OutOfTime, GatewayError) as problem:
        raise Refused(500, "Internal Server Error") from problem
    if returned.failed or (said := _said(returned.payload, visit)) is None:
        raise Refused(500, "Internal Server Error")
    allows, context = said
    if not allows:
        raise Refused(403, "Forbidden")
    return context


def _asked(
    visit: Visit, route: HttpRoute, authorizer: HttpAuthorizer, identities: list[str]
) -> Mapping[str, Any]:
    """In the format that it is written for."""
    if authorizer.payload == "2.0":
        own = {"type": "REQUEST", "routeArn": visit.arn, "identitySource": identities}
        return {**event_2(visit, route), **own}
    token = ",".join(identities)
    own = {"version": "1.0", "type": "REQUEST", "methodArn": visit.arn}
    return {**event(visit), **own, "identitySource": token, "authorizationToken": token}


def _identities(visit: Visit, authorizer: HttpAuthorizer | None) -> list[str]:
    """What the identity sources hold, empty where they hold nothing."""
    sources = authorizer.sources if authorizer else ("request.header.Authorization",)
    named = (source.removeprefix("$") for source in sources)
    return [
        visit.variables.value(f"method.{n}" if n.startswith("request.") else n) or "" for n in named
    ]


def _said(payload: bytes, visit: Visit) -> tuple[bool, Mapping[str, Any]] | None:
    """Whether the function lets the caller in, and as whom, simply or by a policy; None: it does not say."""
    try:
        said: Any = json.loads(payload)
        context = dict(said.get("context") or {})
        if "isAuthorized" in said:
            return said["isAuthorized"] is True, context
        policy = json.dumps(said["policyDocument"])
        return judge(policy, Call(visit.arn, visit.source_ip)) is Judgement.ALLOWED, context
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
