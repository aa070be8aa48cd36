"""Sign a run folder with an OpenSSH key, have it time-stamped, or both.

SHA256SUMS.sig is a signature of SHA256SUMS by `ssh-keygen -Y sign`, in the
namespace `commdrill`: OpenSSH alone checks it. SHA256SUMS.tsr is the answer
of a time stamp authority (RFC 3161), which is sent the digest of SHA256SUMS
and no more. A public key is signed with by the SSH agent that holds its other
half. Let a key sign that who runs the drills does not have.

What is said of a run after its seal (`attest`, `prune`) makes its sums
others: the seal is kept under seals/, with the sums it is on, and another may
be made.

Examples:
  commdrill seal RUN --key ~/.ssh/id_ed25519
  commdrill seal RUN --key key.pub --stamp https://tsa.anycompany.example/
"""

from argparse import Namespace
from pathlib import Path
from urllib.parse import urlsplit

from commdrill.app import output
from commdrill.app.arguments import Parser, add_report_dir, add_run
from commdrill.errors import CommdrillError, UsageError

_PORTS = {"http": 80, "https": 443}
_LIMIT = 30  # seconds that an authority may take
_LARGEST = 2**20  # bytes of its answer


def describe(parser: Parser) -> None:
    """The arguments of `commdrill seal`."""
    add_run(parser)
    parser.add_argument("--key", metavar="FILE", type=Path, help="an OpenSSH key")
    parser.add_argument("--stamp", metavar="URL", help="a time stamp authority (RFC 3161)")
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    """Seal it, if it is whole."""
    from commdrill.app.ledger import enter_or_tell
    from commdrill.app.named_runs import run_named
    from commdrill.journal.signature import sign
    from commdrill.journal.verify import verify
    from commdrill.record.run_ledger import Kind
    from commdrill.record.seals import is_sealed, put_aside
    from commdrill.reports.all import render_files, write_sums

    if arguments.key is None and arguments.stamp is None:
        raise UsageError("commdrill seal: say --key FILE, --stamp URL or both")
    folder = run_named(arguments.run, arguments.root, arguments.report_dir)
    problems = verify(folder, render_files).problems
    if problems:
        raise CommdrillError(f"{folder.name} is not whole, so it is not sealed: {problems[0]}")
    if is_sealed(folder):
        put_aside(folder)
        write_sums(folder)
    if arguments.key is not None:
        sign(folder, arguments.key)
    if arguments.stamp is not None:
        _stamp(folder, arguments.stamp)
    enter_or_tell(folder, Kind.SEALED)
    output.say(f"{folder.name} is sealed: `commdrill verify` says by whom")
    return 0


def _stamp(folder: Path, url: str) -> None:
    from commdrill.app.owner import owner
    from commdrill.documents.allowed_hosts import EVERY_HOST
    from commdrill.drivers.network.host_guard import Forbidden, guard_of
    from commdrill.journal.signature import keep_stamp, stamp_query

    address = urlsplit(url)
    if address.scheme not in _PORTS or not address.hostname:
        raise UsageError(f"--stamp {url!r} is no http or https address")
    port = address.port or _PORTS[address.scheme]
    try:
        guard_of(EVERY_HOST).within(owner().hosts).require(address.hostname, port)
    except Forbidden as why:
        raise UsageError(f"--stamp {url}: {why}") from why
    keep_stamp(folder, _asked(url, stamp_query(folder)))


def _asked(url: str, query: bytes) -> bytes:
    import requests

    kind = {"Content-Type": "application/timestamp-query"}
    try:
        answer = requests.post(
            url, query, headers=kind, timeout=_LIMIT, allow_redirects=False, stream=True
        )
        content = answer.raw.read(_LARGEST, decode_content=True)
    except requests.RequestException as why:
        raise CommdrillError(f"--stamp {url}: {why}") from why
    if answer.status_code != requests.codes.ok:
        raise CommdrillError(f"--stamp {url} answered with {answer.status_code}")
    return bytes(content)
