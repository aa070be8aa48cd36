"""Let evidence go that need not be kept any longer: mails, pages, screenshots.

The run stays, with its verdict, its journal and its reports, made anew without
what has gone. That it went, by whom and by which rule is in the journal, whose
chain holds; `commdrill verify` says it. Quotes in the journal stay: the verdict
rests on them.

None named: every run of the reports folder that ended longer ago than that. One
that is not over, or was changed, is left as it is.

Examples:
  commdrill prune --older-than "6 months" --by Kim
  commdrill prune --older-than "30 days" --ending .eml --ending .png --by Kim
  commdrill prune RUN --by Kim
  commdrill prune --older-than "1 year" --by Kim --dry-run
"""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir
from commdrill.errors import CommdrillError, UsageError
from commdrill.values import Period, parse_period

COMMAND = Command(Group.AFTER, 5, "let evidence go that need not be kept any longer")


def describe(parser: Parser) -> None:
    parser.add_argument("run", metavar="RUN", nargs="*", help="runs, by id or folder")
    parser.add_argument(
        "--older-than", metavar="AGE", help="only runs that ended longer ago, e.g. 6 months"
    )
    parser.add_argument(
        "--ending",
        metavar="SUFFIX",
        action="append",
        default=[],
        help="only files that end so, e.g. .eml (may be repeated)",
    )
    parser.add_argument("--by", metavar="NAME", required=True, help="who decides so")
    parser.add_argument("--dry-run", action="store_true", help="say what would go, and no more")
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    """Say what goes, and let it go."""
    from commdrill.app.prune import Pruned, Rule, prunable, prune

    rule = Rule(_period(arguments), tuple(ending.lower() for ending in arguments.ending))
    code = 0
    for found in prunable(tuple(_folders(arguments)), rule):
        if not isinstance(found, Pruned):
            output.complain(str(found))
            code = CommdrillError.exit_code
            continue
        if not arguments.dry_run:
            prune(found, rule, arguments.by)
        did = "would go" if arguments.dry_run else "pruned"
        output.say(f"{found.folder.name}: {len(found.files)} files, {found.size} bytes {did}")
    return code


def _period(arguments: Namespace) -> Period | None:
    if arguments.older_than is None:
        if not arguments.run:
            raise UsageError("commdrill prune: name runs, or say --older-than which age they go")
        return None
    try:
        return parse_period(arguments.older_than)
    except ValueError as why:
        raise UsageError(f"commdrill prune: --older-than: {why}") from None


def _folders(arguments: Namespace) -> Iterator[Path]:
    from commdrill.app.named_runs import run_named
    from commdrill.app.request import RunRequest
    from commdrill.app.shelf.place import shelf_behind, shown
    from commdrill.journal.run_folder import run_folders

    if not arguments.by.strip():
        raise UsageError("commdrill prune: --by is empty: a person has to stand by it")
    reports = arguments.report_dir
    if reports is not None and shelf_behind(reports) is not None:
        raise UsageError(
            f"commdrill prune: nothing is taken off a shelf; a lifecycle rule of {shown(reports)} can"
        )
    if arguments.run:
        for run in arguments.run:
            yield run_named(run, arguments.root, arguments.report_dir)
    else:
        yield from run_folders(RunRequest(arguments.root, report_dir=arguments.report_dir).reports)
