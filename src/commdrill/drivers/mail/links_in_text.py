"""Links of a mail's page as its plain text has them, behind their words: `our page [https://…]`."""

import re
from collections.abc import Iterator, Sequence

from commdrill.wording.set_aside import Shown

_MOST = 100  # links of a mail
_LONGEST = 300  # characters of a link's words, in which no bracket stands


def with_links_of_page(bodies: Sequence[str]) -> tuple[str, ...]:
    """The alternatives; those without links of their own have those that programs wrote out of the page's."""
    links = [*dict.fromkeys(link for body in bodies for link in _links(body))][:_MOST]
    return tuple(body if isinstance(body, Shown) else _named(body, links) for body in bodies)


def _links(body: str) -> Iterator[tuple[str, str]]:
    """The words of each, and where it leads."""
    for link in body.links if isinstance(body, Shown) else ():
        words = body[link.start : link.end]
        if len(words) <= _LONGEST and not {*"[]()<>"} & {*words, *link.target}:
            yield " ".join(words.split()), link.target


def _named(text: str, links: Sequence[tuple[str, str]]) -> str:
    for words, target in links:
        if target in text:
            text = _behind(words, target).sub(f"[{words}]({target})".replace("\\", r"\\"), text)
    return text


def _behind(words: str, target: str) -> re.Pattern[str]:
    """Such words, wherever a line breaks, and their target in brackets: there is one way to match it."""
    link, spaced = re.escape(target), r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){spaced}\s{{0,2}}(?:\( ?{link} ?\)|\[ ?{link} ?\]|< ?{link} ?>)")
