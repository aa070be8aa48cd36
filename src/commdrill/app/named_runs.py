"""Runs of the past, as the command line names them."""

from pathlib import Path

from commdrill.journal.run_folder import find_run
from commdrill.record.folder import JOURNAL


def run_named(run: str, root: Path | None, report_dir: Path | None) -> Path:
    """The folder of a run: by its path from anywhere, or by its id within a project.

    Raises:
        UsageError: there is no such run, or no project here.
    """
    if (Path(run) / JOURNAL).is_file():
        return Path(run)
    from commdrill.app.request import RunRequest  # all that a drill may be asked, and is made of
    from commdrill.app.shelf.runs import runs_on_shelf

    reports = RunRequest(root=root, report_dir=report_dir).reports
    shared = runs_on_shelf(reports)
    return find_run(run, reports) if shared is None else shared.fetched(run)
