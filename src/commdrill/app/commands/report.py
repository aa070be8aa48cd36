"""Print any report of a run, made again from its journal and evidence alone.

A run that was killed has its reports, too: they say how far it came.

Examples:
  commdrill report RUN
  commdrill report RUN --format html > report.html
  commdrill report RUN --format junit --report-dir out
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.arguments import Parser, add_report_dir, add_run
from commdrill.errors import UsageError

_USUAL = "markdown"


def describe(parser: Parser) -> None:
    """The arguments of `commdrill report`."""
    from commdrill.reports.all import FORMATS

    add_run(parser)
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        default=_USUAL,
        help=f"{', '.join(sorted(FORMATS))} (default: {_USUAL})",
    )
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    """Render it."""
    from commdrill.app.runs import run_named
    from commdrill.reports.all import FORMATS, render

    if arguments.format not in FORMATS:
        from commdrill.documents.suggestion import did_you_mean

        raise UsageError(
            f"commdrill report: there is no format {arguments.format!r}"
            f"{did_you_mean(arguments.format, FORMATS)}; there are {', '.join(sorted(FORMATS))}"
        )
    folder = run_named(arguments.run, arguments.root, arguments.report_dir)
    output.say_bytes(render(folder, arguments.format).encode("utf-8", "replace"))
    return 0
