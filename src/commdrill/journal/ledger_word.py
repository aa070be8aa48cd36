"""What the ledger says of a run that lies there."""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.record.chain import Followed
from commdrill.record.run_ledger import LEDGER, RunLedger, against


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
    if ledger.of(first.run):
        return Word(problems=tuple(against(ledger, first.run, journal.digests)))
    began = f"{first.at:%Y-%m-%dT%H:%M:%S}"
    if ledger.entries and began >= ledger.entries[0].at[: len(began)]:
        return Word(problems=(f"{LEDGER} does not know this run: it was made elsewhere, or anew",))
    return Word(
        uncompared=(f"{LEDGER} does not know this run: it says that it is older than the ledger",)
    )


def not_continued(older: RunLedger, ledger: RunLedger | None) -> Iterator[str]:
    """Whether the ledger here goes on from an older copy of it, line for line."""
    yield from older.problems
    here = ledger.lines if ledger else ()
    for number, line in enumerate(older.lines, start=1):
        if here[number - 1 : number] != (line,):
            yield f"{LEDGER} here is not the one kept elsewhere: n {number} was changed or is gone"
            return
