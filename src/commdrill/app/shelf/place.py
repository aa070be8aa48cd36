"""`--report-dir s3://…`: runs lie on a shelf, and copies of them in the state of this machine."""

import os
import secrets
import socket
from argparse import ArgumentTypeError
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote

from commdrill.app.state import state_folder, state_place
from commdrill.clock import SystemClock
from commdrill.errors import UsageError
from commdrill.journal.shared_run import SharedRun, Writer
from commdrill.private_files import private_folder, read_private, write_once
from commdrill.shelf.address import shelf_at
from commdrill.shelf.protocol import Shelf

_COPIES = "shelves"
_LONGEST = 240  # bytes of a file's name


def copies_of(text: str) -> Path:
    """The folder that holds the copies of a shelf's runs; it is named by the shelf's address.

    Raises:
        ArgumentTypeError: that is none.
    """
    try:
        address = shelf_at(text, os.environ).address
    except UsageError as why:
        raise ArgumentTypeError(str(why)) from None
    name = quote(address, safe="")
    if len(name) > _LONGEST:
        raise ArgumentTypeError(f"{text} is too long a name for a shelf")
    return state_place() / _COPIES / name


def shelf_behind(reports: Path) -> Shelf | None:
    """The shelf of which a folder of runs holds copies; None where the folder is all there is."""
    if reports.resolve().parent != (state_place() / _COPIES).resolve():
        return None
    return _shelf(unquote(reports.name))


def shown(reports: Path) -> str:
    """Where runs are, as the command line would name it."""
    shelf = shelf_behind(reports)
    return str(reports) if shelf is None else shelf.address


def shared_run(folder: Path) -> SharedRun | None:
    """A run's place on the shelf, to write there; None where its folder is all there is."""
    shelf = shelf_behind(folder.parent)
    if shelf is None:
        return None
    private_folder(folder.parent.parent)
    private_folder(folder.parent)
    writer = Writer(socket.gethostname(), this_machine(), os.getpid(), secrets.token_hex(4))
    return SharedRun(shelf, folder.name, writer, SystemClock())


def this_machine() -> str:
    """The state of this user on this machine, told apart from all others: a host's name is none."""
    file = state_folder() / "machine"
    try:
        return read_private(file, 100).decode("ascii")
    except FileNotFoundError:
        write_once(file, secrets.token_hex(8).encode("ascii"))
        return read_private(file, 100).decode("ascii")


@lru_cache(maxsize=8)
def _shelf(address: str) -> Shelf:
    """One for all who ask: it keeps its connections."""
    return shelf_at(address, os.environ)
