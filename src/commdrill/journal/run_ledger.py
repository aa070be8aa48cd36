"""Writes the ledger beside the run folders.

Many processes append to it at once; one that dies on the way leaves at most half a line, which the
next one cuts off.
"""

import fcntl
import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from commdrill.private_files import open_private, sync_folder
from commdrill.record.chain import FIRST_PREV, head_of, link
from commdrill.record.events import Record, RunStarted
from commdrill.record.folder import JOURNAL, UnreadableJournal, read_raw, record_in
from commdrill.record.run_ledger import LEDGER, Entry, Kind


def enter(folder: Path, kind: Kind, at: datetime) -> None:
    """Add a line on the run in this folder to the ledger beside it; on disk once this returns.

    Raises:
        OSError: it cannot be written.
        NotOurs: something else lies there.
        UnreadableJournal: the run has no journal, or one without a whole record.
    """
    raw = read_raw(folder)
    if not raw.lines:
        raise UnreadableJournal(f"{folder / JOURNAL} holds no whole record")
    if kind is not Kind.STARTED and not (folder.parent / LEDGER).exists():
        return  # the runs here are older than ledgers, or were brought from elsewhere
    first = record_in(folder, 1, raw.lines[0])
    file = open_private(folder.parent / LEDGER, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        entry = _entry(_whole_lines(file), kind, at, first, head_of(raw.lines))
        _append(file, json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n")
    finally:
        os.close(file)
    sync_folder(folder.parent)


def _entry(before: list[bytes], kind: Kind, at: datetime, first: Record, digest: str) -> Entry:
    return Entry(
        n=len(before) + 1,
        at=at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        kind=kind.value,
        run=first.run,
        drill=first.event.drill if isinstance(first.event, RunStarted) else "",
        digest=digest,
        prev=link(before[-1]) if before else FIRST_PREV,
    )


def _whole_lines(file: int) -> list[bytes]:
    """What is there; half a line of one that died is cut off."""
    size = os.fstat(file).st_size
    *lines, torn = os.pread(file, size, 0).split(b"\n")
    if torn:
        os.ftruncate(file, size - len(torn))
    return lines


def _append(file: int, line: bytes) -> None:
    size = os.fstat(file).st_size
    try:
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    except OSError:
        os.ftruncate(file, size)
        raise
