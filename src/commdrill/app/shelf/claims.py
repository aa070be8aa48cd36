"""One run a world at a time, among all hosts that share a shelf.

A claim is an object that says which run holds a world. It holds for as long as that run has not
ended, or has left something broken: whoever is dead is made to end by `recover --take-over`.
"""

import json
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from commdrill.app.run.claims import Claims, Holder
from commdrill.app.shelf.opening import take_over_by
from commdrill.app.shelf.runs import RunsOnShelf
from commdrill.errors import PreflightRefused

_CLAIMS = "claims/"
_FIRST = 10**12 - 1  # keys count down: the newest of a world is listed first
_TRIES = 8


@dataclass(frozen=True)
class ClaimsOnShelf:
    """Claims among hosts, on top of those among the processes of this one."""

    own: Claims
    runs: RunsOnShelf

    @contextmanager
    def claim(self, worlds: Iterable[str], holder: Holder) -> Iterator[None]:
        named = tuple(worlds)
        with self.own.claim(named, holder):
            for world in named:
                self._claim(world, holder)
            yield

    def _claim(self, world: str, holder: Holder) -> None:
        """Become the newest claim on a world, once nothing speaks for the one before it.

        Raises:
            PreflightRefused: something does, or too many try at once.
        """
        shelf, prefix = self.runs.shelf, f"{_CLAIMS}{world}/"
        document = json.dumps({**asdict(holder), "host": socket.gethostname()}).encode()
        for _ in range(_TRIES):
            newest = next(shelf.list(prefix), None)
            if newest is not None and self._is_held_by(holder, shelf.read(newest) or b""):
                return
            number = _FIRST if newest is None else int(newest.removeprefix(prefix)) - 1
            if shelf.create(f"{prefix}{number:012d}", document):
                return
        raise PreflightRefused(f"others claim {holder.environment!r} at the same time: try again")

    def _is_held_by(self, me: Holder, said: bytes) -> bool:
        """Whether the claim is this run's own already; another's must be over.

        Raises:
            PreflightRefused: it is not.
        """
        try:
            document = json.loads(said)
            run, host, process = (
                str(document["run"]),
                str(document["host"]),
                int(document["process"]),
            )
        except (ValueError, KeyError, TypeError):
            return False
        if run != me.run:
            self._require_over(run, f"process {process} on {host}", me.environment)
        return run == me.run

    def _require_over(self, run: str, who: str, environment: str) -> None:
        found = self.runs.state_of(run)
        if found is None or not found.result.is_open:
            return
        way_out = take_over_by(run, self.runs.shelf)
        if found.result.finish is None:
            raise PreflightRefused(
                f"another run, {run} ({who}), is drilling what {environment!r} names: wait until "
                f"it is over; where that host is dead, {way_out}"
            )
        raise PreflightRefused(f"run {run} ({who}) left {environment!r} broken: {way_out}")
