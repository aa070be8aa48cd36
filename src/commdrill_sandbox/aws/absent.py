"""What the embedded AWS does not have: said by name, as the service that was asked would say no."""

import json
import uuid
from xml.sax.saxutils import escape  # nosec B406

from werkzeug.wrappers import Request, Response

from commdrill_sandbox.aws.request import ServiceCall, action, raw_path

_STATUS = 501  # no SDK tries that again
_CODE = "UnknownOperationException"
_XML = frozenset({"s3", "cloudfront", "route53"})


def absent(request: Request, call: ServiceCall, why: str = "") -> Response:
    """The answer to a call that nothing here carries out. `why`: where a part of it alone is not there."""
    what = action(request) or f"{request.method} {raw_path(request)}"
    said = f"the embedded AWS does not have {what} of {call.service!r}"
    if why and "action has not been implemented" not in why:
        said = f"{said} as it is asked for: {why}"
    if request.headers.get("Smithy-Protocol") == "rpc-v2-cbor":
        answer = Response(_as_cbor({"__type": _CODE, "message": said}), _STATUS)
        answer.headers["Smithy-Protocol"] = "rpc-v2-cbor"
        answer.content_type = "application/cbor"
    elif "Action" in request.form or call.service in _XML:
        answer = Response(_as_xml(said, call.service), _STATUS, content_type="text/xml")
    else:
        body = json.dumps({"__type": _CODE, "message": said, "Message": said})
        answer = Response(body, _STATUS, content_type="application/json")
        answer.headers["x-amzn-ErrorType"] = _CODE
    answer.headers["x-amzn-RequestId"] = str(uuid.uuid4())
    return answer


def is_unknown_to_moto(answer: Response) -> bool:
    """Whether moto found no such call: services say what is missing, and not in HTML or nothing."""
    if answer.status_code != 404 or "x-amzn-ErrorType" in answer.headers:
        return False
    body = answer.get_data()
    return not body or body.lstrip().lower().startswith(b"<!doctype html")


def _as_xml(said: str, service: str) -> str:
    error = f"<Code>NotImplemented</Code><Message>{escape(said)}</Message>"
    if service == "s3":
        return f"<Error>{error}</Error>"
    return f"<ErrorResponse><Error><Type>Sender</Type>{error}</Error></ErrorResponse>"


def _as_cbor(members: dict[str, str]) -> bytes:
    """A map of few members with texts of less than 64 KB."""
    written = bytes([0xA0 | len(members)])
    for text in (part for pair in members.items() for part in pair):
        encoded = text.encode()
        written += b"\x79" + len(encoded).to_bytes(2, "big") + encoded
    return written
