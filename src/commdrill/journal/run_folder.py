"""A folder for each run: its name, and how people find it again."""

import json
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from commdrill.documents.suggestion import did_you_mean
from commdrill.errors import CommdrillError, UsageError
from commdrill.private_files import FOLDER_MODE, NotOurs
from commdrill.record.folder import JOURNAL, lines_of
from commdrill.record.run_ledger import LEDGER, read_ledger

LATEST = "latest"
_ATTEMPTS = 20
_ID = re.compile(r"\d{8}T\d{6}Z-")


def new_run_folder(reports: Path, drill: str, now: datetime) -> Path:
    """Make `reports/20261123T100000Z-checkout-outage-7f3a`; its name is the run's id.

    Raises:
        CommdrillError: the folder cannot be made.
    """
    try:
        reports.mkdir(parents=True, exist_ok=True)
        for _ in range(_ATTEMPTS):
            folder = reports / f"{now:%Y%m%dT%H%M%SZ}-{drill}-{secrets.token_hex(2)}"
            with suppress(FileExistsError):
                folder.mkdir(mode=FOLDER_MODE)
                return folder
    except OSError as error:
        raise CommdrillError(f"{reports}: no run folder can be made: {error.strerror}") from error
    raise CommdrillError(f"{reports}: no run folder can be made: too many of this second")


def run_folder_named(reports: Path, run: str) -> Path:
    """Make the folder of a run whose id is known before it begins: nobody makes it twice.

    Raises:
        CommdrillError: the folder cannot be made, or is there.
    """
    try:
        reports.mkdir(parents=True, exist_ok=True)
        (reports / run).mkdir(mode=FOLDER_MODE)
    except OSError as error:
        raise CommdrillError(f"{reports / run}: it cannot be made: {error.strerror}") from error
    return reports / run


def run_folders(reports: Path) -> Iterator[Path]:
    """Every run in a reports folder, the oldest first."""
    return iter(sorted((found.parent for found in reports.glob(f"*/{JOURNAL}")), key=_run_in))


def _run_in(folder: Path) -> tuple[str, str]:
    """The id of the run, which says when it began: people give folders names of their own."""
    run = folder.name if _ID.match(folder.name) else ""
    if not run:
        with suppress(CommdrillError, ValueError, LookupError, TypeError, StopIteration):
            run = str(json.loads(next(lines_of(folder)))["run"])
    return run, folder.name


def find_run(run: str, reports: Path) -> Path:
    """The folder that `RUN` on the command line names: by the run's id, itself, or as `latest`.

    Whatever lies there as its journal: who reads it tells what is wrong with that.

    Raises:
        UsageError: there is no such run.
    """
    for folder in (reports / run, Path(run)):
        if os.path.lexists(folder / JOURNAL):
            return folder
    known = [folder.name for folder in run_folders(reports)]
    if not known:
        raise UsageError(f"there is no run {run!r}: {reports} holds no run")
    if run == LATEST:
        _require_latest(reports, known)
        return reports / known[-1]
    guess = did_you_mean(run, reversed(known)) or f"; the latest in {reports} is {known[-1]}"
    raise UsageError(f"there is no run {run!r}{guess}")


def _require_latest(reports: Path, known: Sequence[str]) -> None:
    """Whoever asks for the latest run is not given the one before a run that was taken away."""
    with suppress(OSError, NotOurs):
        ledger = read_ledger(reports)
        last = ledger.started[-1] if ledger and ledger.started else None
        if last is not None and last.run not in known and last.run > known[-1]:
            raise UsageError(
                f"the latest run is {last.run} (n {last.n} of {reports / LEDGER}), and it is not "
                f"here: name the one you mean; the latest here is {known[-1]}"
            )
