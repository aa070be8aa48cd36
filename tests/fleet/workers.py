"""Workers as processes of their own, each as if on a machine of its own, and the command that asks them.

All they share is Temporal, the shelf, and what they drill.
"""

import asyncio
import json
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from types import TracebackType
from typing import Any, Self, TypeVar

from temporalio.client import Client

from tests.e2e.corner import Corner, a_moment
from tests.fleet.deeds_at_hand import DeedsAtHand
from tests.forge import Command

T = TypeVar("T")
_TRIES = 3000  # glances: five minutes
_APART = 0.1  # seconds: each reads all that the shelf has of a run


class Fleet:
    """The workers of one corner, and those who ask them."""

    def __init__(self, corner: Corner, deeds: DeedsAtHand, address: str, name: str) -> None:
        self.corner = corner
        self.deeds = deeds
        self.name = name
        self.shelf = corner.root.parent / "shelf"
        corner.change("environment.yaml", "id: dev", f"id: {name}")
        corner.change("drill.yaml", "environment: dev", f"environment: {name}")
        self.variables = {
            "TEMPORAL_ADDRESS": address,
            "COMMDRILL_PROJECT": name,
            "COMMDRILL_HEARTBEAT": "15",  # a busy machine stands still for seconds
            "COMMDRILL_QUARANTINE": "0",
        }
        self.workers: list[Command] = []

    def start(self, *arguments: str, machine: str = "asking", **variables: str) -> Command:
        state = self.corner.root.parent / f"state-{machine}"
        state.mkdir(exist_ok=True)
        given = (*arguments, "--report-dir", f"file://{self.shelf}")
        known = {**self.variables, "XDG_STATE_HOME": str(state), **variables}
        return self.corner.start(*given, **known)

    def run(self, *arguments: str, **variables: str) -> CompletedProcess[str]:
        return self.start(*arguments, **variables).ended()

    def worker(self, count: int = 2, **variables: str) -> None:
        """Some more of them, that ask for drills."""
        self.begin_workers(count, **variables)
        while not all("asks for drills" in worker._read("stderr") for worker in self.workers):
            a_moment()

    def begin_workers(self, count: int = 2, **variables: str) -> None:
        """Whether there is anything yet that they could ask, or not."""
        for _ in range(count):
            machine = str(len(self.workers))
            given = {"FORGE_PYTHON": str(self.deeds.python), **variables}
            self.workers.append(self.start("worker", machine=machine, **given))

    @property
    def runs(self) -> list[str]:
        """Those that have a record."""
        return sorted({file.parents[1].name for file in self.shelf.glob("runs/*/journal/*")})

    def events(self, run: int = 0) -> list[dict[str, Any]]:
        """What the shelf has of a run."""
        files = sorted((self.shelf / "runs" / self.runs[run] / "journal").glob("[0-9]" * 8))
        return [json.loads(file.read_text(encoding="utf-8")) for file in files]

    def names(self, run: int = 0) -> list[str]:
        return [event["event"] for event in self.events(run)]

    def says(self, event: str) -> bool:
        """Whether a run has come so far."""
        return any(event in self.names(run) for run in range(len(self.runs)))

    def until(self, event: str) -> None:
        for _ in range(_TRIES):
            if self.says(event):
                return
            threading.Event().wait(_APART)
        raise AssertionError(f"no {event} in time; workers said:\n{self.said()}")

    def said(self) -> str:
        """What all workers told."""
        return "\n".join(worker._read("stderr") for worker in self.workers)

    def at_work(self) -> tuple[Command, list[int]]:
        """The worker that has a drill, and the processes of it."""
        for worker in self.workers:
            if children := list(self._children(worker)):
                return worker, children
        raise AssertionError("nobody is at work")

    def _children(self, worker: Command) -> Iterator[int]:
        """Those it started, and those that they stand for."""
        pid = worker._process.pid
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in map(int, task.read_text().split()):
                yield child
                yield from self.deeds.behind(child)

    def signal_the_one_at_work(self, number: signal.Signals) -> None:
        """To the worker and the process of its drill: as if to all of its host."""
        worker, children = self.at_work()
        worker.send_signal(number)
        for child in children:
            os.kill(child, number)

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
