"""`recover --resolved`: a person's word that what a run left broken is as before."""

from pathlib import Path

from commdrill import __version__
from commdrill.app.amended import amended
from commdrill.app.recover.open_runs import OpenRun, OpenRuns
from commdrill.app.recover.recovery import Say
from commdrill.app.shelf.opening import resumed
from commdrill.clock import SystemClock
from commdrill.drivers.masking.secrets import Secrets
from commdrill.errors import UsageError
from commdrill.record.events import Record, RecoveryStarted, RunResolved
from commdrill.record.folder import UnreadableJournal
from commdrill.record.outcome import conclude


def resolve(runs: OpenRuns, run: OpenRun | None, folder: Path, word: RunResolved, say: Say) -> None:
    """Put the word into the run's journal; where that cannot be, into this machine's own copy.

    Raises:
        UsageError: nobody stands by it.
        UnderWay: the run is not dead.
        UnreadableJournal: there is neither a journal nor a copy to go on with.
    """
    if not word.by.strip():
        raise UsageError(
            "commdrill recover --resolved RUN needs --by NAME: a person has to stand by it"
        )
    if run is None:
        _say_in_journal(folder, word, say)
        return
    with runs.take(run) as note:
        try:
            _say_in_journal(folder, word, say)
        except UnreadableJournal as why:
            note.add(Record(run.run, 0, SystemClock().now(), 0.0, word))
            note.settle()
            say(f"{why}; your word is kept on this machine alone, and the run is open no more")
        else:
            note.forget()


def _say_in_journal(folder: Path, word: RunResolved, say: Say) -> None:
    with resumed(folder, SystemClock(), Secrets()) as journal:
        result = journal.result
        if result.resolved is not None or not (result.is_open or result.unrestored):
            say(f"run {folder.name} has left nothing broken: there is nothing to say of it")
            return
        if result.finish is None:
            journal.append(RecoveryStarted(__version__, journal.bytes_lost, ()))
        journal.append(word)
        if result.finish is None:
            journal.append(conclude(journal.result))
    amended(journal)
    say(f"run {folder.name} is open no more, by the word of {word.by}; its verdict stays")
