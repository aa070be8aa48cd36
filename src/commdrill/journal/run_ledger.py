"""Writes the ledger beside the run folders.

Many processes append to it at once; one that dies on the way leaves at most half a line, which the
next one cuts off.
"""

import fcntl
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from commdrill.private_files import append_durably, open_private, sync_folder
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.run_ledger import LEDGER, Entry, Kind

_NEAR_THE_END = 65_536  # bytes that hold the last line, and the end of the one before it


@dataclass(frozen=True)
class Head:
    """Which run it is, and the digest of its last line."""

    run: str
    drill: str
    digest: str


def enter(reports: Path, head: Head, kind: Kind, at: datetime) -> None:
    """Add a line on a run to the ledger in its folder of runs; on disk once this returns.

    Its end is entered once: a process may die between that and its reports, and another one ends it again.

    Raises:
        OSError: it cannot be written.
        NotOurs: something else lies there.
    """
    if kind is not Kind.STARTED and not (reports / LEDGER).exists():
        return  # the runs here are older than ledgers, or were brought from elsewhere
    file = open_private(reports / LEDGER, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        last = _last_of(file)
        if kind is Kind.ENDED and _has_ended(file, head):
            return
        entry = _entry(last, head, kind, at)
        append_durably(file, json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n")
    finally:
        os.close(file)
    sync_folder(reports)


def _has_ended(file: int, head: Head) -> bool:
    """Whether that is entered already, near the end of the ledger."""
    said = head.digest.encode(), f'"{Kind.ENDED}"'.encode()
    near = _whole_lines(file, _NEAR_THE_END)
    return any(all(one in line for one in said) for line in near)


@dataclass(frozen=True)
class _Last:
    """The line that the next one hangs on."""

    n: int = 0
    digest: str = FIRST_PREV


def _entry(last: _Last, head: Head, kind: Kind, at: datetime) -> Entry:
    return Entry(
        n=last.n + 1,
        at=at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        kind=kind.value,
        run=head.run,
        drill=head.drill,
        digest=head.digest,
        prev=last.digest,
    )


def _last_of(file: int) -> _Last:
    """By its own word, for a ledger of many runs is large; where that is none, all lines are counted."""
    *_, last = (b"", *_whole_lines(file, _NEAR_THE_END)[1:])
    with suppress(ValueError, TypeError, KeyError):
        return _Last(int(json.loads(last)["n"]), link(last))
    lines = _whole_lines(file, os.fstat(file).st_size)
    return _Last(len(lines), link(lines[-1])) if lines else _Last()


def _whole_lines(file: int, most: int) -> list[bytes]:
    """Those near its end, the first of them perhaps without its beginning.

    Half a line of one that died is cut off.
    """
    size = os.fstat(file).st_size
    begin = max(0, size - most)
    *lines, torn = os.pread(file, size - begin, begin).split(b"\n")
    if torn and (lines or not begin):
        os.ftruncate(file, size - len(torn))
    return lines
