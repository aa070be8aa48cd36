"""What a visitor of a distribution would miss while its origin is down."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from commdrill.drivers.aws.distribution import Config, behaviours_in
from commdrill.record.events import FindingMade, Severity

_MADE_BY_EDGE = (502, 503, 504)
_API = re.compile(r"[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?")


def reviewed(distribution: str, config: Config, failing: str | None) -> Iterator[FindingMade]:
    """Findings; `failing`: the origin that goes down, the default behaviour's unless known.

    None where that is an API of API Gateway: it has words of its own, and programs want no pages.
    """
    lost = failing or config["DefaultCacheBehavior"]["TargetOriginId"]
    if _is_api(config, lost):
        return
    responses = config.get("CustomErrorResponses", {}).get("Items", [])
    paged = {one["ErrorCode"]: one for one in responses if one.get("ResponsePagePath")}
    for code in _MADE_BY_EDGE:
        if code not in paged:
            yield _finding(
                "cloudfront-error-unmapped",
                f"distribution {distribution} has no page of its own for {code}: visitors get "
                "CloudFront's; a refusing origin is 502, a silent one 504",
            )
    for code, one in sorted(paged.items()):
        path = one["ResponsePagePath"]
        if _target(config, path) in _lost_with(config, lost):
            yield _finding(
                "cloudfront-page-on-failing-origin",
                f"distribution {distribution} fetches its page for {code}, {path}, from origin "
                f"{lost}: it goes down with it; put pages in a bucket with a behaviour of its own",
            )
    unset = sorted(str(one["ErrorCode"]) for one in responses if "ErrorCachingMinTTL" not in one)
    if unset:
        yield _finding(
            "cloudfront-error-ttl-unset",
            f"distribution {distribution} leaves ErrorCachingMinTTL of {', '.join(unset)} unset: "
            "say how long visitors are to see an error that is over",
        )


def _is_api(config: Config, origin: str) -> bool:
    hosts = {one["Id"]: str(one["DomainName"]) for one in config["Origins"].get("Items", [])}
    return _API.fullmatch(hosts.get(origin, "")) is not None


def _finding(code: str, told: str) -> FindingMade:
    return FindingMade(code, told, Severity.WARNING)


def _target(config: Config, path: str) -> str:
    """The target of the first behaviour whose pattern fits a path: there CloudFront fetches it."""
    for pattern, behaviour in behaviours_in(config):
        if fits(pattern, path):
            return str(behaviour["TargetOriginId"])
    raise AssertionError("the default behaviour fits every path")


def fits(pattern: str, path: str) -> bool:
    """Whether a path pattern covers a path: `*` is any characters, `?` is one; case counts."""
    parts = (re.escape(part) for part in re.split(r"([*?])", pattern.lstrip("/")))
    regex = "".join(parts).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(regex, path.lstrip("/"), re.DOTALL) is not None


def _lost_with(config: Config, origin: str) -> frozenset[str]:
    """The origin, and groups that have no other member."""
    groups: list[Mapping[str, Any]] = config.get("OriginGroups", {}).get("Items", [])
    only = {
        str(group["Id"])
        for group in groups
        if {member["OriginId"] for member in group["Members"]["Items"]} <= {origin}
    }
    return frozenset({origin, *only})
