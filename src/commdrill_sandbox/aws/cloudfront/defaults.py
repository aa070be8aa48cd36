"""What CloudFront fills in where a distribution's configuration is silent."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.plane import Json

ERROR_TTL = 10  # seconds; the developer guide's value, CloudFormation's pages say 300
DEFAULT_TTL, MAX_TTL = 86_400, 31_536_000
READ_METHODS = ["HEAD", "GET"]
_NONE = {"Quantity": 0}

_DISTRIBUTION: Mapping[str, Any] = {
    "Aliases": _NONE,
    "DefaultRootObject": "",
    "OriginGroups": _NONE,
    "CacheBehaviors": _NONE,
    "CustomErrorResponses": _NONE,
    "Comment": "",
    "Logging": {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""},
    "PriceClass": "PriceClass_All",
    "Enabled": True,
    "ViewerCertificate": {
        "CloudFrontDefaultCertificate": True,
        "SSLSupportMethod": "vip",
        "MinimumProtocolVersion": "TLSv1",
        "CertificateSource": "cloudfront",
    },
    "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
    "WebACLId": "",
    "HttpVersion": "http2",
    "IsIPV6Enabled": True,
    "ContinuousDeploymentPolicyId": "",
    "Staging": False,
}
_BEHAVIOUR: Mapping[str, Any] = {
    "TrustedSigners": {"Enabled": False, "Quantity": 0},
    "TrustedKeyGroups": {"Enabled": False, "Quantity": 0},
    "SmoothStreaming": False,
    "Compress": False,
    "LambdaFunctionAssociations": _NONE,
    "FunctionAssociations": _NONE,
    "FieldLevelEncryptionId": "",
}
_LEGACY = {"MinTTL": 0, "DefaultTTL": DEFAULT_TTL, "MaxTTL": MAX_TTL}
_ORIGIN: Mapping[str, Any] = {
    "OriginPath": "",
    "CustomHeaders": _NONE,
    "ConnectionAttempts": 3,
    "ConnectionTimeout": 10,
    "OriginShield": {"Enabled": False},
    "OriginAccessControlId": "",
}
_CUSTOM_ORIGIN: Mapping[str, Any] = {
    "HTTPPort": 80,
    "HTTPSPort": 443,
    "OriginSslProtocols": {"Quantity": 4, "Items": ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"]},
    "OriginReadTimeout": 30,
    "OriginKeepaliveTimeout": 5,
}


def filled(config: Mapping[str, Any]) -> dict[str, Any]:
    """A whole configuration: what was given, and a value wherever nothing was."""
    whole = {**_DISTRIBUTION, **config}
    whole["Origins"] = _each(config.get("Origins", _NONE), _origin)
    whole["DefaultCacheBehavior"] = _behaviour(config.get("DefaultCacheBehavior", {}))
    whole["CacheBehaviors"] = _each(whole["CacheBehaviors"], _behaviour)
    whole["CustomErrorResponses"] = _each(whole["CustomErrorResponses"], _error_response)
    return whole


def _each(listed: Mapping[str, Any], fill: Any) -> dict[str, Any]:
    if not listed.get("Items"):
        return {"Quantity": listed.get("Quantity", 0)}
    return {"Quantity": listed.get("Quantity"), "Items": [fill(item) for item in listed["Items"]]}


def _origin(given: Mapping[str, Any]) -> Json:
    whole = {**_ORIGIN, **given}
    if "CustomOriginConfig" in given:
        whole["CustomOriginConfig"] = {**_CUSTOM_ORIGIN, **given["CustomOriginConfig"]}
    return whole


def _behaviour(given: Mapping[str, Any]) -> Json:
    cached = {"Quantity": 2, "Items": READ_METHODS}
    methods = {"Quantity": 2, "Items": READ_METHODS, **given.get("AllowedMethods", {})}
    methods.setdefault("CachedMethods", cached)
    legacy = {} if given.get("CachePolicyId") else _legacy(given)
    return {**_BEHAVIOUR, **legacy, **given, "AllowedMethods": methods}


def _legacy(given: Mapping[str, Any]) -> dict[str, Any]:
    """Behaviours without a cache policy; a default above a given maximum is that maximum."""
    least, most = int(given.get("MinTTL", 0)), int(given.get("MaxTTL", MAX_TTL))
    return {**_LEGACY, "DefaultTTL": min(max(DEFAULT_TTL, least), most)}


def _error_response(given: Mapping[str, Any]) -> Json:
    return {"ResponsePagePath": "", "ResponseCode": "", "ErrorCachingMinTTL": ERROR_TTL, **given}
