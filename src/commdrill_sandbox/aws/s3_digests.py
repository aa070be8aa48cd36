"""What S3 is sent and what it is said to be are compared: moto keeps either, and compares nothing."""

import base64
import binascii
import hashlib

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.s3_calls import refused

_CHECKSUMS = {  # and what of botocore's computes them
    "crc32": "Crc32Checksum", "crc32c": "CrtCrc32cChecksum", "crc64nvme": "CrtCrc64NvmeChecksum",
    "sha1": "Sha1Checksum", "sha256": "Sha256Checksum",
}  # fmt: skip
_TOLD = "x-amz-checksum-"
_INVALID = "The Content-MD5 you specified was invalid."
_OTHER = "The Content-MD5 you specified did not match what we received."


class Digests:
    """Answers nothing but what S3 refuses; of what comes in chunks, only whoever puts them together knows."""

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "s3" or request.method not in ("PUT", "POST"):
            return None
        if "uploadId" in request.args and request.method == "POST":
            return None  # its checksum is of all parts
        if "aws-chunked" in request.headers.get("Content-Encoding", ""):
            return None
        body = request.get_data(cache=True)
        return _by_md5(request, body) or _by_checksum(request, body)


def tell_kind(request: Request, answer: Response) -> None:
    """Add what a checksum is of, which moto says of those of parts alone: all of what was put at once."""
    told = {name.lower() for name, _ in answer.headers if name.lower().startswith(_TOLD)}
    if told and f"{_TOLD}type" not in told and "partNumber" not in request.args:
        answer.headers[f"{_TOLD}type"] = "FULL_OBJECT"


def _by_md5(request: Request, body: bytes) -> Response | None:
    if (told := request.headers.get("Content-MD5")) is None:
        return None
    if (digest := _decoded(told)) is None or len(digest) != 16:
        return refused("InvalidDigest", _INVALID)
    same = digest == hashlib.md5(body, usedforsecurity=False).digest()
    return None if same else refused("BadDigest", _OTHER)


def _by_checksum(request: Request, body: bytes) -> Response | None:
    from botocore import httpchecksum

    for name, computer in _CHECKSUMS.items():
        if (told := request.headers.get(f"x-amz-checksum-{name}")) is None:
            continue
        found = str(getattr(httpchecksum, computer)().handle(body))
        if _decoded(told) is None or len(told) != len(found):
            return refused("InvalidRequest", f"Value for x-amz-checksum-{name} header is invalid.")
        if told != found:
            said = f"The {name.upper()} you specified did not match the calculated checksum."
            return refused("BadDigest", said)
    return None


def _decoded(told: str) -> bytes | None:
    try:
        return base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError):
        return None
