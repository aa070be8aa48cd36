"""Everything that speaks for or against a run folder: the folder itself, the ledger, seals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app.git import git, git_bytes
from commdrill.errors import CommdrillError, UsageError
from commdrill.journal.ledger_word import Word, not_continued, word_on
from commdrill.journal.signature import Known, Seal, look_at
from commdrill.journal.verify import Verification, verify
from commdrill.private_files import NotOurs, read_private
from commdrill.record.chain import Followed
from commdrill.record.events import ActionsKept, Record, SignedOff
from commdrill.record.folder import CHECKSUMS
from commdrill.record.mending import mending_of, told
from commdrill.record.result import fold
from commdrill.record.run_ledger import (
    LARGEST,
    LEDGER,
    RunLedger,
    against,
    missing,
    parsed,
    read_ledger,
    runs_here,
)
from commdrill.record.seals import changed_since, is_sealed, seals_of
from commdrill.reports.all import reports_of

if TYPE_CHECKING:
    from commdrill.app.replay.replay import Replayed

_GIT = "git:"
_LIKE_A_RUN = re.compile(r"\d{8}T\d{6}Z-")


@dataclass(frozen=True)
class Terms:
    """What is compared with, beside the folder itself. `older`: a ledger kept elsewhere.

    `again`: whether its verdicts are judged again.
    """

    known: Known = field(default_factory=Known)
    older: RunLedger | None = None
    strictly: bool = False
    again: bool = False


@dataclass(frozen=True)
class Verified:
    """All that was found of a run."""

    verification: Verification
    problems: tuple[str, ...]
    uncompared: tuple[str, ...]
    notes: tuple[str, ...]
    replayed: "Replayed | None" = None


def verify_run(folder: Path, terms: Terms) -> Verified:
    """Look at a run from all sides.

    Raises:
        UnreadableJournal: there is no journal at all.
    """
    verification = verify(folder, reports_of)
    replayed = _replayed(folder, verification.journal) if terms.again else None
    sides = tuple(_sides(folder, verification, replayed, terms))
    return Verified(
        verification,
        tuple(dict.fromkeys(problem for side in sides for problem in side.problems)),
        tuple(why for side in sides for why in side.uncompared),
        tuple(note for side in sides for note in side.notes),
        replayed,
    )


def _sides(
    folder: Path, verification: Verification, replayed: "Replayed | None", terms: Terms
) -> Iterator[Word]:
    """What each has to say: the folder, ledgers, seals, its verdicts judged again."""
    journal, ledger = verification.journal, _ledger_in(folder.resolve().parent)
    yield Word(verification.problems, verification.uncompared, verification.notes)
    yield word_on(journal, ledger)
    yield Word(tuple(_by_older(journal, terms.older)))
    yield _in_anothers_place(folder, journal, ledger, terms.older)
    seals = tuple(_seals(verification, terms.known))
    for seal in seals:
        yield Word(seal.problems, notes=seal.told)
    yield Word(notes=tuple(_mended(journal.records)))
    if replayed is not None:
        yield Word(replayed.contradicted, replayed.uncompared)
    missed = (*_missed(ledger, seals), *_said_since(folder, seals))
    yield Word(uncompared=missed) if terms.strictly else Word(notes=missed)


def _mended(records: tuple[Record, ...]) -> Iterator[str]:
    """Who mends what, of a run that somebody signed."""
    if any(isinstance(one.event, SignedOff | ActionsKept) for one in records):
        yield from told(mending_of(fold(records)))


def ledger_problems(reports: Path) -> Iterator[str]:
    """What is wrong with the ledger of a folder of runs, whichever of them is asked about."""
    ledger = _ledger_in(reports)
    if ledger is not None:
        yield from ledger.problems


def folder_problems(reports: Path, terms: Terms) -> Iterator[str]:
    """The same, and which runs are gone."""
    yield from ledger_problems(reports)
    ledger = _ledger_in(reports)
    if ledger is not None and (gone := missing(ledger, runs_here(reports))):
        yield gone
    if terms.older is not None:
        yield from not_continued(terms.older, ledger)
        if gone := missing(terms.older, runs_here(reports)):
            yield f"by the ledger kept elsewhere, {gone}"


def older_ledger(named: str | None, reports: Path) -> RunLedger | None:
    """The ledger that `--ledger` names: a file, or the one of a git revision.

    Raises:
        UsageError: there is none.
    """
    if named is None:
        return None
    if named.startswith(_GIT):
        return parsed(_of_revision(named.removeprefix(_GIT), reports))
    try:
        return parsed(read_private(Path(named), LARGEST))
    except (OSError, NotOurs) as why:
        raise UsageError(f"--ledger {named} cannot be read: {why}") from why


def _of_revision(revision: str, reports: Path) -> bytes:
    if revision.startswith("-"):
        raise UsageError(f"--ledger: {revision!r} is no revision")
    named = f"{revision}:./{LEDGER}"
    try:
        if int(git(reports, "cat-file", "-s", named)) > LARGEST:
            raise UsageError(f"it holds more than {LARGEST} bytes")
        return git_bytes(reports, "cat-file", "blob", named)
    except CommdrillError as why:
        raise UsageError(f"--ledger git:{revision} cannot be read: {why}") from why


def _replayed(folder: Path, journal: Followed) -> "Replayed":
    from commdrill.app.replay.replay import Replayed, replayed

    if not journal.is_whole:
        return Replayed(not_judged=("all of it: its journal is not whole",))
    return replayed(folder, journal.records)


def _ledger_in(reports: Path) -> RunLedger | None:
    try:
        return read_ledger(reports)
    except (OSError, NotOurs) as why:
        return RunLedger(problems=(f"{LEDGER} cannot be read: {why}",))


def _in_anothers_place(folder: Path, journal: Followed, *ledgers: RunLedger | None) -> Word:
    """A whole run is no proof of the one whose place it takes: what is called as a run would be.

    What no ledger knows, anybody may name; but two of one run are one.
    """
    if folder.is_symlink():
        return Word((f"this folder is a link to {folder.resolve()}, and its ledger lies there",))
    name, first = folder.resolve().name, journal.first
    if first is None or first.run == name:
        return Word()
    if any(one and one.of(name) for one in ledgers):
        return Word((f"this folder is the place of run {name}, and holds {first.run}",))
    if first.run not in runs_here(folder.resolve().parent):
        return Word()
    copied = (f"this folder is a copy of run {first.run}, which lies beside it: a run counts once",)
    return Word(copied) if _LIKE_A_RUN.match(name) and first.run not in name else Word(notes=copied)


def _by_older(journal: Followed, older: RunLedger | None) -> Iterator[str]:
    if older is not None and journal.first is not None:
        for problem in against(older, journal.first.run, journal.digests):
            yield f"by the ledger kept elsewhere, {problem}"


def _seals(verification: Verification, known: Known) -> Iterator[Seal]:
    records, files = verification.journal.records, verification.files
    for place in seals_of(files.folder) if records else ():
        if not (place / CHECKSUMS).is_file():
            yield Seal((), (f"{place.name}: a seal on nothing",))
            continue
        seal = look_at(place, known, records[0].at, records[-1].at)
        now = place == files.folder
        changed = () if now else tuple(changed_since(files.folder, place, files.sums))
        yield Seal(seal.told, (*seal.problems, *changed), seal.is_vouched)


def _said_since(folder: Path, seals: tuple[Seal, ...]) -> Iterator[str]:
    """A seal is on what was there: whoever adds to it vouches for nothing."""
    if seals and not is_sealed(folder):
        yield "something was added since its last seal, and nobody has sealed that (`commdrill seal`)"


def _missed(ledger: RunLedger | None, seals: tuple[Seal, ...]) -> Iterator[str]:
    if ledger is None:
        yield f"no {LEDGER} lies beside it: nobody can tell whether other runs were taken away"
    if not seals:
        yield "UNSIGNED: nobody can tell whether all of it was written anew (`commdrill seal`)"
    elif not seals[-1].is_vouched:
        yield "nobody vouches for its seal: name the keys that count with --allowed-signers FILE"
