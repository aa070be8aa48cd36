"""Versions of objects by id: one that could be none, and one that only says that the object is gone."""

import re
from typing import Any
from urllib.parse import unquote

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.s3_access import S3Access
from commdrill_sandbox.aws.s3_calls import place, refused

_OURS = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ID = re.compile(rf"null|{_OURS}|[A-Za-z0-9._-]{{32,33}}")  # the last is as AWS makes them
_READS = ("GET", "HEAD")


class Versions:
    """Answers nothing but what S3 refuses."""

    def __init__(self, access: S3Access) -> None:
        self._access = access

    def answer(self, request: Request) -> Response | None:
        call, named = service_call(request), request.args.get("versionId")
        if call is None or call.service != "s3" or named is None:
            return None
        bucket, _, key = place(request).partition("/")
        if not self._access.is_there(bucket):
            return None
        if not is_version(named):
            return refused("InvalidArgument", "Invalid version id specified")
        if request.method in _READS and is_marker(bucket, unquote(key), named):
            said = "The specified method is not allowed against this resource."
            answer = refused("MethodNotAllowed", said, 405)
            answer.headers.update({"x-amz-delete-marker": "true", "Allow": "DELETE"})
            return answer
        return None


def is_version(named: str) -> bool:
    """Whether there could be such a version."""
    return _ID.fullmatch(named) is not None


def is_marker(bucket: str, key: str, version: str) -> bool:
    from moto.s3.models import FakeDeleteMarker, s3_backends

    kept: Any = s3_backends[ACCOUNT]["aws"].buckets[bucket].keys
    found = (one for one in kept.getlist(key, []) if one.version_id == version)
    return isinstance(next(found, None), FakeDeleteMarker)
