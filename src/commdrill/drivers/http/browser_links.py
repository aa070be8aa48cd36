"""Words of a page that are links, as a browser read them: to whom judges, and on disk."""

import re
from collections.abc import Sequence

from commdrill.wording.set_aside import (
    CLOSES,
    OPENS,
    Shown,
    with_links_marked,
    with_tight_links,
    without_marks,
)

_LEADS_TO = "\ufdd2"  # between a link's words and its target; no character at all, as the others
_LINK = re.compile(rf"{OPENS}([^{OPENS}{CLOSES}]*){_LEADS_TO}([^{OPENS}{CLOSES}]*){CLOSES}")
_MARKS = re.compile(f"[{OPENS}{CLOSES}{_LEADS_TO}]")
_BLANKS = re.compile(r" {2,}")


def as_read(text: str) -> str:
    """The text as the script returns it, its links known by their places."""
    targets: list[str] = []

    def marked(link: re.Match[str]) -> str:
        targets.append(link[2])
        return f"{OPENS}{link[1]}{CLOSES}"

    found = _LINK.sub(marked, text)
    if not targets:
        return _MARKS.sub("", text)
    return _with_links(found, targets)


def reread(text: str) -> str:
    """What was written, with its links."""
    marked, targets = with_links_marked(text)
    return _with_links(marked, targets) if targets else text


def _with_links(marked: str, targets: Sequence[str]) -> Shown:
    even = _BLANKS.sub(" ", with_tight_links(marked))
    text, links = without_marks(even, targets)
    return Shown.of(text, tuple(one for one in links if text[one.start : one.end] != one.target))
