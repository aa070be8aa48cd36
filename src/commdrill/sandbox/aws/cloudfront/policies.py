"""Cache, origin request and response headers policies: AWS's own, and those that somebody made."""

import itertools
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from commdrill.sandbox.aws.rest import AwsError

CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3"
ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"


def _cached(
    name: str, ttl: tuple[int, int, int], *compressions: str, **key: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "Name": f"Managed-{name}",
        "Comment": "",
        "MinTTL": ttl[0],
        "DefaultTTL": ttl[1],
        "MaxTTL": ttl[2],
        "ParametersInCacheKeyAndForwardedToOrigin": {
            "EnableAcceptEncodingGzip": "gzip" in compressions,
            "EnableAcceptEncodingBrotli": "br" in compressions,
            "HeadersConfig": {"HeaderBehavior": "none"},
            "CookiesConfig": {"CookieBehavior": "none"},
            "QueryStringsConfig": {"QueryStringBehavior": "none"},
            **key,
        },
    }


def _forwarded(name: str, headers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "Name": f"Managed-{name}",
        "Comment": "",
        "HeadersConfig": headers,
        "CookiesConfig": {"CookieBehavior": "all"},
        "QueryStringsConfig": {"QueryStringBehavior": "all"},
    }


_HOST = {"HeaderBehavior": "whitelist", "Headers": {"Quantity": 1, "Items": ["Host"]}}
_COOKIES = {"CookieBehavior": "all"}
_YEAR = 31_536_000
MANAGED_CACHE = MappingProxyType(
    {
        CACHING_DISABLED: _cached("CachingDisabled", (0, 0, 0)),
        CACHING_OPTIMIZED: _cached("CachingOptimized", (1, 86_400, _YEAR), "gzip", "br"),
        "b2884449-e4de-46a7-ac36-70bc7f1ddd6d": _cached(
            "CachingOptimizedForUncompressedObjects", (1, 86_400, _YEAR)
        ),
        "83da9c7e-98b4-4e11-a168-04f0df8e2c65": _cached(
            "UseOriginCacheControlHeaders", (0, 0, _YEAR), "gzip", "br",
            HeadersConfig=_HOST, CookiesConfig=_COOKIES,
        ),
        "4cc15a8a-d715-48a4-82b8-cc0b614638fe": _cached(
            "UseOriginCacheControlHeaders-QueryStrings", (0, 0, _YEAR), "gzip", "br",
            HeadersConfig=_HOST, CookiesConfig=_COOKIES,
            QueryStringsConfig={"QueryStringBehavior": "all"},
        ),
    }
)  # fmt: skip
MANAGED_REQUEST = MappingProxyType(
    {
        ALL_VIEWER: _forwarded("AllViewer", {"HeaderBehavior": "allViewer"}),
        ALL_VIEWER_EXCEPT_HOST: _forwarded(
            "AllViewerExceptHostHeader",
            {"HeaderBehavior": "allExcept", "Headers": {"Quantity": 1, "Items": ["Host"]}},
        ),
    }
)


@dataclass(frozen=True)
class Policy:
    """A policy as it stands; `config` as AWS's API writes it."""

    id: str
    config: Mapping[str, Any]
    etag: str
    kind: str = "custom"


class Policies:
    """All policies of one kind: `CachePolicy`, `OriginRequestPolicy` or `ResponseHeadersPolicy`."""

    def __init__(self, kind: str, managed: Mapping[str, Mapping[str, Any]]) -> None:
        self.kind = kind
        self._lock, self._numbers = threading.Lock(), itertools.count(1)
        self._known = {i: Policy(i, config, "MANAGED", "managed") for i, config in managed.items()}

    def get(self, policy_id: str) -> Policy:
        """One of them.

        Raises:
            AwsError: there is none.
        """
        try:
            return self._known[policy_id]
        except KeyError:
            raise AwsError(
                f"NoSuch{self.kind}", f"no policy has the id {policy_id!r}", 404
            ) from None

    def all(self, kind: str | None) -> tuple[Policy, ...]:
        return tuple(policy for policy in self._known.values() if kind in {None, policy.kind})

    def create(self, config: Mapping[str, Any]) -> Policy:
        with self._lock:
            if any(p.config["Name"] == config["Name"] for p in self._known.values()):
                raise AwsError(f"{self.kind}AlreadyExists", f"{config['Name']!r} is taken", 409)
            return self._keep(f"embedded-{self.kind.lower()}-{next(self._numbers)}", config)

    def update(self, policy_id: str, config: Mapping[str, Any], if_match: str | None) -> Policy:
        with self._lock:
            self._own(policy_id, if_match)
            return self._keep(policy_id, config)

    def delete(self, policy_id: str, if_match: str | None) -> None:
        with self._lock:
            self._own(policy_id, if_match)
            del self._known[policy_id]

    def _own(self, policy_id: str, if_match: str | None) -> None:
        policy = self.get(policy_id)
        if policy.kind == "managed":
            raise AwsError("IllegalUpdate", "a managed policy is AWS's own")
        check_version(policy.etag, if_match)

    def _keep(self, policy_id: str, config: Mapping[str, Any]) -> Policy:
        self._known[policy_id] = Policy(policy_id, _with_ttl(config), f"EP{next(self._numbers)}")
        return self._known[policy_id]


@dataclass(frozen=True)
class PolicyBook:
    """The policies of each kind."""

    cache: Policies
    request: Policies
    headers: Policies


def _with_ttl(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The TTLs that a cache policy has where none are given."""
    if "MinTTL" not in config:
        return config
    default = max(86_400, config["MinTTL"])
    whole = {"DefaultTTL": default, **config}
    return {"MaxTTL": max(_YEAR, whole["DefaultTTL"]), **whole}


def check_version(etag: str, if_match: str | None) -> None:
    """Refuse a change that was not made to the version that is in force."""
    if not if_match:
        raise AwsError("InvalidIfMatchVersion", "the If-Match version is missing or not valid")
    if if_match != etag:
        raise AwsError(
            "PreconditionFailed", "the If-Match version is not the resource's current ETag", 412
        )
