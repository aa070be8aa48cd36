"""Secrets Manager and KMS: where moto has the word and not the status, or signs what it was not given."""

import json
from dataclasses import dataclass

from werkzeug import Request, Response

from commdrill_sandbox.aws.absent import absent
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import service_call

_OF_A_DIGEST = frozenset({"Sign", "Verify"})


@dataclass(frozen=True)
class SecretsAndKeys:
    """Answers for Secrets Manager as moto does, and refuses of KMS what moto gets wrong."""

    store: Wsgi

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.action is None:
            return None
        if call.service == "secretsmanager":
            return _said(forwarded(request, self.store))
        if call.service == "kms" and call.action in _OF_A_DIGEST and _is_of_digest(request):
            return absent(request, call, "MessageType DIGEST, of which moto makes another digest")
        return None


def _said(answer: Response) -> Response:
    """JSON services of AWS say 400 of what is not there."""
    if answer.status_code == 404:
        answer.status_code = 400
    return answer


def _is_of_digest(request: Request) -> bool:
    try:
        told = json.loads(request.get_data(cache=True))
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("MessageType") == "DIGEST"
