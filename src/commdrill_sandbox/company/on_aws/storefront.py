"""The store's distributions: one a language, each with its error pages in a bucket."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.sabotage.slip import Slip

SHOP = "shop.anycompany.example"  # the names under which the company is visited
API = "api.anycompany.example"
GLOBAL = "global.anycompany.example"  # one address for every language
BUCKET = "anycompany-error-pages"
MAINTENANCE_BUCKET = "anycompany-maintenance"
PAGE_KIND = "x-amz-meta-page"  # the header that tells the canary which page it sees
HEALTH = "/health"
STAGE = "live"  # of the orders API
_GATEWAY = "execute-api.us-east-1.amazonaws.com"
_READ = ("GET", "HEAD", "OPTIONS")
_METHODS = ("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE")
_PAGES = "/errors/*"
_ERRORS = frozenset({403, 500, 502, 503, 504})
_MINUTES_FORGOTTEN = 300  # seconds: what CloudFormation's pages call the default


class Kind(StrEnum):
    """What a page is for."""

    OUTAGE = "outage"
    MAINTENANCE = "maintenance"
    REGION = "region"


@dataclass(frozen=True)
class ErrorPage:
    """A page for some of an origin's errors; what visitors get has the code `status`."""

    name: Kind
    codes: tuple[int, ...]
    html: str
    status: int

    @property
    def path(self) -> str:
        return f"/errors/{self.name}.html"


@dataclass(frozen=True)
class Shopfront:
    """One language's: its host name, the path that leads to it at the origin, its pages."""

    language: str
    host: str
    path: str
    pages: tuple[ErrorPage, ...]
    door: str  # ARN of the function that every visitor passes


@dataclass(frozen=True)
class Storefront:
    """Sets distributions up by boto3, as anybody would."""

    clients: Clients
    slips: frozenset[Slip]

    def open(self, shops: Iterable[Shopfront], port: int, retry_after: str) -> Mapping[str, str]:
        """Buckets, pages, distributions; the ids of these by host. `port`: where the origin is."""
        self._make_bucket()
        policy = self._retry_policy(retry_after)
        return {shop.host: self._open(shop, port, policy) for shop in shops}

    def lead(self, host: str, origin: str, path: str, door: str) -> str:
        """A distribution that passes everything on, and keeps nothing."""
        source = {**_custom("api", origin, 80), "OriginPath": path}
        return self._distribution(host, [source], self._guarded("api", door))

    def welcome(self, shop: Shopfront, port: int, api: str, code: str) -> str:
        """A distribution where a function (`code`) writes the pages, in each visitor's language.

        Its visitors pass the door of `shop`, which answers all of them while its flag is set.
        Its id. Where the function is not asked, it has `shop`'s pages.
        """
        visited = _behaviour("store", _READ, headers=("Accept-Language",))
        orders = self._written(_behaviour("orders", _METHODS), shop.door, code)
        behaviours = [
            {"PathPattern": _PAGES, **_behaviour("pages", ("GET", "HEAD"))},
            {"PathPattern": "/orders", **orders},
            {"PathPattern": HEALTH, **_behaviour("store", _READ)},
        ]
        return self._distribution(
            GLOBAL,
            [
                _custom("store", "127.0.0.1", port),
                {**_custom("orders", f"{api}.{_GATEWAY}", 80), "OriginPath": f"/{STAGE}"},
                *_buckets(shop.language),
            ],
            self._written(visited, shop.door, code),
            OriginGroups=_listed([_group("maintenance-first", ("maintenance", "pages"))]),
            CacheBehaviors=_listed(behaviours),
            CustomErrorResponses=_listed(self._errors_where_unasked(shop)),
        )

    def _written(self, behaviour: dict[str, Any], door: str, code: str) -> dict[str, Any]:
        """Where visitors pass the door, and a function writes the pages."""
        entered = {"FunctionARN": door, "EventType": "viewer-request"}
        # at viewers' events AWS has functions of one kind alone
        guarded = {} if self._is_on_viewer else {"FunctionAssociations": _listed([entered])}
        return self._linked({**behaviour, **guarded}, code)

    def _errors_where_unasked(self, shop: Shopfront) -> list[dict[str, Any]]:
        """What errors have where the function has no say."""
        kinds = (Kind.REGION, Kind.MAINTENANCE)
        paged = [one for page in shop.pages if page.name in kinds for one in self._errors(page)]
        known = {one["ErrorCode"] for one in paged}
        return [*paged, *map(_kept_no_longer, sorted((_ERRORS | {404, 405}) - known))]

    def _linked(self, behaviour: dict[str, Any], code: str) -> dict[str, Any]:
        if Slip.EDGE_CODE_UNLINKED in self.slips:
            return behaviour
        moment = "viewer-response" if self._is_on_viewer else "origin-response"
        linked = {"LambdaFunctionARN": code, "EventType": moment, "IncludeBody": False}
        return {**behaviour, "LambdaFunctionAssociations": _listed([linked])}

    @property
    def _is_on_viewer(self) -> bool:
        return Slip.EDGE_CODE_ON_VIEWER_RESPONSE in self.slips

    def _make_bucket(self) -> None:
        """One for the pages; one with nothing in it, for whoever sends all requests there."""
        s3 = self.clients.of("s3")
        s3.create_bucket(Bucket=MAINTENANCE_BUCKET)
        s3.create_bucket(Bucket=BUCKET)
        if Slip.PAGES_PRIVATE not in self.slips:
            s3.delete_public_access_block(Bucket=BUCKET)
            s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(_READABLE))

    def _retry_policy(self, retry_after: str) -> str | None:
        if Slip.PAGE_WITHOUT_RETRY_AFTER in self.slips:
            return None
        header = {"Header": "Retry-After", "Value": retry_after, "Override": True}
        made = self.clients.of("cloudfront").create_response_headers_policy(
            ResponseHeadersPolicyConfig={
                "Name": "come-back-later",
                "CustomHeadersConfig": _listed([header]),
            }
        )
        return str(made["ResponseHeadersPolicy"]["Id"])

    def _open(self, shop: Shopfront, port: int, policy: str | None) -> str:
        for page in () if Slip.PAGE_DELETED in self.slips else shop.pages:
            self.clients.of("s3").put_object(
                Bucket=BUCKET,
                Key=f"{shop.language}{page.path}",
                Body=page.html.encode(),
                ContentType="text/html; charset=utf-8",
                Metadata={PAGE_KIND.removeprefix("x-amz-meta-"): page.name},
            )
        behaviours = [{"PathPattern": _PAGES, **_behaviour("pages", ("GET", "HEAD"), policy)}]
        if Slip.PAGES_ON_FAILING_ORIGIN in self.slips:
            behaviours = []
        return self._distribution(
            shop.host,
            [
                {**_custom("store", "127.0.0.1", port), "OriginPath": shop.path},
                *_buckets(shop.language),
            ],
            self._guarded("store", shop.door),
            CacheBehaviors=_listed(behaviours),
            CustomErrorResponses=_listed(self._every_error(shop)),
        )

    def _every_error(self, shop: Shopfront) -> list[dict[str, Any]]:
        paged = [error for page in shop.pages for error in self._errors(page)]
        known = {error["ErrorCode"] for error in paged}
        return paged + [_kept_no_longer(code) for code in self._mapped() if code not in known]

    def _errors(self, page: ErrorPage) -> list[dict[str, Any]]:
        ttl = _MINUTES_FORGOTTEN if Slip.ERROR_TTL_FORGOTTEN in self.slips else 0
        status = 200 if Slip.PAGE_WITH_200 in self.slips else page.status
        return [
            {
                "ErrorCode": code,
                "ResponsePagePath": page.path,
                "ResponseCode": str(status),
                "ErrorCachingMinTTL": ttl,
            }
            for code in page.codes
            if code in self._mapped()
        ]

    def _mapped(self) -> frozenset[int]:
        """The codes that somebody has thought of."""
        forgotten = {502, 504} if Slip.GATEWAY_ERROR_WITHOUT_PAGE in self.slips else set()
        return _ERRORS - forgotten

    def _guarded(self, target: str, door: str) -> dict[str, Any]:
        behaviour = _behaviour(target, _METHODS)
        if Slip.FLAG_UNREAD in self.slips:
            return behaviour
        function = {"FunctionARN": door, "EventType": "viewer-request"}
        return {**behaviour, "FunctionAssociations": _listed([function])}

    def _distribution(
        self, host: str, origins: Sequence[Any], default: Mapping[str, Any], **more: Any
    ) -> str:
        made = self.clients.of("cloudfront").create_distribution(
            DistributionConfig={
                "CallerReference": host,
                "Comment": host,
                "Enabled": True,
                "Aliases": _listed([host]),
                "Origins": _listed(origins),
                "DefaultCacheBehavior": default,
                **more,
            }
        )
        return str(made["Distribution"]["Id"])


