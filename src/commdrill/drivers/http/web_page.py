"""The `web-page` observer."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, ClassVar

from commdrill.drivers.http.answer import last_head
from commdrill.drivers.http.driver import HttpDriver, HttpRequest
from commdrill.drivers.masking.shown import shown_head, shown_headers, shown_url
from commdrill.drivers.network.transport import Unanswered
from commdrill.drivers.protocol import Look
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Page, Sighting
from commdrill.terms import Proof

if TYPE_CHECKING:  # a plan is checked without what reads its pages
    from commdrill.drivers.http.page_content import PageContent
    from commdrill.drivers.http.session import HttpSession

_HEAD = ".headers.txt"
_MOST_TEXT = 2_000_000  # characters: judging must never hold up the way back
_AS_BROWSERS_ASK = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class WebPage(HttpDriver, HttpRequest):
    """Looks at a web page or an API as a visitor's client does, over HTTP.

    Each look is a newcomer's: a connection of its own, no cookies, nothing cached, and nothing
    added to get round a cache in between, for that is what visitors get. Where nobody answers, that
    is what is seen; the `browser` observer sees what scripts put on a page, and what it shows in
    frames. The style sheets of a page are fetched along with it, those of other sites once and as far
    as the guard's hosts allow; what they do not is told, as is any host that is refused. Where
    approved words are in the page all the same, hidden or in a script, the reason says so.

    It asks for pages, as browsers do, in the language of the channel's steps: where a GET of an API
    must ask for something else, set `headers: {Accept: application/json}`.
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Page

    @property
    def sent_headers(self) -> dict[str, str]:
        """As those of any request; one for a page says that it is."""
        sent = super().sent_headers
        asks_otherwise = self.payload is not None or "accept" in map(str.lower, sent)
        return sent if asks_otherwise else {"Accept": _AS_BROWSERS_ASK, **sent}

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.url)

    @contextmanager
    def open(self) -> Iterator[Look]:
        from commdrill.drivers.http.page_content import read_content
        from commdrill.drivers.http.page_sheets import PageSheets

        # Most looks see what the look before saw: reading it again would take as long as asking.
        with self.session() as http:
            read = lru_cache(maxsize=2)(partial(read_content, PageSheets(http).of))
            yield lambda: self._look(http, read)

    def _look(self, http: "HttpSession", read: "Callable[[bytes, str, str], PageContent]") -> Page:
        http.forget()
        try:
            answer = http.ask(self)
        except Unanswered as nobody:
            return Page(shown_url(self.url), None, {}, "", "", unanswered=str(nobody))
        content = read(answer.body, answer.headers.get("content-type", ""), answer.url)
        self._require_readable(content, answer.body)
        page = Page(
            url=answer.url,
            status=answer.status,
            headers=shown_headers(answer.headers),
            text=content.text,
            media_type=content.media_type,
            markup=content.markup,
            evidence=(
                Evidence(answer.body, content.suffix),
                Evidence("\n".join(shown_head(answer.head.split("\n"))).encode(), _HEAD),
                *content.kept_sheets,
            ),
        )
        return _as_shown(page)

    def _require_readable(self, content: "PageContent", body: bytes) -> None:
        if len(content.text) > _MOST_TEXT:
            raise CannotLook(
                f"{shown_url(self.url)} answers with {len(content.text):,} characters to read: no "
                f"person reads that, and no more than {_MOST_TEXT:,} are judged",
                body,
            )

    @classmethod
    def reread(cls, settings: Mapping[str, Any], kept: Sequence[Evidence]) -> Page:
        """The page that an answer was, with the style sheets that were kept of its site."""
        from commdrill.drivers.http.page_content import SHEETS, read_content

        parts = {one.suffix: one.content for one in kept[1:]}
        if _HEAD not in parts:
            raise CannotLook("the headers of its answer are not kept")
        head = last_head(parts[_HEAD].decode("utf-8", "replace"))
        sheets: dict[str, str] = json.loads(parts.get(SHEETS, b"{}"))
        content = read_content(
            lambda _markup, _url: sheets, kept[0].content, head.headers.get("content-type", ""), ""
        )
        page = Page(
            url=str(settings.get("url", "")),
            status=head.status,
            headers=head.headers,
            text=content.text,
            media_type=content.media_type,
            markup=content.markup,
        )
        return _as_shown(page)


def _as_shown(page: Page) -> Page:
    """Nothing of a page that browsers save as a file instead."""
    return replace(page, text="", markup="") if page.markup and page.is_saved else page
