"""Where the events of a run go: to disk, and only then to whoever shows them.

Where nothing can be written any more, the run ends, and all is put back all the same: what happens
on the way is kept in memory, so that its exit code is true.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from commdrill.app.recover.open_runs import Note
from commdrill.errors import CommdrillError, Fenced
from commdrill.journal.book import Journal
from commdrill.record.events import Event, FaultArmed, Record, RunFinished
from commdrill.record.outcome import without_record
from commdrill.record.result import Result, fold
from commdrill.sighting import Bundle, Evidence


class NotWritten(CommdrillError):
    """There is no room, or the disk is gone: nothing more may be broken."""


class Recorder:
    """The one way into a run's journal, and into this machine's own copy."""

    def __init__(self, journal: Journal, note: Note, on_record: Callable[[Record], None]) -> None:
        self._journal = journal
        self._note = note
        self._on_record = on_record
        self._unwritten: list[Record] = []
        self._why = ""
        self._lost: Fenced | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all that happened is on disk."""
        return not self._why

    def emit(self, event: Event) -> Record:
        """To the journal first; only then does anybody hear of it.

        Raises:
            NotWritten: it is the first that cannot be written, or something would be broken next.
            Fenced: likewise, for another host has gone on with the run.
        """
        if self._why:
            return self._kept_in_mind(event)
        try:
            record = self._written(event)
        except Fenced as why:
            self._why, self._lost = str(why), why
            raise
        except OSError as why:
            self._why = why.strerror or str(why)
            self._kept_in_mind(event)
            raise self._not_written() from why
        self._on_record(record)
        return record

    def keep(self, evidence: Evidence | Bundle, stem: str) -> str:
        """Put evidence on the shelf; its path in the run's folder.

        Raises:
            NotWritten: it cannot be written.
        """
        try:
            return self._journal.keep(evidence, stem)
        except OSError as why:
            self._why = self._why or why.strerror or str(why)
            raise self._not_written() from why

    def keep_document(self, name: str, content: bytes) -> None:
        """Put a document of the drill beside the journal.

        Raises:
            NotWritten: it cannot be written.
        """
        try:
            self._journal.keep_document(name, content)
        except OSError as why:
            self._why = why.strerror or str(why)
            raise self._not_written() from why

    def finish(self, conclude: Callable[[Result], RunFinished]) -> Result:
        """The run ends, concluded in this way; what it came to.

        Raises:
            Fenced: it goes on elsewhere, and ends there.
        """
        if self._lost is not None:
            raise self._lost
        ending = conclude(self._result())
        with suppress(NotWritten):  # what is in mind says so, then
            self.emit(ending)
        return self._result()

    def _written(self, event: Event) -> Record:
        """What arms a fault is in the machine's own copy first: the way back goes by that."""
        if isinstance(event, FaultArmed):
            self._note.add(self._journal.stamped(event))
            return self._journal.append(event)
        record = self._journal.append(event)
        self._note.add(record)
        return record

    def _result(self) -> Result:
        return fold((*self._journal.records, *self._unwritten))

    def _kept_in_mind(self, event: Event) -> Record:
        if isinstance(event, FaultArmed):
            raise self._lost or self._not_written()
        kept = without_record(event) if isinstance(event, RunFinished) else event
        record = self._journal.stamped(kept)
        record = replace(record, seq=record.seq + len(self._unwritten))
        self._unwritten.append(record)
        self._on_record(record)
        return record

    def _not_written(self) -> NotWritten:
        folder, shared = self._journal.folder, self._journal.shared
        first = f"make room in {folder}, then" if shared is None else "once it answers,"
        return NotWritten(
            f"nothing more of this run can be written ({self._why}), so it is ended: {first} "
            "`commdrill recover`"
        )
