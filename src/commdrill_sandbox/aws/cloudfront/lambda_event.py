"""What a Lambda@Edge function is called with, and what it says, checked as CloudFront checks it."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.viewer import Headers


class Trigger(StrEnum):
    """Where a function stands."""

    VIEWER_REQUEST = "viewer-request"
    ORIGIN_REQUEST = "origin-request"
    ORIGIN_RESPONSE = "origin-response"
    VIEWER_RESPONSE = "viewer-response"

    @property
    def is_of_viewer(self) -> bool:
        return self in {Trigger.VIEWER_REQUEST, Trigger.VIEWER_RESPONSE}

    @property
    def largest(self) -> int:
        """Bytes that a function may be told of a body, or may answer, headers included."""
        return 40 << 10 if self.is_of_viewer else 1 << 20


class Invalid(Exception):
    """What a function said cannot be carried out; the text says why."""


_READ_ONLY: Mapping[Trigger, frozenset[str]] = {
    Trigger.VIEWER_REQUEST: frozenset({"content-length", "host", "transfer-encoding", "via"}),
    Trigger.ORIGIN_REQUEST: frozenset(
        {
            "accept-encoding", "content-length", "if-modified-since", "if-none-match", "if-range",
            "if-unmodified-since", "transfer-encoding", "via",
        }
    ),
    Trigger.ORIGIN_RESPONSE: frozenset({"transfer-encoding", "via"}),
    Trigger.VIEWER_RESPONSE: frozenset(
        {"content-encoding", "content-length", "transfer-encoding", "warning", "via"}
    ),
}  # fmt: skip
_FORBIDDEN = frozenset(
    {
        "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "proxy-connection", "trailer", "upgrade", "x-cache", "x-forwarded-proto", "x-real-ip",
    }
)  # fmt: skip
_FORBIDDEN_BEGINNINGS = ("x-accel-", "x-amz-cf-", "x-edge-")


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
        "headers": _told(sent.headers),
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
    headers = _told(answer.headers)
    return {"status": str(answer.status), "statusDescription": phrase, "headers": headers}


def changed_request(trigger: Trigger, said: Mapping[str, Any], sent: Sent) -> Sent:
    """The request that a function lets through.

    Raises:
        Invalid: it changes what may not be changed.
    """
    path, query, body = said.get("uri"), said.get("querystring", sent.query), said.get("body")
    if not isinstance(path, str) or not path.startswith("/") or not isinstance(query, str):
        raise Invalid("uri must begin with / and querystring be a text")
    if said.get("method", sent.method) != sent.method:
        raise Invalid("the method is read-only")
    headers = _headers(trigger, said.get("headers", {}), sent.headers)
    if isinstance(body, Mapping) and body.get("action") == "replace":
        sent = replace(sent, body=_body(body.get("data", ""), body.get("encoding", "text")))
    return replace(sent, path=path, query=query, headers=headers)


def generated(trigger: Trigger, said: Mapping[str, Any]) -> Content:
    """An answer that a function makes.

    Raises:
        Invalid: it is none, or too large.
    """
    content = Content(
        _status(said), _headers(trigger, said.get("headers", {}), ()), _body_of(said) or b""
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
    headers = _headers(trigger, said.get("headers", {}), answer.headers)
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


def _headers(trigger: Trigger, said: Any, before: Headers) -> Headers:
    """Raises: Invalid: one is misshapen, forbidden, or read-only and another than before."""
    if not isinstance(said, Mapping):
        raise Invalid("headers must be an object of lists")
    told = tuple(pair for name, items in said.items() for pair in _header(name, items))
    known = {name.lower() for name, _ in before}
    for name, _ in told:
        lower = name.lower()
        new = lower not in known
        if new and (lower in _FORBIDDEN or lower.startswith(_FORBIDDEN_BEGINNINGS)):
            raise Invalid(f"the header {name} may not be set")
    for name in _READ_ONLY[trigger]:
        if _values(name, told) != _values(name, before):
            raise Invalid(f"the header {name} is read-only")
    return told


def _header(name: str, items: Any) -> Headers:
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise Invalid(f"the header {name} must be a list of key and value")
    return tuple(_pair(name, item) for item in items)


def _pair(name: str, item: Any) -> tuple[str, str]:
    key, value = (
        (item.get("key", name), item.get("value")) if isinstance(item, Mapping) else ("", "")
    )
    if not isinstance(value, str | int) or str(key).lower() != name.lower():
        raise Invalid(f"the header {name} must be a list of key and value")
    text = str(value)
    if "\r" in text or "\n" in text:
        raise Invalid(f"the header {name} has a line break")
    return str(key), text


def _values(name: str, headers: Headers) -> list[str]:
    return [value for key, value in headers if key.lower() == name]


def _told(headers: Headers) -> dict[str, list[dict[str, str]]]:
    told: dict[str, list[dict[str, str]]] = {}
    for name, value in headers:
        told.setdefault(name.lower(), []).append({"key": name, "value": value})
    return told
