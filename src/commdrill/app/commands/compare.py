"""Say what two runs differ in: what was asked of each, and what came of it.

The older run is the one before, whatever the order they are named in. Times
are the plan's own, so that runs at another pace can be compared.

Examples:
  commdrill compare RUN latest
  commdrill compare out/RUN latest
"""

from argparse import Namespace
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir
from commdrill.record.result import Result

COMMAND = Command(Group.AFTER, 8, "say what two runs differ in")


def describe(parser: Parser) -> None:
    for name in ("run", "other"):
        parser.add_argument(name, metavar="RUN", help="a run's id, its folder, or latest")
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    from commdrill.app.comparison import lines
    from commdrill.app.named_runs import run_named
    from commdrill.record.comparison import compare

    folders = (run_named(name, arguments.root, arguments.report_dir)
               for name in (arguments.run, arguments.other))  # fmt: skip
    before, after = sorted(map(_result_in, folders), key=lambda run: run.started)
    output.say("\n".join(lines(before, after, compare(before, after))))
    return 0


def _result_in(folder: Path) -> Result:
    from commdrill.reports.source import source_in

    return source_in(folder).result
