"""Prove that a run's evidence is whole and unchanged, or say what is not.

Follows the journal's chain from its first line to its last, makes every report
anew and compares it, and checks every file against its digest.

What it cannot prove: that nobody has written everything anew. Who may write to
the folder can change the journal, link it again from there to its end, make the
reports and SHA256SUMS from it, and all would agree. Nor can it say who drilled,
or that what was recorded was true. So keep the journal's digest that it prints
where the author of a run cannot reach it (a signed commit, a ticket, an object
lock): a journal with another digest is another journal.

Exits with 0 where all is whole and unchanged, with 1 where it is not.

Examples:
  commdrill verify RUN
  commdrill verify reports/20261123T100000Z-checkout-outage-7f3a
"""

from argparse import Namespace
from collections.abc import Iterator

from commdrill.app import output
from commdrill.app.arguments import Parser, add_report_dir, add_run
from commdrill.journal.verify import Verification, verify

NOT_WHOLE = 1


def describe(parser: Parser) -> None:
    """The arguments of `commdrill verify`."""
    add_run(parser)
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    """Look at all of it."""
    from commdrill.app.named_runs import run_named
    from commdrill.reports.all import render_files

    folder = run_named(arguments.run, arguments.root, arguments.report_dir)
    verification = verify(folder, render_files)
    output.say("\n".join(_told(verification)))
    return 0 if verification.is_whole else NOT_WHOLE


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _told(verification: Verification) -> Iterator[str]:
    looked_at = f"{_count(verification.records, 'record')}, {_count(verification.files, 'file')}"
    if verification.is_whole:
        yield f"{verification.run}: whole and unchanged ({looked_at})"
    else:
        yield f"{verification.run}: NOT as it was written ({looked_at})"
    for problem in verification.problems:
        yield f"  {problem}"
    for note in verification.notes:
        yield f"  note: {note}"
    yield f"  {verification.completeness}"
    yield f"  journal's digest: {verification.head}"
