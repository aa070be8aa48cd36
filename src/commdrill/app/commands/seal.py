"""Sign a run folder with an OpenSSH key, have it time-stamped, lock a copy away.

SHA256SUMS.sig is a signature of SHA256SUMS by `ssh-keygen -Y sign`, in the
namespace `commdrill`: OpenSSH alone checks it. SHA256SUMS.tsr is the answer
of a time stamp authority (RFC 3161), which is sent the digest of SHA256SUMS
and no more. A public key is signed with by the SSH agent that holds its other
half. Let a key sign that who runs the drills does not have.

--evidence-to lays a copy of the folder into a bucket that has S3 Object Lock:
nobody, the owner of the account included, can delete or change it before it
has been kept as long as --retain says (compliance mode: it cannot be taken
back). It takes s3:PutObject, s3:PutObjectRetention, s3:GetObject and
s3:GetObjectRetention.

Where steps failed, the project's actions that mend them are kept with the run
as they are that day, and sealed: its folder alone tells who does what, by when.

What is said of a run after its seal (`attest`, `prune`) makes its sums
others: the seal is kept under seals/, with the sums it is on, and another may
be made.

Examples:
  commdrill seal RUN --key ~/.ssh/id_ed25519
  commdrill seal RUN --key key.pub --stamp https://tsa.anycompany.example/
  commdrill seal RUN --key key.pub --evidence-to s3://evidence/drills
"""

from argparse import Namespace
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir, add_run
from commdrill.errors import CommdrillError, UsageError

COMMAND = Command(Group.AFTER, 4, "sign a run folder, have it time-stamped")
_SIX_YEARS = "2190d"


def describe(parser: Parser) -> None:
    add_run(parser)
    parser.add_argument("--key", metavar="FILE", type=Path, help="an OpenSSH key")
    parser.add_argument("--stamp", metavar="URL", help="a time stamp authority (RFC 3161)")
    parser.add_argument(
        "--evidence-to", metavar="s3://BUCKET/PREFIX", help="a bucket that has Object Lock"
    )
    parser.add_argument(
        "--retain",
        metavar="DURATION",
        default=_SIX_YEARS,
        help=f"how long nobody can delete it there (default: {_SIX_YEARS}, six years)",
    )
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    from commdrill.app.locked_copy import lay_away, locked_place
    from commdrill.app.named_runs import run_named
    from commdrill.clock import SystemClock
    from commdrill.journal.verify import verify
    from commdrill.reports.all import reports_of

    asked = (arguments.key, arguments.stamp, arguments.evidence_to)
    if asked == (None, None, None):
        raise UsageError("commdrill seal: say --key FILE, --stamp URL, --evidence-to or several")
    to, now = arguments.evidence_to, SystemClock().now()
    away = locked_place(to, arguments.retain, now) if to else None
    folder = run_named(arguments.run, arguments.root, arguments.report_dir)
    if problems := verify(folder, reports_of).problems:
        raise CommdrillError(f"{folder.name} is not whole, so it is not sealed: {problems[0]}")
    if arguments.key is not None or arguments.stamp is not None:
        _seal(folder, arguments)
    if away is not None:
        files = lay_away(folder, away)
        output.say(f"{files} files are kept in {away.address} until {away.until:%Y-%m-%d}")
    return 0


def _seal(folder: Path, arguments: Namespace) -> None:
    from commdrill.app.corrective_actions import keep_actions
    from commdrill.app.ledger import enter_or_tell
    from commdrill.app.shelf.opening import publish_or_tell, resumed
    from commdrill.app.time_stamp import asked
    from commdrill.clock import SystemClock
    from commdrill.drivers.masking.secrets import Secrets
    from commdrill.journal.signature import keep_stamp, sign, stamp_query
    from commdrill.record.run_ledger import Kind
    from commdrill.record.seals import is_sealed, put_aside
    from commdrill.reports.all import write_all, write_sums

    with resumed(folder, SystemClock(), Secrets()) as journal:  # nobody adds to it meanwhile
        if keep_actions(journal, arguments.root):
            write_all(folder, journal.result)
        if is_sealed(folder):
            put_aside(folder)
            write_sums(folder)
        if arguments.key is not None:
            sign(folder, arguments.key)
        if arguments.stamp is not None:
            keep_stamp(folder, asked(arguments.stamp, stamp_query(folder)))
        enter_or_tell(journal, Kind.SEALED)
        publish_or_tell(journal)
    output.say(f"{folder.name} is sealed: `commdrill verify` says by whom")
