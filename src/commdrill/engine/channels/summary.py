"""A sighting in short: the line people read of it, and the mark by which two are told apart."""

import hashlib

from commdrill.judge.boards import open_posts
from commdrill.sighting import Inbox, Page, Sighting, StatusBoard

_BEGINNING = 4_000  # characters of a page: a line is made of the first words


def summary(sighting: Sighting) -> str:
    """A sighting in one line, as the live board and the timeline show it."""
    match sighting:
        case Page(status=None, unanswered=why):
            return why
        case Page(status=status, text=text):
            return f"{status} {' '.join(text[:_BEGINNING].split())[:100]}".rstrip()
        case StatusBoard(unanswered=why) if why:
            return why
        case StatusBoard(indicator=indicator) as board:
            posts = "; ".join(f"{post.name}: {post.status}" for post in open_posts(board))
            return f"{indicator}: {posts}" if posts else indicator
        case Inbox(messages):
            return f"{len(messages)} new message(s)"


def digest(sighting: Page | StatusBoard, headers: frozenset[str]) -> str:
    """The same for sightings that say the same; of a page's headers, only these count."""
    match sighting:
        case Page():
            named = sorted((k, v) for k, v in sighting.headers.items() if k in headers)
            seen = repr((sighting.status, named, sighting.unanswered))
            body = sighting.text
        case StatusBoard():
            seen = repr((sighting.indicator, sorted(sighting.components.items())))
            body = repr((sighting.incidents, sighting.maintenances, sighting.unanswered))
    return hashlib.sha256(f"{seen}\n{body}".encode(errors="replace")).hexdigest()
