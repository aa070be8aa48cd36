"""What must not reach a reader outside: the content policy, on everything that was seen."""

from collections.abc import Iterable, Iterator

from commdrill.documents.fitting import MISSING
from commdrill.documents.plan import ChannelType
from commdrill.judge.expectation import Promise, Reader
from commdrill.judge.page_texts import machine_readable, texts_of
from commdrill.judge.read_text import read_texts
from commdrill.sighting import Message, Page, StatusBoard
from commdrill.values import grouped
from commdrill.verdict import Difference
from commdrill.wording.markup.xml_text import is_xml
from commdrill.wording.policy import PolicyFinding, Surface, examine, examine_internal

_ONE_BY_ONE = 1_000


def leaks_of_page(promise: Promise, page: Page) -> tuple[PolicyFinding, ...]:
    """On a page: all a visitor reads. Of JSON: each string. Of XML: the text. Health checks: nothing."""
    if promise.channel_type is ChannelType.HEALTH_CHECK:
        return ()
    for_clients = is_xml(page.media_type) or (
        machine_readable(page, promise.channel_type) is not MISSING
    )
    surface = Surface.API if for_clients else Surface.PAGE
    return _leaks(promise, surface, _in_bounds(texts_of(page, promise.channel_type)))


def _in_bounds(strings: Iterable[str]) -> Iterator[str]:
    """Each once; of a great many, those beyond the first ones as one text: an answer may hold millions."""
    distinct = tuple(dict.fromkeys(strings))
    yield from distinct[:_ONE_BY_ONE]
    if rest := distinct[_ONE_BY_ONE:]:
        yield "\n".join(rest)


def leaks_of_board(promise: Promise, board: StatusBoard) -> tuple[PolicyFinding, ...]:
    """In the titles and updates of what is posted on it."""
    posts = (*board.incidents, *board.maintenances)
    texts = [post.name for post in posts]
    texts += [update.body for post in posts for update in post.updates]
    return _leaks(promise, Surface.STATUS_PAGE, texts)


def leaks_of_message(promise: Promise, message: Message) -> tuple[PolicyFinding, ...]:
    """In all that is read of it."""
    texts_read = read_texts(promise.channel_type, message)
    by_surface = grouped((read.surface, read.text) for read in texts_read)
    return tuple(
        leak
        for surface, texts in by_surface.items()
        for leak in _leaks(promise, surface, _in_bounds(texts))
    )


def as_differences(leaks: Iterable[PolicyFinding]) -> tuple[Difference, ...]:
    """Leaks as differences of a verdict, each once, called what a person calls them."""
    differences = (Difference(leak.what, "none", f"“{leak.quote}”", leak.code) for leak in leaks)
    return tuple(dict.fromkeys(differences))


def _leaks(promise: Promise, surface: Surface, texts: Iterable[str]) -> tuple[PolicyFinding, ...]:
    return tuple(leak for text in texts for leak in _examined(promise, surface, text))


def _examined(promise: Promise, surface: Surface, text: str) -> Iterator[PolicyFinding]:
    if promise.reader is Reader.INTERNAL:
        yield from examine_internal(text, promise.policy)
    else:
        yield from examine(text, surface, promise.language, promise.policy)
