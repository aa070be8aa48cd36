"""Systems Manager's parameters: a path that is none, and policies, which moto tells in Python's words."""

import json
import re
from ast import literal_eval
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import service_call

_BEGINS = (
    "The parameter doesn't meet the parameter name requirements. The parameter name must begin "
    'with a forward slash "/".'
)
_POLICIES = ("Expiration", "ExpirationNotification", "NoChangeNotification")
_LONGEST = 4096  # characters, of the standard tier
_TELLS = frozenset({"DescribeParameters", "GetParameterHistory"})


@dataclass(frozen=True)
class Parameters:
    """Answers for them as moto (`store`) does; the service's model is too large to be read for this."""

    store: Wsgi

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "ssm":
            return None
        if call.action == "GetParametersByPath" and not _path(request).startswith("/"):
            return _refused("ValidationException", _BEGINS)
        if call.action == "PutParameter" and (size := _too_long(request)):
            said = (
                f"Standard tier parameters support a maximum parameter value of {_LONGEST} "
                f"characters. To create a larger parameter value, upgrade the parameter to use the "
                f"advanced-parameter tier: {size}"
            )
            return _refused("ValidationException", said)
        if call.action == "PutParameter" and not _fits(request):
            said = "Parameter value, cannot be validated against allowedPattern."
            return _refused("ParameterPatternMismatchException", said)
        if call.action == "PutParameter" and (refusal := _of_policies(request)):
            return refusal
        if call.action in _TELLS:
            return _in_json(forwarded(request, self.store))
        return None


def _refused(code: str, said: str) -> Response:
    document = json.dumps({"__type": code, "message": said})
    return Response(document, 400, content_type="application/x-amz-json-1.1")


def _too_long(request: Request) -> int:
    """How long a value is that its tier does not take; 0: it does."""
    given: Any = request.get_json(force=True, silent=True)
    told = given if isinstance(given, dict) else {}
    size = len(str(told.get("Value", "")))
    return size if size > _LONGEST and told.get("Tier", "Standard") == "Standard" else 0


def _fits(request: Request) -> bool:
    """Whether the value is as its own pattern says; of a pattern that is none, nobody here can say no."""
    given: Any = request.get_json(force=True, silent=True)
    pattern = given.get("AllowedPattern") if isinstance(given, dict) else None
    if not pattern:
        return True
    with suppress(re.error):
        return re.search(pattern, str(given.get("Value", ""))) is not None
    return True


def _of_policies(request: Request) -> Response | None:
    """What is wrong with them; moto would keep anything, and tell nothing of what is no list."""
    given: Any = request.get_json(force=True, silent=True)
    if not isinstance(given, dict) or not (written := given.get("Policies")):
        return None
    try:
        types = [policy["Type"] for policy in json.loads(written)]
    except (ValueError, TypeError, KeyError):
        said = f"The policies are no list of policies: {written}"
        return _refused("InvalidPolicyAttributeException", said)
    if odd := [kind for kind in types if kind not in _POLICIES]:
        return _refused("InvalidPolicyTypeException", f"The policy type {odd[0]} is not supported.")
    return None


def _path(request: Request) -> str:
    given: Any = request.get_json(force=True, silent=True)
    return str(given.get("Path", "/")) if isinstance(given, dict) else "/"


def _in_json(answer: Response) -> Response:
    document: Any = answer.get_json(force=True, silent=True)
    if answer.status_code >= 300 or not isinstance(document, dict):
        return answer
    for one in document.get("Parameters", ()):
        if one.get("Policies"):
            one["Policies"] = [_policy(policy["PolicyText"]) for policy in one["Policies"]]
    answer.set_data(json.dumps(document))
    return answer


def _policy(in_python: str) -> dict[str, str]:
    """Nothing here expires: each is still to come."""
    policy: dict[str, Any] = literal_eval(in_python)
    return {
        "PolicyText": json.dumps(policy),
        "PolicyType": policy.get("Type", ""),
        "PolicyStatus": "Pending",
    }
