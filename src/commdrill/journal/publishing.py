"""Lays what a run left beside its records, once it has ended."""

from pathlib import Path

from commdrill.journal.shared_run import CLOSED, ENDED, RUNS, SharedRun
from commdrill.record.checksums import files_of
from commdrill.record.evidence import EVIDENCE
from commdrill.record.folder import CHECKSUMS, DOCUMENTS, SIGNATURE, STAMP
from commdrill.record.result import Result

_THERE = (f"{EVIDENCE}/", f"{DOCUMENTS}/")  # since the record that rests on them


def publish(shared: SharedRun, folder: Path, result: Result) -> None:
    """Journal, reports, checksums and seal as they lie in the folder; then all know that it ended.

    Raises:
        ShelfOutOfReach: the shelf does not take them.
    """
    shelf, run = shared.shelf, shared.run
    for name in (*files_of(folder), CHECKSUMS):
        if not name.startswith(_THERE) and (folder / name).exists():
            shelf.replace(f"{RUNS}{run}/{name}", (folder / name).read_bytes())
    for name in (SIGNATURE, STAMP):
        _seal(shared, name, folder / name)
    shelf.create(f"{ENDED}{shared.clock.now():%Y%m%dT%H%M%SZ}-{run}", b"")
    if not result.is_open:
        shelf.create(f"{CLOSED}{run}", b"")


def _seal(shared: SharedRun, name: str, file: Path) -> None:
    """One that was put aside leaves an empty object: nothing is ever taken off a shelf."""
    key = f"{RUNS}{shared.run}/{name}"
    content = file.read_bytes() if file.exists() else b""
    if content or shared.shelf.read(key):
        shared.shelf.replace(key, content)
