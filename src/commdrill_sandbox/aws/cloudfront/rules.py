"""What CloudFront refuses in a distribution's configuration."""

from collections.abc import Iterator, Mapping
from typing import Any

from commdrill_sandbox.aws.wire.call import Refusal

ERROR_CODES = frozenset({400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504})
RESPONSE_CODES = ERROR_CODES | {200}
FAILOVER_CODES = frozenset({400, 403, 404, 416, 500, 502, 503, 504})
_METHODS = (
    {"GET", "HEAD"},
    {"GET", "HEAD", "OPTIONS"},
    {"GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"},
)

_ELSEWHERE = {  # what nothing here makes
    "FieldLevelEncryptionId": "FieldLevelEncryptionConfig",
    "RealtimeLogConfigArn": "RealtimeLogConfig",
}


def check(config: Mapping[str, Any]) -> None:
    """Refuse a configuration, filled with its defaults, as CloudFront would.

    Raises:
        Refusal: under the code that CloudFront uses.
    """
    check_quantities(config, "DistributionConfig")
    if not config.get("CallerReference"):
        raise Refusal("InvalidArgument", "CallerReference is missing")
    _check_root(config["DefaultRootObject"])
    if config["Staging"]:
        raise Refusal("InvalidArgument", "the embedded AWS has no Staging distributions")
    if config["Logging"].get("Enabled") and not config["Logging"].get("Bucket"):
        raise Refusal("InvalidArgument", "Logging is on, and no Bucket is named")
    for origin in items(config["Origins"]):
        _check_origin(origin)
    _check_once(items(config["Origins"]), "Id")
    _check_targets(config)
    for behaviour in behaviours(config):
        _check_behaviour(behaviour)
    for response in items(config["CustomErrorResponses"]):
        _check_error_response(response)
    _check_once(items(config["CustomErrorResponses"]), "ErrorCode")
    _check_once(items(config["CacheBehaviors"]), "PathPattern")
    for group in items(config["OriginGroups"]):
        _check_group(group)


def items(listed: Mapping[str, Any]) -> list[Any]:
    return list(listed.get("Items") or [])


