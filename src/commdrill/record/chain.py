"""Whether a journal is as it was written, line by line; what is not, in words."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from json import loads
from pathlib import Path
from typing import Any

from commdrill.record.events import Record
from commdrill.record.folder import (
    JOURNAL,
    RawJournal,
    UnreadableJournal,
    lines_of,
    read_raw,
    record_in,
)
from commdrill.record.lines import UnknownEvent, from_json
from commdrill.record.sums import sums_in

FIRST_PREV = "0" * 64


@dataclass(frozen=True)
class Followed:
    """A journal, followed once from its first line to its last.

    `digests`: of each whole line. `is_whole`: each of them is a record that this version knows. `sums`: the digests of the files that its lines rest on. `problems`:
    what was changed after it was written, or is no record. `torn`: bytes after the last whole line.
    """

    records: tuple[Record, ...]
    digests: tuple[str, ...]
    sums: Mapping[str, str]
    problems: tuple[str, ...]
    torn: int
    is_whole: bool

    @property
    def first(self) -> Record | None:
        """The record that its first line holds, if it is one."""
        return self.records[0] if self.records and self.records[0].seq == 1 else None

    @property
    def head(self) -> str:
        """The digest of the last line: who keeps it elsewhere can tell a rewritten journal."""
        return self.digests[-1] if self.digests else FIRST_PREV


def followed(records: Iterable[Record], whole: RawJournal) -> Followed:
    """The same of a journal that was read already, and is known to be as it was written."""
    digests, sums = tuple(map(link, whole.lines)), sums_in(whole.lines)
    return Followed(tuple(records), digests, sums, (), len(whole.torn), is_whole=True)


class BrokenChain(UnreadableJournal):
    """A journal that is not as it was written: nobody can say what of it is true."""


@dataclass(frozen=True)
class _Link:
    """A line as far as the chain goes: the place it claims, the one it hangs on, what it is."""

    seq: int
    prev: str
    digest: str


def link(line: bytes) -> str:
    """What the line after this one holds as its `prev`."""
    return hashlib.sha256(line).hexdigest()


def read_whole(folder: Path) -> tuple[Record, ...]:
    """The records of a run, for whoever draws conclusions from them; a torn last line is left out.

    Raises:
        BrokenChain: the journal was changed after it was written.
        UnreadableJournal: there is no journal, or a line in it is no record of this version.
    """
    lines = unbroken(folder).lines
    return tuple(record_in(folder, number, line) for number, line in enumerate(lines, start=1))


def unbroken(folder: Path) -> RawJournal:
    """The journal's lines, once its chain is known to hold.

    Raises:
        BrokenChain: it was changed after it was written.
        UnreadableJournal: there is none.
    """
    raw = read_raw(folder)
    if not _hangs_together(raw.lines):
        for problem in chain_problems(raw.lines):
            text = f"{problem}, so this run counts for nothing: `commdrill verify` says more"
            raise BrokenChain(f"{folder}: {text}")
    return raw


def _hangs_together(lines: Sequence[bytes]) -> bool:
    """Whether each line ends with the digest of the one before it, as we write them.

    False only asks for a closer look.
    """
    digests = (FIRST_PREV, *map(link, lines))
    return all(line.endswith(_end(prev)) for line, prev in zip(lines, digests, strict=False))


def _end(prev: str) -> bytes:
    return f'"prev": "{prev}"}}'.encode()


def follow(folder: Path) -> Followed:
    """All that a journal says of itself, one line at a time.

    Raises:
        UnreadableJournal: there is none.
    """
    trail = _Trail()
    for line in lines_of(folder):
        trail.take(line)
    problems = tuple(trail.problems)
    if trail.strayed:
        problems = (*chain_problems(read_raw(folder).lines),) or problems
    return Followed(
        tuple(trail.records),
        tuple(trail.digests),
        trail.sums,
        problems,
        len(trail.torn),
        is_whole=not problems and len(trail.records) == len(trail.digests) > 0,
    )


@dataclass
class _Trail:
    """What adds up on the way. `strayed`: a line is not as we write them, and asks for a closer look."""

    records: list[Record] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    sums: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    strayed: bool = False
    torn: bytes = b""

    def take(self, ended: bytes) -> None:
        line = ended.removesuffix(b"\n")
        if len(line) == len(ended):
            self.torn = line
            return
        self.strayed |= not line.endswith(_end(self.digests[-1] if self.digests else FIRST_PREV))
        self.digests.append(link(line))
        self.sums.update(sums_in((line,)))
        self._read(line)

    def _read(self, line: bytes) -> None:
        number = len(self.digests)
        try:
            record = from_json(line)
        except UnknownEvent:  # its place in the chain is all that is known of it
            self.strayed = True
        except ValueError as why:
            self.strayed = True
            self.problems.append(f"{JOURNAL} line {number}: {why}")
        else:
            self.strayed |= record.seq != number
            self.records.append(record)


def chain_problems(lines: Sequence[bytes]) -> Iterator[str]:
    """What was changed, removed, moved or added after it was written."""
    links: list[_Link] = []
    for number, line in enumerate(lines, start=1):
        found = _link(line)
        if found is None:
            yield f"{JOURNAL} line {number} is no record"
        links.append(found or _Link(number, "", link(line)))
    yield from _displaced([found.seq for found in links])
    yield from _changed(links)


def _link(line: bytes) -> _Link | None:
    try:
        data: Any = loads(line)
    except (ValueError, RecursionError):  # a number may have more digits than Python reads
        return None
    if not isinstance(data, dict):
        return None
    seq, prev = data.get("seq"), data.get("prev")
    return _Link(seq, prev, link(line)) if type(seq) is int and isinstance(prev, str) else None


def _displaced(numbers: Sequence[int]) -> Iterator[str]:
    """Records count themselves: gaps, doubles and wrong order show."""
    counts = Counter(numbers)
    yield from (f"{JOURNAL} {_lines(first, last)} missing" for first, last in _gaps(counts))
    yield from (f"{JOURNAL} has {count} lines {n}" for n, count in counts.items() if count > 1)
    moved = [after for before, after in pairwise(numbers) if after < before]
    yield from (f"{JOURNAL} line {number} is out of its place" for number in moved)


def _changed(links: Sequence[_Link]) -> Iterator[str]:
    """Where a line does not hang on the one that is before it now, though its count says so."""
    first = _Link(0, "", FIRST_PREV)
    chain = [first, *links]
    broken = {
        after.seq
        for before, after in pairwise(chain)
        if after.seq == before.seq + 1 and after.prev != before.digest
    }
    for number in sorted(broken):
        # a line changed in its own `prev` hangs on nothing, and nothing hangs on it: named once
        if number + 1 in broken or number == 1:
            yield f"{JOURNAL} line {number} was changed after it was written"
        elif number - 1 not in broken:
            yield f"{JOURNAL} line {number - 1} was changed after it was written"


def _gaps(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each; somebody may have written a number without end."""
    there = sorted({0, *(number for number in numbers if number > 0)})
    for before, after in pairwise(there):
        if after - before > 1:
            yield before + 1, after - 1


def _lines(first: int, last: int) -> str:
    return f"line {first} is" if first == last else f"lines {first} to {last} are"
