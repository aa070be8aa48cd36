"""`prune`: evidence that need not be kept any longer goes; the run, its verdict and its chain stay."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commdrill.app.amended import amended
from commdrill.clock import SystemClock
from commdrill.drivers.masking.secrets import Secrets
from commdrill.errors import CommdrillError
from commdrill.journal.book import Journal
from commdrill.record.bundle import SUFFIX as BUNDLE
from commdrill.record.chain import read_whole
from commdrill.record.checksums import files_of
from commdrill.record.events import EvidencePruned
from commdrill.record.evidence import EVIDENCE
from commdrill.record.folder import UnreadableJournal
from commdrill.record.result import Result, fold
from commdrill.values import Period


@dataclass(frozen=True)
class Rule:
    """What goes: of runs that ended longer ago than this, files with these endings; none: all."""

    older_than: Period | None
    endings: tuple[str, ...] = ()

    def __str__(self) -> str:
        what = " and ".join(self.endings) or "all"
        return f"{what}, older than {self.older_than}" if self.older_than else what

    def is_over(self, ended: date, today: date) -> bool:
        """Whether a run that ended then is old enough."""
        return self.older_than is None or self.older_than.after(ended) < today

    def takes(self, file: str) -> bool:
        """Whether a file of a run is among them."""
        name = file.lower()
        names = (name, name.removesuffix(BUNDLE))  # a bundle goes with what is in it
        is_one = not self.endings or any(one.endswith(self.endings) for one in names)
        return file.startswith(f"{EVIDENCE}/") and is_one


@dataclass(frozen=True)
class Pruned:
    """What of a run went, or would go."""

    folder: Path
    files: tuple[str, ...]
    size: int


def prunable(folders: Iterable[Path], rule: Rule) -> Iterator[Pruned | UnreadableJournal]:
    """What a rule takes of these runs; those that nobody can believe stay as they are."""
    today = SystemClock().now().date()
    for folder in folders:
        try:
            result = _result_of(folder)
        except UnreadableJournal as why:
            yield why
            continue
        if result.finished is None or result.is_open or not rule.is_over(_ended(result), today):
            continue
        files = tuple(file for file in files_of(folder) if rule.takes(file))
        if files:
            yield Pruned(folder, files, sum((folder / file).stat().st_size for file in files))


def prune(pruned: Pruned, rule: Rule, by: str) -> None:
    """Note it in the journal, let it go, and make the reports anew without it.

    Raises:
        StillRunning: somebody holds the run's journal.
        CommdrillError: a file does not go.
    """
    with Journal.resume(pruned.folder, SystemClock(), Secrets()) as journal:
        known = journal.result.no_longer_kept
        new = tuple(file for file in pruned.files if file not in known)
        if new:  # what a prune that died left is noted already
            journal.append(EvidencePruned(new, by, str(rule)))
        try:
            for file in pruned.files:
                (pruned.folder / file).unlink(missing_ok=True)
        except OSError as why:
            raise CommdrillError(f"{why.filename} does not go: {why.strerror}") from why
    amended(journal)


def _result_of(folder: Path) -> Result:
    records = read_whole(folder)
    if not records:
        raise UnreadableJournal(f"{folder} holds no record")
    return fold(records)


def _ended(result: Result) -> date:
    assert result.finished is not None
    return result.finished.date()
