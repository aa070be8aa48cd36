"""How long the edge keeps what it got."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.distribution import Caching

_ALWAYS_KEPT = frozenset({404, 414, 500, 501, 502, 503, 504})
_KEPT_ON_REQUEST = frozenset({400, 403, 405, 412, 415})
_OBJECTS = frozenset({200, 203, 300, 301, 302, 308, 410})
_NOT_FOR_CACHES = ("no-store", "no-cache", "private")


@dataclass(frozen=True)
class Asked:
    """What an answer says about how long it may be kept, in seconds."""

    lifetime: float | None
    directives: Mapping[str, str]

    @property
    def forbids(self) -> bool:
        return any(
            name in self.directives and not self.directives[name] for name in _NOT_FOR_CACHES
        )


def asked(content: Content, now: datetime) -> Asked:
    directives = _directives(content.header("cache-control") or "")
    for name in ("s-maxage", "max-age"):
        if directives.get(name, "").isdecimal():
            return Asked(float(directives[name]), directives)
    return Asked(_until(content.header("expires"), now), directives)


def object_lifetime(content: Content, caching: Caching, now: datetime) -> float:
    """Seconds to keep a good answer; 0: not at all."""
    says = asked(content, now)
    if content.status not in _OBJECTS and says.lifetime is None:
        return 0.0
    if says.forbids:
        return float(caching.least)
    if content.header("vary") == "*" and caching.least == 0:
        return 0.0
    if says.lifetime is None:
        return float(max(caching.least, caching.default))
    return min(max(says.lifetime, caching.least), caching.most)


def error_lifetime(content: Content, minimum: float, caching: Caching, now: datetime) -> float:
    """Seconds to keep an error; 0: not at all. `minimum` is its ErrorCachingMinTTL.

    The behaviour's Maximum TTL caps what the origin asks for, not the minimum: where caching is
    disabled, errors are kept all the same.
    """
    says = asked(content, now)
    told = {"max-age", "s-maxage"} & set(says.directives)
    if content.status in _ALWAYS_KEPT or (content.status in _KEPT_ON_REQUEST and told):
        return max(minimum, min(says.lifetime or 0.0, caching.most))
    return 0.0


def stale_allowed(content: Content) -> float:
    """Seconds past its life that an object may stand in for an error."""
    told = _directives(content.header("cache-control") or "").get("stale-if-error", "")
    return float(told) if told.isdecimal() else float("inf")


def _directives(header: str) -> dict[str, str]:
    parts = (part.strip().partition("=") for part in header.split(","))
    return {name.strip().lower(): value.strip().strip('"') for name, _, value in parts if name}


def _until(expires: str | None, now: datetime) -> float | None:
    if expires is None:
        return None
    try:
        at = parsedate_to_datetime(expires)
    except ValueError:
        return 0.0  # "0" and other nonsense: already over
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
