"""Parts of S3 that moto does not know: it takes their calls for others, and makes or removes the bucket."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.absent import absent
from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.request import ServiceCall, service_call
from commdrill_sandbox.aws.s3_access import S3Access
from commdrill_sandbox.aws.s3_calls import place, refused

_OF_BUCKETS = frozenset({
    "abac", "analytics", "intelligent-tiering", "metadataAnnotationTable", "metadataConfiguration",
    "metadataInventoryTable", "metadataJournalTable", "metadataTable", "metrics", "requestPayment",
    "session",
})  # fmt: skip
_OF_OBJECTS = frozenset({"annotation", "encryption", "renameObject", "select", "torrent"})
_PAGED = "max-buckets"  # moto tells so many, and no token for the others
_UNASKED = MappingProxyType({  # what every bucket has, and what that is called
    "abac": ("AbacStatus", "<Status>Disabled</Status>"),
    "requestPayment": ("RequestPaymentConfiguration", "<Payer>BucketOwner</Payer>"),
})  # fmt: skip


@dataclass(frozen=True)
class Beyond:
    """Says by name what is not there."""

    access: S3Access

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "s3":
            return None
        bucket, _, key = place(request).partition("/")
        if not bucket and _PAGED in request.args:
            return absent(request, call, f"?{_PAGED}")
        if not key and not _is_told(request.args.get("continuation-token")):
            return refused("InvalidArgument", "The continuation token provided is incorrect")
        if not (named := set(request.args) & _lacking(request.method, key)):
            return None
        if not self.access.is_there(bucket):
            return refused("NoSuchBucket", "The specified bucket does not exist", 404)
        return _answer(request, call, min(named))


def _lacking(method: str, key: str) -> frozenset[str]:
    if method == "DELETE" and not key:
        return _OF_BUCKETS | {"inventory"}
    return _OF_OBJECTS if key else _OF_BUCKETS


def _is_told(token: str | None) -> bool:
    """Whether a list goes on there; moto breaks on what it did not say itself."""
    from moto.s3.models import s3_backends

    told: Any = s3_backends[ACCOUNT]["aws"]._pagination_tokens  # noqa: SLF001 - moto's only way
    return token is None or token in told


def _answer(request: Request, call: ServiceCall, part: str) -> Response:
    document, unasked = _UNASKED.get(part, ("", ""))
    if unasked and request.method == "GET":
        body = f"<{document}>{unasked}</{document}>"
        return Response(body, content_type="application/xml")
    if unasked and unasked.encode() in request.get_data():
        return Response()
    return absent(request, call, f"?{part}")
