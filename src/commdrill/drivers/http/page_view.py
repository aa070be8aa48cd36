"""What a browser is to look at, and how: all that a visit needs to know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from commdrill.drivers.network.host_guard import Forbidden
from commdrill.drivers.network.socks_relay import SocksRelay


@dataclass(frozen=True)
class PageView:
    """A page, the window it is seen in, and the way there.

    `relay`: the only way out. `note` hears of what the page asked for and the guard does not allow.
    `sought`: fixed words of messages, which the screenshot points out.
    """

    url: str
    selector: str
    width: int
    height: int
    language: str
    headers: Mapping[str, str]
    timeout: timedelta
    settle: timedelta
    verify: bool
    relay: SocksRelay
    note: Callable[[Forbidden], None]
    sought: tuple[tuple[str, ...], ...] = ()
