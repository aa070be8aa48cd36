"""What a Lambda@Edge function is called with, and what it says, checked as CloudFront checks it."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.edge_headers import left, listed, told
from commdrill_sandbox.aws.cloudfront.lambda_trigger import Invalid, Trigger
from commdrill_sandbox.aws.cloudfront.viewer import Headers

_NO_CONTENT = 204
_LONGEST = 8192  # characters that an URI has fewer than, its query included
_NEVER_IN_A_QUERY = re.compile(r"[\x00-\x20\x7f#]")


@dataclass(frozen=True)
class Sent:
    """A request on its way, as functions see it. `path` without what the origin puts before it."""

    method: str
    path: str
    query: str
    headers: Headers
    body: bytes


def request_document(sent: Sent, address: str) -> dict[str, Any]:
    return {
        "clientIp": address,
        "method": sent.method,
        "uri": sent.path,
        "querystring": sent.query,
        "headers": told(sent.headers),
    }


def body_document(trigger: Trigger, body: bytes) -> dict[str, Any]:
    """A request's body, for a function that includes it."""
    return {
        "inputTruncated": len(body) > trigger.largest,
        "action": "read-only",
        "encoding": "base64",
        "data": base64.b64encode(body[: trigger.largest]).decode(),
    }


def response_document(answer: Content) -> dict[str, Any]:
    try:
        phrase = HTTPStatus(answer.status).phrase
    except ValueError:
        phrase = ""
    headers = told(answer.headers)
    return {"status": str(answer.status), "statusDescription": phrase, "headers": headers}


def changed_request(trigger: Trigger, said: Mapping[str, Any], sent: Sent) -> Sent:
    """The request that a function lets through.

    Raises:
        Invalid: it changes what may not be changed.
    """
    path, query, body = said.get("uri"), said.get("querystring", sent.query), said.get("body")
    if not isinstance(path, str) or not path.startswith("/") or not isinstance(query, str):
        raise Invalid("uri must begin with / and querystring be a text")
    if _NEVER_IN_A_QUERY.search(query) or len(path) + len(query) >= _LONGEST:
        raise Invalid(f"the query has a space or a #, or it and the uri {_LONGEST} characters")
    if said.get("method", sent.method) != sent.method:
        raise Invalid("the method is read-only")
    headers = left(trigger, listed(said.get("headers", {})), sent.headers)
    if isinstance(body, Mapping) and body.get("action") == "replace":
        new = _body(body.get("data", ""), body.get("encoding", "text"))
        sent = replace(sent, body=new[: trigger.largest])
    return replace(sent, path=path, query=query, headers=headers)


def generated(trigger: Trigger, said: Mapping[str, Any]) -> Content:
    """An answer that a function makes.

    Raises:
        Invalid: it is none, or too large.
    """
    if trigger is Trigger.VIEWER_REQUEST and _status(said) == _NO_CONTENT and said.get("body"):
        raise Invalid("an answer of status 204 has no body")
    content = Content(
        _status(said), left(trigger, listed(said.get("headers", {})), ()), _body_of(said) or b""
    )
    return _fitting(trigger, content)


def changed_answer(trigger: Trigger, said: Mapping[str, Any], answer: Content) -> Content:
    """An answer as a function leaves it; its body stays unless the function has one.

    Raises:
        Invalid: it changes what may not be changed.
    """
    status, body = _status(said), _body_of(said)
    if trigger is Trigger.VIEWER_RESPONSE and status != answer.status:
        raise Invalid("a viewer-response function cannot change the status")
    headers = left(trigger, listed(said.get("headers", {})), answer.headers)
    if body is None:
        return replace(answer, status=status, headers=headers)
    return _fitting(trigger, replace(answer, status=status, headers=headers, body=body))


def _fitting(trigger: Trigger, content: Content) -> Content:
    size = len(content.body) + sum(len(k) + len(v) for k, v in content.headers)
    if size > trigger.largest:
        raise Invalid(f"the answer has {size} bytes; {trigger} may have {trigger.largest}")
    return content


def _status(said: Mapping[str, Any]) -> int:
    try:
        status = int(said["status"])
    except (KeyError, TypeError, ValueError) as problem:
        raise Invalid("status must be a number from 200 to 599") from problem
    if not 200 <= status <= 599:
        raise Invalid(f"status {status} is not from 200 to 599")
    return status


def _body_of(said: Mapping[str, Any]) -> bytes | None:
    body = said.get("body")
    return None if body is None else _body(body, said.get("bodyEncoding", "text"))


def _body(data: Any, encoding: Any) -> bytes:
    if not isinstance(data, str) or encoding not in {"text", "base64"}:
        raise Invalid("a body is a text, its encoding text or base64")
    try:
        return base64.b64decode(data, validate=True) if encoding == "base64" else data.encode()
    except binascii.Error as problem:
        raise Invalid(f"the body is not base64: {problem}") from problem
