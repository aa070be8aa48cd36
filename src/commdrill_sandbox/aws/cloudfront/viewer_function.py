"""Where functions stand: before a request, to answer or change it, and after an answer, to change that."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.edge_headers import check_settable, is_hidden, left
from commdrill_sandbox.aws.cloudfront.lambda_trigger import Invalid, Trigger
from commdrill_sandbox.aws.cloudfront.viewer import Headers, Viewer
from commdrill_sandbox.aws.plane import Json


def event(distribution: str, domain: str, asked: Viewer) -> Mapping[str, Any]:
    """What a function is called with: event structure 1.0."""
    return {
        "version": "1.0",
        "context": {
            "distributionDomainName": domain,
            "distributionId": distribution,
            "eventType": "viewer-request",
            "requestId": "embedded",
        },
        "viewer": {"ip": asked.address},
        "request": request_told(asked),
    }


def request_told(asked: Viewer) -> dict[str, Any]:
    return {
        "method": asked.method,
        "uri": asked.path,
        "querystring": _values(_pairs(asked.query, "&")),
        "headers": _values(_told(asked.headers, "cookie")),
        "cookies": _values([_pair(cookie) for cookie in asked.cookies]),
    }


def _told(headers: Headers, but: str) -> list[tuple[str, str]]:
    lower = ((name.lower(), value) for name, value in headers)
    return [(name, value) for name, value in lower if name != but and not is_hidden(name)]


def answer_event(
    distribution: str, domain: str, asked: Viewer, answer: Content
) -> Mapping[str, Any]:
    """What a viewer-response function is called with: the request, and what is answered."""
    told = event(distribution, domain, asked)
    return {
        **told,
        "context": {**told["context"], "eventType": "viewer-response"},
        "response": {
            "statusCode": answer.status,
            "statusDescription": HTTPStatus(answer.status).phrase,
            "headers": _values(_told(answer.headers, "set-cookie")),
            "cookies": {
                name: {
                    "value": value.partition(";")[0],
                    "attributes": value.partition(";")[2].strip(),
                }
                for header, cookie in answer.headers
                if header.lower() == "set-cookie"
                for name, value in [_pair(cookie)]
            },
        },
    }


def changed(result: Json, answer: Content) -> Content:
    """The answer as a viewer-response function leaves it; its body, unless the function has one.

    Raises:
        Invalid: what it returned is no response, or changes what may not be changed.
    """
    if isinstance(result, dict) and isinstance(status := result.get("statusCode"), int):
        told = _response(status, result)
        headers = left(Trigger.VIEWER_RESPONSE, told.headers, answer.headers)
        return replace(told, headers=headers, body=told.body if "body" in result else answer.body)
    raise Invalid("it returned no response")


def decided(result: Json, asked: Viewer) -> Content | Viewer:
    """The answer that a function gave, or the request it lets through.

    Raises:
        Invalid: what it returned is neither, or changes what may not be changed.
    """
    if isinstance(result, dict):
        match result:
            case {"statusCode": int(status)}:
                content = _response(status, result)
                check_settable(content.headers)
                return content
            case {"uri": str(uri)} if uri.startswith("/"):
                return _request(uri, result, asked)
    raise Invalid("it returned neither a request nor a response")


def _response(status: int, result: Mapping[str, Any]) -> Content:
    headers = _pairs_of(result.get("headers", {}))
    cookies = [
        ("Set-Cookie", f"{name}={item['value']}" + _attributes(item))
        for name, one in result.get("cookies", {}).items()
        for item in one.get("multiValue", [one])
    ]
    return Content(status, (*_as_written(headers), *cookies), _body(result.get("body", "")))


def _attributes(cookie: Mapping[str, Any]) -> str:
    return f"; {cookie['attributes']}" if "attributes" in cookie else ""


def _body(body: Any) -> bytes:
    if isinstance(body, str):
        return body.encode()
    data = str(body.get("data", ""))
    try:
        is_base64 = body.get("encoding") == "base64"
        return base64.b64decode(data, validate=True) if is_base64 else data.encode()
    except binascii.Error as problem:
        raise Invalid(f"the body is not base64: {problem}") from problem


def _request(uri: str, result: Mapping[str, Any], asked: Viewer) -> Viewer:
    before = request_told(asked)
    queries = result.get("querystring", {})
    query = "&".join(f"{k}={v}" for k, v in _pairs_of(queries, before["querystring"]))
    cookies = "; ".join(
        f"{k}={v}" for k, v in _pairs_of(result.get("cookies", {}), before["cookies"])
    )
    now = _as_written(_pairs_of(result.get("headers", {}), before["headers"]))
    headers = left(Trigger.VIEWER_REQUEST, now, asked.headers)
    path = quote(uri, safe="/%:@!$&'()*+,;=~")
    unchanged = before["querystring"] == queries
    return replace(
        asked.with_path(path, asked.query if unchanged else query),
        headers=(*headers, ("Cookie", cookies)) if cookies else headers,
    )


def _as_written(pairs: list[tuple[str, str]]) -> Headers:
    return tuple((name.title(), value) for name, value in pairs)


def _pairs_of(
    items: Mapping[str, Any], before: Mapping[str, Any] = MappingProxyType({})
) -> list[tuple[str, str]]:
    """Names and values; of several under a name the list counts, once it is another."""
    pairs = []
    for name, item in items.items():
        many = item.get("multiValue", [])
        if many and many == before.get(name, {}).get("multiValue"):
            many = [item, *many[1:]]
        pairs += [(name, str(one["value"])) for one in many or [item] if "value" in one]
    return pairs


def _values(pairs: list[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, value in pairs:
        if name in found:
            many = found[name].setdefault("multiValue", [{"value": found[name]["value"]}])
            many.append({"value": value})
        else:
            found[name] = {"value": value}
    return found


def _pairs(text: str, between: str) -> list[tuple[str, str]]:
    return [_pair(part) for part in text.split(between) if part]


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value
