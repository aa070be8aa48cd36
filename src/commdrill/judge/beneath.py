"""Where the words of a page are that a look at what the server sends does not find."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache

from commdrill.judge.expectation import ApprovedText
from commdrill.sighting import Page
from commdrill.verdict import Difference
from commdrill.wording.markup.beneath import is_frame, is_shell, scripted
from commdrill.wording.markup.visible import hidden_too
from commdrill.wording.match import Match, match_within
from commdrill.wording.seen import SeenText

_HELD: tuple[tuple[Callable[[str], str], str], ...] = (
    (hidden_too, "hidden by a style sheet"),
    (scripted, "put there by a script"),
)


def beneath(wordings: tuple[ApprovedText, ...], page: Page, now: datetime) -> Iterator[Difference]:
    """What only a browser can tell of words that were not read; nothing where it would tell no more."""
    if not page.markup or not wordings:
        return
    for held, where in _HELD:
        seen = _seen(held, page.markup)
        for approved in wordings:
            if isinstance(match_within(approved.text, seen, now), Match):
                yield _unread(approved, f"the words are there, but {where}: use `browser`")
                return
    if is_frame(page.markup, page.text):
        yield _unread(wordings[0], "a page that shows another one in a frame: use `browser`")
    elif is_shell(page.markup, page.text):
        yield _unread(wordings[0], "a page that its scripts have yet to fill: use `browser`")


@lru_cache(maxsize=4)  # each step asks of the same page, look after look
def _seen(held: Callable[[str], str], markup: str) -> SeenText:
    return SeenText.of(held(markup))


def _unread(approved: ApprovedText, why: str) -> Difference:
    return Difference(approved.message, "its words to be read", why)
