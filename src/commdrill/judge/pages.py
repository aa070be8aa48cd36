"""Pages, APIs, banners and health checks: what one HTTP answer says of an expectation."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from commdrill.documents.fitting import MISSING
from commdrill.documents.plan import ChannelType
from commdrill.judge.ahead import start_in
from commdrill.judge.expectation import ApprovedText, JsonExpectation, PageExpectation, Promise
from commdrill.judge.matching import compare
from commdrill.judge.must_say import NOTHING_ASKED, freely_said
from commdrill.judge.page_texts import json_document, texts_of
from commdrill.judge.said import Said, Unsaid, best, captured_of, differences_of, values_of
from commdrill.sighting import Page
from commdrill.verdict import Difference, Held, NotYet, Verdict
from commdrill.wording.markup.beneath import is_frame, is_shell, leads_on, scripted, styled
from commdrill.wording.markup.visible import hidden_too
from commdrill.wording.match import Match, match_within
from commdrill.wording.seen import SeenText
from commdrill.wording.set_aside import below_each_other

_HELD: tuple[tuple[Callable[[str], str], str], ...] = (
    (hidden_too, "hidden by a style sheet"),
    (scripted, "put there by a script"),
    (styled, "put there by a style sheet"),
)


def judge_page(
    expectation: PageExpectation, channel_type: ChannelType, page: Page, now: datetime
) -> Verdict:
    """Whether the page is as expected at this moment; `now` is what a time must lie ahead of."""
    if page.status is None:
        return NotYet((Difference("answer", _expected_answer(expectation), page.unanswered),))
    document = json_document(page.text) if expectation.json else MISSING
    texts = tuple(texts_of(page, channel_type))
    readings = [_seen(text, now) for text in texts]
    must = expectation.must_say
    freely = freely_said(must, below_each_other(texts, "\n\n"), now) if must else NOTHING_ASKED
    said = _said(expectation.says, readings, now)
    differences = (
        *_status_and_headers(expectation, page),
        *_in_json(expectation.json, page, document),
        *(compare("text", expectation.text, page.text) if expectation.text else ()),
        *_unsaid(expectation.says, said, page, now),
        *freely.differences,
        *_not_gone(expectation.absent, readings, now),
    )
    if differences:
        return NotYet(differences)
    starts = start_in({**values_of(said), **freely.values})
    return Held({**captured_of(said), **freely.captured}, starts=starts)


@lru_cache(maxsize=4)  # each step asks of the same look
def _seen(text: str, now: datetime) -> SeenText:  # noqa: ARG001  what is worked out of a text is of its look
    return SeenText.of(text)


def judge_promise(promise: Promise, page: Page, now: datetime) -> Verdict:
    """`judge_page` for a step whose expectation is one of a page."""
    assert isinstance(promise.expectation, PageExpectation)
    return judge_page(promise.expectation, promise.channel_type, page, now)


def compare_json(
    expectations: tuple[JsonExpectation, ...], document: Any
) -> tuple[Difference, ...]:
    """Each path must be there and every value it finds must fit."""
    return tuple(difference for wanted in expectations for difference in _at_path(wanted, document))


def _at_path(wanted: JsonExpectation, document: Any) -> tuple[Difference, ...]:
    found: list[Any] = [] if document is MISSING else wanted.query.find(document).values()
    if not found:
        return compare(wanted.path, wanted.matcher, MISSING)
    return tuple(d for value in found for d in compare(wanted.path, wanted.matcher, value))


def _expected_answer(expectation: PageExpectation) -> str:
    return "an answer" if expectation.status is None else "an answer with the right status"


def _status_and_headers(expectation: PageExpectation, page: Page) -> Iterator[Difference]:
    if expectation.status is not None:
        yield from compare("status", expectation.status, page.status)
    for name, matcher in (expectation.headers or {}).items():
        yield from compare(name, matcher, page.headers.get(name.lower(), MISSING))


def _in_json(
    expectations: tuple[JsonExpectation, ...], page: Page, document: Any
) -> tuple[Difference, ...]:
    if expectations and document is MISSING:
        kind = page.media_type or "no media type"
        return (Difference("body", "JSON", f"{kind}: “{page.text[:120]}”"),)
    return compare_json(expectations, document)


def _said(
    wordings: tuple[ApprovedText, ...], readings: list[SeenText], now: datetime
) -> Said | None:
    """The first wording that is there; None where none is asked for."""
    if not wordings:
        return None
    nothing = Unsaid((Difference("text", wordings[0].message, "nothing to read"),))
    outcomes = (match_within(w.text, seen, now) for w in wordings for seen in readings)
    return best(outcomes, nothing)


def _unsaid(
    wordings: tuple[ApprovedText, ...], said: Said | None, page: Page, now: datetime
) -> tuple[Difference, ...]:
    """Why it was not said; what a visitor's browser makes of it comes first."""
    missed = differences_of(said)
    return (*_beneath(wordings, page, now), *missed) if missed else ()


def _not_gone(
    wordings: tuple[ApprovedText, ...], readings: list[SeenText], now: datetime
) -> Iterator[Difference]:
    gone_wrong = {
        approved.message
        for approved in wordings
        for seen in readings
        if isinstance(match_within(approved.text, seen, now), Match)
    }
    for message in sorted(gone_wrong):
        yield Difference(message, "no longer there", "still there")


def _beneath(wordings: tuple[ApprovedText, ...], page: Page, now: datetime) -> Iterator[Difference]:
    """What a browser makes of words that were not read; nothing where it would tell no more."""
    if wordings and page.is_saved and not page.text:
        yield _unread(wordings[0], "a file to be saved: browsers show no page")
    if not page.markup or not wordings:
        return
    for held, where in _HELD:
        seen = _held_words(held, page.markup)
        for approved in wordings:
            if isinstance(match_within(approved.text, seen, now), Match):
                yield _unread(approved, f"the words are there, but {where}: use `browser`")
                return
    if leads_on(page.markup, page.url, page.headers.get("refresh", "")):
        yield _unread(wordings[0], "a page that leads on to another one: use `browser`")
    elif is_frame(page.markup, page.text):
        yield _unread(wordings[0], "a page that shows another one in a frame: use `browser`")
    elif is_shell(page.markup, page.text):
        yield _unread(wordings[0], "a page that its scripts have yet to fill: use `browser`")


@lru_cache(maxsize=4)  # each step asks of the same page, look after look
def _held_words(held: Callable[[str], str], markup: str) -> SeenText:
    return SeenText.of(held(markup))


def _unread(approved: ApprovedText, why: str) -> Difference:
    return Difference(approved.message, "its words to be read", why)
