"""Workers as processes of their own, and the command that asks them."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from types import TracebackType
from typing import Self, TypeVar

from temporalio.client import Client

from tests.e2e.corner import Corner, a_moment
from tests.forge import Command

T = TypeVar("T")
_TRIES = 20_000  # glances: more than a minute


class Fleet:
    """The workers of one corner."""

    def __init__(self, corner: Corner, address: str, name: str) -> None:
        self.corner = corner
        self.name = name
        environment = (corner.root / "environment.yaml").read_text(encoding="utf-8")
        corner.write("environment.yaml", environment.replace("id: dev", f"id: {name}"))
        drill = (corner.root / "drill.yaml").read_text(encoding="utf-8")
        corner.write("drill.yaml", drill.replace("environment: dev", f"environment: {name}"))
        self.variables = {
            "TEMPORAL_ADDRESS": address,
            "COMMDRILL_PROJECT": name,
            "COMMDRILL_HEARTBEAT": "5",
            "COMMDRILL_QUARANTINE": "0",
        }
        self.workers: list[Command] = []

    def start(self, *arguments: str) -> Command:
        return self.corner.start(*arguments, **self.variables)

    def run(self, *arguments: str) -> CompletedProcess[str]:
        return self.start(*arguments).ended()

    def worker(self, count: int = 2) -> None:
        self.workers += [self.start("worker") for _ in range(count)]

    def says(self, event: str) -> bool:
        """Whether a run of this corner has come so far."""
        return self.corner._says(event)

    def until(self, event: str) -> None:
        for _ in range(_TRIES):
            if self.says(event):
                return
            a_moment()
        raise AssertionError(f"no {event} in time; workers said:\n{self.said()}")

    def said(self) -> str:
        """What all workers told."""
        return "\n".join(worker._read("stderr") for worker in self.workers)

    def kill_the_one_at_work(self) -> None:
        """Its host is gone: the worker, and the process of the drill."""
        for worker in self.workers:
            children = list(_children(worker))
            if children:
                worker.send_signal(signal.SIGKILL)
                for child in children:
                    os.kill(child, signal.SIGKILL)
                return
        raise AssertionError("nobody is at work")

    def ask(self, question: Callable[[Client], Awaitable[T]]) -> T:
        """Ask Temporal itself."""

        async def asking() -> T:
            return await question(await Client.connect(self.variables["TEMPORAL_ADDRESS"]))

        return asyncio.run(asking())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self.workers:
            worker.send_signal(signal.SIGTERM)
        for worker in self.workers:
            worker.ended()


def _children(worker: Command) -> Iterator[int]:
    pid = worker._process.pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        yield from map(int, task.read_text().split())
