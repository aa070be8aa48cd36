"""A Chromium that runs for the `browser` observer; it needs Playwright."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Error, Playwright, sync_playwright

from commdrill.clock import SystemClock
from commdrill.drivers.http.browser import Browser
from commdrill.drivers.http.browser_tab import Visit
from commdrill.drivers.masking.shown import shown_text
from commdrill.drivers.network.host_guard import Refusals
from commdrill.drivers.network.socks_relay import SocksRelay
from commdrill.drivers.network.transport import Address
from commdrill.errors import CannotLook
from commdrill.sighting import Page

# Chromium asks these for affairs of its own, which no page has to do with.
_ITS_MAKERS = frozenset(
    {
        *("accounts.google.com", "clients2.google.com", "update.googleapis.com"),
        *("safebrowsing.googleapis.com", "optimizationguide-pa.googleapis.com"),
        *("content-autofill.googleapis.com", "android.clients.google.com"),
        *("edgedl.me.gvt1.com", "redirector.gvt1.com", "mtalk.google.com"),
    }
)


@contextmanager
def chromium(settings: Browser) -> Iterator["RunningChromium"]:
    """A browser that is started at the first visit, and whose only way out is a relay of ours."""
    silent = replace(settings.guard, refusals=Refusals())

    def dial(address: Address) -> socket.socket:
        if address.host in _ITS_MAKERS:
            raise CannotLook(f"{address.host} is asked by the browser itself, for no page")
        return settings.way_out(silent).dial(address)

    with ExitStack() as stack:
        relay = stack.enter_context(SocksRelay(dial))
        running = RunningChromium(stack.enter_context(sync_playwright()), settings, relay)
        stack.callback(running.close)
        yield running


def _arguments(relay: SocksRelay) -> tuple[str, ...]:
    """No name is resolved, nobody dialled, no packet sent but by the relay."""
    return (
        f"--proxy-server=socks5://127.0.0.1:{relay.port}",
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
    )


class RunningChromium:
    """A browser that is started again where it has died."""

    def __init__(self, playwright: Playwright, settings: Browser, relay: SocksRelay) -> None:
        self._playwright, self._program, self._relay = playwright, settings.program(), relay
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
                accept_downloads=False,
            )
            with context:
                return Visit(settings, context, self._relay, SystemClock()).look()
        except Error as error:
            told = shown_text(str(error).partition("\n")[0])
            raise CannotLook(f"the browser failed: {told}") from error

    def close(self) -> None:
        """End the browser; the next visit starts another."""
        if self._chromium:
            self._chromium.close()

    def _alive(self) -> Chromium:
        if self._chromium is None or not self._chromium.is_connected():
            # Signals are the drill's own affair: a look under way ends by itself.
            self._chromium = self._playwright.chromium.launch(
                executable_path=self._program,
                args=_arguments(self._relay),
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
        return self._chromium
