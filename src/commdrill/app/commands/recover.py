"""Put back what an interrupted run left broken, from its journal alone.

Finds every run that died with a fault in, and reverts its faults, last in first
out. A run that is still alive is left alone. Where nothing is broken, nothing
happens.

Examples:
  commdrill recover
  commdrill recover --report-dir out
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.arguments import Parser, add_report_dir


def describe(parser: Parser) -> None:
    """The arguments of `commdrill recover`."""
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    """Recover whatever is open."""
    from commdrill.app.drilling import RunRequest
    from commdrill.app.recovering import recover

    project = RunRequest(root=arguments.root, report_dir=arguments.report_dir)
    return recover(project.project_root, project.reports, output.say)
