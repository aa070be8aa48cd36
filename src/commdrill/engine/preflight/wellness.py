"""Before anything is touched: is all as it is when nothing is wrong?

What is down already cannot be taken down, and would never be "as before" again. A page or an API must
be as its recovery steps expect it, as far as a visitor can tell whether it works: by its status, its
JSON, and what must be absent.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from commdrill.documents.plan import Phase
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.channels.reading import Reading
from commdrill.judge.expectation import PageExpectation, Promise
from commdrill.sighting import Page, StatusBoard
from commdrill.verdict import Difference, Held

_DOWN = "major_outage"
_WANTS_TLS = re.compile(r"plain HTTP|HTTP request.{1,20}(HTTPS|SSL)|SSL-enabled|TLS", re.IGNORECASE)
_MOST = 3  # differences of one channel


def unwell(channels: Iterable[PageChannel], taken_down: Iterable[str]) -> Iterator[str]:
    """What is not well of channels that answer; `taken_down`: components that the drill will break."""
    components = frozenset(taken_down)
    for channel in channels:
        reading = channel.reading
        if reading is None or reading.sighting.unanswered:
            continue  # told already
        match reading.sighting:
            case Page() as page:
                yield from _unwell_page(channel, reading, page)
            case StatusBoard() as board:
                yield from _down_already(channel, board, components)


def _unwell_page(channel: PageChannel, reading: Reading, page: Page) -> Iterator[str]:
    over = [step.promise for step in channel.steps if step.promise.phase is Phase.RECOVERY]
    expected = [(promise, _at_rest(promise)) for promise in over]
    found: dict[Difference, Promise] = {}
    for promise, expectation in expected:
        now = reading.verdict_after(
            replace(promise, id=f"{promise.id}: before", expectation=expectation)
        )
        if not isinstance(now, Held):
            found.update(dict.fromkeys(now.differences, promise))
    for difference, promise in list(found.items())[:_MOST]:
        yield (
            f"channel {channel.use.id} is not well: {difference}; step {promise.id} expects that "
            f"after the outage, so it must be so before{_hint(page)}"
        )
    if not found and not any(expectation.status for _, expectation in expected):
        yield from (f"channel {channel.use.id} is not well: {why}" for why in _troubled(page))


def _at_rest(promise: Promise) -> PageExpectation:
    """What of a recovery step must be so before the outage, too; its words need not."""
    expectation = promise.expectation
    assert isinstance(expectation, PageExpectation), "a page's step expects something of a page"
    return PageExpectation(
        status=expectation.status, json=expectation.json, absent=expectation.absent
    )


def _troubled(page: Page) -> Iterator[str]:
    """An answer that tells by itself that we are not let in, or that it does not work."""
    status = page.status
    if status in (401, 403):
        yield f"it answers {status}: credentials are missing, or not accepted"
    elif status is not None and status >= 500:
        yield f"it answers {status} before anything is broken"
    elif hint := _hint(page):
        yield f"it answers {status}{hint}"


def _hint(page: Page) -> str:
    is_misled = page.status == 400 and page.url.startswith("http:")
    if is_misled and _WANTS_TLS.search(page.text):
        return ": it wants TLS there, write https://"
    return ""


def _down_already(
    channel: PageChannel, board: StatusBoard, taken_down: frozenset[str]
) -> Iterator[str]:
    for component in sorted(taken_down):
        if board.components.get(component) == _DOWN:
            yield f"channel {channel.use.id} is not well: it shows {component} as {_DOWN} already"
