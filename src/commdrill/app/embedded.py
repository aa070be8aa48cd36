"""The one door to the embedded dev environment: nothing else of the product knows what is behind it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources

from commdrill.extras import lacking, require
from commdrill_sandbox.company import process
from commdrill_sandbox.company.process import (
    RunningSandbox,
    SandboxNotStarted,
    SandboxOrder,
    is_alive,
    stop_sandbox,
)

__all__ = [
    "RunningSandbox",
    "SandboxNotStarted",
    "SandboxOrder",
    "StartSandbox",
    "check_sabotages",
    "deviations",
    "is_alive",
    "sabotage_names",
    "start_sandbox",
    "starting_sandboxes",
    "stop_sandbox",
]


StartSandbox = Callable[[SandboxOrder], RunningSandbox]
"""How one is started: as `start_sandbox` does."""


def start_sandbox(order: SandboxOrder) -> RunningSandbox:
    """Start one and wait until all of it is ready.

    Raises:
        MissingExtra: something that it needs is not installed.
        UsageError: a name stands for nothing.
        SandboxNotStarted: it ended or was not ready in time, with the last it said.
    """
    require("the embedded environment", "sandbox")
    return process.start_sandbox(order)


@contextmanager
def starting_sandboxes(on_aws: int) -> Iterator[StartSandbox]:
    """How several are started, so many of them on AWS: what these have in common is loaded once."""
    if on_aws < 2 or sys.platform != "linux" or lacking("sandbox"):
        yield start_sandbox
        return
    from commdrill_sandbox.company.foundry import Foundry

    with Foundry() as foundry:
        yield foundry.start


def deviations() -> str:
    """Where the embedded AWS is not as AWS's own."""
    double = resources.files("commdrill_sandbox.aws")
    return double.joinpath("deviations.txt").read_text(encoding="utf-8")


def sabotage_names() -> tuple[str, ...]:
    """All there are; none where the extra is not installed."""
    try:
        from commdrill_sandbox.company.sabotage.registry import SABOTAGES
    except ImportError:
        return ()
    return tuple(sorted(SABOTAGES))


def check_sabotages(names: Sequence[str]) -> None:
    """Whether there is each of them; where the extra is not installed, preflight says so.

    Raises:
        UsageError: one stands for nothing.
    """
    try:
        from commdrill_sandbox.company.sabotage.registry import sabotages_named
    except ImportError:
        return
    sabotages_named(names)
