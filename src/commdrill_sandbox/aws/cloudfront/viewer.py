"""A visitor's request, and what of it counts for the cache and for the origin."""

import secrets
from dataclasses import dataclass, field, replace

from werkzeug.wrappers import Request

from commdrill_sandbox.aws.cloudfront.distribution import Behaviour, Selection
from commdrill_sandbox.aws.request import raw_path

Headers = tuple[tuple[str, str], ...]
HOP_BY_HOP = frozenset(
    [
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "proxy-connection",
    ]
)
_ALWAYS_SENT = frozenset(
    [
        "content-type",
        "content-encoding",
        "content-md5",
        "range",
        "if-match",
        "if-none-match",
        "if-modified-since",
        "if-unmodified-since",
        "if-range",
        "x-forwarded-for",
    ]
)
_NEVER_BY_ITSELF = HOP_BY_HOP | frozenset(
    [
        "host",
        "cookie",
        "content-length",
        "accept-encoding",
        "user-agent",
        "expect",
        "via",
        "x-forwarded-proto",
        "x-real-ip",
        "accept",
        "accept-charset",
        "accept-language",
        "referer",
        "x-amz-cf-id",
    ]
)
_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})


@dataclass(frozen=True)
class Viewer:
    """A request as it reached the edge. `path` and `query` are as written; header names as well.

    `id`: what viewer and origin are told as `x-amz-cf-id`.
    """

    method: str
    host: str
    path: str
    query: str
    headers: Headers
    body: bytes = b""
    address: str = "127.0.0.1"
    id: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def header(self, name: str) -> str | None:
        return next((v for k, v in self.headers if k.lower() == name), None)

    @property
    def cookies(self) -> tuple[str, ...]:
        """Each as `name=value`."""
        parts = (self.header("cookie") or "").split(";")
        return tuple(part.strip() for part in parts if part.strip())

    def with_path(self, path: str, query: str) -> "Viewer":
        return replace(self, path=path, query=query)


def viewer(request: Request) -> Viewer:
    """The request of somebody outside."""
    return Viewer(
        request.method,
        request.host,
        raw_path(request) or "/",
        request.query_string.decode("latin-1"),
        tuple(request.headers.items()),
        request.get_data(),
        request.remote_addr or "127.0.0.1",
    )


@dataclass(frozen=True)
class CacheKey:
    """What tells two cached objects apart."""

    distribution: str
    method: str
    url: str
    headers: Headers
    cookies: tuple[str, ...]
    encoding: str


def cache_key(distribution: str, behaviour: Behaviour, asked: Viewer) -> CacheKey:
    parts = behaviour.caching.key
    return CacheKey(
        distribution,
        asked.method,
        asked.path + _question(_queries(asked, parts.queries)),
        tuple(sorted((k.lower(), v) for k, v in asked.headers if k.lower() in parts.headers)),
        tuple(sorted(_cookies(asked, parts.cookies))),
        _encoding(behaviour, asked),
    )


def target(behaviour: Behaviour, asked: Viewer, origin_path: str) -> str:
    """Path and query that the origin is asked for."""
    selections = (behaviour.caching.key.queries, behaviour.forwarded.queries)
    return origin_path + asked.path + _question(_queries(asked, *selections))


def forwarded_headers(behaviour: Behaviour, asked: Viewer) -> Headers:
    """What the origin is told of the visitor's headers."""
    sent = [(k, v) for k, v in asked.headers if _is_sent(k.lower(), behaviour, asked)]
    if cookies := _cookies(asked, behaviour.caching.key.cookies, behaviour.forwarded.cookies):
        sent.append(("Cookie", "; ".join(cookies)))
    if encoding := _encoding(behaviour, asked):
        sent.append(("Accept-Encoding", encoding))
    names = {name.lower() for name, _ in sent}
    if "user-agent" not in names:
        sent.append(("User-Agent", "Amazon CloudFront"))
    before = asked.header("x-forwarded-for")
    sent = [(k, v) for k, v in sent if k.lower() != "x-forwarded-for"]
    addresses = f"{before}, {asked.address}" if before else asked.address
    return (
        *sent,
        ("X-Forwarded-For", addresses),
        ("Via", "1.1 embedded.cloudfront.net (CloudFront)"),
        ("X-Amz-Cf-Id", asked.id),
    )


def host_is_forwarded(behaviour: Behaviour) -> bool:
    return "host" in behaviour.caching.key.headers or "host" in behaviour.forwarded.headers


def cookies_are_forwarded(behaviour: Behaviour) -> bool:
    which = (behaviour.caching.key.cookies.which, behaviour.forwarded.cookies.which)
    return any(selection != "none" for selection in which)


def _is_sent(name: str, behaviour: Behaviour, asked: Viewer) -> bool:
    if name in HOP_BY_HOP | {"cookie", "host", "content-length", "accept-encoding"}:
        return False
    if name in _CONDITIONS and behaviour.caching.most > 0 and asked.method in {"GET", "HEAD"}:
        return False  # answered here, so that what is fetched can be kept
    if name in behaviour.caching.key.headers or name in behaviour.forwarded.headers:
        return True
    if name == "authorization":
        return behaviour.all_headers and asked.method not in {"GET", "HEAD", "OPTIONS"}
    if behaviour.all_headers:
        return name not in _NEVER_BY_ITSELF
    return name in _ALWAYS_SENT


def _queries(asked: Viewer, *selections: Selection) -> str:
    pairs = [pair for pair in asked.query.split("&") if pair]
    return "&".join(p for p in pairs if any(p.partition("=")[0] in s for s in selections))


def _cookies(asked: Viewer, *selections: Selection) -> list[str]:
    return [c for c in asked.cookies if any(c.partition("=")[0] in s for s in selections)]


def _question(query: str) -> str:
    return f"?{query}" if query else ""


def _encoding(behaviour: Behaviour, asked: Viewer) -> str:
    accepted = (asked.header("accept-encoding") or "").lower()
    offered = {part.partition(";")[0].strip() for part in accepted.split(",")}
    return ",".join(e for e in ("br", "gzip") if e in offered and e in behaviour.caching.encodings)
