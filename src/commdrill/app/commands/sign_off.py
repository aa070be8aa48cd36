"""Give your word that you have read what a run shows, and stand by it.

It is for somebody other than who ran the drill. It is added to the run's
journal, and its reports are made anew; a seal of before stays, and another may
be made. Where steps failed, the project's actions that mend them are kept with
the run as they are that day: its folder alone tells who does what, by when. A
run whose evidence or reports are not as they were written is not signed off.

Examples:
  commdrill sign-off RUN --by "Head of Customer Care"
  commdrill sign-off latest --by Kim --note "the SMS text is mended by December"
"""

from argparse import Namespace
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir, add_run
from commdrill.errors import CommdrillError, UsageError
from commdrill.record.result import Result

if TYPE_CHECKING:
    from commdrill.journal.book import Journal

COMMAND = Command(Group.AFTER, 3, "stand by what a run shows, as somebody who did not run it")


def describe(parser: Parser) -> None:
    add_run(parser)
    parser.add_argument("--by", metavar="NAME", required=True, help="who signs it off")
    parser.add_argument("--note", metavar="TEXT", default="", help="a sentence on it")
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    """Add the word, and make the reports anew."""
    from commdrill.app.amended import amended
    from commdrill.app.corrective_actions import keep_actions
    from commdrill.app.named_runs import run_named
    from commdrill.app.shelf.opening import resumed
    from commdrill.clock import SystemClock
    from commdrill.drivers.masking.secrets import Secrets
    from commdrill.record.events import SignedOff

    folder = run_named(arguments.run, arguments.root, arguments.report_dir)
    with resumed(folder, SystemClock(), Secrets()) as journal:
        _require_other(journal.result, arguments.by.strip())
        _require_whole(journal)
        keep_actions(journal, arguments.root)
        journal.append(SignedOff(arguments.by.strip(), arguments.note))
    amended(journal)
    output.say(f"{folder.name} is signed off by {arguments.by.strip()}")
    return 0


def _require_whole(journal: "Journal") -> None:
    """Nobody stands by what somebody else has changed."""
    from commdrill.journal.verify import verify_ours
    from commdrill.reports.all import reports_of

    folder = journal.folder
    if problems := verify_ours(folder, journal.followed, reports_of).problems:
        why = f"{folder.name} is not whole, so it is not signed off: {problems[0]}"
        raise CommdrillError(f"{why}: `commdrill verify {folder.name}` says more")


def _require_other(result: Result, by: str) -> None:
    if not by:
        raise UsageError("commdrill sign-off: --by is empty: a person has to stand by it")
    if result.finish is None:
        raise UsageError(f"run {result.run} has not ended: `commdrill recover` ends a dead one")
    origin = result.start.origin if result.start else None
    if origin and origin.operator.casefold() == by.casefold():
        raise UsageError(f"{by!r} ran {result.run}: somebody else has to sign it off")
