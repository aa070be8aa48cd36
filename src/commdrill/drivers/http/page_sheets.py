"""The style sheets that a page links to, and those that these import, fetched as a browser would."""

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from commdrill.drivers.http.driver import HttpRequest, origin
from commdrill.drivers.network.transport import Unanswered
from commdrill.errors import CannotLook
from commdrill.wording.markup.imports import sheet_written_out, with_imports
from commdrill.wording.markup.visible import base_of, sheets_linked_by

if TYPE_CHECKING:
    from commdrill.drivers.http.answer import HttpAnswer
    from commdrill.drivers.http.session import HttpSession

_MOST, _MOST_DEPTH, _REFUSED = 16, 4, 400
# they hold fonts, which hide nothing
_FONTS = frozenset({"fonts.googleapis.com", "fonts.bunny.net", "use.typekit.net", "p.typekit.net"})
_Origin = tuple[str, str, int]


class PageSheets:
    """The sheets of the pages that one watcher looks at.

    Those of a page's own site are asked for whenever it changes. Those of other sites, once: they are
    no part of what breaks, and who did not answer is not waited for again. Whom the guard does not
    allow is not asked, which it tells itself.
    """

    def __init__(self, http: "HttpSession") -> None:
        self._http = http
        self._elsewhere: dict[str, str] = {}

    def of(self, markup: str, page: str) -> dict[str, str]:
        """The sheets of a page, by their addresses as it has them, as far as they are to be had."""
        fetch = _Fetch(self._http, origin(page), self._elsewhere)
        base = _seen_from(page, base_of(markup))
        return {one: fetch.sheet(base, one, 0) for one in sheets_linked_by(markup)}


class _Fetch:
    """One round of asking, which ends."""

    def __init__(self, http: "HttpSession", own: _Origin, elsewhere: dict[str, str]) -> None:
        self._http, self._own, self._elsewhere = http, own, elsewhere
        self._had: dict[str, str] = {}
        self._left = _MOST
        self._lost: set[_Origin] = set()

    def sheet(self, base: str, address: str, depth: int) -> str:
        """A sheet with all that it imports; nothing where it is not to be had."""
        try:
            url = urljoin(base, address)
            if address.startswith("data:"):
                return sheet_written_out(address)
            site = origin(url)
        except ValueError:  # what is no address is no sheet
            return ""
        had = self._had if site == self._own else self._elsewhere
        if url in had:
            return had[url]
        self._left -= 1
        is_asked = site[0] in ("http", "https") and site[1] not in _FONTS
        if self._left < 0 or not is_asked or site in self._lost:
            return ""
        had[url] = text = self._asked(url, site)  # what a sheet imports may import the sheet
        if depth < _MOST_DEPTH:
            had[url] = text = with_imports(text, lambda one: self.sheet(url, one, depth + 1))
        return text

    def _asked(self, url: str, site: _Origin) -> str:
        try:
            answer = self._http.ask(HttpRequest(url=url))
        except (CannotLook, Unanswered, ValueError):
            self._lost.add(site)
            return ""
        return answer.text() if _is_sheet(answer) else ""


def _seen_from(page: str, base: str) -> str:
    try:
        return urljoin(page, base)
    except ValueError:  # what is no address leads nowhere
        return page


def _is_sheet(answer: "HttpAnswer") -> bool:
    return answer.status < _REFUSED and answer.media_type in ("", "text/css")
