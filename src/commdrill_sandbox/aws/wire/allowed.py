"""What AWS refuses before it looks at anything else; moto, which answers for these services, takes it."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from werkzeug import Request, Response

from commdrill_sandbox.aws.absent import absent
from commdrill_sandbox.aws.request import may_change, service_call
from commdrill_sandbox.aws.wire.answering import write_refusal
from commdrill_sandbox.aws.wire.call import Refusal, breached
from commdrill_sandbox.aws.wire.constraints import breaches
from commdrill_sandbox.aws.wire.operations import Catalogue, Match
from commdrill_sandbox.aws.wire.parsing import read_input
from commdrill_sandbox.aws.wire.unkept import SERVICES, UNDONE, concerns, unkept

# of the error, by service
_CODES: Mapping[str, str] = {
    "dynamodb": "ValidationException",
    "events": "ValidationException",
    "fis": "ValidationException",
    "iam": "ValidationError",
    "kms": "ValidationException",
    "lambda": "ValidationException",
    "logs": "InvalidParameterException",
    "scheduler": "ValidationException",
    "secretsmanager": "ValidationException",
    "ssm": "ValidationException",
    "states": "ValidationException",
    "wafv2": "WAFInvalidParameterException",
}
_NAMES = {
    "monitoring": "cloudwatch",
    "states": "stepfunctions",
}  # as botocore calls it, where calls are signed for another
_OF_MEMBERS = {" at 'runtime' ": "InvalidParameterValueException"}  # refused by another code


class Allowed:
    """Answers calls with values that the service's published model does not allow, or nothing keeps."""

    def answer(self, request: Request) -> Response | None:
        if (call := service_call(request)) is None:
            return None
        if _comes_to_nothing(request, call.service):
            return absent(request, call)
        if code := _CODES.get(call.service):
            name = _NAMES.get(call.service, call.service)
            return _answer(request, name, code, _refusal)
        if not may_change(request):
            return None
        for service, code in SERVICES.get(call.service, {}).items():
            if Catalogue(service).find(request):  # what is one's is no other's
                return _answer(request, service, code, _unkept)
        return None


def _comes_to_nothing(request: Request, signed_for: str) -> bool:
    service = _NAMES.get(signed_for, signed_for)
    if (undone := UNDONE.get(service)) is None:
        return False
    match = Catalogue(service).find(request)
    return match is not None and match.operation.name in undone


_Refused = Callable[[Request, str, Match, str], Refusal | None]


def _answer(request: Request, service: str, code: str, refused: _Refused) -> Response | None:
    catalogue = Catalogue(service)
    match = catalogue.find(request)
    refusal = refused(request, service, match, code) if match else None
    return write_refusal(catalogue.model, refusal) if refusal else None


def _refusal(request: Request, service: str, match: Match, code: str) -> Refusal | None:
    shape = match.operation.input_shape
    if shape is None:
        return None
    try:
        found = list(breaches(shape, read_input(request, match)))
    except Refusal as unreadable:
        return unreadable
    if not found:
        return _unkept(request, service, match, code)
    own = next((own for at, own in _OF_MEMBERS.items() if any(at in one for one in found)), code)
    return breached(own, found)


def _unkept(request: Request, service: str, match: Match, code: str) -> Refusal | None:
    """What is unreadable is for whoever looks at the service's other values."""
    if not concerns(service, match.operation.name):
        return None
    with suppress(Refusal):
        found = unkept(service, match.operation.name, read_input(request, match))
        return next((Refusal(code, str(one)) for one in found), None)
    return None
