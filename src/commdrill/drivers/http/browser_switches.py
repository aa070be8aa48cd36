"""What Chromium is started with, beside what Playwright starts each with."""

import re

from playwright.async_api import Error, Playwright

from commdrill.drivers.network.socks_relay import SocksRelay
from commdrill.programs import program

_NO_BROWSER = "true"  # does nothing, and has ended
_OFF = re.compile(r" (--disable-features=\S+)")
# Pages of its own, beneath an address bar that nobody sees: half of what a look took.
_ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")


async def switches(playwright: Playwright, nowhere: SocksRelay) -> tuple[str, ...]:
    """No name is resolved, nobody dialled, no packet sent but by a relay."""
    return (
        f"--proxy-server=socks5://127.0.0.1:{nowhere.port}",
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
        *await _turned_off(playwright),
    )


async def _turned_off(playwright: Playwright) -> tuple[str, ...]:
    """More features than Playwright turns off: of two such lists the last counts, so that it has both.

    Playwright says what is in its own only where what it starts ends at once; if it does not, its own stays.
    """
    if (ends_at_once := program(_NO_BROWSER)) is None:
        return ()
    try:
        await playwright.chromium.launch(executable_path=ends_at_once)
    except Error as error:
        if its_own := _OFF.search(error.message):
            return (",".join((its_own[1], *_ADDRESS_BAR)),)
    return ()
