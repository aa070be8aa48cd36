"""Write the after-action report of a drill, over its runs.

It is for people who were not there: one sentence, five numbers, what went
wrong in order of harm, how long people waited over the last drills, what
changed since the last one, who mends what by when (`kind: actions`), how far
it shows, which demands of auditors it answers, who signed. It is made of the
last run that told anything; sabotaged runs say nothing of a plan. A PDF is
printed by the Chromium of `[browser]`.

Examples:
  commdrill aar checkout-outage > after-action.html
  commdrill aar checkout-outage --format markdown --since 2026-01-01
  commdrill aar checkout-outage --format pdf --output after-action.pdf
"""

from argparse import ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir
from commdrill.errors import UsageError

if TYPE_CHECKING:
    from commdrill.app.request import RunRequest

COMMAND = Command(Group.AFTER, 7, "the after-action report of a drill, over its runs")
_FORMATS = ("html", "markdown", "pdf")


def describe(parser: Parser) -> None:
    parser.add_argument("drill", metavar="DRILL", help="the id of a drill")
    parser.add_argument(
        "--since", metavar="DATE", type=_day, help="only runs since this day, e.g. 2026-01-01"
    )
    parser.add_argument(
        "--format", metavar="FORMAT", choices=_FORMATS, default="html",
        help=f"{', '.join(_FORMATS)} (default: html)",
    )  # fmt: skip
    parser.add_argument("--output", metavar="FILE", type=Path, help="where to; else to the screen")
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    from commdrill.app.after_action import material_of
    from commdrill.app.corrective_actions import actions_in
    from commdrill.app.request import RunRequest
    from commdrill.reports.after_action import markdown, page
    from commdrill.reports.after_action.review import review

    request = RunRequest(root=arguments.root, report_dir=arguments.report_dir)
    actions = actions_in(request.project_root) if _has_project(request) else None
    found = review(material_of(arguments.drill, request.reports, arguments.since, actions))
    text = (markdown if arguments.format == "markdown" else page).render(found)
    content = text.encode("utf-8", "replace")
    if arguments.format == "pdf":
        from commdrill.app.printing import printed

        content = printed(text)
    _write(arguments.output, content)
    return 0


def _has_project(request: "RunRequest") -> bool:
    """Runs that were handed on are told of without one, where `--report-dir` names their folder."""
    try:
        return bool(request.project_root)
    except UsageError:
        if request.root is None and request.report_dir is not None:
            return False
        raise


def _write(file: Path | None, content: bytes) -> None:
    if file is None:
        output.say_bytes(content)
        return
    try:
        file.write_bytes(content)
    except OSError as why:
        raise UsageError(f"--output {file} cannot be written: {why.strerror}") from why


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day: write e.g. 2026-01-01") from None
