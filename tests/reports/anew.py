"""Reports and ledger lines of a run that some test wrote to a folder by hand."""

from datetime import datetime
from pathlib import Path

from commdrill.journal.run_ledger import Head, enter
from commdrill.record.chain import link, read_whole
from commdrill.record.events import RunStarted
from commdrill.record.folder import read_raw
from commdrill.record.result import fold
from commdrill.record.run_ledger import Kind
from commdrill.reports.all import reports_of, write_all


def write_anew(folder: Path) -> None:
    """Its reports, as its journal is now."""
    write_all(folder, fold(read_whole(folder)))


def render_files(folder: Path) -> dict[str, str]:
    """The text of each, by its name."""
    made = reports_of(folder, read_whole(folder))
    return {name: "".join(pieces()) for name, pieces in made.items()}


def enter_anew(folder: Path, kind: Kind, at: datetime) -> None:
    """Its line in the ledger beside it, as its journal is now."""
    lines = read_raw(folder).lines
    first = read_whole(folder)[0]
    assert isinstance(first.event, RunStarted)
    enter(folder.parent, Head(first.run, first.event.drill, link(lines[-1])), kind, at)
