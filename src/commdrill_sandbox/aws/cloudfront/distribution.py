"""A distribution as the edge reads it: parsed once, then trusted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from commdrill_sandbox.aws.cloudfront.policies import Policies, PolicyBook
from commdrill_sandbox.aws.cloudfront.response_headers import ResponseHeaders, response_headers
from commdrill_sandbox.aws.cloudfront.rules import items
from commdrill_sandbox.aws.wildcard import covers


class Which(StrEnum):
    """How many of the names a selection takes."""

    NONE = "none"
    LISTED = "listed"
    ALL_BUT_LISTED = "all but listed"
    ALL = "all"


@dataclass(frozen=True)
class Selection:
    """Some of a request's headers, cookies or query strings; header names in lower case."""

    which: Which = Which.NONE
    names: frozenset[str] = frozenset()

    def __contains__(self, name: str) -> bool:
        match self.which:
            case Which.NONE:
                return False
            case Which.LISTED:
                return name in self.names
            case Which.ALL_BUT_LISTED:
                return name not in self.names
            case Which.ALL:
                return True


NOTHING, EVERYTHING = Selection(), Selection(Which.ALL)


@dataclass(frozen=True)
class Parts:
    """Which parts of a viewer's request count, for the cache key or for the origin."""

    headers: Selection = NOTHING
    cookies: Selection = NOTHING
    queries: Selection = NOTHING


@dataclass(frozen=True)
class Caching:
    """How long answers are kept, in seconds, and what tells two requests apart."""

    least: int
    default: int
    most: int
    key: Parts
    encodings: tuple[str, ...]  # those of Accept-Encoding that count


@dataclass(frozen=True)
class Origin:
    """Where content comes from. Times in seconds; `completion`: None, no limit."""

    id: str
    host: str
    path: str
    headers: tuple[tuple[str, str], ...]
    attempts: int
    connect: float
    read: float
    completion: float | None
    http_port: int
    https_port: int
    protocol: str
    s3: bool
    signed: bool  # by an origin access control or identity
    identity: str  # the id of the latter


@dataclass(frozen=True)
class OriginGroup:
    """A primary origin, and the one to turn to on these codes."""

    members: tuple[Origin, Origin]
    codes: frozenset[int]


Target = Origin | OriginGroup


@dataclass(frozen=True)
class AtEdge:
    """A version of a Lambda function, and whether it is told the request's body."""

    arn: str
    include_body: bool


@dataclass(frozen=True)
class Behaviour:
    """What is done with the requests of one path pattern."""

    pattern: str
    target: Target
    methods: frozenset[str]
    cached_methods: frozenset[str]
    caching: Caching
    forwarded: Parts
    all_headers: bool  # legacy settings pass on what nobody listed
    compress: bool
    viewer_request: str | None  # ARN of the function
    viewer_response: str | None
    at_edge: Mapping[str, AtEdge]  # Lambda functions, by event type
    headers: ResponseHeaders


@dataclass(frozen=True)
class ErrorResponse:
    """What is made of an error. `page` is None where it only has a time to be kept."""

    code: int
    ttl: float
    page: str | None
    status: int


@dataclass(frozen=True)
class Distribution:
    """The configuration of an edge."""

    id: str
    enabled: bool
    root: str
    aliases: frozenset[str]
    behaviours: tuple[Behaviour, ...]  # the default one last
    errors: Mapping[int, ErrorResponse]

    def behaviour(self, path: str) -> Behaviour:
        """The first that matches."""
        return next(b for b in self.behaviours if matches(b.pattern, path))


def matches(pattern: str, path: str) -> bool:
    """Whether `pattern` covers the whole path; its leading slash is optional, case counts."""
    return covers(pattern.removeprefix("/"), path.removeprefix("/"))


def parsed(distribution_id: str, config: Mapping[str, Any], policies: PolicyBook) -> Distribution:
    """A checked configuration as the edge reads it.

    Raises:
        Refusal: it names a policy that does not exist.
    """
    origins = {origin["Id"]: _origin(origin) for origin in items(config["Origins"])}
    groups = {group["Id"]: _group(group, origins) for group in items(config["OriginGroups"])}
    targets: dict[str, Target] = {**origins, **groups}
    listed = [*items(config["CacheBehaviors"]), config["DefaultCacheBehavior"]]
    return Distribution(
        distribution_id,
        bool(config["Enabled"]),
        str(config["DefaultRootObject"]),
        frozenset(alias.lower() for alias in items(config["Aliases"])),
        tuple(_behaviour(b, targets[b["TargetOriginId"]], policies) for b in listed),
        {e["ErrorCode"]: _error_response(e) for e in items(config["CustomErrorResponses"])},
    )


def _origin(config: Mapping[str, Any]) -> Origin:
    custom, s3 = config.get("CustomOriginConfig", {}), config.get("S3OriginConfig")
    identity = str((s3 or {}).get("OriginAccessIdentity") or "").rpartition("/")[2]
    sent = tuple((h["HeaderName"], h["HeaderValue"]) for h in items(config["CustomHeaders"]))
    return Origin(
        id=config["Id"],
        host=config["DomainName"],
        path=config["OriginPath"],
        headers=sent,
        attempts=config["ConnectionAttempts"],
        connect=config["ConnectionTimeout"],
        read=custom.get("OriginReadTimeout", 30),  # that of S3 cannot be set
        completion=config.get("ResponseCompletionTimeout") or None,
        http_port=custom.get("HTTPPort", 80),
        https_port=custom.get("HTTPSPort", 443),
        protocol=custom.get("OriginProtocolPolicy", "http-only"),
        s3=s3 is not None or not custom,
        signed=bool(identity or config["OriginAccessControlId"]),
        identity="" if config["OriginAccessControlId"] else identity,
    )


