"""What a visitor of a distribution would miss while its origin is down."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.drivers.aws.faults.distribution import Config, behaviours_in
from commdrill.record.events import FindingMade, Severity

_MADE_BY_EDGE = (502, 503, 504)
_API = re.compile(r"[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?")


@dataclass(frozen=True)
class Outage:
    """What is known of an outage: origins that go down, and paths of pages that are to show it."""

    origins: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()


def reviewed(distribution: str, config: Config, outage: Outage) -> Iterator[FindingMade]:
    """Findings on its configuration.

    None where all that goes down is APIs of API Gateway: they have words of their own, and programs
    want no pages.
    """
    lost = outage.origins or _behind(config, outage.paths or ("/",))
    if all(_is_api(config, origin) for origin in lost):
        return
    unreached = _lost_with(config, lost)
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
        if (target := _target(config, path)) in unreached:
            yield _finding(
                "cloudfront-page-on-failing-origin",
                f"distribution {distribution} fetches its page for {code}, {path}, from "
                f"{target}: it goes down with it; put pages in a bucket with a behaviour of its own",
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


def _behind(config: Config, paths: Iterable[str]) -> frozenset[str]:
    """The origins that pages come from. What goes down among them is no bucket, if one is none."""
    first = {group["Id"]: group["Members"]["Items"][0]["OriginId"] for group in _groups(config)}
    targets = {_target(config, path) for path in paths}
    origins = {str(first.get(target, target)) for target in targets}
    buckets = {one["Id"] for one in config["Origins"]["Items"] if "S3OriginConfig" in one}
    return frozenset(origins - buckets or origins)


def _lost_with(config: Config, origins: frozenset[str]) -> frozenset[str]:
    """The origins, and groups that have no other member."""
    only = {
        str(group["Id"])
        for group in _groups(config)
        if {member["OriginId"] for member in group["Members"]["Items"]} <= origins
    }
    return origins | only


def _groups(config: Config) -> list[Mapping[str, Any]]:
    groups: list[Mapping[str, Any]] = config.get("OriginGroups", {}).get("Items", [])
    return groups
