"""One run a world at a time, whichever folder its documents lie in.

A claim is the lock on a small file that is named by what is broken: a dead process keeps none. Its time tells
when it was last let go.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from commdrill.errors import PreflightRefused
from commdrill.private_files import open_private, private_folder

_LONGEST = 10_000  # bytes of what a holder says of itself


@dataclass(frozen=True)
class Holder:
    """Who drills, in words for those who must wait."""

    run: str
    root: str
    environment: str
    process: int


class Claims(Protocol):
    """Where it is known who drills what: on this machine, or on a shelf that several share."""

    def claim(
        self, worlds: Iterable[str], holder: Holder
    ) -> AbstractContextManager[datetime | None]:
        """Hold these until the end of the block; the last that somebody else had one of them.

        Raises:
            PreflightRefused: another holds one of them.
        """
        ...


@dataclass(frozen=True)
class ClaimsOfThisMachine:
    """Claims as files in the state of one user on one machine."""

    state: Path

    @contextmanager
    def claim(self, worlds: Iterable[str], holder: Holder) -> Iterator[datetime | None]:
        folder = private_folder(self.state / "claims")
        with ExitStack() as stack:
            left = [stack.enter_context(_locked(folder / world, holder)) for world in worlds]
            yield max((one for one in left if one), default=None)


@contextmanager
def _locked(path: Path, holder: Holder) -> Iterator[datetime | None]:
    file = open_private(path, os.O_RDWR | os.O_CREAT)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PreflightRefused(_taken(os.read(file, _LONGEST), holder)) from None
        known = os.fstat(file)
        os.ftruncate(file, 0)
        os.pwrite(file, json.dumps(asdict(holder)).encode(), 0)
        yield datetime.fromtimestamp(known.st_mtime, UTC) if known.st_size else None
    finally:
        os.utime(file)
        os.close(file)


def _taken(said: bytes, me: Holder) -> str:
    """Who holds it, and how to go on."""
    try:
        other = Holder(**json.loads(said))
    except (ValueError, TypeError):
        return f"another run is drilling {me.environment!r}: wait until it is over"
    where = "" if other.root == me.root else f" of {other.root}"
    return (
        f"another run, {other.run}{where} (process {other.process}), is drilling what "
        f"{me.environment!r} names: wait until it is over, or end it by `kill -INT {other.process}`"
    )
