"""What is done once a person's word was added to a run that is over."""

from commdrill.app.coverage.listing import list_runs
from commdrill.app.ledger import enter_or_tell
from commdrill.app.shelf.opening import publish_or_tell
from commdrill.journal.book import Journal
from commdrill.record.history import past_run
from commdrill.record.run_ledger import Kind
from commdrill.reports.all import write_all


def amended(journal: Journal) -> None:
    """The ledger says so, and its reports and the list of runs are made anew."""
    enter_or_tell(journal, Kind.AMENDED)
    write_all(journal.folder, journal.result)
    list_runs(journal.folder.parent, past_run(journal.result, journal.folder))
    publish_or_tell(journal)
