"""Print any report of a run, made again from its journal and evidence alone.

A run that was killed has its reports, too: they say how far it came. Markdown
and JUnit can tell of several runs at once, the worst first.

Examples:
  commdrill report RUN
  commdrill report RUN --format html > report.html
  commdrill report RUN --format junit --report-dir out
  commdrill report out/*/ >> "$GITHUB_STEP_SUMMARY"
"""

from argparse import Namespace
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir
from commdrill.errors import UsageError

COMMAND = Command(Group.AFTER, 1, "any report of a run, again, from its journal")
_USUAL = "markdown"


def describe(parser: Parser) -> None:
    from commdrill.reports.formats import FORMATS

    parser.add_argument("run", metavar="RUN", nargs="+", help="a run's id, its folder, or latest")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        default=_USUAL,
        help=f"{', '.join(FORMATS)} (default: {_USUAL})",
    )
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    from commdrill.app.named_runs import run_named
    from commdrill.reports.formats import FORMATS

    if arguments.format not in FORMATS:
        from commdrill.documents.suggestion import did_you_mean

        raise UsageError(
            f"commdrill report: there is no format {arguments.format!r}"
            f"{did_you_mean(arguments.format, FORMATS)}; there are {', '.join(FORMATS)}"
        )
    folders = [run_named(run, arguments.root, arguments.report_dir) for run in arguments.run]
    output.say_bytes(_rendered(folders, arguments.format).encode("utf-8", "replace"))
    _tell_other_journals(folders)
    return 0


def _tell_other_journals(folders: list[Path]) -> None:
    """A chain that holds proves nothing where the ledger knows another."""
    from commdrill.journal.ledger_word import other_journals
    from commdrill.record.run_ledger import LEDGER

    for reports in dict.fromkeys(folder.parent for folder in folders):
        for problem in other_journals(reports):
            if any(f"of run {folder.name}:" in problem for folder in folders):
                output.complain(f"{reports / LEDGER}: {problem}")


def _rendered(folders: list[Path], report: str) -> str:
    from commdrill.reports.all import render, render_together
    from commdrill.reports.formats import joining

    if len(folders) == 1:
        return render(folders[0], report)
    if report not in (joined := joining()):
        raise UsageError(
            f"commdrill report: {report} tells of one run, not of {len(folders)}; "
            f"{' and '.join(sorted(joined))} can tell of several"
        )
    return render_together(folders, report)
