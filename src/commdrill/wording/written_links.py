"""A text with its links written as Markdown has them, for where a text alone is handed on or kept."""

import re
from itertools import pairwise

from commdrill.wording.set_aside import Link, Shown

_WORDS, _TARGET = re.compile(r"[^\[\]\n]{1,300}"), re.compile(r"https?://[^\s()<>]{1,2000}")


def with_written_links(text: str) -> str:
    """The text; links that would not be read as such again are left out."""
    links = text.links if isinstance(text, Shown) else ()
    kept = [link for link in links if _is_read_again(text, link)]
    places = [0, *(place for link in kept for place in (link.start, link.end)), len(text)]
    pieces = [text[start:end] for start, end in pairwise(places)]
    for number, link in enumerate(kept):
        pieces[2 * number + 1] = f"[{pieces[2 * number + 1]}]({link.target})"
    return "".join(pieces)


def _is_read_again(text: str, link: Link) -> bool:
    words = text[link.start : link.end]
    return bool(_WORDS.fullmatch(words) and _TARGET.fullmatch(link.target))
