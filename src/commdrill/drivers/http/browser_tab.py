"""One visit to a page, in a tab of its own: what it showed, and what it asked for in vain."""

import json
import re
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, CDPSession, Error, Request, Response
from playwright.sync_api import TimeoutError as OutOfTime

from commdrill.clock import Clock
from commdrill.drivers.http.browser import Browser
from commdrill.drivers.http.charset import media_type
from commdrill.drivers.http.origin import origin
from commdrill.drivers.masking.shown import shown_headers, shown_url
from commdrill.drivers.network.host_guard import Forbidden
from commdrill.drivers.network.socks_relay import SocksRelay
from commdrill.drivers.network.transport import Address, Unanswered
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Page
from commdrill.values import format_duration

_NET_ERROR = re.compile(r"net::(ERR_[A-Z_]{3,60})")
_OUR_SIDE = (
    *("ERR_NAME_NOT_RESOLVED", "ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED"),
    *("ERR_UNSAFE_PORT", "ERR_NETWORK_ACCESS_DENIED"),
    *("ERR_SOCKS_CONNECTION_FAILED", "ERR_PROXY_CONNECTION_FAILED"),
)
# An answer without a body: the tab keeps its own page, or shows the browser's error page.
_NO_CONTENT = ("ERR_HTTP_RESPONSE_CODE_FAILURE", "ERR_ABORTED")
_ITS_ERROR_PAGE = "chrome-error:"
# Resolves to [text, html] once the page is loaded and its text was the same for `quiet` ms, and
# after `limit` ms at the latest. innerText of what is hidden is its whole text: left out. It holds
# nothing of shadow roots, nor of frames: what those of the page's own site show is read after it.
_SETTLED = """async ([selector, quiet, limit]) => {
  const seen = one => one.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const inside = one => {
    if (one.shadowRoot)
      return [...one.shadowRoot.childNodes].map(node => node.nodeType === Node.TEXT_NODE
        ? (seen(one) ? node.data : "")
        : (node.nodeType === Node.ELEMENT_NODE && seen(node) ? text(node) : ""));
    const frame = /^I?FRAME$/.test(one.tagName) && one.clientWidth > 1 && one.clientHeight > 1;
    return frame && seen(one) && one.contentDocument?.body ? [text(one.contentDocument.body)] : [];
  };
  const text = one => [one.innerText ?? "", ...[one, ...one.querySelectorAll("*")].flatMap(inside)]
    .filter((part, place) => place === 0 || part.trim()).join("\\n");
  const read = () => [...document.querySelectorAll(selector)].filter(seen).map(text).join("\\n");
  const begun = performance.now();
  let shown = read(), since = begun;
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 50));
    const now = performance.now(), latest = read();
    if (latest !== shown) { shown = latest; since = now; }
    const loaded = document.readyState === "complete";
    if ((loaded && now - since >= quiet) || now - begun >= limit)
      return JSON.stringify([shown, document.documentElement.outerHTML]);
  }
}"""


