"""What a patch of a REST stage may be about."""

import re
from collections.abc import Mapping

from commdrill_sandbox.aws.wire.refusal import Refusal

_SETTINGS = re.compile(
    r"/(?:deploymentId|description|clientCertificateId|cacheClusterEnabled|cacheClusterSize"
    r"|tracingEnabled|documentationVersion|webAclArn|variables(?:/[\w~]+)?"
    r"|(?:accessLogSettings|canarySettings)(?:/.+)?)"
)
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
    method = _METHOD.fullmatch(path)
    if method is None and not _SETTINGS.fullmatch(path):
        raise Refusal("BadRequestException", f"Invalid patch path {path}")
    if removes and path == "/deploymentId":
        raise Refusal("BadRequestException", "A stage has a deployment: it can be replaced only")
    if removes and method is not None and method["setting"]:
        said = f"Invalid patch operation: {path} can be replaced; to remove are all of a method's"
        raise Refusal("BadRequestException", said)
    limit = method is not None and (method["setting"] or "").startswith("throttling/")
    if limit and not _NUMBER.fullmatch(operation.get("value", "")):
        said = f"Invalid value {operation.get('value')!r} for {path}: it must be a number"
        raise Refusal("BadRequestException", said)
