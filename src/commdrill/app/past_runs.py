"""The runs of the past, as commands count them: what counts for nothing is said, each time.

Of many runs this machine keeps what they came to, where the XDG specification has caches: who
deletes that waits longer, and is told the same.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill import __version__
from commdrill.app import output
from commdrill.app.ci_safe import one_line
from commdrill.app.shelf.runs import runs_on_shelf
from commdrill.app.state import home
from commdrill.clock import SystemClock
from commdrill.journal.ledger_word import other_journals
from commdrill.private_files import NotOurs, private_folder
from commdrill.record.history import History, PastRun, read_history
from commdrill.record.index.source import RunFolders
from commdrill.record.run_ledger import LEDGER

if TYPE_CHECKING:
    from commdrill.record.index.listing import Listing
    from commdrill.record.index.run_index import RunIndex

_VARIABLE = "XDG_CACHE_HOME"
_FEW = 100  # runs that are read as soon as an index of them
_UNUSED = 60 * 86_400  # seconds after which the index of a folder is thrown away


def past_runs(reports: Path) -> History:
    """The history that a folder of run folders holds; those that nobody can believe are told of."""
    shared = runs_on_shelf(reports)
    if shared is not None:
        shared.bring_journals()
    history = runs_in(reports)
    history = replace(history, gaps=(*history.gaps, *other_journals(reports)))
    for folder in history.unreadable:
        damaged = f"{folder}: its journal is damaged, so this run counts for nothing"
        output.complain(one_line(f"{damaged}: `commdrill verify {folder}` says what was changed"))
    for copy in history.copies:
        text = f"{copy.folder}: a copy of run {copy.run}, which counts once"
        output.complain(one_line(text))
    for gap in history.gaps:
        output.complain(f"{reports / LEDGER}: {gap}")
    return history


def runs_in(reports: Path, *known: PastRun) -> History:
    """The same, of which nobody is told. `known`: runs there that need not be read."""
    index = _index(reports)
    return index.history(known) if index else read_history(reports, *known)


def newest_runs(reports: Path, most: int, *known: PastRun) -> "Listing | None":
    """The newest runs there, and those before them by page; None where there are few."""
    index = _index(reports)
    return index.newest(most, known) if index else None


def runs_not_over(folders: RunFolders) -> tuple[Path, ...]:
    """Folders there of runs that may have something to put back; and of what is no run."""
    index = _indexed(folders, folders.marks())
    names = index.not_over() if index else sorted(folders.marks())
    return tuple(folders.reports / name for name in names)


def _index(reports: Path) -> "RunIndex | None":
    source = RunFolders(reports)
    return _indexed(source, source.names())


def _indexed(source: RunFolders, names: Collection[str]) -> "RunIndex | None":
    if len(names) <= _FEW:
        return None
    from commdrill.record.index.file import IndexFile
    from commdrill.record.index.run_index import RunIndex

    now = SystemClock().now().timestamp()
    return RunIndex(source, IndexFile(_index_of(source.identity, now), __version__), now)


def _index_of(identity: str, now: float) -> Path:
    """The file of one reports folder. Where none can be, it will fail to open, and that is all."""
    folder = _cache() / "commdrill" / "runs"
    path = folder / f"{sha256(os.fsencode(identity)).hexdigest()[:24]}.sqlite"
    with suppress(OSError, NotOurs):
        private_folder(folder)
        if not path.exists():
            _sweep(folder, now)
    return path


def _sweep(folder: Path, now: float) -> None:
    """Throw away what belongs to folders that are long gone."""
    for other in folder.glob("*.sqlite"):
        if other.stat().st_mtime + _UNUSED < now:
            other.unlink()


def _cache() -> Path:
    """A relative path is none, says the specification."""
    named = Path(os.environ.get(_VARIABLE, ""))
    if named.is_absolute():
        return named
    return home(os.environ) / ".cache"
