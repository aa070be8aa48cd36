"""Temporal, as its own settings say where and how: TEMPORAL_ADDRESS and the like, or its config file."""

import asyncio
from collections.abc import Callable

from temporalio.client import Client
from temporalio.envconfig import ClientConfig, ClientConnectConfig
from temporalio.service import RPCError

from commdrill.errors import CommdrillError, UsageError

_USUAL = "localhost:7233"
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 10.0  # seconds
Complain = Callable[[str], None]


class NoEngine(CommdrillError):
    """Temporal does not answer."""


def settings() -> ClientConnectConfig:
    """What Temporal's environment variables and config file say.

    Raises:
        UsageError: they cannot be read.
    """
    try:
        return ClientConfig.load_client_connect_config()
    except Exception as why:
        raise UsageError(f"Temporal's settings cannot be read: {why}") from why


async def connected(identity: str) -> Client:
    """Once.

    Raises:
        UsageError: the settings cannot be read.
        NoEngine: nobody answers there, or not to us.
    """
    found = settings()
    address = found.setdefault("target_host", _USUAL)
    try:
        return await Client.connect(**found, identity=identity)
    except (RuntimeError, RPCError, OSError) as why:
        raise NoEngine(
            f"Temporal does not answer at {address}: {_first_line(why)}; TEMPORAL_ADDRESS and the "
            "like say where it is"
        ) from why


async def connected_at_last(
    identity: str, stop: asyncio.Event, complain: Complain
) -> Client | None:
    """However long it takes; None once `stop` is set. Each reason is told once.

    Raises:
        UsageError: the settings cannot be read.
    """
    told, pause = "", _FIRST_PAUSE
    while not stop.is_set():
        try:
            return await connected(identity)
        except NoEngine as why:
            if str(why) != told:
                complain(f"{why}; trying again")
            told = str(why)
        await a_while(stop, pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
    return None


async def a_while(stop: asyncio.Event, seconds: float) -> None:
    """Until `stop` is set, or these seconds are over."""
    waiting = asyncio.ensure_future(stop.wait())
    await asyncio.wait([waiting], timeout=seconds)
    waiting.cancel()


def _first_line(why: BaseException) -> str:
    return str(why).partition("\n")[0]