def _group(config: Mapping[str, Any], origins: Mapping[str, Origin]) -> OriginGroup:
    primary, secondary = (origins[member["OriginId"]] for member in items(config["Members"]))
    codes = frozenset(items(config["FailoverCriteria"]["StatusCodes"]))
    return OriginGroup((primary, secondary), codes)


def _behaviour(config: Mapping[str, Any], target: Target, policies: PolicyBook) -> Behaviour:
    methods = config["AllowedMethods"]
    caching, forwarded = _caching(config, policies.cache), _forwarded(config, policies.request)
    functions = {f["EventType"]: f["FunctionARN"] for f in items(config["FunctionAssociations"])}
    return Behaviour(
        pattern=config.get("PathPattern", "*"),
        target=target,
        methods=frozenset(items(methods)),
        cached_methods=frozenset({"GET", "HEAD", *items(methods["CachedMethods"])}),
        caching=caching,
        forwarded=forwarded,
        all_headers=not config.get("CachePolicyId"),
        compress=bool(config["Compress"]),
        viewer_request=functions.get("viewer-request"),
        viewer_response=functions.get("viewer-response"),
        at_edge={
            link["EventType"]: AtEdge(link["LambdaFunctionARN"], bool(link.get("IncludeBody")))
            for link in items(config["LambdaFunctionAssociations"])
        },
        headers=_headers(config, policies.headers),
    )


def _headers(config: Mapping[str, Any], policies: Policies) -> ResponseHeaders:
    named = config.get("ResponseHeadersPolicyId")
    return response_headers(policies.get(named).config) if named else ResponseHeaders()


def _caching(config: Mapping[str, Any], policies: Policies) -> Caching:
    if not config.get("CachePolicyId"):
        values = config.get("ForwardedValues", {})
        if "*" in items(values.get("Headers", {})):  # then nothing is kept
            return Caching(0, 0, 0, _legacy_parts(values), ("gzip",))
        ttl = (config["MinTTL"], config["DefaultTTL"], config["MaxTTL"])
        return Caching(*ttl, _legacy_parts(values), ("gzip",))
    policy = policies.get(config["CachePolicyId"]).config
    key = policy.get("ParametersInCacheKeyAndForwardedToOrigin", {})
    known = {"gzip": "EnableAcceptEncodingGzip", "br": "EnableAcceptEncodingBrotli"}
    encodings = tuple(name for name, flag in known.items() if key.get(flag))
    return Caching(policy["MinTTL"], policy["DefaultTTL"], policy["MaxTTL"], _parts(key), encodings)


def _legacy_parts(values: Mapping[str, Any]) -> Parts:
    cookies = values.get("Cookies", {})
    listed = items(cookies.get("WhitelistedNames", {}))
    which = {"all": Which.ALL, "whitelist": Which.LISTED}.get(cookies.get("Forward"), Which.NONE)
    keys = items(values.get("QueryStringCacheKeys", {}))
    queries = Selection(Which.LISTED, frozenset(keys)) if keys else EVERYTHING
    headers = frozenset(name.lower() for name in items(values.get("Headers", {})))
    return Parts(
        EVERYTHING if "*" in headers else Selection(Which.LISTED, headers),
        Selection(which, frozenset(listed)),
        queries if values.get("QueryString") else NOTHING,
    )


def _forwarded(config: Mapping[str, Any], policies: Policies) -> Parts:
    if policy_id := config.get("OriginRequestPolicyId"):
        return _parts(policies.get(policy_id).config)
    values = config.get("ForwardedValues", {})
    if config.get("CachePolicyId") or not values.get("QueryString"):
        return Parts()
    return Parts(queries=EVERYTHING)  # legacy: all are sent, though only some may count


def _parts(config: Mapping[str, Any]) -> Parts:
    return Parts(
        _selection(config, "Header", "Headers", str.lower),
        _selection(config, "Cookie", "Cookies", str),
        _selection(config, "QueryString", "QueryStrings", str),
    )


_WHICH = {
    "whitelist": Which.LISTED,
    "allExcept": Which.ALL_BUT_LISTED,
    "all": Which.ALL,
    "allViewer": Which.ALL,
    "allViewerAndWhitelistCloudFront": Which.ALL,
}


def _selection(
    config: Mapping[str, Any], what: str, listed: str, spelt: Callable[[str], str]
) -> Selection:
    chosen = config.get(f"{listed}Config", {})
    names = frozenset(spelt(name) for name in items(chosen.get(listed, {})))
    return Selection(_WHICH.get(chosen.get(f"{what}Behavior", "none"), Which.NONE), names)


def _error_response(config: Mapping[str, Any]) -> ErrorResponse:
    page = config["ResponsePagePath"] or None
    status = int(config["ResponseCode"] or config["ErrorCode"])
    return ErrorResponse(config["ErrorCode"], config["ErrorCachingMinTTL"], page, status)
