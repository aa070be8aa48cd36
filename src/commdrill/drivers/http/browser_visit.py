"""The Chromium of a run, for all that look with it at once; it needs Playwright."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as NotBack
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from playwright.async_api import Browser as Chromium
from playwright.async_api import BrowserContext, Error, Playwright, async_playwright

from commdrill.clock import SystemClock
from commdrill.drivers.http.browser_switches import switches
from commdrill.drivers.http.browser_tab import Visit
from commdrill.drivers.http.browser_turns import Turns
from commdrill.drivers.http.page_view import PageView
from commdrill.drivers.masking.shown import shown_text
from commdrill.drivers.network.socks_relay import SocksRelay
from commdrill.drivers.network.transport import Address
from commdrill.errors import CannotLook
from commdrill.sighting import Page

_Told = TypeVar("_Told")

_TO_START, _TO_END = 30.0, 5.0  # seconds, beside the time of a look
_TO_BE_GONE = 3 * _TO_END  # browser and Playwright, one after the other
_TO_PRINT = 60.0  # seconds for a page of ours
_TO_WAIT = 600.0  # seconds, where many look at once: each has its time from its turn on
_TO_CLOSE = 5.0  # seconds for a tab, then the browser ends with it
_NOT_BACK = "the browser failed: it did not come back"


class RunningChromium:
    """A browser in a thread of its own: started at the first visit, and again where it has died.

    Each visit has a way out of its own; what the browser wants for itself gets nowhere.
    """

    def __init__(self, program: Path) -> None:
        self._program = program
        self._nowhere = SocksRelay(_refuse)
        self._loop = asyncio.new_event_loop()
        # what goes wrong is told by the look that it went wrong in; asyncio would print it, too
        self._loop.set_exception_handler(lambda *_: None)
        self._thread = threading.Thread(target=self._serve, name="chromium", daemon=True)
        self._starting = asyncio.Lock()
        self._turns = Turns(SystemClock())
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None

    def __enter__(self) -> Self:
        self._nowhere.__enter__()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(NotBack, Error):
            self._carried_out(self._end()).result(_TO_BE_GONE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_TO_END)
        self._nowhere.__exit__()

    def visit(self, view: PageView) -> Page:
        """Look once, as a newcomer.

        Raises:
            CannotLook: that says nothing about the page.
        """
        return self._told(partial(self._visit, view), view.timeout.total_seconds())

    def printed(self, page: str) -> bytes:
        """A page of ours on paper: no script, nothing loaded.

        Raises:
            CannotLook: the browser did not print it.
        """
        return self._told(partial(self._print, page), _TO_PRINT)

    def _told(self, work: Callable[[], Coroutine[Any, Any, _Told]], within: float) -> _Told:
        looking = self._carried_out(self._in_turn(work, within))
        try:
            return looking.result(_TO_WAIT)
        except (NotBack, CancelledError):
            looking.cancel()
            raise CannotLook(_NOT_BACK) from None
        except Error as error:
            reason = shown_text(str(error).partition("\n")[0])
            raise CannotLook(f"the browser failed: {reason}") from error

    def close(self) -> None:
        """End the browser; the next visit starts another."""
        self._carried_out(self._end()).result(_TO_BE_GONE)

    async def _in_turn(
        self, work: Callable[[], Coroutine[Any, Any, _Told]], within: float
    ) -> _Told:
        async with self._turns.one(within), asyncio.timeout(within + _TO_START):
            return await work()

    async def _visit(self, view: PageView) -> Page:
        async with self._newcomer(view.timeout.total_seconds(), _as_seen(view)) as context:
            return await (await Visit.begun(view, context, SystemClock())).look()

    async def _print(self, page: str) -> bytes:
        without = {"java_script_enabled": False, "offline": True}
        async with self._newcomer(_TO_PRINT, without) as context:
            sheet = await context.new_page()
            await sheet.set_content(page)
            return await sheet.pdf(prefer_css_page_size=True, print_background=True)

    @asynccontextmanager
    async def _newcomer(
        self, within: float, manner: Mapping[str, Any]
    ) -> AsyncIterator[BrowserContext]:
        """Knows nothing yet, has so many seconds, and is forgotten."""
        chromium = await self._alive()
        try:
            async with asyncio.timeout(_TO_END):
                context = await chromium.new_context(**manner)
        except TimeoutError:
            await self._end()
            raise CannotLook(_NOT_BACK) from None
        try:
            async with asyncio.timeout(within + _TO_END):
                yield context
        except TimeoutError:
            raise CannotLook(_NOT_BACK) from None
        finally:
            await self._close(context)

    async def _close(self, context: BrowserContext) -> None:
        """A page whose scripts never end may hold up its end, too: what was seen of it is told all the same."""
        try:
            async with asyncio.timeout(_TO_CLOSE):
                await context.close()
        except TimeoutError:
            await self._end()

    async def _alive(self) -> Chromium:
        """The browser; one that does not even answer is none any more."""
        async with self._starting:
            if not await self._answers():
                await self._end()
                self._playwright = await async_playwright().start()
                # Signals are the drill's own affair: a look under way ends by itself.
                self._chromium = await self._playwright.chromium.launch(
                    executable_path=self._program,
                    args=await switches(self._playwright, self._nowhere),
                    handle_sigint=False,
                    handle_sigterm=False,
                    handle_sighup=False,
                )
            assert self._chromium is not None
            return self._chromium

    async def _answers(self) -> bool:
        if self._chromium is None or not self._chromium.is_connected():
            return False
        try:
            async with asyncio.timeout(_TO_END):
                await (await self._chromium.new_browser_cdp_session()).detach()
        except (Error, TimeoutError):
            return False
        return True

    async def _end(self) -> None:
        chromium, playwright = self._chromium, self._playwright
        self._chromium = self._playwright = None
        with suppress(Error, TimeoutError):
            if chromium is not None:
                async with asyncio.timeout(_TO_END):
                    await chromium.close()
        with suppress(Error, TimeoutError):
            if playwright is not None:
                async with asyncio.timeout(_TO_END):
                    await playwright.stop()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._give_up()
        finally:
            self._loop.close()

    def _give_up(self) -> None:
        """Who still waits for a turn, or for a page, is told that there is none any more."""
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        self._loop.run_until_complete(
            asyncio.wait(left, timeout=_TO_END) if left else asyncio.sleep(0)
        )

    def _carried_out(self, work: Coroutine[Any, Any, _Told]) -> "Future[_Told]":
        return asyncio.run_coroutine_threadsafe(work, self._loop)


def _as_seen(view: PageView) -> dict[str, Any]:
    return {
        "viewport": {"width": view.width, "height": view.height},
        "locale": view.language,
        "timezone_id": "UTC",
        "ignore_https_errors": not view.verify,
        "accept_downloads": False,
        "proxy": {"server": f"socks5://127.0.0.1:{view.relay.port}"},
    }


def _refuse(address: Address) -> Any:
    raise CannotLook(f"{address.host} is asked by the browser itself, for no page")
