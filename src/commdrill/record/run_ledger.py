"""`LEDGER.jsonl` beside the run folders: a line as each run begins and ends, each hanging on the one before.

A run folder proves that it was not changed; that none was taken away or made anew, the ledger tells.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from commdrill.private_files import NotOurs, read_private
from commdrill.record import said_once
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.folder import JOURNAL

LEDGER = "LEDGER.jsonl"
LARGEST = 2**28  # bytes of a ledger
_AN_HOUR = timedelta(hours=1)  # that a clock may be put back, and nobody be surprised


class Kind(StrEnum):
    """What a line tells of a run."""

    STARTED = "started"  # before anything is touched
    ENDED = "ended"
    AMENDED = "amended"  # somebody's word was added, or evidence let go
    SEALED = "sealed"


_DRILLED = (Kind.STARTED, Kind.ENDED)  # later words may come from a machine of another clock


@dataclass(frozen=True)
class Entry:
    """One line. `digest`: of the last line of the run's journal at that time."""

    n: int
    at: str
    kind: str
    run: str
    drill: str
    digest: str
    prev: str


@dataclass(frozen=True)
class Begin:
    """Where a part of a ledger begins: so many lines before it, and the digest of the last of them."""

    lines: int = 0
    prev: str = FIRST_PREV


@dataclass(frozen=True)
class RunLedger:
    """What a ledger says, and what is wrong with it. `lines`: as they stand in the file."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()
    lines: tuple[bytes, ...] = ()

    @property
    def head(self) -> str:
        """The digest of its last line."""
        return link(self.lines[-1]) if self.lines else FIRST_PREV

    def of(self, run: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.run == run)

    @property
    def started(self) -> tuple[Entry, ...]:
        """The first line of each run, in their order."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(entry.run, entry)
        return tuple(found.values())


def read_ledger(reports: Path) -> RunLedger | None:
    """The ledger of a reports folder; None where there is none.

    Raises:
        OSError, NotOurs: it cannot be read.
    """
    try:
        return parsed(read_private(reports / LEDGER, LARGEST))
    except FileNotFoundError:
        return None


def parsed(content: bytes, begin: Begin = Begin()) -> RunLedger:
    """A ledger, or its last part, by its bytes; half a line at its end is one that was never entered."""
    *lines, _torn = content.split(b"\n")
    found = [(number, _entry(line)) for number, line in enumerate(lines, start=begin.lines + 1)]
    problems = [f"{LEDGER} line {number} is none of ours" for number, one in found if one is None]
    problems += _broken((begin.prev, *map(link, lines)), found)
    problems += _put_back(one for _, one in found if one and one.kind in _DRILLED)
    return RunLedger(tuple(one for _, one in found if one), tuple(problems), tuple(lines))


def missing(ledger: RunLedger, here: Iterable[str]) -> str:
    """`7 started, 5 here: n 43 and 45 are missing`; empty where none is."""
    return missing_of({entry.run: entry.n for entry in ledger.started}, here)


def missing_of(started: Mapping[str, int], here: Iterable[str]) -> str:
    """The same, by the number of the first line of each run."""
    gone = [str(n) for n in sorted(started[run] for run in started.keys() - frozenset(here))]
    if not gone:
        return ""
    many = len(started)
    listed = " and ".join([", ".join(gone[:-1]), gone[-1]] if len(gone) > 1 else gone)
    are = "are" if len(gone) > 1 else "is"
    return f"{many} started, {many - len(gone)} here: n {listed} {are} missing"


def gaps_in(reports: Path) -> Iterator[str]:
    """What is wrong with the ledger of a reports folder, and which runs it misses there."""
    try:
        ledger = read_ledger(reports)
    except (OSError, NotOurs) as why:
        yield f"{LEDGER} cannot be read: {why}"
        return
    if ledger is not None:
        yield from ledger.problems
        if gone := missing(ledger, runs_here(reports)):
            yield gone


def runs_here(reports: Path) -> frozenset[str]:
    """The names of the run folders that hold a journal."""
    return frozenset(journal.parent.name for journal in reports.glob(f"*/{JOURNAL}"))


def against(ledger: RunLedger, run: str, digests: Iterable[str]) -> Iterator[str]:
    """What the ledger says otherwise than the journal of a run, whose lines have these digests."""
    place = {digest: number for number, digest in enumerate(digests)}
    entries = ledger.of(run)
    for entry in entries:
        if entry.digest not in place:
            yield f"{LEDGER} n {entry.n} ({entry.kind}) knows another journal of this run"
    places = [place[entry.digest] for entry in entries if entry.digest in place]
    if any(after < before for before, after in pairwise(places)):
        yield f"{LEDGER} knows the lines of this run in another order"


def _entry(line: bytes) -> Entry | None:
    try:
        data = said_once.loads(line)
        return Entry(
            n=int(data["n"]),
            **{name: str(data[name]) for name in ("at", "kind", "run", "drill", "digest", "prev")},
        )
    except (ValueError, KeyError, TypeError):
        return None


def _broken(digests: tuple[str, ...], found: list[tuple[int, Entry | None]]) -> Iterator[str]:
    """`digests`: what each line has to hang on."""
    for (number, entry), prev in zip(found, digests, strict=False):
        if entry is None:
            continue
        if entry.n != number:
            yield f"{LEDGER} line {number} says that it is n {entry.n}: lines are missing, or moved"
        if entry.prev != prev:
            yield f"{LEDGER} line {number} does not hang on the one before: one of them was changed"


def _put_back(entries: Iterable[Entry]) -> Iterator[str]:
    """Lines are entered as things happen: the first that is of an earlier time than one before it."""
    latest: tuple[datetime, Entry] | None = None
    for entry in entries:
        try:
            at = datetime.fromisoformat(entry.at)
            if latest and latest[0] - at > _AN_HOUR:
                before = latest[1]
                yield f"{LEDGER} n {entry.n} is of {entry.at}, and n {before.n} is of {before.at}: its times go backwards"
                return
        except (ValueError, TypeError):  # none, or of no zone
            yield f"{LEDGER} n {entry.n} is of {entry.at!r}, which is no time"
            return
        if latest is None or at > latest[0]:
            latest = at, entry
