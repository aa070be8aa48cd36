"""What the ledger says of a run that lies there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from commdrill.journal.holders import is_held
from commdrill.private_files import NotOurs
from commdrill.record.chain import Followed, link
from commdrill.record.events import RunFinished
from commdrill.record.folder import JOURNAL, last_line
from commdrill.record.run_ledger import (
    LEDGER,
    Entry,
    Kind,
    RunLedger,
    against,
    read_ledger,
    runs_here,
)
from commdrill.values import utc

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Word:
    """`problems`: it is not so. `uncompared`: nobody can tell. `notes`: to be known, and no more."""

    problems: tuple[str, ...] = ()
    uncompared: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def word_on(journal: Followed, ledger: RunLedger | None) -> Word:
    """A run that began after the ledger did is in it, or was made elsewhere."""
    if ledger is None or journal.first is None:
        return Word()
    first = journal.first
    if entries := ledger.of(first.run):
        known = against(ledger, first.run, journal.digests)
        return Word(problems=(*known, *_added(journal, entries), *_moved(first.at, entries)))
    began = f"{first.at:%Y-%m-%dT%H:%M:%S}"
    if ledger.entries and began >= ledger.entries[0].at[: len(began)]:
        return Word(problems=(f"{LEDGER} does not know this run: it was made elsewhere, or anew",))
    return Word(
        uncompared=(f"{LEDGER} does not know this run: it says that it is older than the ledger",)
    )


def other_journals(reports: Path) -> Iterator[str]:
    """Runs there that do not end as the ledger says: who re-makes a journal chains it, too."""
    try:
        ledger = read_ledger(reports) or RunLedger()
    except (OSError, NotOurs):
        return  # who looks for gaps tells that
    digests: dict[str, set[str]] = {}
    for entry in ledger.entries:
        digests.setdefault(entry.run, set()).add(entry.digest)
    ended = {entry.run: entry.n for entry in ledger.entries if entry.kind != Kind.STARTED}
    for run in sorted(ended.keys() & runs_here(reports)):
        last = last_line(reports / run)
        if last and link(last) not in digests[run] and not is_held(reports / run / JOURNAL):
            yield (
                f"n {ended[run]} knows another journal of run {run}: it was changed since, or made"
                f" anew (`commdrill verify {run}` says more)"
            )


def _added(journal: Followed, entries: Sequence[Entry]) -> Iterator[str]:
    """Whoever adds to a run that is over, by commands of ours, enters that."""
    is_over = any(isinstance(record.event, RunFinished) for record in journal.records)
    if is_over and all(entry.digest != journal.head for entry in entries):
        yield f"{LEDGER} does not know its last line: something was added to it since"


def _moved(began: datetime, entries: Sequence[Entry]) -> Iterator[str]:
    """A run is entered as it begins; clocks of one machine are not days apart."""
    for entry in entries:
        if entry.kind == Kind.STARTED and _apart(began, entry.at) > _A_DAY:
            yield f"{LEDGER} n {entry.n} is of {entry.at}; the run says that it began at {utc(began)}"


def _apart(began: datetime, entered: str) -> timedelta:
    try:
        return abs(datetime.fromisoformat(entered) - began)
    except (ValueError, TypeError):  # none of ours, or of no zone
        return timedelta.max


def not_continued(older: RunLedger, ledger: RunLedger | None) -> Iterator[str]:
    """Whether the ledger here goes on from an older copy of it, line for line."""
    yield from older.problems
    here = ledger.lines if ledger else ()
    for number, line in enumerate(older.lines, start=1):
        if here[number - 1 : number] != (line,):
            yield f"{LEDGER} here is not the one kept elsewhere: n {number} was changed or is gone"
            return
