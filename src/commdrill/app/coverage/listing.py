"""The list of runs that is made anew after each: `index.html` has the newest, the others stand by page."""

from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.coverage.pages import EARLIER, is_anothers, numbers_there, page_file, write_whole
from commdrill.app.past_runs import newest_runs
from commdrill.clock import SystemClock
from commdrill.coverage.coverage import Coverage, cover
from commdrill.coverage.promises import remembered_in
from commdrill.private_files import private_folder
from commdrill.record.history import History, PastRun, read_history
from commdrill.reports import index

if TYPE_CHECKING:
    from commdrill.record.index.listing import Listing

INDEX = "index.html"


def list_runs(reports: Path, *known: PastRun) -> None:
    """Write `index.html` anew, from the run folders alone, unless one lies there that is not ours.

    `known`: runs there that need not be read again.

    What goes wrong is told, and no more: the run was what it was. A link or a folder of that name
    stays as it is: whoever laid it there leads elsewhere.
    """
    file = reports / INDEX
    try:
        if not is_anothers(file):
            runs = _runs(reports, *known)
            write_whole(file, index.render(_remembered(runs.history), runs, reports))
    except Exception as why:  # noqa: BLE001 a list of runs must not spoil a run
        output.complain(f"commdrill: {file} cannot be written: {why}")


def _runs(reports: Path, *known: PastRun) -> index.Runs:
    listing = newest_runs(reports, index.MOST, *known)
    if listing is None:
        history = read_history(reports, *known)
        return index.Runs(history, len(history.runs))
    _write_earlier(reports, listing)
    pages = [index.Page(page_file(reports, page.number), page.since[:10]) for page in listing.pages]
    return index.Runs(listing.newest, listing.total, listing.left_broken, tuple(reversed(pages)))


def _write_earlier(reports: Path, listing: "Listing") -> None:
    """Those pages that are not as they should be; one of somebody else's stays."""
    written = frozenset(numbers_there(reports))
    if listing.pages:
        private_folder(reports / EARLIER)
    for page in listing.stale(written):
        file = page_file(reports, page.number)
        if not is_anothers(file):
            runs = listing.runs_of(page)
            write_whole(file, index.render_earlier(page.number, runs, file.parent))
            listing.written(page)
    for number in written - {page.number for page in listing.pages}:
        file = page_file(reports, number)
        if not is_anothers(file):
            file.unlink(missing_ok=True)


def _remembered(history: History) -> Coverage:
    stages = [run.environment.stage for run in history.runs]
    return cover(remembered_in(history), history, SystemClock().now().date(), stages)
