"""What S3 refuses of buckets and their policies: moto takes it, and trips over it later."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.s3_access import S3Access
from commdrill_sandbox.aws.s3_calls import place, refused
from commdrill_sandbox.aws.wildcard import covers

_NAME = re.compile(r"[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]")
_NEEDED = ("Effect", "Action", "Resource", "Principal")
_WRITTEN = frozenset({  # what a bucket is told in a document
    "cors", "encryption", "lifecycle", "logging", "notification", "object-lock",
    "ownershipControls", "publicAccessBlock", "replication", "tagging", "versioning", "website",
})  # fmt: skip
_EVERYBODY = ("*", {"AWS": "*"}, {"AWS": ["*"]})
_OTHER_WAYS = {"Action": "NotAction", "Resource": "NotResource", "Principal": "NotPrincipal"}


@dataclass(frozen=True)
class Buckets:
    """Answers nothing but what is refused."""

    access: S3Access

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "s3" or request.method != "PUT":
            return None
        bucket, _, key = place(request).partition("/")
        if key:
            return None
        if "policy" in request.args and self.access.is_there(bucket):
            return self._policy(bucket, request.get_data())
        if _WRITTEN & set(request.args) and not request.get_data():
            return refused("MissingRequestBodyError", "Request Body is empty")
        if not request.args and not _may_be_called(bucket):
            return refused("InvalidBucketName", "The specified bucket is not valid.")
        return None

    def _policy(self, bucket: str, written: bytes) -> Response | None:
        try:
            policy = json.loads(written)
        except ValueError:
            policy = None
        if not isinstance(policy, dict):
            said = "Policies must be valid JSON and the first byte must be '{'"
            return refused("MalformedPolicy", said)
        if missing := next(_missing(policy), None):
            return refused("MalformedPolicy", f"Missing required field {missing}")
        if not all(_is_of(bucket, one) for one in _resources(policy)):
            return refused("MalformedPolicy", "Policy has invalid resource")
        if self.access.blocks_public("Policy", bucket) and _is_public(policy):
            said = (
                "public policies are blocked by the BlockPublicPolicy block public access setting"
            )
            return refused("AccessDenied", f"Access Denied: {said}.", 403)
        return None


def _may_be_called(bucket: str) -> bool:
    try:
        ip_address(bucket)
    except ValueError:
        return _NAME.fullmatch(bucket) is not None
    return False


def _missing(policy: Mapping[str, Any]) -> Iterator[str]:
    if not _statements(policy):
        yield "Statement"
    for statement in _statements(policy):
        yield from (
            name
            for name in _NEEDED
            if name not in statement and _OTHER_WAYS.get(name) not in statement
        )


def _resources(policy: Mapping[str, Any]) -> Iterator[str]:
    for statement in _statements(policy):
        named = statement.get("Resource") or ()
        yield from [named] if isinstance(named, str) else named


def _is_of(bucket: str, resource: str) -> bool:
    """Whether what a statement names is in the bucket, or the bucket."""
    named = resource.rpartition(":::")[2].partition("/")[0]
    return resource == "*" or covers(named, bucket)


def _is_public(policy: Mapping[str, Any]) -> bool:
    """For everybody, and no condition narrows it."""
    return any(
        one["Effect"] == "Allow" and one.get("Principal") in _EVERYBODY and not one.get("Condition")
        for one in _statements(policy)
    )


def _statements(policy: Mapping[str, Any]) -> list[Any]:
    found = policy.get("Statement") or []
    return found if isinstance(found, list) else [found]
