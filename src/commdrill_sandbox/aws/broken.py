"""Calls that something breaks on: what was looked for in vain is not there, all else is said by name."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from botocore.exceptions import ClientError, UnknownServiceError
from werkzeug import Request, Response

from commdrill_sandbox.aws.absent import absent
from commdrill_sandbox.aws.request import ServiceCall
from commdrill_sandbox.aws.s3_calls import refused
from commdrill_sandbox.aws.wire.answering import write_output, write_refusal
from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.language import language
from commdrill_sandbox.aws.wire.models import protocol_of
from commdrill_sandbox.aws.wire.operations import Catalogue, Match
from commdrill_sandbox.aws.wire.parsing import read_input

_NAMES: Mapping[str, tuple[str, ...]] = {  # as botocore calls those that sign for another name
    "apigateway": ("apigateway", "apigatewayv2"),
    "monitoring": ("cloudwatch",),
    "ses": ("sesv2", "ses"),
    "s3": (),  # its keys are of many parts
    "states": ("stepfunctions",),
}
_NOT_THERE = re.compile(r"NoSuch|NotFound|DoesNotExist")


def broken(request: Request, call: ServiceCall, mistake: Exception) -> Response:
    """The answer to a call that ended in `mistake`, in the words of the service that was asked."""
    if call.service == "s3" and mistake.args == (request.args.get("uploadId"),):
        return refused("NoSuchUpload", "The specified upload does not exist.", 404)
    match = next(_matches(request, call), None)
    if match and isinstance(mistake, ClientError):
        return write_refusal(match.operation.service_model, same(mistake))
    if match and isinstance(mistake, KeyError):
        sought = "".join(map(str, mistake.args))
        if _is_asked(request, match, sought) and (answer := _in_vain(match, sought)):
            return answer
    return absent(request, call, f"it broke on {mistake!r}, and its process says where")


def same(said: ClientError) -> Refusal:
    """What a service said no with, to say it on."""
    told: Any = said.response
    error, status = told["Error"], told["ResponseMetadata"]["HTTPStatusCode"]
    return Refusal(error["Code"], error["Message"], status)


def _matches(request: Request, call: ServiceCall) -> Iterator[Match]:
    """What of services whose language is spoken here it is."""
    for service in _NAMES.get(call.service, (call.service,)):
        with suppress(UnknownServiceError, NotImplementedError):
            if match := Catalogue(service).find(request):
                language(match.operation.service_model)
                yield match


def _is_asked(request: Request, match: Match, sought: str) -> bool:
    with suppress(Refusal):
        return sought in _texts(read_input(request, match))
    return False


def _texts(given: Any) -> Iterator[str]:
    match given:
        case str():
            yield given
        case Mapping():
            for one in given.values():
                yield from _texts(one)
        case list():
            for one in given:
                yield from _texts(one)


def _in_vain(match: Match, sought: str) -> Response | None:
    """By the error that is published for it; to take away what is not there is none where none is."""
    model = match.operation.service_model
    if code := next(_codes(match.operation), ""):
        status = 400 if protocol_of(model) == "json" else 404
        return write_refusal(model, Refusal(code, f"{sought} does not exist", status))
    return write_output(match, {}) if match.operation.name.startswith("Delete") else None


def _codes(operation: Any) -> Iterator[str]:
    for error in operation.error_shapes:
        if _NOT_THERE.search(error.name):
            yield str(error.metadata.get("error", {}).get("code", error.name))
