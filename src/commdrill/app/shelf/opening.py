"""Opens the journal of a run to go on with it: of a run on a shelf, once it is known whose it is."""

from pathlib import Path

from commdrill.app import output
from commdrill.app.shelf.place import shared_run, shelf_behind
from commdrill.app.shelf.runs import run_in
from commdrill.clock import Clock
from commdrill.errors import CommdrillError
from commdrill.journal.book import Journal, Masking
from commdrill.journal.fetching import fetch
from commdrill.journal.publishing import publish
from commdrill.shelf.protocol import Shelf


class HeldElsewhere(CommdrillError):
    """Another host has the run: it may be under way."""


def resumed(folder: Path, clock: Clock, masking: Masking) -> Journal:
    """As `Journal.resume`; of a run on a shelf if it has ended, or this machine has it.

    Raises:
        HeldElsewhere: another host has it.
        StillRunning, UnreadableJournal, ShelfOutOfReach: it cannot be gone on with.
    """
    shelf = shelf_behind(folder.parent)
    if shelf is not None:
        fetch(shelf, folder.name, folder.parent)
        _require_ours(shelf, folder)
    return Journal.resume(folder, clock, masking, shared_run(folder))


def taken_over(folder: Path, clock: Clock, masking: Masking) -> Journal:
    """The same of a copy of just now, whoever has the run: the first record that is added ends that."""
    return Journal.resume(folder, clock, masking, shared_run(folder))


def publish_or_tell(journal: Journal) -> None:
    """What a run left, on its shelf: that it ended as it did is there already."""
    if journal.shared is None:
        return
    try:
        publish(journal.shared, journal.folder, journal.result)
    except OSError as why:
        output.complain(
            f"{journal.folder.name}: its reports are not on the shelf ({why.strerror}): "
            "`commdrill recover` lays them there"
        )


def take_over_by(run: str, shelf: Shelf) -> str:
    """The command that takes a run over."""
    return f"`commdrill recover {run} --take-over --report-dir {shelf.address}`"


def _require_ours(shelf: Shelf, folder: Path) -> None:
    found = run_in(folder)
    if found.result.finish is None and not found.is_ours:
        raise HeldElsewhere(
            f"run {folder.name} is {found.holder}'s, and may be under way: where that host is "
            f"dead, {take_over_by(folder.name, shelf)}"
        )
