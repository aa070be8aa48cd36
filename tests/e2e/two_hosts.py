"""Two hosts with one world and one shelf: a checkout and a state of their own each."""

import json
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from commdrill.shelf.protocol import Shelf
from tests.forge import Command

from .corner import HELD, Corner, a_moment, cornered


@dataclass(frozen=True)
class Host:
    """One of them."""

    corner: Corner
    address: str
    variables: Mapping[str, str] = field(default_factory=dict)

    def start(self, *arguments: str, **variables: str) -> Command:
        given = {**self.variables, **variables}
        return self.corner.start(*arguments, "--report-dir", self.address, **given)

    def run(self, *arguments: str, **variables: str) -> CompletedProcess[str]:
        return self.start(*arguments, **variables).ended()

    @property
    def copies(self) -> list[Path]:
        """Run folders that are on this host."""
        return sorted(self.corner.state.glob("commdrill/shelves/*/*/journal.jsonl"))


@dataclass(frozen=True)
class Hosts:
    """Both, their world, and the shelf as a third would see it."""

    one: Host
    two: Host
    shelf: Shelf

    def is_broken(self) -> bool:
        return self.one.corner.down.exists()

    def once(self, program: str, deed: str, *, after: bool = False) -> None:
        """At its next start a program of the world does something to the process that started it."""
        corner = self.one.corner
        script = (corner.root / program).read_text().removeprefix("#!/bin/sh\n").strip()
        told = f"if rm {corner.world}/once-{program} 2>/dev/null; then {deed}; fi"
        (corner.world / f"once-{program}").touch()
        for host in (self.one, self.two):
            host.corner.program(program, f"{script}\n{told}" if after else f"{told}\n{script}")

    def events(self, run: str = "") -> list[dict[str, Any]]:
        """Those of the newest run, or of another, as they lie on the shelf."""
        run = run or self.runs[-1]
        keys = self.shelf.list(f"runs/{run}/journal/")
        return [json.loads(self.shelf.read(key) or b"") for key in keys]

    def names(self, run: str = "") -> list[str]:
        return [event["event"] for event in self.events(run)]

    @property
    def runs(self) -> list[str]:
        return [key.removeprefix("begun/") for key in self.shelf.list("begun/")]

    def says(self, event: str) -> bool:
        return bool(self.runs) and event in self.names()

    def killed_at(self, event: str) -> None:
        """Host one runs, and is no more once the shelf says this."""
        run = self.one.start("run", *HELD.get(event, ()))
        while run.returncode is None and not self.says(event):
            a_moment()
        run.send_signal(signal.SIGKILL)
        run.ended()


@contextmanager
def two_hosts(
    folder: Path, address: str, shelf: Shelf, seen_at: str = "127.0.0.1"
) -> Iterator[Hosts]:
    with cornered(folder, seen_at) as corner:
        state = folder / "state-of-two"
        state.mkdir()
        other = replace(corner.clone("shop-of-two"), state=state)
        yield Hosts(Host(corner, address), Host(other, address), shelf)