class Visit:
    """One tab, from its opening to what it shows, within one time limit."""

    def __init__(
        self, settings: Browser, context: BrowserContext, relay: SocksRelay, clock: Clock
    ) -> None:
        self._settings, self._relay, self._clock = settings, relay, clock
        self._ends = clock.monotonic() + settings.timeout.total_seconds()
        self._response: Response | None = None
        self._lost: Request | None = None
        self._asked: set[Address] = set()
        context.on("request", lambda request: self._asked.add(_address(request.url)))
        self._tab = tab = context.new_page()
        tab.on("websocket", lambda opened: self._asked.add(_address(opened.url)))
        tab.on("response", self._note)
        tab.on("requestfailed", self._note_failed)
        if settings.headers:
            _Headers(settings, context.new_cdp_session(tab))

    def look(self) -> Page:
        """What the tab shows once it is at rest.

        Raises:
            CannotLook: that says nothing about the page.
        """
        try:
            return self._seen()
        finally:
            self._tell_refusals()

    def _seen(self) -> Page:
        try:
            self._tab.goto(self._settings.url, wait_until="commit", timeout=self._left())
            text, html = self._settled()
        except OutOfTime:
            limit = format_duration(self._settings.timeout)
            what = "its scripts did not let the page be read" if self._response else "no answer"
            return self._unanswered(f"{what} within {limit}")
        except Error as error:
            return self._without_content(error)
        if self._tab.url.startswith(_ITS_ERROR_PAGE) and self._lost:
            return self._without_content(Error(self._lost.failure or ""))
        return self._page(text, Evidence(html.encode("utf-8", "replace"), ".html"))

    def _note(self, response: Response) -> None:
        """Keep the last answer that the tab itself went to."""
        if self._is_of_the_tab(response.request):
            self._response = response

    def _note_failed(self, request: Request) -> None:
        """Keep what the tab itself went to last, and in vain."""
        if self._is_of_the_tab(request):
            self._lost = request

    def _is_of_the_tab(self, request: Request) -> bool:
        return request.is_navigation_request() and request.frame == self._tab.main_frame

    def _tell_refusals(self) -> None:
        """What the page asked for, and the guard does not allow; not what Chromium wants itself."""
        for address, trouble in tuple(self._relay.troubles.items()):
            if isinstance(trouble, Forbidden) and address in self._asked:
                self._settings.guard.note(trouble)

    def _settled(self) -> tuple[str, str]:
        """Text and HTML once the page is at rest, or shortly before the time is over."""
        quiet = self._settings.settle.total_seconds() * 1000
        arguments = [self._settings.selector, quiet, self._left() * 0.8]
        try:
            told = self._tab.wait_for_function(_SETTLED, arg=arguments, timeout=self._left())
        except Error as error:
            if "SyntaxError" in str(error):
                selector = self._settings.selector
                raise CannotLook(f"{selector!r} is no CSS selector the browser knows") from error
            raise
        text, html = json.loads(told.json_value())
        return text, html

    def _without_content(self, error: Error) -> Page:
        """What a visitor sees where the browser has no content to show."""
        url = self._lost.url if self._lost else self._settings.url
        trouble = self._relay.troubles.get(_address(url))
        code = _NET_ERROR.search(str(error))
        if trouble is not None and not isinstance(trouble, Unanswered):
            raise trouble
        if trouble is not None:
            return self._unanswered(f"the browser shows its own error page: {trouble}")
        if code is None or code[1] in _OUR_SIDE:
            raise error
        if self._response and code[1] in _NO_CONTENT:
            return self._page("")
        words = code[1].removeprefix("ERR_").replace("_", " ").lower()
        return self._unanswered(f"the browser shows its own error page: {words} ({code[1]})")

    def _page(self, text: str, *evidence: Evidence) -> Page:
        response = self._response
        headers = shown_headers(response.headers if response else {})
        return Page(
            url=shown_url(self._tab.url if evidence else self._settings.url),
            status=response.status if response else None,
            headers=headers,
            text=text,
            media_type=media_type(headers.get("content-type", "")),
            evidence=(*evidence, *self._screenshot()),
        )

    def _unanswered(self, why: str) -> Page:
        shot = self._screenshot()
        return Page(shown_url(self._settings.url), None, {}, "", "", evidence=shot, unanswered=why)

    def _screenshot(self) -> tuple[Evidence, ...]:
        """None where there is nothing to be seen, or the page's scripts do not let it be taken."""
        try:
            taken = self._tab.screenshot(full_page=True, timeout=max(self._left(), 1000))
        except Error:
            return ()
        return (Evidence(taken, ".png"),)

    def _left(self) -> float:
        """Milliseconds until the look must be over; Playwright takes 0 for no limit at all."""
        return max((self._ends - self._clock.monotonic()) * 1000, 1)


class _Headers:
    """Puts the settings' headers on requests to the page's own origin, and on no other.

    Each redirect is a request of its own here; Playwright's ways would carry them along.
    """

    def __init__(self, settings: Browser, chromium: CDPSession) -> None:
        self._own = {name.lower(): value for name, value in settings.headers.items()}
        self._origin = origin(settings.url)
        self._chromium = chromium
        chromium.on("Fetch.requestPaused", self._go_on)
        chromium.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})

    def _go_on(self, paused: dict[str, Any]) -> None:
        asked = paused["request"]
        headers = {n: v for n, v in asked["headers"].items() if n.lower() not in self._own}
        if origin(asked["url"]) == self._origin:
            headers |= self._own
        listed = [{"name": name, "value": value} for name, value in headers.items()]
        with suppress(Error):  # it was given up meanwhile
            self._chromium.send(
                "Fetch.continueRequest", {"requestId": paused["requestId"], "headers": listed}
            )


def _address(url: str) -> Address:
    """Where a URL leads, as a browser writes it."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme in ("https", "wss") else 80)
    return Address(parts.hostname or "", port)
