"""Put back what an interrupted run left broken.

Finds every run of this project that died with a fault in, or could not put it
back, and reverts its faults, last in first out, by what this machine noted of
them. A run that is still alive is left alone. Where nothing is broken, nothing
happens.

What somebody has put back by hand is found out where a fault has a `state`;
where not, --resolved takes your word for it: it goes into the run's journal,
and the run is open no more (its verdict stays).

Of a run folder that comes from elsewhere nothing is done before you have looked
at it: --trust-journal prints what it would do, and then does it.

Exits with 0 where everything is put back, with 4 where something is not, with 3
where that is so but could not be written down.

Examples:
  commdrill recover
  commdrill recover --report-dir out
  commdrill recover --resolved RUN --by Kim --note "started it by hand"
  commdrill recover --trust-journal RUN
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.arguments import Parser, add_env_file, add_report_dir


def describe(parser: Parser) -> None:
    """The arguments of `commdrill recover`."""
    one = parser.add_mutually_exclusive_group()
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
    from commdrill.app.recover.open_and_named import recover, recover_trusted, resolve_named
    from commdrill.app.request import RunRequest
    from commdrill.record.events import RunResolved

    request = RunRequest(root=arguments.root, report_dir=arguments.report_dir)
    if arguments.resolved is not None:
        word = RunResolved(arguments.by or "", arguments.note)
        return resolve_named(request, arguments.resolved, word, output.say)
    if arguments.trust_journal is not None:
        return recover_trusted(request, arguments.trust_journal, output.say)
    return recover(request, output.say)