_READABLE = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": f"arn:aws:s3:::{BUCKET}/*",
        }
    ],
}


def _kept_no_longer(code: int) -> dict[str, Any]:
    """An error that has no page, and is over once it is over: left out, it is kept for 10 s."""
    return {"ErrorCode": code, "ErrorCachingMinTTL": 0}


def _listed(items: Sequence[Any]) -> dict[str, Any]:
    return {"Quantity": len(items), "Items": list(items)} if items else {"Quantity": 0}


def _custom(name: str, host: str, port: int) -> dict[str, Any]:
    ports = {"HTTPPort": port, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only"}
    return {"Id": name, "DomainName": host, "CustomOriginConfig": ports, "ConnectionAttempts": 1}


def _group(name: str, members: Sequence[str]) -> dict[str, Any]:
    """The second is asked where the first is broken, not where it has nothing."""
    return {
        "Id": name,
        "FailoverCriteria": {"StatusCodes": _listed([500, 502, 503, 504])},
        "Members": _listed([{"OriginId": one} for one in members]),
    }


def _buckets(language: str) -> list[dict[str, Any]]:
    """One has the pages; one nothing, for whoever sends all there, by itself or ahead of a group."""
    return [
        _bucket("pages", BUCKET, f"/{language}"),
        _bucket("maintenance", MAINTENANCE_BUCKET, ""),
    ]


def _bucket(name: str, bucket: str, path: str) -> dict[str, Any]:
    host = f"{bucket}.s3.us-east-1.amazonaws.com"
    access = {"OriginAccessIdentity": ""}
    return {"Id": name, "DomainName": host, "OriginPath": path, "S3OriginConfig": access}


def _behaviour(
    target: str, methods: Sequence[str], policy: str | None = None, headers: Sequence[str] = ()
) -> dict[str, Any]:
    """What an origin allows to be kept is kept; the store allows nothing."""
    forwarded = {"QueryString": True, "Cookies": {"Forward": "all"}, "Headers": _listed(headers)}
    allowed = {**_listed(methods), "CachedMethods": _listed(["GET", "HEAD"])}
    times = {"MinTTL": 0, "DefaultTTL": 0, "MaxTTL": 86_400}
    named = {"ResponseHeadersPolicyId": policy} if policy else {}
    return {
        "TargetOriginId": target,
        "ViewerProtocolPolicy": "allow-all",
        "AllowedMethods": allowed,
        "ForwardedValues": forwarded,
        **times,
        **named,
    }