def behaviours(config: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from items(config["CacheBehaviors"])
    yield config["DefaultCacheBehavior"]


def check_quantities(value: Any, where: str) -> None:
    """Refuse a list whose Quantity is not the number of its items, at any depth."""
    if isinstance(value, list):
        for item in value:
            check_quantities(item, where)
    if not isinstance(value, Mapping):
        return
    if "Quantity" in value and value["Quantity"] != len(value.get("Items") or []):
        raise Refusal(
            "InconsistentQuantities",
            f"{where}: Quantity is {value['Quantity']}, Items has {len(value.get('Items') or [])}",
        )
    for name, inner in value.items():
        check_quantities(inner, name)


def _check_root(root: str) -> None:
    if root.startswith("/"):
        raise Refusal("InvalidDefaultRootObject", f"DefaultRootObject {root!r} begins with /")


def _check_origin(origin: Mapping[str, Any]) -> None:
    if not origin.get("DomainName"):
        raise Refusal("InvalidArgument", f"origin {origin.get('Id')!r} has no DomainName")
    if set(origin["DomainName"]) & set(":/ "):
        said = f"origin {origin['Id']!r}: {origin['DomainName']!r} is no name of a host"
        raise Refusal("InvalidArgument", said)
    _check_range("ConnectionAttempts", origin["ConnectionAttempts"], 1, 3)
    _check_range("ConnectionTimeout", origin["ConnectionTimeout"], 1, 10)
    _check_path("OriginPath", origin["OriginPath"])
    if origin["OriginPath"].endswith("/"):
        raise Refusal("InvalidArgument", f"OriginPath {origin['OriginPath']!r} ends with /")
    custom = origin.get("CustomOriginConfig")
    if custom is None:
        return
    alive = custom["OriginKeepaliveTimeout"]
    _check_range("OriginKeepaliveTimeout", alive, 1, 120, "InvalidOriginKeepaliveTimeout")
    wait = custom["OriginReadTimeout"]
    _check_range("OriginReadTimeout", wait, 1, 120, "InvalidOriginReadTimeout")
    if wait > (origin.get("ResponseCompletionTimeout") or wait):
        raise Refusal(
            "InvalidArgument", "ResponseCompletionTimeout must not be less than OriginReadTimeout"
        )


def _check_range(
    name: str, value: int, least: int, most: int, code: str = "InvalidArgument"
) -> None:
    if not least <= value <= most:
        raise Refusal(code, f"{name} is {value}; it must be from {least} to {most}")


def _check_targets(config: Mapping[str, Any]) -> None:
    origins = {origin["Id"] for origin in items(config["Origins"])}
    groups = {group["Id"] for group in items(config["OriginGroups"])}
    members = {
        member["OriginId"]
        for group in items(config["OriginGroups"])
        for member in items(group["Members"])
    }
    targets = {behaviour.get("TargetOriginId") for behaviour in behaviours(config)}
    if unknown := sorted(map(str, (targets - origins - groups) | (members - origins))):
        raise Refusal("NoSuchOrigin", f"there is no origin or origin group {unknown[0]!r}")


def _check_behaviour(behaviour: Mapping[str, Any]) -> None:
    if set(items(behaviour["AllowedMethods"])) not in _METHODS:
        raise Refusal("InvalidArgument", "AllowedMethods is none of the three sets there are")
    _check_signatures(behaviour)
    if behaviour.get("CachePolicyId"):
        if behaviour.get("ForwardedValues"):
            raise Refusal(
                "InvalidArgument", "ForwardedValues and a cache policy exclude each other"
            )
        return
    least, default, most = (behaviour[name] for name in ("MinTTL", "DefaultTTL", "MaxTTL"))
    if not least <= default <= most:
        raise Refusal("InvalidTTLOrder", f"MinTTL {least}, DefaultTTL {default}, MaxTTL {most}")


def _check_signatures(behaviour: Mapping[str, Any]) -> None:
    """Raises: Refusal: visitors are to sign, and nobody here would turn away who does not."""
    for name in ("TrustedKeyGroups", "TrustedSigners"):
        if (behaviour.get(name) or {}).get("Enabled"):
            raise Refusal("InvalidArgument", f"the embedded AWS has no {name}")
    for name, kind in _ELSEWHERE.items():
        if behaviour.get(name):
            raise Refusal(f"NoSuch{kind}", f"there is no {name} {behaviour[name]!r}")


def _check_error_response(response: Mapping[str, Any]) -> None:
    code, page, answers = (
        response.get("ErrorCode"), response["ResponsePagePath"], response["ResponseCode"],
    )  # fmt: skip
    if code not in ERROR_CODES:
        raise Refusal("InvalidErrorCode", f"ErrorCode {code} cannot have a custom response")
    if answers and answers not in map(str, RESPONSE_CODES):
        raise Refusal("InvalidResponseCode", f"ResponseCode {answers} cannot be answered")
    if bool(page) != bool(answers):
        raise Refusal("InvalidResponseCode", "ResponsePagePath and ResponseCode go together")
    _check_path("ResponsePagePath", page)
    if response["ErrorCachingMinTTL"] < 0:
        raise Refusal("InvalidArgument", "ErrorCachingMinTTL must not be negative")


def _check_path(name: str, path: str) -> None:
    if path and not path.startswith("/"):
        raise Refusal("InvalidRelativePath", f"{name} {path!r} must begin with /")


def _check_once(listed: list[Any], key: str) -> None:
    values = [item.get(key) for item in listed]
    if twice := next((value for value in values if values.count(value) > 1), None):
        raise Refusal("InvalidArgument", f"{key} {twice} is given twice")


def _check_group(group: Mapping[str, Any]) -> None:
    members = [member["OriginId"] for member in items(group["Members"])]
    if len(members) != 2 or members[0] == members[1]:
        raise Refusal("InvalidArgument", f"origin group {group['Id']!r} must have two members")
    codes = set(items(group["FailoverCriteria"]["StatusCodes"]))
    if wrong := sorted(codes - FAILOVER_CODES):
        raise Refusal(
            "InvalidArgument", f"{wrong[0]} is no code that an origin group fails over on"
        )
    if not codes:
        raise Refusal("InvalidArgument", f"origin group {group['Id']!r} has no failover code")
