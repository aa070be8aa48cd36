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

from commdrill.app import output
from commdrill.app.arguments import Parser, add_listening, add_report_dir
from commdrill.clock import SystemClock


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
    with opened(listening_of(arguments), clock) as server:
        server.broadcast.show(folder)
        server.broadcast.look()
        output.say(f"{folder.name}: {server.address}")
        output.complain("Ctrl-C ends it")
        try:
            clock.wait(threading.Event(), threading.TIMEOUT_MAX)
        except KeyboardInterrupt:
            return 0
    return 0
