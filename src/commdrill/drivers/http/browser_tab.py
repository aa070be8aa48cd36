"""One visit to a page, in a tab of its own: what it showed, and what it asked for in vain."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from importlib.resources import files
from typing import Any, Self
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, CDPSession, Error, Frame, Request, Response
from playwright.async_api import Page as Tab
from playwright.async_api import TimeoutError as OutOfTime

from commdrill.clock import Clock
from commdrill.drivers.http.browser_links import as_read
from commdrill.drivers.http.charset import media_type
from commdrill.drivers.http.driver import origin
from commdrill.drivers.http.page_view import PageView
from commdrill.drivers.masking.shown import shown_headers, shown_url
from commdrill.drivers.network.host_guard import Forbidden
from commdrill.drivers.network.transport import Address, Unanswered
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Page
from commdrill.values import format_duration
from commdrill.wording.set_aside import below_each_other

_NET_ERROR = re.compile(r"net::(ERR_[A-Z_]{3,60})")
_OUR_SIDE = (
    *("ERR_NAME_NOT_RESOLVED", "ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED"),
    *("ERR_UNSAFE_PORT", "ERR_NETWORK_ACCESS_DENIED"),
    *("ERR_SOCKS_CONNECTION_FAILED", "ERR_PROXY_CONNECTION_FAILED"),
)
# An answer without a body: the tab keeps its own page, or shows the browser's error page.
_NO_CONTENT = ("ERR_HTTP_RESPONSE_CODE_FAILURE", "ERR_ABORTED")
_SAVED = "Download is starting"  # as Playwright says it
_ITS_ERROR_PAGE = "chrome-error:"
_SCRIPTS = files("commdrill.drivers.http")
_READING = _SCRIPTS.joinpath("browser_reading.js").read_text("utf-8")
_OUTLINE = _SCRIPTS.joinpath("browser_outline.js").read_text("utf-8")
# Shadow roots that scripts close to other scripts are shown all the same.
_CLOSED_ROOTS = """(() => {
  const roots = new WeakMap(), attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(how) {
    const root = attach.call(this, how);
    roots.set(this, root);
    return root;
  };
  Object.defineProperty(window, Symbol.for("commdrill: shadow roots"), { value: roots });
})()"""
_IS_SEEN = """(one, selector) => one.closest(selector) && one.clientWidth > 1 && one.clientHeight > 1
  && one.checkVisibility({visibilityProperty: true, opacityProperty: true})"""
_IS_CLOSED_TO_THE_PAGE = "() => /^(embed|undefined)$/i.test(window.frameElement?.tagName)"
_MOST_FRAMES = 20


class Visit:
    """One tab, from its opening to what it shows, within one time limit."""

    def __init__(self, view: PageView, tab: Tab, clock: Clock) -> None:
        self._view, self._tab, self._clock = view, tab, clock
        self._ends = clock.monotonic() + view.timeout.total_seconds()
        self._response: Response | None = None
        self._lost: Request | None = None
        self._asked: set[Address] = set()
        tab.context.on("request", lambda request: self._asked.add(_address(request.url)))
        tab.on("websocket", lambda opened: self._asked.add(_address(opened.url)))
        tab.on("response", self._note)
        tab.on("requestfailed", self._note_failed)

    @classmethod
    async def begun(cls, view: PageView, context: BrowserContext, clock: Clock) -> Self:
        """A tab in a browser that knows nothing yet."""
        await context.add_init_script(_CLOSED_ROOTS)
        visit = cls(view, await context.new_page(), clock)
        if view.headers:
            await _Headers(view, await context.new_cdp_session(visit._tab)).begin()
        return visit

    async def look(self) -> Page:
        """What the tab shows once it is at rest.

        Raises:
            CannotLook: that says nothing about the page.
        """
        try:
            return await self._seen()
        finally:
            self._tell_refusals()

    async def _seen(self) -> Page:
        try:
            await self._tab.goto(self._view.url, wait_until="commit", timeout=self._left())
            text, html = await self._settled()
        except (OutOfTime, TimeoutError):
            limit = format_duration(self._view.timeout)
            what = "its scripts did not let the page be read" if self._response else "no answer"
            return await self._unanswered(f"{what} within {limit}")
        except Error as error:
            return await self._without_content(error)
        if self._tab.url.startswith(_ITS_ERROR_PAGE) and self._lost:
            return await self._without_content(Error(self._lost.failure or ""))
        return await self._page(text, Evidence(html.encode("utf-8", "replace"), ".html"))

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
        for address, trouble in tuple(self._view.relay.troubles.items()):
            if isinstance(trouble, Forbidden) and address in self._asked:
                self._view.note(trouble)

    async def _settled(self) -> tuple[str, str]:
        """Text and HTML once the page is at rest, or shortly before the time is over."""
        quiet = self._view.settle.total_seconds() * 1000
        try:
            text, html = await self._read(self._tab.main_frame, self._view.selector, quiet)
        except Error as error:
            if "SyntaxError" in str(error):
                selector = self._view.selector
                raise CannotLook(f"{selector!r} is no CSS selector the browser knows") from error
            raise
        others = [one async for one in self._of_other_sites()]
        return below_each_other(filter(None, (text, *others))), html

    async def _read(self, frame: Frame, selector: str, quiet: float) -> tuple[str, str]:
        arguments = [selector, quiet, self._left() * 0.8]
        async with asyncio.timeout(self._left() / 1000):
            told = await frame.wait_for_function(_READING, arg=arguments, timeout=self._left())
            text, html = json.loads(await told.json_value())
        return as_read(text), html

    async def _of_other_sites(self) -> AsyncIterator[str]:
        """What the frames show that the page itself may not look into."""
        for frame in self._tab.frames[1:_MOST_FRAMES]:
            with suppress(
                Error, TimeoutError
            ):  # it went away, holds no page, or its scripts never end
                async with asyncio.timeout(self._left() / 2000):  # others may be behind it
                    shown = await self._read_apart(frame)
                yield shown

    async def _read_apart(self, frame: Frame) -> str:
        if not await self._is_seen_apart(frame):
            return ""
        return (await self._read(frame, "body", 0))[0]

    async def _is_seen_apart(self, frame: Frame) -> bool:
        if not await frame.evaluate(_IS_CLOSED_TO_THE_PAGE):
            return False
        holder = await frame.frame_element()
        is_its_own = frame.parent_frame is self._tab.main_frame
        selector = self._view.selector if is_its_own else "*"
        return bool(await holder.evaluate(_IS_SEEN, selector))

    async def _without_content(self, error: Error) -> Page:
        """What a visitor sees where the browser has no content to show."""
        if _SAVED in str(error):
            return await self._unanswered("the browser saves it as a file, and shows no page")
        url = self._lost.url if self._lost else self._view.url
        trouble = self._view.relay.troubles.get(_address(url))
        code = _NET_ERROR.search(str(error))
        if trouble is not None and not isinstance(trouble, Unanswered):
            raise trouble
        if trouble is not None:
            return await self._unanswered(f"the browser shows its own error page: {trouble}")
        if code is None or code[1] in _OUR_SIDE:
            raise error
        if self._response and code[1] in _NO_CONTENT:
            return await self._page("")
        words = code[1].removeprefix("ERR_").replace("_", " ").lower()
        return await self._unanswered(f"the browser shows its own error page: {words} ({code[1]})")

    async def _page(self, text: str, *evidence: Evidence) -> Page:
        response = self._response
        headers = shown_headers(response.headers if response else {})
        return Page(
            url=shown_url(self._tab.url if evidence else self._view.url),
            status=response.status if response else None,
            headers=headers,
            text=text,
            media_type=media_type(headers.get("content-type", "")),
            evidence=(*evidence, *await self._screenshot()),
        )

    async def _unanswered(self, why: str) -> Page:
        shot = await self._screenshot()
        return Page(shown_url(self._view.url), None, {}, "", "", evidence=shot, unanswered=why)

    async def _screenshot(self) -> tuple[Evidence, ...]:
        """None where there is nothing to be seen, or the page's scripts do not let it be taken."""
        await self._outline()
        try:
            taken = await self._tab.screenshot(full_page=True, timeout=max(self._left(), 1000))
        except Error:
            return ()
        return (Evidence(taken, ".png"),)

    async def _outline(self) -> None:
        """Point out the message, where its words are: what was read before is not touched by it."""
        if self._view.sought:
            pointed = self._tab.evaluate(_OUTLINE, [list(parts) for parts in self._view.sought])
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(pointed, 1)

    def _left(self) -> float:
        """Milliseconds until the look must be over; Playwright takes 0 for no limit at all."""
        return max((self._ends - self._clock.monotonic()) * 1000, 1)


class _Headers:
    """Puts the settings' headers on requests to the page's own origin, and on no other.

    Each redirect is a request of its own here; Playwright's ways would carry them along.
    """

    def __init__(self, view: PageView, chromium: CDPSession) -> None:
        self._own = {name.lower(): value for name, value in view.headers.items()}
        self._origin = origin(view.url)
        self._chromium = chromium

    async def begin(self) -> None:
        """Have each request wait for its headers."""
        self._chromium.on("Fetch.requestPaused", self._go_on)
        await self._chromium.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})

    async def _go_on(self, paused: dict[str, Any]) -> None:
        asked = paused["request"]
        headers = {n: v for n, v in asked["headers"].items() if n.lower() not in self._own}
        if origin(asked["url"]) == self._origin:
            headers |= self._own
        listed = [{"name": name, "value": value} for name, value in headers.items()]
        with suppress(Error):  # it was given up meanwhile
            await self._chromium.send(
                "Fetch.continueRequest", {"requestId": paused["requestId"], "headers": listed}
            )


def _address(url: str) -> Address:
    """Where a URL leads, as a browser writes it."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme in ("https", "wss") else 80)
    return Address(parts.hostname or "", port)
