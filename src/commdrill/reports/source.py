"""What reports are made from: the result of a run, and its evidence by name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from commdrill.private_files import NotOurs, read_private
from commdrill.record.chain import read_whole
from commdrill.record.events import RunFinished, RunStarted
from commdrill.record.evidence import EVIDENCE
from commdrill.record.folder import JOURNAL, UnreadableJournal
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result, fold

_LARGEST = 64 * 2**20  # bytes: a recording of a call is larger, and is named alone

ReadEvidence = Callable[[str], bytes | None]
"""The bytes of a piece of evidence by its path in the run's folder; None: it is gone."""


@dataclass(frozen=True)
class Source:
    """A run, fit to be told: it is known how it began and how it ends."""

    result: Result
    start: RunStarted
    ending: RunFinished
    read: ReadEvidence

    @property
    def is_cut_short(self) -> bool:
        """Whether the run fell silent and nobody has ended it since."""
        return self.result.finish is None


def source_of(result: Result, read: ReadEvidence = lambda _path: None) -> Source:
    """A result as reports want it.

    Raises:
        UnreadableJournal: its journal does not say what was drilled.
    """
    if result.start is None:
        raise UnreadableJournal(f"run {result.run}: its journal does not begin with RunStarted")
    return Source(result, result.start, ending_of(result), read)


def source_in(folder: Path) -> Source:
    """The run in this folder.

    Raises:
        UnreadableJournal: it has no journal, or one that cannot be read.
    """
    records = read_whole(folder)
    if not records:
        raise UnreadableJournal(f"{folder / JOURNAL} holds no record")
    return source_of(fold(records), evidence_in(folder))


def evidence_in(folder: Path) -> ReadEvidence:
    """How the evidence in a run's folder is read."""

    def read(path: str) -> bytes | None:
        """A path of the journal is one of evidence; what lies there may still be anything."""
        if (folder / EVIDENCE).is_symlink():
            return None
        try:
            return read_private(folder / path, _LARGEST)
        except (OSError, NotOurs):
            return None

    return read
