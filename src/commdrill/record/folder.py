"""The records that the journal in a run's folder holds."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commdrill.errors import CommdrillError
from commdrill.private_files import NotOurs, open_private, read_private
from commdrill.record.events import Record, RunFinished
from commdrill.record.lines import from_json

JOURNAL = "journal.jsonl"
CHECKSUMS = "SHA256SUMS"
SIGNATURE, STAMP = f"{CHECKSUMS}.sig", f"{CHECKSUMS}.tsr"
DOCUMENTS = "documents"
_LARGEST = 2**30  # bytes of a journal: a run of tens of thousands of people has a tenth of that
_LONGEST_LINE = 2**28  # bytes of one record
_LONGEST_END = 16_384  # bytes of a record that says that a run is over, or what was said since


class UnreadableJournal(CommdrillError, ValueError):
    """A journal that is missing, empty or damaged."""


@dataclass(frozen=True)
class RawJournal:
    """The lines of a journal, and what a run that died left after the last whole one."""

    lines: tuple[bytes, ...]
    torn: bytes = b""


def read_raw(folder: Path) -> RawJournal:
    """The journal's bytes, line by line, without line ends.

    Raises:
        UnreadableJournal: there is none.
    """
    try:
        content = read_private(folder / JOURNAL, _LARGEST)
    except NotOurs as why:
        raise UnreadableJournal(str(why)) from why
    except OSError as error:
        raise UnreadableJournal(f"{folder / JOURNAL}: {error.strerror}") from error
    *lines, torn = content.split(b"\n")
    return RawJournal(tuple(lines), torn)


def lines_of(folder: Path) -> Iterator[bytes]:
    """The journal line by line, each with its line end; the last may have none: it was torn.

    Raises:
        UnreadableJournal: there is none, or a line in it is longer than anything of ours.
    """
    try:
        with os.fdopen(open_private(folder / JOURNAL, os.O_RDONLY), "rb") as journal:
            while line := journal.readline(_LONGEST_LINE):
                if len(line) == _LONGEST_LINE:
                    raise UnreadableJournal(f"{folder / JOURNAL}: a line is longer than any record")
                yield line
    except NotOurs as why:
        raise UnreadableJournal(str(why)) from why
    except OSError as error:
        raise UnreadableJournal(f"{folder / JOURNAL}: {error.strerror}") from error


def ended_restored(folder: Path) -> bool:
    """Whether a run ended, and the world as before, by the last line of its journal alone.

    False may also mean that one has to read the rest: a person's word may come after the end.
    """
    try:
        event = from_json(last_line(folder)).event
    except ValueError:
        return False
    return isinstance(event, RunFinished) and event.restored


def last_line(folder: Path) -> bytes:
    """That of a run's journal; empty where it has none, is torn, or longer than an end of ours."""
    try:
        with os.fdopen(open_private(folder / JOURNAL, os.O_RDONLY), "rb") as journal:
            begin = max(0, journal.seek(0, os.SEEK_END) - _LONGEST_END)
            journal.seek(begin)
            *before, last, torn = (b"", *journal.read().split(b"\n"))
    except (OSError, NotOurs):
        return b""
    is_whole = not torn and (not begin or len(before) > 1)
    return last if is_whole else b""


def record_in(folder: Path, number: int, line: bytes) -> Record:
    """The record that a line of a run's journal holds.

    Raises:
        UnreadableJournal: it is none of this version.
    """
    try:
        return from_json(line)
    except ValueError as error:
        raise UnreadableJournal(f"{folder / JOURNAL}:{number}: {error}") from error
