"""Tell which steps of which plans have been drilled: when, where, how it ended.

Each step is told with the run that drilled it last, its time against its
deadline (as the plan has it, whatever the pace of the run), and how the time
has moved over the last runs. A run in a sandbox is a rehearsal; sabotaged runs
say nothing of a plan. Actions that no run has closed yet stand at the end.
Exits with 0 whatever it tells: `commdrill lint` judges.

Examples:
  commdrill coverage
  commdrill coverage --json > coverage.json
  commdrill coverage --html reports/index.html
"""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir
from commdrill.app.own_streams import results
from commdrill.errors import UsageError

if TYPE_CHECKING:
    from commdrill.app.coverage.overview import Covered

COMMAND = Command(Group.AFTER, 9, "which steps of which plans were drilled, when, how it ended")


def describe(parser: Parser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for machines")
    form.add_argument(
        "--html", metavar="FILE", type=Path, help="write a page that lists all runs, too"
    )
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    """Tell it; then the mistakes in documents, if there are any."""
    from commdrill.app.coverage.overview import cover_project
    from commdrill.app.request import RunRequest
    from commdrill.documents.problem import DocumentErrors

    request = RunRequest(root=arguments.root, report_dir=arguments.report_dir)
    covered = cover_project(request.project_root, request.reports)
    if arguments.json:
        from commdrill.reports.coverage_json import render

        text = render(covered.coverage, covered.history, covered.followed)
        output.say_bytes(text.encode())
    elif arguments.html:
        _write(arguments.html, covered, request.reports)
    else:
        _show(covered)
    if covered.problems:
        raise DocumentErrors(covered.problems)
    return 0


def _write(file: Path, covered: "Covered", reports: Path) -> None:
    from commdrill.app.coverage.overview import write_page

    try:
        write_page(file, covered, reports)
    except OSError as why:
        raise UsageError(f"--html {file} cannot be written: {why.strerror}") from why
    output.say(f"{file} is written")


def _show(covered: "Covered") -> None:
    from commdrill.app.coverage.table import tabulate
    from commdrill.app.progress.console import is_lively

    if not is_lively(results(), os.environ):
        output.say("\n".join(line.text for line in tabulate(covered.coverage, covered.followed)))
        return
    from rich.console import Console
    from rich.text import Text

    from commdrill.app.progress.frame import STYLES

    console = Console(file=results())
    for line in tabulate(covered.coverage, covered.followed):
        console.print(Text(line.text, STYLES[line.tone]), soft_wrap=True)
