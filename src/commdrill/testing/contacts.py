"""What each contract asks: whom a driver contacts, and that it says what it cannot.

A contract watches every connection of this process while a driver works. What it contacts it must
have told by `hosts()`; under a guard that allows nobody it must contact nobody; and a counterpart
that leads elsewhere must find that nobody follows.
"""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol, Self, TypeVar, runtime_checkable

import pytest

from commdrill.documents.host import Host
from commdrill.drivers.network.host_guard import guard_of
from commdrill.drivers.protocol import Driver
from commdrill.errors import CommdrillError

D = TypeVar("D")

# A name for this machine that drivers under a contract have no business with: their counterparts
# are at 127.0.0.1.
ELSEWHERE = "localhost"


class Tells(Protocol):
    """Any driver, as far as this is about whom it contacts."""

    def hosts(self) -> tuple[str, ...]: ...


@runtime_checkable
class Leads(Protocol):
    """A world whose other side can lead a driver elsewhere."""

    def leading_to(self, host: str, port: int) -> Iterable[Any]:
        """Drivers whose counterpart sends them on to `host:port`.

        By a redirect of each kind (`redirecting`), a referral, an address in an answer: whatever
        its protocol has. Where it has nothing of the kind, none.
        """
        ...


@contextmanager
def contacts() -> Iterator[list[str]]:
    """The hosts that this process looks up, connects to or sends to meanwhile, from any thread."""
    met: list[str] = []
    resolve = socket.getaddrinfo

    def looked_up(host: Any, *args: Any, **options: Any) -> Any:
        met.append(str(host))
        return resolve(host, *args, **options)

    def noting(real: Callable[..., Any], place: int) -> Callable[..., Any]:
        def contact(self: socket.socket, *args: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                met.append(str(args[place][0]))
            return real(self, *args)

        return contact

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", looked_up)
        for name, place in (("connect", 0), ("connect_ex", 0), ("sendto", -1)):
            patch.setattr(socket.socket, name, noting(getattr(socket.socket, name), place))
        yield met


def require_refusal(kind: type[CommdrillError], deed: Callable[[], object], what: str) -> None:
    """What cannot be done says so, as drivers of this kind do, and why."""
    try:
        deed()
    except kind as why:
        if not str(why).strip():
            pytest.fail(f"{what} raises {kind.__name__} without a word")
    else:
        pytest.fail(f"{what} must raise {kind.__name__} here, and does not")


def require_hosts_told(driver: Tells, act: Callable[[], object]) -> None:
    """`hosts()` holds whom the driver contacts."""
    named = driver.hosts()
    assert all(host and isinstance(host, str) for host in named)
    with contacts() as met:
        act()
    named_hosts = _known((*named, *_met_here(driver)))
    untold = sorted({host for host in met if _plain(host) not in named_hosts})
    assert not untold, f"it contacts {', '.join(untold)}; its hosts() are {named}"


def require_guard_asked(driver: D, act: Callable[[D], object]) -> None:
    """Under a guard that allows nobody, nobody is contacted, and it is told."""
    with contacts() as met, suppress(CommdrillError):
        act(_under(driver, ()))
    here = _known(_met_here(driver))
    asked = sorted({host for host in met if _plain(host) not in here})
    assert not asked, (
        f"it contacts {', '.join(asked)}, which its guard does not allow: "
        "use HttpDriver.session() or Driver.dial()"
    )


def require_led_nowhere(world: object, driver: Tells, act: Callable[[Any], object]) -> None:
    """A counterpart that leads elsewhere is not followed there."""
    if not driver.hosts():
        return  # it contacts nobody who could
    assert isinstance(world, Leads), (
        f"{type(world).__name__} lacks `leading_to(host, port)`: drivers whose counterpart sends "
        "them on to there"
    )
    with Elsewhere() as elsewhere:
        for led in world.leading_to(ELSEWHERE, elsewhere.port):
            with suppress(CommdrillError):
                act(_under(led, led.hosts()))
            assert not elsewhere.met, f"{type(led).__name__} follows to where it may not go"


class Elsewhere:
    """An address that nobody must contact; it counts who does, and hangs up."""

    def __init__(self) -> None:
        self.met = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._count)

    @property
    def port(self) -> int:
        """Where it is, at `localhost`."""
        return int(self._door.getsockname()[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join()

    def _count(self) -> None:
        with suppress(OSError):
            while not self._is_over.is_set():
                connected, _ = self._door.accept()
                connected.close()
                self.met += 1


def _under(driver: D, hosts: tuple[str, ...]) -> D:
    """The driver under a guard that allows these hosts alone."""
    return driver.guarded(guard_of(hosts)) if isinstance(driver, Driver) else driver


def _met_here(driver: object) -> Iterator[str]:
    """This machine, where the settings have somebody met there: that needs no telling."""
    connect_to = getattr(driver, "connect_to", None)
    places = [getattr(connect_to, "host", None)]
    places.append(getattr(getattr(driver, "aws", None), "endpoint_host", None))
    places += [host for value in _nested(driver) for host in _met_here(value)]
    yield from (place for place in places if place and Host.parse(place).is_this_machine)


def _nested(driver: object) -> list[Driver]:
    fields = type(driver).model_fields if isinstance(driver, Driver) else ()
    values = (getattr(driver, name) for name in fields)
    return [value for value in values if isinstance(value, Driver)]


def _known(hosts: Iterable[str]) -> set[str]:
    """These hosts and where they are."""
    known: set[str] = set()
    for host in hosts:
        known.add(_plain(host))
        with suppress(OSError, UnicodeError):
            found = socket.getaddrinfo(host.strip("[]"), None, type=socket.SOCK_STREAM)
            known |= {_plain(str(address[0])) for *_, address in found}
    return known


def _plain(host: str) -> str:
    try:
        return Host.parse(host).name
    except ValueError:
        return host
