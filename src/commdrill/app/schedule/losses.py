"""What is gone of a timetable's two memories, the store and the run folders; each knows the other."""

from collections.abc import Collection, Iterator
from pathlib import Path

from commdrill.record.past import History
from commdrill.timetable.slot import Entry
from commdrill.values import plural


def lost_store(folder: Path, reports: Path, history: History) -> Iterator[str]:
    """That there is no store, though runs were made for slots."""
    made = history.slots
    if made:
        yield (
            f"there is no store in {folder}, and {plural(len(made), 'run')} in "
            f"{reports} were made for slots, at last {made[-1].run}. None of these is run again; what "
            "was missed before is forgotten. If it lies elsewhere, name it: --store FOLDER"
        )


def lost_runs(last_runs: Collection[Entry], reports: Path) -> Iterator[str]:
    """That runs which the store knows are not among the reports. `last_runs`: one a drill."""
    gone = [entry for entry in last_runs if not (reports / entry.run).is_dir()]
    if gone:
        drills = ", ".join(sorted(entry.slot.drill for entry in gone))
        yield (
            f"the last run of {drills} is not in {reports} ({gone[-1].run}): nothing counts it any "
            "more. Put its folder back, or name where it is: --report-dir FOLDER; else drill again"
        )
