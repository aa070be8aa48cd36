"""Compression at the edge, for viewers and content that it is meant for."""

import gzip

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.distribution import Behaviour

_LEAST, _MOST = 1_000, 10_000_000  # bytes
_STATUSES = frozenset({200, 403, 404})
_TEXTS = frozenset(
    [
        "application/javascript",
        "application/json",
        "application/xml",
        "application/rss+xml",
        "application/xhtml+xml",
        "application/manifest+json",
        "application/wasm",
        "image/svg+xml",
    ]
)


def compressed(behaviour: Behaviour, accepted: str, content: Content) -> Content:
    """As gzip where the behaviour compresses, the viewer accepts it, and it is worth it."""
    if not behaviour.compress or "gzip" not in accepted.split(",") or not _is_worth_it(content):
        return content
    smaller = Content(content.status, content.headers, gzip.compress(content.body, mtime=0))
    smaller = smaller.having("Content-Encoding", "gzip").having("Vary", "Accept-Encoding")
    etag = content.header("etag")
    return smaller.having("ETag", f"W/{etag}") if etag and not etag.startswith("W/") else smaller


def _is_worth_it(content: Content) -> bool:
    kind = (content.header("content-type") or "").partition(";")[0].strip().lower()
    return (
        content.status in _STATUSES
        and _LEAST <= len(content.body) <= _MOST
        and content.header("content-encoding") is None
        and (kind.startswith("text/") or kind in _TEXTS)
    )
