"""Copies that S3 refuses and moto makes: of what could be none, of nothing new, of other than was meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, unquote

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.s3_calls import place, refused
from commdrill_sandbox.aws.s3_versions import is_marker, is_version

_SOURCE = "x-amz-copy-source"
_CHANGES = ("x-amz-storage-class", "x-amz-website-redirect-location", "x-amz-checksum-algorithm",
            "x-amz-server-side-encryption")  # fmt: skip
_DIRECTIVES: Mapping[str, str] = MappingProxyType(
    {
        "x-amz-metadata-directive": "Unknown metadata directive.",
        "x-amz-tagging-directive": "Unknown tagging directive.",
    }
)
_SELF = (
    "This copy request is illegal because it is trying to copy an object to itself without changing "
    "the object's metadata, storage class, website redirect location or encryption attributes."
)
_MARKER = (
    "The source of a copy request may not specifically refer to a delete marker by version id."
)
_UNMET = "At least one of the pre-conditions you specified did not hold"


@dataclass(frozen=True)
class _Source:
    bucket: str
    key: str
    version: str | None


class Copies:
    """Answers nothing but what S3 refuses."""

    def answer(self, request: Request) -> Response | None:
        call, written = service_call(request), request.headers.get(_SOURCE)
        if call is None or call.service != "s3" or request.method != "PUT" or written is None:
            return None
        path, _, query = written.removeprefix("/").partition("?")
        bucket, _, key = unquote(path).removeprefix("/").partition("/")
        if not key:
            return refused("InvalidArgument", "Invalid copy source object key")
        version = parse_qs(query).get("versionId", [None])[0]
        return _refused(request, _Source(bucket, key, version))


def _refused(request: Request, source: _Source) -> Response | None:
    for header, said in _DIRECTIVES.items():
        if request.headers.get(header, "COPY") not in ("COPY", "REPLACE"):
            return refused("InvalidArgument", said)
    if source.version and not is_version(source.version):
        return refused("InvalidArgument", "Invalid version id specified")
    if (there := _found(source)) is None:
        return None  # no such bucket, or no such object: moto says so
    if source.version and is_marker(source.bucket, source.key, source.version):
        return refused("InvalidRequest", _MARKER)
    if not _holds(request, there):
        return refused("PreconditionFailed", _UNMET, 412)
    same = unquote(place(request)) == f"{source.bucket}/{source.key}"
    return refused("InvalidRequest", _SELF) if same and not _changes(request, source) else None


def _found(source: _Source) -> Any:
    from moto.s3.models import s3_backends

    bucket: Any = s3_backends[ACCOUNT]["aws"].buckets.get(source.bucket)
    kept = bucket.keys.getlist(source.key, []) if bucket else []
    if source.version is None:
        return kept[-1] if kept else None
    return next((one for one in kept if one.version_id == source.version), None)


def _changes(request: Request, source: _Source) -> bool:
    """Whether it is to be other than it is; an older version makes it so."""
    if "partNumber" in request.args or source.version:
        return True
    replaced = request.headers.get("x-amz-metadata-directive") == "REPLACE"
    return replaced or any(name in request.headers for name in _CHANGES)


def _holds(request: Request, there: Any) -> bool:
    """What is asked of the source: its tag, and when it was changed. Of a marker, moto says what it is."""
    if (tag := getattr(there, "etag", None)) is None:
        return True
    wanted, since = request.headers.get(f"{_SOURCE}-if-match"), f"{_SOURCE}-if-modified-since"
    if wanted is not None:
        return wanted.strip('"') == str(tag).strip('"')
    changed = there.last_modified.replace(microsecond=0, tzinfo=None)
    if (asked := request.headers.get(since)) is not None:
        return bool(changed > parsedate_to_datetime(asked).replace(tzinfo=None))
    if (asked := request.headers.get(f"{_SOURCE}-if-unmodified-since")) is not None:
        return bool(changed <= parsedate_to_datetime(asked).replace(tzinfo=None))
    return True
