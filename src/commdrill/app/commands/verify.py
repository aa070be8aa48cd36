"""Prove that runs are whole and unchanged, or say what is not.

Follows the journal's chain from its first line to its last, makes every
report anew and compares it, checks every file against its digest, the run
against LEDGER.jsonl beside it, and its seals. Where another version wrote a
report, what was drilled, where, and how it and each step ended is compared
all the same.

What the folder alone cannot prove: that nobody has written everything anew.
Who may write to it can change all of it so that it agrees. A seal by a key
that they do not have tells (`commdrill seal`, --allowed-signers), or a ledger
kept where they cannot reach it (--ledger, of a signed commit for one), or a
time stamp of an authority that you know (--stamp-authorities).

--replay judges each step again, by the judges of a run: from the evidence and
the documents that the run keeps, at the times that its journal tells. A verdict
that they do not bear out is told with the one that they do. What nobody can
judge again is listed, and counted by its reason: a person's word, what ended in
`error`, evidence that is not kept, what an observer of your own does not read
again, and whether something stayed between two looks that are kept.

Exits with 0 where all is whole and unchanged, with 1 where something is not,
with 3 where something could not be compared, or no verdict judged again.
--strict: a run without a ledger, without a seal that somebody vouches for, or
to which something was added since its last seal, could not be compared.

Examples:
  commdrill verify RUN
  commdrill verify --all --strict --allowed-signers signers
  commdrill verify RUN --replay
  commdrill verify --all --ledger git:origin/main
"""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.ci_safe import one_line
from commdrill.app.command import Command, Group, Parser, add_report_dir
from commdrill.app.garbage import collect_seldom
from commdrill.errors import UsageError

if TYPE_CHECKING:
    from commdrill.app.replay.replay import Replayed
    from commdrill.app.verification import Verified
    from commdrill.journal.signature import Known

COMMAND = Command(Group.AFTER, 2, "prove that a run's evidence is whole and unchanged")
NOT_WHOLE = 1
NOT_COMPARED = 3


def describe(parser: Parser) -> None:
    parser.add_argument("run", metavar="RUN", nargs="*", help="a run's id, its folder, or latest")
    parser.add_argument("--all", action="store_true", help="every run, and those that are gone")
    _add_known(parser)
    parser.add_argument(
        "--ledger", metavar="FILE|git:REF", help="a ledger kept elsewhere, to compare with"
    )
    parser.add_argument(
        "--strict", action="store_true", help="without a ledger or a seal: could not be compared"
    )
    parser.add_argument(
        "--replay", action="store_true", help="judge again, by evidence and documents"
    )
    add_report_dir(parser)


def _add_known(parser: Parser) -> None:
    parser.add_argument(
        "--allowed-signers",
        metavar="FILE",
        type=Path,
        help="whose keys count, as `man ssh-keygen` has it under ALLOWED SIGNERS",
    )
    parser.add_argument(
        "--stamp-authorities",
        metavar="FILE",
        type=Path,
        help="certificates (PEM) of the time stamp authorities that count",
    )


def execute(arguments: Namespace) -> int:
    collect_seldom()
    found, problems = _looked_at(arguments)
    lines = (line for verified in found for line in _lines(verified))
    output.say("\n".join(map(one_line, (*lines, *problems))))  # a file's name may hold a line break
    if problems or any(one.problems for one in found):
        return NOT_WHOLE
    return NOT_COMPARED if any(one.uncompared for one in found) else 0


def _looked_at(arguments: Namespace) -> tuple["list[Verified]", list[str]]:
    """Each run, and what is wrong with the folders that hold them."""
    from commdrill.app import verification
    from commdrill.record.folder import UnreadableJournal

    known = _known(arguments)
    found, whole = list["Verified"](), list[str]()
    for reports, folders in _folders(arguments).items():
        older = verification.older_ledger(arguments.ledger, reports)
        asked = verification.Terms(known, older, arguments.strict, arguments.replay)
        for folder in folders:
            try:
                found.append(verification.verify_run(folder, asked))
            except UnreadableJournal as why:  # of the others all the same
                whole.append(f"{reports}: {why}")
        if arguments.all or older:
            problems = verification.folder_problems(reports, asked)
        else:
            problems = verification.ledger_problems(reports)
        whole += [f"{reports}: {problem}" for problem in problems]
    return found, whole


def _known(arguments: Namespace) -> "Known":
    """Whose seals count."""
    from commdrill.journal.signature import Known

    known = Known(arguments.allowed_signers, arguments.stamp_authorities)
    for option, file in (
        ("--allowed-signers", known.signers),
        ("--stamp-authorities", known.authorities),
    ):
        if file is not None and not file.is_file():
            raise UsageError(f"{option} {file}: there is no such file")
    return known


def _folders(arguments: Namespace) -> Mapping[Path, Sequence[Path]]:
    """The runs to look at, by the folder that holds them: each has a ledger of its own."""
    from commdrill.app.named_runs import run_named
    from commdrill.app.request import RunRequest
    from commdrill.app.shelf.runs import runs_on_shelf
    from commdrill.journal.run_folder import run_folders
    from commdrill.values import grouped

    if not arguments.run and not arguments.all:
        raise UsageError("commdrill verify: name runs, or say --all")
    if not arguments.all:
        named = (run_named(run, arguments.root, arguments.report_dir) for run in arguments.run)
        return grouped((folder.resolve().parent, folder) for folder in named)
    reports = RunRequest(arguments.root, report_dir=arguments.report_dir).reports
    shared = runs_on_shelf(reports)
    if shared is not None:
        return {reports: [shared.fetched(run) for run in shared.names()]}
    return {reports: list(run_folders(reports))}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _lines(verified: "Verified") -> Iterator[str]:
    verification = verified.verification
    records, files = len(verification.journal.digests), len(verification.files.files)
    looked_at = f"{_count(records, 'record')}, {_count(files, 'file')}"
    yield f"{verification.run}: {_headline(verified)} ({looked_at})"
    for problem in (*verified.problems, *verified.uncompared):
        yield f"  {problem}"
    for note in verified.notes:
        yield f"  note: {note}"
    yield from _replayed(verified.replayed)
    yield f"  {verification.completeness}"
    yield f"  journal's digest: {verification.journal.head}"


def _replayed(found: "Replayed | None") -> Iterator[str]:
    if found is None:
        return
    from commdrill.app.replay.left_over import counted

    of_all = f"{found.judged} of {_count(found.promised, 'verdict')}"
    yield f"  {of_all} judged again, and borne out by evidence and documents"
    if not_all := counted(found.left):
        yield f"  {not_all}"
    yield from (f"  not judged again: {why}" for why in (*found.left, *found.not_judged))


def _headline(verified: "Verified") -> str:
    if verified.problems:
        return "NOT as it was written"
    return "COULD NOT BE COMPARED" if verified.uncompared else "whole and unchanged"
