"""Requests that CloudFront answers with an error before any origin hears of them."""

from commdrill_sandbox.aws.cloudfront.content import Content, made_by_edge
from commdrill_sandbox.aws.cloudfront.distribution import Behaviour
from commdrill_sandbox.aws.cloudfront.viewer import Viewer

_LONGEST_URL = 8192  # bytes


def refused(behaviour: Behaviour, asked: Viewer) -> Content | None:
    """The error that such a request gets; None for one that may go on."""
    if asked.method not in behaviour.methods:
        return made_by_edge(403, f"This distribution does not allow {asked.method} here.")
    if asked.method == "GET" and asked.body:
        return made_by_edge(403, "A GET request has no body.")
    if len(asked.host) + len(asked.path) + len(asked.query) > _LONGEST_URL:
        return made_by_edge(413, f"A URL has at most {_LONGEST_URL} bytes.")
    return None
