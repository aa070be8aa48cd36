"""The origin of a request as a Lambda@Edge function sees it, and may change it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from commdrill_sandbox.aws.cloudfront.distribution import Origin
from commdrill_sandbox.aws.cloudfront.lambda_event import Invalid

_PROTOCOLS = {"https-only": "https"}


def origin_document(origin: Origin) -> dict[str, Any]:
    common = {
        "domainName": origin.host,
        "path": origin.path,
        "customHeaders": {
            name.lower(): [{"key": name, "value": value}] for name, value in origin.headers
        },
    }
    if origin.s3:
        auth = "origin-access-identity" if origin.signed else "none"
        return {"s3": {**common, "authMethod": auth, "region": "us-east-1"}}
    protocol = _PROTOCOLS.get(origin.protocol, "http")
    port = origin.https_port if protocol == "https" else origin.http_port
    more = {"port": port, "protocol": protocol, "readTimeout": int(origin.read)}
    return {
        "custom": {**common, **more, "keepaliveTimeout": 5, "sslProtocols": ["TLSv1.2"]},
    }


def changed_origin(said: Any, origin: Origin) -> Origin:
    """The origin that is asked instead.

    Raises:
        Invalid: it is none.
    """
    if said is None:
        return origin
    match said:
        case {"s3": dict(told)}:
            signed = told.get("authMethod") == "origin-access-identity"
            return replace(_moved(told, origin), s3=True, signed=signed)
        case {"custom": dict(told)}:
            return _custom(told, replace(_moved(told, origin), s3=False, signed=False))
    raise Invalid("an origin is s3 or custom")


def _moved(told: Mapping[str, Any], origin: Origin) -> Origin:
    try:
        headers = tuple(
            (str(item.get("key", name)), str(item["value"]))
            for name, items in (told.get("customHeaders") or {}).items()
            for item in items
        )
        return replace(
            origin, host=str(told["domainName"]), path=str(told.get("path", "")), headers=headers
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise Invalid(f"the origin is incomplete: {problem}") from problem


def _custom(told: Mapping[str, Any], origin: Origin) -> Origin:
    try:
        secure = told["protocol"] == "https"
        port, read = int(told["port"]), float(told["readTimeout"])
    except (KeyError, TypeError, ValueError) as problem:
        raise Invalid(f"the origin is incomplete: {problem}") from problem
    if secure:
        return replace(origin, read=read, protocol="https-only", https_port=port)
    return replace(origin, read=read, protocol="http-only", http_port=port)
