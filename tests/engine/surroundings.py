"""What a part of the engine needs around it to be tried alone, without a run."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from commdrill.clock import Clock
from commdrill.compile.script import ChannelUse, DriverUse
from commdrill.documents.plan import ChannelType
from commdrill.drivers.http.web_page import WebPage
from commdrill.drivers.protocol import RunContext
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import RunServices
from commdrill.record.events import Event, Record

USE = DriverUse("eye", WebPage, {}, Path(), "environment.yaml:1")


def services(clock: Clock, emit: Callable[[Event], Record]) -> RunServices:
    """A run that begins now, keeps no evidence and asks nobody."""
    now = RunClock(clock)
    return RunServices(
        RunContext("run", "token", ""), now, emit, lambda _, stem: stem, lambda *_: None,
        now.monotonic(),
    )  # fmt: skip


def each_second(channel: str, kind: ChannelType) -> ChannelUse:
    """A channel that is looked at every second, and of which nothing is known."""
    second = timedelta(seconds=1)
    return ChannelUse(channel, kind, USE, second, second, {}, (), None)
