"""Show a run on a page while it lasts: what is broken, who is still missing.

The page is read-only and made from the run's journal alone, checked line by
line as it is written. It is served on this machine, at an address that has a
key in it. `run --live` serves the same page with the run, and takes the notes
of observers.

Examples:
  commdrill watch
  commdrill watch RUN --listen 127.0.0.1:8080
  commdrill watch --listen 0.0.0.0:8080 --host-name drills.dev.example
"""

import threading
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from commdrill.app import output
from commdrill.app.arguments import Parser, add_listening, add_report_dir
from commdrill.app.command import Command, Group
from commdrill.clock import Clock, SystemClock

COMMAND = Command(Group.DRILLING, 4, "the live page of a run, for everybody who watches")
_EVERY = 1.0  # seconds between two looks at a shelf


def describe(parser: Parser) -> None:
    """The arguments of `commdrill watch`."""
    parser.add_argument(
        "run", metavar="RUN", nargs="?", default="latest", help="a run's id, its folder, or latest"
    )
    add_report_dir(parser)
    add_listening(parser)


def execute(arguments: Namespace) -> int:
    """Serve it until Ctrl-C."""
    from commdrill.app.live import listening_of, opened
    from commdrill.app.named_runs import run_named

    folder = run_named(arguments.run, arguments.root, arguments.report_dir)
    clock = SystemClock()
    with opened(listening_of(arguments), clock) as server, suppress(KeyboardInterrupt):
        server.broadcast.show(folder)
        server.broadcast.look()
        output.say(f"{folder.name}: {server.address}")
        output.complain("Ctrl-C ends it")
        _until_asked(folder, clock)
    return 0


def _until_asked(folder: Path, clock: Clock) -> None:
    """Of a run on a shelf what comes in is fetched meanwhile."""
    from commdrill.app.shelf.place import shelf_behind
    from commdrill.journal.fetching import fetch, follow_journal
    from commdrill.record.folder import CHECKSUMS, ended_restored
    from commdrill.shelf.protocol import ShelfOutOfReach

    shelf, never = shelf_behind(folder.parent), threading.Event()
    while shelf is not None and not (folder / CHECKSUMS).exists():
        with suppress(ShelfOutOfReach):  # it may answer next time
            follow_journal(shelf, folder.name, folder.parent)
            if ended_restored(folder):
                fetch(shelf, folder.name, folder.parent)
        clock.wait(never, _EVERY)
    clock.wait(never, threading.TIMEOUT_MAX)
