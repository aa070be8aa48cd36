"""What a patch of a REST stage may be about."""

import re
from collections.abc import Mapping

from commdrill_sandbox.aws.wire.call import Refusal

_SETTINGS = re.compile(
    r"/(?:deploymentId|description|cacheClusterEnabled|cacheClusterSize|tracingEnabled"
    r"|variables(?:/[\w~]+)?|accessLogSettings(?:/.+)?)"
)
_UNKEPT = re.compile(r"/(?P<name>canarySettings|clientCertificateId|documentationVersion)(?:/.+)?")
_SIZES = ("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237")  # of caches, in gigabytes
_METHOD = re.compile(
    r"/(?P<path>[^/]+)/(?P<verb>[A-Z]+|\*)(?:/(?P<setting>"
    r"(?:logging/(?:loglevel|dataTrace)|metrics/enabled"
    r"|throttling/(?:rateLimit|burstLimit)"
    r"|caching/(?:enabled|ttlInSeconds|dataEncrypted|requireAuthorizationForCacheControl"
    r"|unauthorizedCacheControlHeaderStrategy))))?"
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def check_patch(operation: Mapping[str, str]) -> None:
    """Refuse a path that no stage has, a limit that is no number, and to take a deployment away.

    Raises:
        Refusal: as a bad request.
    """
    path, removes = operation.get("path", ""), operation.get("op") == "remove"
    if unkept := _UNKEPT.fullmatch(path):
        raise Refusal(
            "BadRequestException", f"the embedded AWS does not have {unkept['name']} of stages"
        )
    method = _METHOD.fullmatch(path)
    if method is None and not _SETTINGS.fullmatch(path):
        raise Refusal("BadRequestException", f"Invalid patch path {path}")
    if removes and path == "/deploymentId":
        raise Refusal("BadRequestException", "A stage has a deployment: it can be replaced only")
    if removes and method is not None and method["setting"]:
        said = f"Invalid patch operation: {path} can be replaced; to remove are all of a method's"
        raise Refusal("BadRequestException", said)
    if path == "/cacheClusterSize" and not removes and operation.get("value") not in _SIZES:
        raise _invalid(operation, f"it is one of {', '.join(_SIZES)}")
    limit = method is not None and (method["setting"] or "").startswith("throttling/")
    if limit and not _NUMBER.fullmatch(operation.get("value", "")):
        raise _invalid(operation, "it must be a number")


def _invalid(operation: Mapping[str, str], why: str) -> Refusal:
    value, path = operation.get("value"), operation.get("path")
    return Refusal("BadRequestException", f"Invalid value {value!r} for {path}: {why}")
