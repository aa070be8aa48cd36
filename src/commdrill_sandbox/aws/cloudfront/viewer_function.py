"""Where functions stand: before a request, to answer or change it, and after an answer, to change that."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.function_runtime import FunctionFailed
from commdrill_sandbox.aws.cloudfront.viewer import Viewer
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
        "request": {
            "method": asked.method,
            "uri": asked.path,
            "querystring": _values(_pairs(asked.query, "&")),
            "headers": _values([(k.lower(), v) for k, v in asked.headers if k.lower() != "cookie"]),
            "cookies": _values([_pair(cookie) for cookie in asked.cookies]),
        },
    }


def answer_event(
    distribution: str, domain: str, asked: Viewer, answer: Content
) -> Mapping[str, Any]:
    """What a viewer-response function is called with: the request, and what is answered."""
    told = event(distribution, domain, asked)
    headers = [(k.lower(), v) for k, v in answer.headers if k.lower() != "set-cookie"]
    return {
        **told,
        "context": {**told["context"], "eventType": "viewer-response"},
        "response": {
            "statusCode": answer.status,
            "statusDescription": HTTPStatus(answer.status).phrase,
            "headers": _values(headers),
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
        FunctionFailed: what it returned is no response.
    """
    if isinstance(result, dict) and isinstance(status := result.get("statusCode"), int):
        told = _response(status, result)
        return told if "body" in result else replace(told, body=answer.body)
    raise FunctionFailed("it returned no response")


def decided(result: Json, asked: Viewer) -> Content | Viewer:
    """The answer that a function gave, or the request it lets through.

    Raises:
        FunctionFailed: what it returned is neither.
    """
    if isinstance(result, dict):
        match result:
            case {"statusCode": int(status)}:
                return _response(status, result)
            case {"uri": str(uri)}:
                return _request(uri, result, asked)
    raise FunctionFailed("it returned neither a request nor a response")


def _response(status: int, result: Mapping[str, Any]) -> Content:
    headers = [(name, item["value"]) for name, item in result.get("headers", {}).items()]
    cookies = [
        (
            "set-cookie",
            f"{name}={item['value']}" + (f"; {item['attributes']}" if "attributes" in item else ""),
        )
        for name, item in result.get("cookies", {}).items()
    ]
    return Content(status, (*headers, *cookies), _body(result.get("body", "")))


def _body(body: Any) -> bytes:
    if isinstance(body, str):
        return body.encode()
    data = str(body.get("data", ""))
    return base64.b64decode(data) if body.get("encoding") == "base64" else data.encode()


def _request(uri: str, result: Mapping[str, Any], asked: Viewer) -> Viewer:
    queries = result.get("querystring", {})
    query = "&".join(f"{k}={item['value']}" for k, item in queries.items() if "value" in item)
    cookies = "; ".join(f"{k}={item['value']}" for k, item in result.get("cookies", {}).items())
    headers = [(name, item["value"]) for name, item in result.get("headers", {}).items()]
    kept = (*headers, ("cookie", cookies)) if cookies else tuple(headers)
    unchanged = _values(_pairs(asked.query, "&")) == queries
    return replace(
        asked.with_path(quote(uri, safe="/%:@!$&'()*+,;=~"), asked.query if unchanged else query),
        headers=kept,
    )


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
