"""Run what is due, for ever: the same as `commdrill tick`, again and again.

First it restores what a dead run left broken. Two of them on one store run a
slot once. No round waits for those who are told. SIGTERM and Ctrl-C end it; a
run under way is restored first.

Examples:
  commdrill scheduler
  commdrill scheduler --every 5m --store /var/lib/commdrill
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_env_file, add_report_dir, add_store

COMMAND = Command(Group.AGAIN, 3, "run what is due, for ever")


def describe(parser: Parser) -> None:
    parser.add_argument(
        "--every", metavar="TIME", default="1m", help="between two rounds, e.g. 30s (default: 1m)"
    )
    add_report_dir(parser)
    add_store(parser)
    add_env_file(parser)


def execute(arguments: Namespace) -> int:
    """Tick until asked to end."""
    from commdrill.app.schedule.rounds import Scheduling, every
    from commdrill.app.schedule.tick import Timetable
    from commdrill.app.signals import stopping
    from commdrill.clock import SystemClock
    from commdrill.engine.run_services import Stop

    pause = every(arguments.every)
    timetable = Timetable(arguments.root, arguments.report_dir, arguments.store)
    stop = Stop()
    with stopping(stop, lambda _: output.complain("ending; a run under way is restored first …")):
        return Scheduling(timetable, pause, SystemClock(), stop, output.say).go()
