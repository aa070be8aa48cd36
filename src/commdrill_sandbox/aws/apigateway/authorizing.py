"""Whether a caller may call a method: resource policy, signature, authorizer."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.apigateway.callers import Visit, as_text
from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.lambda_integration import event, function_of
from commdrill_sandbox.aws.apigateway.policy import Call, Judgement, judge
from commdrill_sandbox.aws.apigateway.snapshot import Authorizer, Method, Snapshot
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled
from commdrill_sandbox.aws.functions.returned import Returned

_PATIENCE = 29.0  # seconds an authorizer has
_SIGNED = re.compile(
    r"AWS4-HMAC-SHA256 .*Credential=[^/,\s]+/\d{8}/[^/,\s]+/execute-api/aws4_request"
)


@dataclass(frozen=True)
class Gate:
    """Lets callers in, or says why not.

    A signature's form is looked at, not its key: whoever can reach a sandbox may sign.
    """

    functions: Functions

    def admit(self, visit: Visit, snapshot: Snapshot, method: Method) -> Visit:
        """Let a call pass, with what is known of the caller now.

        Raises:
            GatewayError: of the kind that says no.
        """
        _obey_policy(visit, snapshot.policy, method)
        match method.authorization:
            case "AWS_IAM":
                _need_signature(visit)
            case "CUSTOM" | "COGNITO_USER_POOLS":
                said = self._ask(visit, snapshot.authorizers.get(method.authorizer or ""))
                return replace(visit, let_in_as=said)
        return visit

    def _ask(self, visit: Visit, authorizer: Authorizer | None) -> Mapping[str, Any]:
        if authorizer is None:
            raise GatewayError(ErrorType.AUTHORIZER_CONFIGURATION_ERROR)
        identities = [visit.variables.value(source) for source in authorizer.sources]
        token = identities[0] or ""
        by_token = authorizer.type != "REQUEST"
        if not all(identities) or (by_token and not _is_well_formed(authorizer, token)):
            raise GatewayError(ErrorType.UNAUTHORIZED)
        if authorizer.type == "COGNITO_USER_POOLS":
            return {}
        return _obeyed(visit, self._answer(visit, authorizer, token))

    def _answer(self, visit: Visit, authorizer: Authorizer, token: str) -> bytes:
        asked = {**event(visit), "type": authorizer.type, "methodArn": visit.arn}
        if authorizer.type == "TOKEN":
            asked = {"type": "TOKEN", "authorizationToken": token, "methodArn": visit.arn}
        try:
            returned = self._run(visit, authorizer, json.dumps(asked).encode())
        except (NotFound, GatewayError) as unknown:
            raise GatewayError(ErrorType.AUTHORIZER_CONFIGURATION_ERROR) from unknown
        except (Throttled, OutOfTime) as failed:
            raise GatewayError(ErrorType.AUTHORIZER_FAILURE) from failed
        if returned.failed:
            if b'"Unauthorized"' in returned.payload:
                raise GatewayError(ErrorType.UNAUTHORIZED)
            raise GatewayError(ErrorType.AUTHORIZER_FAILURE)
        return returned.payload

    def _run(self, visit: Visit, authorizer: Authorizer, sent: bytes) -> Returned:
        function = function_of(authorizer.function)
        if not authorizer.role and not visit.authorizer(authorizer.id).may_call(function):
            raise NotFound(function)
        return self.functions.invoke(visit.region, function, sent, _PATIENCE)


def _is_well_formed(authorizer: Authorizer, token: str) -> bool:
    return not authorizer.form or re.fullmatch(authorizer.form, token) is not None


def _obey_policy(visit: Visit, policy: str, method: Method) -> None:
    if not policy:
        return
    headers = visit.request.headers
    call = Call(
        visit.arn, visit.source_ip, headers.get("User-Agent", ""), headers.get("Referer", "")
    )
    verdict = judge(policy, call)
    unnamed = verdict is Judgement.NOT_NAMED and method.authorization == "NONE"
    if verdict is Judgement.DENIED or unnamed:
        explicitly = " with an explicit deny" if verdict is Judgement.DENIED else ""
        said = (
            "User: anonymous is not authorized to perform: execute-api:Invoke on resource: "
            f"{visit.arn}{explicitly}"
        )
        raise GatewayError(ErrorType.ACCESS_DENIED, said)


def _need_signature(visit: Visit) -> None:
    header = visit.request.headers.get("Authorization")
    if not header and "X-Amz-Signature" not in visit.request.args:
        raise GatewayError(ErrorType.MISSING_AUTHENTICATION_TOKEN)
    if header and not _SIGNED.match(header):
        raise GatewayError(ErrorType.INVALID_SIGNATURE)


def _obeyed(visit: Visit, payload: bytes) -> Mapping[str, Any]:
    """Whom a function calls it. Raises: GatewayError."""
    try:
        said: Any = json.loads(payload)
        policy = said["policyDocument"]
        verdict = judge(json.dumps(policy), Call(visit.arn, visit.source_ip))
        told = {"principalId": str(said.get("principalId", "")), **(said.get("context") or {})}
    except (ValueError, KeyError, TypeError, AttributeError) as mistake:
        raise GatewayError(ErrorType.AUTHORIZER_CONFIGURATION_ERROR) from mistake
    if verdict is not Judgement.ALLOWED:
        context = {f"authorizer.{name}": as_text(value) for name, value in told.items()}
        why = "User is not authorized to access this resource"
        raise GatewayError(ErrorType.ACCESS_DENIED, why, context=context)
    return told
