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
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_listening, add_report_dir
from commdrill.clock import SystemClock

COMMAND = Command(Group.DRILLING, 4, "the live page of a run, for everybody who watches")
_EVERY = 1.0  # seconds between two looks at a shelf


def describe(parser: Parser) -> None:
    parser.add_argument(
        "run", metavar="RUN", nargs="?", default="latest", help="a run's id, its folder, or latest"
    )
    add_report_dir(parser)
    add_listening(parser)


def execute(arguments: Namespace) -> int:
    """Serve it until Ctrl-C."""
    from commdrill.app.live import listening_of, opened
    from commdrill.app.named_runs import run_named
    from commdrill.app.signals import noticed

    folder = run_named(arguments.run, arguments.root, arguments.report_dir)
    clock, never, keep_up = SystemClock(), threading.Event(), _keeps_up(folder)
    listening = listening_of(arguments)
    with opened(listening, clock) as server, suppress(KeyboardInterrupt), noticed() as interrupt:
        server.broadcast.show(folder)
        server.broadcast.look()
        output.say(f"{folder.name}: {server.address}")
        output.complain("Ctrl-C ends it")
        while not interrupt.is_asked:
            keep_up()
            clock.wait(never, _EVERY)
    return 0


def _keeps_up(folder: Path) -> Callable[[], None]:
    """Fetches what has come of a run on a shelf.

    All that it needs is imported now: of a Ctrl-C in the midst of a class's making Python dies, whoever
    meets it.
    """
    from commdrill.app.shelf.place import shelf_behind
    from commdrill.journal.fetching import fetch, follow_journal
    from commdrill.record.folder import CHECKSUMS, ended_restored
    from commdrill.shelf.protocol import ShelfOutOfReach

    shelf = shelf_behind(folder.parent)

    def keep_up() -> None:
        with suppress(ShelfOutOfReach):  # it may answer next time
            if shelf is not None and not (folder / CHECKSUMS).exists():
                follow_journal(shelf, folder.name, folder.parent)
                if ended_restored(folder):
                    fetch(shelf, folder.name, folder.parent)

    return keep_up
