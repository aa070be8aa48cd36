"""What a visitor of a distribution would miss while its origin is down."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.drivers.aws.faults.distribution import Config, origin_in
from commdrill.drivers.aws.preflight.behaviours import (
    behaviour_of,
    bucket_at,
    groups_of,
    origin_of,
    target_of,
)
from commdrill.drivers.aws.preflight.review_edge_code import writer_of_errors
from commdrill.record.events import FindingMade, Severity

_MADE_BY_EDGE = (502, 503, 504)
_SERVER_ERROR = 500
_LONG = 60  # seconds that an error may stay once it is over
_API = re.compile(r"[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?")
_Responses = list[Mapping[str, Any]]


@dataclass(frozen=True)
class Outage:
    """What is known of an outage: origins that go down, and paths of pages that are to show it."""

    origins: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()


def reviewed(distribution: str, config: Config, outage: Outage) -> Iterator[FindingMade]:
    """Findings on its configuration.

    None where all that goes down is APIs of API Gateway and nobody thought of pages: those have
    words of their own, and programs want no pages.
    """
    lost = outage.origins or _behind(config, outage.paths or ("/",))
    responses = config.get("CustomErrorResponses", {}).get("Items", [])
    if not responses and all(_is_api(config, origin) for origin in lost):
        return
    yield from _unmapped(distribution, config, outage.paths, responses)
    yield from _pages(distribution, config, _lost_with(config, lost), responses)
    yield from _kept(distribution, responses)


def _unmapped(
    distribution: str, config: Config, paths: tuple[str, ...], responses: _Responses
) -> Iterator[FindingMade]:
    """Errors without a page; a function may write that of an origin which answers, 503."""
    behaviours = [behaviour_of(config, path)[1] for path in paths or ("/",)]
    written = {503} if all(map(writer_of_errors, behaviours)) else set()
    paged = {one["ErrorCode"] for one in responses if one.get("ResponsePagePath")}
    for code in _MADE_BY_EDGE:
        if code not in paged | written:
            yield _finding(
                "cloudfront-error-unmapped",
                f"distribution {distribution} has no page of its own for {code}: visitors get "
                "CloudFront's; a refusing origin is 502, a silent one 504",
            )


def _pages(
    distribution: str, config: Config, unreached: frozenset[str], responses: _Responses
) -> Iterator[FindingMade]:
    """Pages that go down with what they apologise for, and such as say that all is well.

    An origin that answers 403 or 404 is there, and so is its page, as in an application of one page.
    """
    paged = {one["ErrorCode"]: one for one in responses if one.get("ResponsePagePath")}
    failing = {code: one for code, one in sorted(paged.items()) if code >= _SERVER_ERROR}
    for path in dict.fromkeys(str(one["ResponsePagePath"]) for one in failing.values()):
        codes = ", ".join(str(c) for c, one in failing.items() if one["ResponsePagePath"] == path)
        if (target := target_of(config, path)) in unreached:
            yield _finding(
                "cloudfront-page-on-failing-origin",
                f"distribution {distribution} fetches its page for {codes}, {path}, from "
                f"{target}: it goes down with it; put pages in a bucket with a behaviour of its own",
            )
    for code, one in failing.items():
        if str(one.get("ResponseCode")) == "200":
            yield _finding(
                "cloudfront-page-with-200",
                f"distribution {distribution} answers {code} with {one['ResponsePagePath']} and the code 200: "
                "programs, search engines and monitors take the outage for the page itself; "
                "answer 503",
            )


def _kept(distribution: str, responses: _Responses) -> Iterator[FindingMade]:
    """How long an error outlives itself."""
    unset = sorted(str(one["ErrorCode"]) for one in responses if "ErrorCachingMinTTL" not in one)
    if unset:
        yield _finding(
            "cloudfront-error-ttl-unset",
            f"distribution {distribution} leaves ErrorCachingMinTTL of {', '.join(unset)} unset: "
            "say how long visitors are to see an error that is over",
        )
    times = {one["ErrorCode"]: int(one.get("ErrorCachingMinTTL") or 0) for one in responses}
    for code, seconds in sorted(times.items()):
        if code >= _SERVER_ERROR and seconds > _LONG:
            yield _finding(
                "cloudfront-error-ttl-long",
                f"distribution {distribution} keeps a {code} for {seconds} s: so long visitors "
                "see the outage once it is over, unless somebody invalidates it; set "
                "ErrorCachingMinTTL to some seconds",
            )


def _is_api(config: Config, origin: str) -> bool:
    return _API.fullmatch(str(origin_in(config, origin)["DomainName"])) is not None


def _finding(code: str, text: str) -> FindingMade:
    return FindingMade(code, text, Severity.WARNING)


def _behind(config: Config, paths: Iterable[str]) -> frozenset[str]:
    """The origins that pages come from. What goes down among them is no bucket, if one is none."""
    found = [origin_of(config, target_of(config, path)) for path in paths]
    servers = {str(one["Id"]) for one in found if not _is_bucket(one)}
    return frozenset(servers or {str(one["Id"]) for one in found})


def _is_bucket(origin: Mapping[str, Any]) -> bool:
    """Also where it is a website, which CloudFront takes for a server."""
    return "S3OriginConfig" in origin or bucket_at(str(origin["DomainName"])) is not None


def _lost_with(config: Config, origins: frozenset[str]) -> frozenset[str]:
    """The origins, and groups that have no other member."""
    only = {
        str(group["Id"])
        for group in groups_of(config)
        if {member["OriginId"] for member in group["Members"]["Items"]} <= origins
    }
    return origins | only
