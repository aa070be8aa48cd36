"""A drill in a process of its own: it is told to begin and to end, and says that it lives.

Its standard input is its lifeline: once that ends, its worker is gone, and it puts back what it broke.
On its standard output stand a dot each time it has made sure that the run is still its own, and at
last what it came to.
"""

import asyncio
import json
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Self

from commdrill.fleet.orders import Ending, Order

SURE = b"."
_LONGEST_LINE = 2**20


class Died(Exception):
    """It ended without a word of what it came to."""


class Child:
    """One such process. `sure`: when it last was sure of its run, by the loop's clock."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._loop = asyncio.get_running_loop()
        self._said = asyncio.ensure_future(self._listen())
        self.sure = self._loop.time()

    @classmethod
    async def begun(cls, program: Sequence[str], order: Order) -> Self:
        """Started, and told what to do."""
        process = await asyncio.create_subprocess_exec(
            *program, stdin=PIPE, stdout=PIPE, start_new_session=True, limit=_LONGEST_LINE
        )
        assert process.stdin is not None
        child = cls(process)
        with suppress(ConnectionError):  # it died at once: listening tells
            process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
            await process.stdin.drain()
        return child

    async def is_over(self, within: float) -> bool:
        """Whether it has ended, or does within so many seconds."""
        done, _ = await asyncio.wait([self._said], timeout=within)
        return bool(done)

    def interrupt(self) -> None:
        """Ask it to put everything back and end."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGINT)

    async def ending(self) -> Ending:
        """What it came to.

        Raises:
            Died: it was killed.
        """
        last = await self._said
        code = await self._process.wait()
        try:
            return Ending(**json.loads(last))
        except (ValueError, TypeError):
            raise Died(f"its process ended with {code} and said nothing") from None

    async def _listen(self) -> bytes:
        last = b""
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            if line.strip() == SURE:
                self.sure = self._loop.time()
            else:
                last = line
        return last
