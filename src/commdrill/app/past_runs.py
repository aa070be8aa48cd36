"""The runs of the past, as commands count them: what counts for nothing is said, each time."""

from pathlib import Path

from commdrill.app import output
from commdrill.record.history import History, read_history
from commdrill.record.run_ledger import LEDGER


def past_runs(reports: Path) -> History:
    """The history that a folder of run folders holds; those that nobody can believe are told of."""
    history = read_history(reports)
    for folder in history.unreadable:
        output.complain(
            f"{folder}: its journal is damaged, so this run counts for nothing: "
            f"`commdrill verify {folder}` says what was changed"
        )
    for gap in history.gaps:
        output.complain(f"{reports / LEDGER}: {gap}")
    return history
