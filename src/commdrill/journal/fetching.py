"""Brings a run from its shelf to a folder of this machine, where all that reads runs finds it."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path, PurePosixPath

from commdrill.journal.holders import is_held
from commdrill.journal.shared_run import RUNS, record_key, records_of
from commdrill.private_files import open_private, private_folder, write_private
from commdrill.record.checksums import digest
from commdrill.record.evidence import EVIDENCE
from commdrill.record.folder import (
    DOCUMENTS,
    JOURNAL,
    SIGNATURE,
    STAMP,
    RawJournal,
    UnreadableJournal,
    read_raw,
)
from commdrill.record.sums import sums_in
from commdrill.shelf.protocol import Shelf

_AT_ONCE = 8  # objects that are read side by side
_FEW = 16  # that one after the other are read as fast


def lines_on(shelf: Shelf, run: str) -> tuple[bytes, ...]:
    """The lines of a run's journal, without line ends; none where there is no such run.

    The file that is left at a run's end has most of them; what came later is there record by record.

    Raises:
        UnreadableJournal: one between them is missing.
        ShelfOutOfReach: the shelf does not answer.
    """
    whole = shelf.read(f"{RUNS}{run}/{JOURNAL}") or b""
    lines = [*whole.split(b"\n")[:-1]]
    after = record_key(run, len(lines)) if lines else ""
    keys = list(shelf.list(records_of(run), after))
    awaited = [record_key(run, len(lines) + number) for number in range(1, len(keys) + 1)]
    if keys != awaited:
        raise UnreadableJournal(f"{shelf.address}: of run {run} a record is missing")
    found = _read_all(shelf, keys)
    return (*lines, *(found[key].removesuffix(b"\n") for key in keys))


def fetch(shelf: Shelf, run: str, reports: Path) -> Path:
    """The folder of a run, as the shelf has it now; one that a process here writes stays as it is.

    Raises:
        UnreadableJournal: the shelf has no such run, or not all of it.
        ShelfOutOfReach: the shelf does not answer.
    """
    folder = reports / run
    if _is_written(folder):
        return folder
    lines = lines_on(shelf, run)
    if not lines:
        raise UnreadableJournal(f"{shelf.address}: there is no run {run!r}")
    there = _files(shelf, run, sums_in(lines).keys())
    _make(reports.parent, reports, folder)
    _remove_others(folder, {folder / path for path in there})
    wanted = {key: path for path, key in there.items() if not _is_kept(folder, path)}
    for key, content in _read_all(shelf, [*wanted]).items():
        if not content and wanted[key] in (SIGNATURE, STAMP):
            continue  # a seal that was put aside
        _make(*_between(folder, folder / wanted[key]))
        write_private(folder / wanted[key], content)
    _write_journal(folder, lines)
    return folder


def fetch_journal(shelf: Shelf, run: str, reports: Path) -> None:
    """The journal alone, for those who count runs."""
    folder = reports / run
    if not _is_written(folder) and (lines := lines_on(shelf, run)):
        _make(reports.parent, reports, folder)
        _write_journal(folder, lines)


def follow_journal(shelf: Shelf, run: str, reports: Path) -> None:
    """Add to the copy of a run what was written since: whoever reads on in it finds it there."""
    folder = reports / run
    if _is_written(folder):
        return
    number = len(read_raw(folder).lines)
    keys = [*shelf.list(records_of(run), record_key(run, number))]
    found = _read_all(shelf, keys)
    with os.fdopen(open_private(folder / JOURNAL, os.O_WRONLY | os.O_APPEND), "ab") as journal:
        journal.writelines(found[key] for key in keys)


def _write_journal(folder: Path, lines: Sequence[bytes]) -> None:
    """Whoever reads on in it is not disturbed where there is nothing new."""
    with suppress(UnreadableJournal):
        if read_raw(folder) == RawJournal(tuple(lines)):
            return
    write_private(folder / JOURNAL, b"".join(line + b"\n" for line in lines))


def _is_written(folder: Path) -> bool:
    with suppress(FileNotFoundError):
        return is_held(folder / JOURNAL)
    return False


def _files(shelf: Shelf, run: str, recorded: Collection[str]) -> Mapping[str, str]:
    """Their keys by their paths in the run's folder; all but the journal.

    What a host laid there just before it lost the run is in no record: it stays where it is. Who may
    write to a shelf may give an object any name: one that leads out of the folder is none.
    """
    home, records = f"{RUNS}{run}/", records_of(run)
    paths = {key.removeprefix(home): key for key in shelf.list(home) if not key.startswith(records)}
    for path in paths:
        if {"..", ".", ""} & {*path.split("/")} or "\0" in path:
            raise UnreadableJournal(f"{shelf.address}: run {run} has a file of the name {path!r}")
    is_bound = {path for path in paths if path.startswith((f"{EVIDENCE}/", f"{DOCUMENTS}/"))}
    left = {JOURNAL, *is_bound.difference(recorded)}
    return {path: key for path, key in paths.items() if path not in left}


def _is_kept(folder: Path, path: str) -> bool:
    """Evidence never changes, and its name tells its digest."""
    file = folder / path
    if PurePosixPath(path).parts[0] != EVIDENCE or file.is_symlink() or not file.is_file():
        return False
    return f"-{digest(file)[:16]}." in file.name


def _remove_others(folder: Path, wanted: set[Path]) -> None:
    """What a run that died here left, and its shelf does not have."""
    for path in folder.rglob("*"):
        if path not in wanted and path.name != JOURNAL and (path.is_symlink() or path.is_file()):
            path.unlink()


def _between(folder: Path, file: Path) -> Iterator[Path]:
    """The folders on the way to a file, the outer ones first."""
    return reversed([one for one in file.parents if folder in one.parents])


def _make(*folders: Path) -> None:
    for folder in folders:
        private_folder(folder)


def _read_all(shelf: Shelf, keys: Sequence[str]) -> Mapping[str, bytes]:
    if len(keys) <= _FEW:
        return dict(_found(keys, map(shelf.read, keys)))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return dict(_found(keys, pool.map(shelf.read, keys)))


def _found(keys: Iterable[str], contents: Iterable[bytes | None]) -> Iterator[tuple[str, bytes]]:
    for key, content in zip(keys, contents, strict=True):
        if content is None:
            raise UnreadableJournal(f"{key} was taken away while it was read")
        yield key, content
