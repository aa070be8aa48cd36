"""What of a provider's list is new: page by page, and no page is read again that is as it was."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Protocol

from commdrill.drivers.http.answer import HttpAnswer, KeptAnswers
from commdrill.drivers.http.driver import HttpRequest
from commdrill.drivers.http.json_message import MessageFields
from commdrill.drivers.http.listing import ListPage, pages
from commdrill.sighting import Inbox, Message
from commdrill.values import Json

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession


class ListReader(Protocol):
    """What a page of a provider's list holds, and each of its messages, by its settings."""

    @property
    def fields(self) -> MessageFields: ...

    @property
    def newest_first(self) -> bool: ...

    def page(self, url: str, answer: HttpAnswer) -> ListPage: ...

    def request_of(self, following: str) -> HttpRequest: ...

    def message(self, item: Json, uid: str, http: "HttpSession") -> Message: ...


@dataclass
class _Looked:
    """What one look at the list has met. `pending`: what was in it, and not delivered yet."""

    new: dict[str, Json] = field(default_factory=dict)
    alike: Counter[str] = field(default_factory=Counter)
    pending: set[str] = field(default_factory=set)
    pages: dict[str, ListPage] = field(default_factory=dict)


@dataclass(frozen=True)
class ListKnown:
    """What a list held when it was opened: what is told apart, how many are alike, what is pending."""

    ids: tuple[str, ...]
    alike: Mapping[str, int]
    pending: tuple[str, ...]


class InboxWatch:
    """Tells new messages from known ones: by id, or else by how many are alike.

    `position`: what was there when it was opened.
    """

    def __init__(
        self,
        listing: HttpRequest,
        reader: ListReader,
        http: "HttpSession",
        known: ListKnown | None = None,
    ) -> None:
        self._listing = listing
        self._reader = reader
        self._http = http
        self._answers = KeptAnswers(http)
        self._ids: set[str] = set()  # all that were ever told apart
        self._before = _Looked()
        if known is None:
            self._note(self._looked())  # what is there already need not be read
        else:
            self._ids.update(known.ids)
            self._before = _Looked(alike=Counter(known.alike), pending={*known.pending})
        before = self._before
        found = ListKnown(
            tuple(sorted(self._ids)), dict(before.alike), tuple(sorted(before.pending))
        )
        self.position: Json = asdict(found)

    def __call__(self) -> Inbox:
        """What is new since the look before."""
        looked = self._looked()
        read = self._reader.message
        messages = tuple(read(item, uid, self._http) for uid, item in looked.new.items())
        self._note(looked)
        return Inbox(messages)

    def _note(self, looked: _Looked) -> None:
        self._ids.update(looked.new)
        self._before = replace(looked, new={})

    def _looked(self) -> _Looked:
        """As far as the list has to be read: all of it, but for what is older than all that is known."""
        looked, awaited = _Looked(), set(self._before.pending)
        for page in pages(self._answers, self._listing, self._reader.request_of, self._page):
            found = self._new_on(page, looked)
            looked.new.update(found)
            looked.pending |= page.pending
            if self._reader.fields.id:
                looked.pages[page.url] = replace(page, messages=())
            awaited -= page.pending
            awaited.difference_update(identity for identity, _ in page.messages)
            brought = found or page.pending - self._before.pending
            if self._reader.newest_first and not brought and not awaited:
                break
        return looked

    def _page(self, url: str, answer: HttpAnswer) -> ListPage:
        """One that came in the very bytes of the last time holds nothing that is not known."""
        known = self._before.pages.get(url)
        if known is not None and known.is_of(answer):
            return known
        return self._reader.page(url, answer)

    def _new_on(self, page: ListPage, looked: _Looked) -> dict[str, Json]:
        if self._reader.fields.id:
            return {uid: item for uid, item in page.messages if uid not in self._ids}
        return self._new_by_count(page, looked)

    def _new_by_count(self, page: ListPage, looked: _Looked) -> dict[str, Json]:
        new: dict[str, Json] = {}
        for identity, item in page.messages:
            looked.alike[identity] += 1
            if looked.alike[identity] <= self._before.alike[identity]:
                continue
            numbers = (f"{identity}-{number}" for number in count(1))
            taken = (self._ids, looked.new, new)
            uid = next(uid for uid in numbers if not any(uid in known for known in taken))
            new[uid] = item
        return new
