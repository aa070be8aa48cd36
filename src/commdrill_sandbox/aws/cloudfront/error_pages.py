"""Custom error responses: what the viewer sees instead of an error."""

from collections.abc import Callable
from dataclasses import replace

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.defaults import ERROR_TTL
from commdrill_sandbox.aws.cloudfront.distribution import Behaviour, Distribution
from commdrill_sandbox.aws.cloudfront.viewer import Viewer

Fetch = Callable[[Behaviour, Viewer], Content]


def dressed(edge: Distribution, asked: Viewer, error: Content, fetch: Fetch) -> Content:
    """The custom page with its code; the page's own error where it cannot be had.

    The page comes from the first behaviour that matches *its* path, whoever failed; an error of the
    page's has no page of its own.
    """
    custom = edge.errors.get(error.status)
    if custom is None or custom.page is None:
        return error
    method = "HEAD" if asked.method == "HEAD" else "GET"
    sent = tuple((k, v) for k, v in asked.headers if k.lower() in {"accept-encoding", "host"})
    for_page = replace(asked, method=method, path=custom.page, query="", headers=sent, body=b"")
    page = fetch(edge.behaviour(custom.page), for_page)
    shown = page.with_status(custom.status) if page.status < 400 else page
    return replace(shown, page=custom.page)


def minimum_lifetime(edge: Distribution, status: int) -> float:
    """ErrorCachingMinTTL, in seconds."""
    custom = edge.errors.get(status)
    return ERROR_TTL if custom is None else custom.ttl
