"""One visit to a page with Chromium: the part of the `browser` observer that needs Playwright."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Error, Playwright, Response, sync_playwright
from playwright.sync_api import Page as Tab
from playwright.sync_api import TimeoutError as OutOfTime

from commdrill.clock import Clock, SystemClock
from commdrill.drivers.charset import media_type
from commdrill.drivers.observers.browser import Browser
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Page
from commdrill.values import format_duration

_NET_ERROR = re.compile(r"net::(ERR_[A-Z_]{3,60})")
_OUR_SIDE = (
    *("ERR_NAME_NOT_RESOLVED", "ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED"),
    *("ERR_UNSAFE_PORT", "ERR_NETWORK_ACCESS_DENIED"),
)
# An answer without a body: the tab keeps its own page, or shows the browser's error page.
_NO_CONTENT = ("ERR_HTTP_RESPONSE_CODE_FAILURE", "ERR_ABORTED")
# Resolves to [text, html] once the page is loaded and its text was the same for `quiet` ms, and
# after `limit` ms at the latest. innerText of what is hidden is its whole text: left out.
_SETTLED = """async ([selector, quiet, limit]) => {
  const read = () => [...document.querySelectorAll(selector)]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .map(one => one.innerText).join("\\n");
  const begun = performance.now();
  let text = read(), since = begun;
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 50));
    const now = performance.now(), latest = read();
    if (latest !== text) { text = latest; since = now; }
    const loaded = document.readyState === "complete";
    if ((loaded && now - since >= quiet) || now - begun >= limit)
      return JSON.stringify([text, document.documentElement.outerHTML]);
  }
}"""


@contextmanager
def chromium(program: Path, arguments: tuple[str, ...]) -> Iterator["RunningChromium"]:
    """A browser that is started at the first visit."""
    with sync_playwright() as playwright:
        running = RunningChromium(playwright, program, arguments)
        try:
            yield running
        finally:
            running.close()


class RunningChromium:
    """A browser that is started again where it has died."""

    def __init__(self, playwright: Playwright, program: Path, arguments: tuple[str, ...]) -> None:
        self._playwright, self._program, self._arguments = playwright, program, arguments
        self._chromium: Chromium | None = None

    def visit(self, settings: Browser) -> Page:
        """Look once, as a newcomer."""
        width, _, height = settings.viewport.partition("x")
        try:
            context = self._alive().new_context(
                viewport={"width": int(width), "height": int(height)},
                locale="en-US",
                timezone_id="UTC",
                ignore_https_errors=not settings.verify,
                extra_http_headers=dict(settings.headers),
                accept_downloads=False,
            )
            with context:
                return _Visit(settings, context.new_page(), SystemClock()).look()
        except Error as error:
            raise CannotLook(f"the browser failed: {_first_line(error)}") from error

    def close(self) -> None:
        """End the browser; the next visit starts another."""
        if self._chromium:
            self._chromium.close()

    def _alive(self) -> Chromium:
        if self._chromium is None or not self._chromium.is_connected():
            # Signals are the drill's own affair: a look under way ends by itself.
            self._chromium = self._playwright.chromium.launch(
                executable_path=self._program,
                args=self._arguments,
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
        return self._chromium


class _Visit:
    """One tab, from its opening to what it shows, within one time limit."""

    def __init__(self, settings: Browser, tab: Tab, clock: Clock) -> None:
        self._settings, self._tab, self._clock = settings, tab, clock
        self._ends = clock.monotonic() + settings.timeout.total_seconds()
        self._response: Response | None = None
        tab.on("response", self._note)

    def look(self) -> Page:
        try:
            self._tab.goto(self._settings.url, wait_until="commit", timeout=self._left())
            text, html = self._settled()
        except OutOfTime:
            limit = format_duration(self._settings.timeout)
            what = "its scripts did not let the page be read" if self._response else "no answer"
            return self._unanswered(f"{what} within {limit}")
        except Error as error:
            return self._without_content(error)
        return self._page(text, Evidence(html.encode("utf-8", "replace"), ".html"))

    def _note(self, response: Response) -> None:
        """Keep the last answer that the tab itself went to."""
        request = response.request
        if request.is_navigation_request() and response.frame == self._tab.main_frame:
            self._response = response

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
        code = _NET_ERROR.search(str(error))
        if code is None or code[1] in _OUR_SIDE:
            raise error
        if self._response and code[1] in _NO_CONTENT:
            return self._page("")
        words = code[1].removeprefix("ERR_").replace("_", " ").lower()
        return self._unanswered(f"the browser shows its own error page: {words} ({code[1]})")

    def _page(self, text: str, *evidence: Evidence) -> Page:
        response = self._response
        headers = response.headers if response else {}
        return Page(
            url=self._tab.url if evidence else self._settings.url,
            status=response.status if response else None,
            headers=headers,
            text=text,
            media_type=media_type(headers.get("content-type", "")),
            evidence=(*evidence, *self._screenshot()),
        )

    def _unanswered(self, why: str) -> Page:
        shot = self._screenshot()
        return Page(self._settings.url, None, {}, "", "", evidence=shot, unanswered=why)

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


def _first_line(error: Error) -> str:
    return str(error).partition("\n")[0]
