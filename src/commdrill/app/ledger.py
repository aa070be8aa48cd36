"""What is entered in the ledger once a run is over: what goes wrong there is told, and no more."""

from commdrill.app import output
from commdrill.clock import SystemClock
from commdrill.errors import CommdrillError
from commdrill.journal.book import Journal
from commdrill.journal.run_ledger import enter
from commdrill.record.run_ledger import LEDGER, Kind


def enter_or_tell(journal: Journal, kind: Kind) -> None:
    """The run was what it was, whether the ledger can be written or not."""
    folder = journal.folder
    if journal.shared is not None:
        return  # among hosts it is the shelf that knows which runs there are
    try:
        enter(folder.resolve().parent, journal.head, kind, SystemClock().now())
    except (OSError, CommdrillError) as why:
        output.complain(f"{folder.parent / LEDGER}: {folder.name} is not entered ({kind}): {why}")
