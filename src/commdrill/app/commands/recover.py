"""Put back what an interrupted run left broken.

Finds every run of this project that died with a fault in, or could not put it
back, and reverts its faults, last in first out, by what this machine noted of
them. A run that is still alive is left alone. Where nothing is broken, nothing
happens.

What somebody has put back by hand is found out where a fault has a `state`;
where not, --resolved takes your word for it: it goes into the run's journal,
and the run is open no more (its verdict stays).

On a shelf that several hosts share, runs of other hosts are told of and left
alone: one may be under way. --take-over says that its host is dead: this one
puts back what it broke, and it can go on no more, should it live after all.

Of a run folder that comes from elsewhere nothing is done before you have looked
at it: --trust-journal prints what it would do, and then does it.

Exits with 0 where everything is put back, with 4 where something is not, with 3
where that is so but could not be written down, or another `recover` is at it.

Examples:
  commdrill recover
  commdrill recover --report-dir out
  commdrill recover --resolved RUN --by Kim --note "started it by hand"
  commdrill recover --trust-journal RUN
  commdrill recover RUN --take-over --report-dir s3://drill-runs/shop
"""

from argparse import Namespace
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_env_file, add_report_dir
from commdrill.errors import UsageError

if TYPE_CHECKING:
    from commdrill.app.request import RunRequest

COMMAND = Command(Group.DRILLING, 6, "put back what an interrupted run left broken")


def describe(parser: Parser) -> None:
    parser.add_argument("run", metavar="RUN", nargs="?", help="this run alone (default: all)")
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--take-over",
        action="store_true",
        help="on a shelf: of a host that is dead, or of all; from now on it is lost to them",
    )
    one.add_argument(
        "--resolved", metavar="RUN", help="this run's faults have been put back by hand"
    )
    one.add_argument(
        "--trust-journal",
        metavar="RUN",
        help="print what this run's own journal asks for, and do it",
    )
    parser.add_argument("--by", metavar="NAME", help="who says so, with --resolved")
    parser.add_argument("--note", metavar="TEXT", default="", help="a sentence on it")
    add_report_dir(parser)
    add_env_file(parser)


def execute(arguments: Namespace) -> int:
    """Recover whatever is open, or the one run that was named."""
    from commdrill.app.recover.open_and_named import resolve_named
    from commdrill.app.request import RunRequest
    from commdrill.app.signals import stopping
    from commdrill.engine.run_services import Stop
    from commdrill.record.events import RunResolved

    request = RunRequest(root=arguments.root, report_dir=arguments.report_dir)
    if arguments.run is not None and (arguments.resolved or arguments.trust_journal):
        raise UsageError(f"commdrill recover: name one run, not {arguments.run!r} as well")
    if arguments.resolved is not None:
        word = RunResolved(arguments.by or "", arguments.note)
        return resolve_named(request, arguments.resolved, word, output.say)
    with stopping(Stop(), output.complain):
        return _put_back(request, arguments)


def _put_back(request: "RunRequest", arguments: Namespace) -> int:
    """Whoever is impatient hears that it goes on: nothing else gets the environment back."""
    from commdrill.app.recover.open_and_named import recover, recover_trusted, take_over_named

    if arguments.trust_journal is not None:
        return recover_trusted(request, arguments.trust_journal, output.say)
    if arguments.take_over:
        return take_over_named(request, arguments.run, output.say)
    return recover(request, arguments.run, output.say)
