"""Secrets Manager and KMS: where moto has the word and not the status, or signs what it was not given."""

import json
from dataclasses import dataclass
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.absent import absent
from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import ServiceCall, service_call
from commdrill_sandbox.aws.wire.answering import write_refusal
from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.models import service_model

_USES = frozenset({
    "Sign", "Verify", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext",
    "GenerateMac", "VerifyMac", "GetPublicKey",
})  # fmt: skip
_OF_A_DIGEST = frozenset({"Sign", "Verify"})


@dataclass(frozen=True)
class SecretsAndKeys:
    """Answers for Secrets Manager as moto does, and refuses of KMS what moto gets wrong."""

    store: Wsgi

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.action is None:
            return None
        if (
            call.service == "secretsmanager"
            and call.action == "RotateSecret"
            and not _rotates(request)
        ):
            said = "No Lambda rotation function ARN is associated with this secret."
            refusal = Refusal("InvalidRequestException", said)
            return write_refusal(service_model("secretsmanager"), refusal)
        if call.service == "secretsmanager":
            return _said(forwarded(request, self.store))
        if call.service == "kms" and call.action in _OF_A_DIGEST and _is_of_digest(request):
            return absent(request, call, "MessageType DIGEST, of which moto makes another digest")
        if call.service == "kms":
            return self._of_a_key(request, call)
        return None

    def _of_a_key(self, request: Request, call: ServiceCall) -> Response | None:
        if call.action in _USES and (why := _unusable(request, call.region)):
            return write_refusal(service_model("kms"), why)
        if call.action == "Verify":
            return _verified(forwarded(request, self.store))
        if call.action == "ScheduleKeyDeletion":
            return _scheduled(request, forwarded(request, self.store))
        return None


def _verified(answer: Response) -> Response:
    """Of a signature that is none, AWS makes an error."""
    told: Any = answer.get_json(force=True, silent=True)
    if answer.status_code == 200 and not told["SignatureValid"]:
        return write_refusal(service_model("kms"), Refusal("KMSInvalidSignatureException", ""))
    return answer


def _scheduled(request: Request, answer: Response) -> Response:
    told: Any = answer.get_json(force=True, silent=True)
    if answer.status_code == 200:
        days = _told(request).get("PendingWindowInDays") or 30
        answer.set_data(
            json.dumps({**told, "KeyState": "PendingDeletion", "PendingWindowInDays": days})
        )
    return answer


def _unusable(request: Request, region: str) -> Refusal | None:
    """Why a key does nothing; None: it does, or moto says that there is none."""
    from moto.kms.models import kms_backends

    kept: Any = kms_backends[ACCOUNT][region]
    try:
        key = kept.describe_key(str(_told(request).get("KeyId")))
    except Exception:  # noqa: BLE001 - moto says what is wrong with its name
        return None
    if key.key_state == "Disabled":
        return Refusal("DisabledException", f"{key.arn} is disabled.")
    if key.key_state == "PendingDeletion":
        return Refusal("KMSInvalidStateException", f"{key.arn} is pending deletion.")
    return None


def _said(answer: Response) -> Response:
    """JSON services of AWS say 400 of what is not there."""
    if answer.status_code == 404:
        answer.status_code = 400
    return answer


def _rotates(request: Request) -> bool:
    """Whether a function is named that does it; moto would leave an empty version behind."""
    return bool(_told(request).get("RotationLambdaARN"))


def _is_of_digest(request: Request) -> bool:
    return _told(request).get("MessageType") == "DIGEST"


def _told(request: Request) -> dict[str, Any]:
    try:
        document = json.loads(request.get_data(cache=True))
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
