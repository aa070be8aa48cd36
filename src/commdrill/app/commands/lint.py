"""Review plans, environments and drills: what a good reviewer would say of them.

Who is left in the dark (CD1…), words that help nobody (CD2…), plans that fall
with what they report on (CD3…), plans nobody tests (CD4…); mistakes, too. A
rule is silenced at the spot, with the reason:

  channel: partner-line   # commdrill: ignore[CD103] they call us back

Exit codes: 0 no error, 1 an error, 2 a file that is no document at all.

Examples:
  commdrill lint
  commdrill lint plans/storefront.yaml --select CD2
  commdrill lint --since origin/main --format github
  commdrill lint --format sarif > lint.sarif
  commdrill lint --explain CD103
"""

import os
from argparse import Namespace
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir
from commdrill.app.garbage import collect_seldom
from commdrill.errors import UsageError

COMMAND = Command(
    Group.WRITING, 3, "review plans, environments and drills as a good reviewer would"
)
_USUAL = "text"
_SHOWN = {
    _USUAL: output.as_text,
    **dict.fromkeys(("gitlab", "json", "sarif"), output.as_json),
}  # the others are for services that read them as they are
_ALL = "all"


def describe(parser: Parser) -> None:
    from commdrill.lint.formats import FORMATS

    parser.add_argument(
        "path", metavar="PATH", nargs="*", type=Path, help="files or folders (default: all)"
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        default=_USUAL,
        help=f"{', '.join(FORMATS)} (default: {_USUAL})",
    )
    _add_selection(parser)
    parser.add_argument(
        "--explain",
        metavar="CODE",
        nargs="?",
        const=_ALL,
        help="print the manual page of a rule, or the list of all",
    )
    add_report_dir(parser)


def _add_selection(parser: Parser) -> None:
    for option, does in (("--select", "only"), ("--ignore", "without")):
        parser.add_argument(
            option,
            metavar="CODES",
            action="append",
            default=[],
            help=f"{does} rules that begin so, e.g. CD1,CD204",
        )
    parser.add_argument(
        "--since", metavar="REV", help="only what changed since HEAD left this git revision touches"
    )


def execute(arguments: Namespace) -> int:
    collect_seldom()
    _look_for_no_plugins()
    if arguments.explain is not None:
        return _explain(arguments.explain)
    _check_format(arguments.format)
    from commdrill.app.lint import LintRequest, exit_code, lint
    from commdrill.lint.formats import render
    from commdrill.lint.selection import Selection, prefixes
    from commdrill.reports.printable import printable

    selection = Selection(
        prefixes("--select", arguments.select), prefixes("--ignore", arguments.ignore)
    )
    request = LintRequest(
        paths=tuple(arguments.path),
        root=arguments.root,
        report_dir=arguments.report_dir,
        selection=selection,
        since=arguments.since,
    )
    findings = lint(request)
    shown = _SHOWN.get(arguments.format, printable)
    output.say_bytes(shown(render(findings, arguments.format)).encode("utf-8", "replace"))
    return exit_code(findings)


def _look_for_no_plugins() -> None:
    """What pydantic looks for, among all that is installed, has no say in what a document means."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _check_format(name: str) -> None:
    from commdrill.lint.formats import FORMATS

    if name not in FORMATS:
        from commdrill.documents.suggestion import did_you_mean

        raise UsageError(
            f"commdrill lint: there is no format {name!r}"
            f"{did_you_mean(name, FORMATS)}; there are {', '.join(FORMATS)}"
        )


def _explain(code: str) -> int:
    from commdrill.lint.rules import manual, summary

    output.say(summary() if code == _ALL else manual(code))
    return 0
