"""AWS's own policies, by the ids that they have everywhere."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_YEAR = 31_536_000  # seconds


def _listed(*names: str) -> dict[str, Any]:
    return {"Quantity": len(names), "Items": list(names)}


def _headers(*names: str, which: str = "whitelist") -> dict[str, Any]:
    return {"HeaderBehavior": which, "Headers": _listed(*names)}


_NO_HEADERS = {"HeaderBehavior": "none"}
_ALL_COOKIES, _NO_COOKIES = {"CookieBehavior": "all"}, {"CookieBehavior": "none"}
_ALL_QUERIES, _NO_QUERIES = {"QueryStringBehavior": "all"}, {"QueryStringBehavior": "none"}


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
            "HeadersConfig": _NO_HEADERS,
            "CookiesConfig": _NO_COOKIES,
            "QueryStringsConfig": _NO_QUERIES,
            **key,
        },
    }


def _forwarded(
    name: str,
    headers: Mapping[str, Any],
    cookies: Mapping[str, Any] = _ALL_COOKIES,
    queries: Mapping[str, Any] = _ALL_QUERIES,
) -> dict[str, Any]:
    return {
        "Name": f"Managed-{name}",
        "Comment": "",
        "HeadersConfig": headers,
        "CookiesConfig": cookies,
        "QueryStringsConfig": queries,
    }


def _answered(name: str, **parts: Mapping[str, Any]) -> dict[str, Any]:
    return {"Name": f"Managed-{name}", "Comment": "", **parts}


_ASKS_FOR_LEAVE = ("Origin", "Access-Control-Request-Headers", "Access-Control-Request-Method")
_SIMPLE = {
    "AccessControlAllowOrigins": _listed("*"),
    "AccessControlAllowHeaders": _listed("*"),
    "AccessControlAllowMethods": _listed("GET", "HEAD"),
    "AccessControlAllowCredentials": False,
    "OriginOverride": False,
}
_PREFLIGHT = {
    **_SIMPLE,
    "AccessControlAllowMethods": _listed(
        "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"
    ),
    "AccessControlExposeHeaders": _listed("*"),
}
_SECURITY = {
    "XSSProtection": {"Override": False, "Protection": True, "ModeBlock": True},
    "FrameOptions": {"Override": False, "FrameOption": "SAMEORIGIN"},
    "ReferrerPolicy": {"Override": False, "ReferrerPolicy": "strict-origin-when-cross-origin"},
    "ContentTypeOptions": {"Override": True},
    "StrictTransportSecurity": {"Override": False, "AccessControlMaxAgeSec": _YEAR},
}

MANAGED_CACHE = MappingProxyType(
    {
        "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": _cached("CachingDisabled", (0, 0, 0)),
        "658327ea-f89d-4fab-a63d-7e88639e58f6": _cached(
            "CachingOptimized", (1, 86_400, _YEAR), "gzip", "br"
        ),
        "b2884449-e4de-46a7-ac36-70bc7f1ddd6d": _cached(
            "CachingOptimizedForUncompressedObjects", (1, 86_400, _YEAR)
        ),
        "83da9c7e-98b4-4e11-a168-04f0df8e2c65": _cached(
            "UseOriginCacheControlHeaders", (0, 0, _YEAR), "gzip", "br",
            HeadersConfig=_headers("Host"), CookiesConfig=_ALL_COOKIES,
        ),
        "4cc15a8a-d715-48a4-82b8-cc0b614638fe": _cached(
            "UseOriginCacheControlHeaders-QueryStrings", (0, 0, _YEAR), "gzip", "br",
            HeadersConfig=_headers("Host"), CookiesConfig=_ALL_COOKIES,
            QueryStringsConfig=_ALL_QUERIES,
        ),
        "2e54312d-136d-493c-8eb9-b001f22f67d2": _cached(
            "Amplify", (2, 2, 600), "gzip", "br",
            HeadersConfig=_headers("Authorization", "CloudFront-Viewer-Country", "Host"),
            CookiesConfig=_ALL_COOKIES, QueryStringsConfig=_ALL_QUERIES,
        ),
    }
)  # fmt: skip
MANAGED_REQUEST = MappingProxyType(
    {
        "216adef6-5c7f-47e4-b989-5492eafa07d3": _forwarded(
            "AllViewer", {"HeaderBehavior": "allViewer"}
        ),
        "b689b0a8-53d0-40ab-baf2-68738e2966ac": _forwarded(
            "AllViewerExceptHostHeader", _headers("Host", which="allExcept")
        ),
        "33f36d7e-f396-46d9-90e0-52428a34d9dc": _forwarded(
            "AllViewerAndCloudFrontHeaders-2022-06",
            _headers("CloudFront-Forwarded-Proto", which="allViewerAndWhitelistCloudFront"),
        ),
        "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf": _forwarded(
            "CORS-S3Origin", _headers(*_ASKS_FOR_LEAVE), _NO_COOKIES, _NO_QUERIES
        ),
        "59781a5b-3903-41f3-afcb-af62929ccde1": _forwarded(
            "CORS-CustomOrigin", _headers("Origin"), _NO_COOKIES, _NO_QUERIES
        ),
        "acba4595-bd28-49b8-b9fe-13317c0390fa": _forwarded(
            "UserAgentRefererHeaders", _headers("User-Agent", "Referer"), _NO_COOKIES, _NO_QUERIES
        ),
        "bf0718e1-ba1e-49d1-88b1-f726733018ae": _forwarded(
            "HostHeaderOnly", _headers("Host"), _NO_COOKIES, _NO_QUERIES
        ),
    }
)
MANAGED_HEADERS = MappingProxyType(
    {
        "60669652-455b-4ae9-85a4-c4c02393f86c": _answered("SimpleCORS", CorsConfig=_SIMPLE),
        "5cc3b908-e619-4b99-88e5-2cf7f45965bd": _answered(
            "CORS-With-Preflight", CorsConfig=_PREFLIGHT
        ),
        "67f7725c-6f97-4210-82d7-5512b31e9d03": _answered(
            "SecurityHeadersPolicy", SecurityHeadersConfig=_SECURITY
        ),
        "e61eb60c-9c35-4d20-a928-2b84e02af89c": _answered(
            "CORS-and-SecurityHeadersPolicy", CorsConfig=_SIMPLE, SecurityHeadersConfig=_SECURITY
        ),
        "eaab4381-ed33-4a86-88ca-d9558dc6cd63": _answered(
            "CORS-with-preflight-and-SecurityHeadersPolicy",
            CorsConfig=_PREFLIGHT,
            SecurityHeadersConfig=_SECURITY,
        ),
    }
)
