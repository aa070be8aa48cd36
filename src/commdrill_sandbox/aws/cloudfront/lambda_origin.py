"""The origin of a request as a Lambda@Edge function sees it, and may change it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from commdrill_sandbox.aws.cloudfront.distribution import Origin
from commdrill_sandbox.aws.cloudfront.edge_headers import check_settable, listed, told
from commdrill_sandbox.aws.cloudfront.lambda_trigger import Invalid

_PROTOCOLS = {"https-only": "https"}
_TLS = {"TLSv1.2", "TLSv1.1", "TLSv1", "SSLv3"}
_BY_IDENTITY = "origin-access-identity"
_SECONDS, _PORTS = range(1, 121), range(1024, 65536)
_LONGEST_PATH, _LONGEST_NAME = 255, 253


def origin_document(origin: Origin) -> dict[str, Any]:
    common = {
        "domainName": origin.host,
        "path": origin.path,
        "customHeaders": told(origin.headers),
    }
    if origin.s3:
        auth = _BY_IDENTITY if origin.identity else "none"
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
    if said is None or said == origin_document(origin):
        return origin
    kinds = {"s3", "custom"} & set(said) if isinstance(said, Mapping) else set()
    if len(kinds) != 1 or not isinstance(inner := said[kind := kinds.pop()], Mapping):
        raise Invalid("an origin is s3 or custom, and not both")
    try:
        return _bucket(inner, origin) if kind == "s3" else _custom(inner, origin)
    except (KeyError, TypeError, ValueError) as problem:
        raise Invalid(f"the origin is incomplete: {problem}") from problem


def _bucket(said: Mapping[str, Any], origin: Origin) -> Origin:
    """An access control of the origin's goes on to sign; an identity, where it is asked for."""
    by_identity = said["authMethod"] == _BY_IDENTITY
    if by_identity and not (origin.s3 and origin.signed and said["region"]):
        raise Invalid("authMethod is for an origin with an identity, and needs a region")
    identity = origin.identity if by_identity else ""
    signed = origin.s3 and origin.signed and (by_identity or not origin.identity)
    return replace(_moved(said, origin), s3=True, signed=signed, identity=identity)


def _custom(said: Mapping[str, Any], origin: Origin) -> Origin:
    port, read, alive = (int(said[n]) for n in ("port", "readTimeout", "keepaliveTimeout"))
    if port not in {80, 443} and port not in _PORTS:
        raise Invalid(f"the port of an origin is 80, 443 or from 1024 to 65535, not {port}")
    if read not in _SECONDS or alive not in _SECONDS:
        raise Invalid("the timeouts of an origin are from 1 to 120 seconds")
    if said["protocol"] not in {"http", "https"} or not _TLS.issuperset(said["sslProtocols"]):
        raise Invalid("the protocol of an origin is http or https, its sslProtocols are known ones")
    moved = replace(_moved(said, origin), s3=False, signed=False, identity="", read=float(read))
    if said["protocol"] == "https":
        return replace(moved, protocol="https-only", https_port=port)
    return replace(moved, protocol="http-only", http_port=port)


def _moved(said: Mapping[str, Any], origin: Origin) -> Origin:
    host, path = str(said["domainName"]), str(said["path"])
    if not host or ":" in host or len(host) > _LONGEST_NAME:
        raise Invalid(f"the domainName of an origin is a name without a port, not {host!r}")
    if path and (not path.startswith("/") or path.endswith("/") or len(path) > _LONGEST_PATH):
        raise Invalid(f"the path of an origin begins with / and does not end so, not {path!r}")
    check_settable(headers := listed(said["customHeaders"]))
    return replace(origin, host=host, path=path, headers=headers)


def check_once(headers: Mapping[str, Any], origin: Origin, before: Origin) -> None:
    """A header that a function gives an origin is not among the request's.

    Raises:
        Invalid: it is.
    """
    known = {name.lower() for name, _ in before.headers}
    for name, _ in origin.headers:
        if name.lower() in headers and name.lower() not in known:
            raise Invalid(f"the header {name} is both the request's and the origin's")
