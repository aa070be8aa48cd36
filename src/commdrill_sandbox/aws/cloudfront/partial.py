"""Part of an object, or none of it: `Range` and `If-None-Match` answered from what is at hand."""

import re

from werkzeug.datastructures import ETags
from werkzeug.http import parse_etags, unquote_etag

from commdrill_sandbox.aws.cloudfront.content import Content, made_by_edge
from commdrill_sandbox.aws.cloudfront.viewer import Viewer

_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def unchanged(asked: Viewer, content: Content) -> Content | None:
    """A 304, where the viewer has it already."""
    if content.status != 200:
        return None
    known = asked.header("if-none-match")
    if known is not None:
        same = _has(parse_etags(known), content.header("etag"))
    else:
        since = asked.header("if-modified-since")
        same = since is not None and since == content.header("last-modified")
    return (
        Content(304, content.without("content-length", "content-type").headers, b"")
        if same
        else None
    )


def part(asked: Viewer, content: Content) -> Content:
    """The range that was asked for; the whole where a range makes no sense; or a 416."""
    wanted = _ONE_RANGE.fullmatch((asked.header("range") or "").strip())
    if wanted is None or content.status != 200 or not _still_the_same(asked, content):
        return content
    size = len(content.body)
    bounds = _bounds(wanted[1], wanted[2], size)
    if bounds is None:
        return content
    first, last = bounds
    if first >= size or first > last:
        refused = made_by_edge(416, "The range is not in the object.")
        return refused.having("Content-Range", f"bytes */{size}")
    cut = Content(206, content.headers, content.body[first : last + 1])
    return cut.having("Content-Range", f"bytes {first}-{last}/{size}")


def _bounds(start: str, end: str, size: int) -> tuple[int, int] | None:
    if start and end and int(end) < int(start):
        return None  # no range at all
    if start:
        return int(start), min(int(end), size - 1) if end else size - 1
    return (max(0, size - int(end)), size - 1) if end else None


def _has(known: ETags, etag: str | None) -> bool:
    if etag is None:
        return False
    bare, _ = unquote_etag(etag)
    return known.star_tag or known.contains_weak(bare or "")


def _still_the_same(asked: Viewer, content: Content) -> bool:
    condition = asked.header("if-range")
    return condition is None or condition in {
        content.header("etag"),
        content.header("last-modified"),
    }
