"""What AWS refuses before it looks at anything else; moto, which answers for these services, takes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.wire.answering import write_refusal
from commdrill_sandbox.aws.wire.constraints import breaches
from commdrill_sandbox.aws.wire.operations import Catalogue, Match
from commdrill_sandbox.aws.wire.parsing import read_input
from commdrill_sandbox.aws.wire.refusal import Refusal, breached

# of the error, by service; a large model for few refusals (SSM, DynamoDB) is not worth its memory
_CODES: Mapping[str, str] = {
    "events": "ValidationException",
    "iam": "ValidationError",
    "kms": "ValidationException",
    "lambda": "ValidationException",
    "logs": "InvalidParameterException",
    "scheduler": "ValidationException",
    "secretsmanager": "ValidationException",
}


@dataclass(frozen=True)
class Allowed:
    """Answers calls with values that the service's published model does not allow, and no other."""

    _catalogues: dict[str, Catalogue] = field(default_factory=dict)

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        code = _CODES.get(call.service) if call else None
        if call is None or code is None:
            return None
        catalogue = self._catalogues.setdefault(call.service, Catalogue(call.service))
        match = catalogue.find(request)
        refusal = _refusal(request, match, code) if match else None
        return write_refusal(catalogue.model, refusal) if refusal else None


def _refusal(request: Request, match: Match, code: str) -> Refusal | None:
    shape = match.operation.input_shape
    if shape is None:
        return None
    try:
        found = list(breaches(shape, read_input(request, match)))
    except Refusal as unreadable:
        return unreadable
    return breached(code, found) if found else None
