"""What earlier runs say of each step: read from the run folders alone, whatever else lies there.

A run that was killed counts as far as it came. One whose journal is damaged is told of and not
believed; a folder without a journal is nobody's business. Sabotaged runs spoil the sandbox on
purpose, and so say nothing about a plan.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from commdrill.record.chain import unbroken
from commdrill.record.events import Record, RunStarted
from commdrill.record.folder import JOURNAL, UnreadableJournal, record_in
from commdrill.record.outcome import ending_of
from commdrill.record.past import History, PastRun, PastStep, newest_first
from commdrill.record.result import Result, fold
from commdrill.record.run_ledger import gaps_in

__all__ = ["History", "PastRun", "PastStep", "newest_first", "past_run", "read_history", "run_in"]

_ALL_THE_SAME = frozenset(  # to any outcome
    b"Looked LookFailed MessageSeen FindingMade StepSeen StageEntered Positioned BaselineNoted Watching "
    b"ActionBegun ActionPerformed AwsCalled EarlierNoted".split()
)
_EVENT = b'"event": "'


def read_history(reports: Path, *known: PastRun) -> History:
    """The history that a folder of run folders holds; an empty one where there is no such folder.

    `known`: runs in it that need not be read.
    """
    runs, unreadable = list(known), list[Path]()
    for journal in sorted(reports.glob(f"*/{JOURNAL}")):
        try:
            if not any(one.folder == journal.parent for one in known):
                runs += filter(None, [run_in(journal.parent)])
        except UnreadableJournal:
            unreadable.append(journal.parent)
    return History.of(runs, unreadable, gaps_in(reports))


def run_in(folder: Path) -> PastRun | None:
    """The run of a folder; None where it died before it could say which drill it was.

    Raises:
        UnreadableJournal: it has no journal, or one that was changed.
    """
    records = tuple(_telling_records(folder))
    result = fold(records) if records else None
    if result is None or result.start is None:
        return None
    return past_run(result, folder)


def _telling_records(folder: Path) -> Iterator[Record]:
    """The records that an outcome hangs on: looks are many, and none of them does."""
    for number, line in enumerate(unbroken(folder).lines, start=1):
        if _kind(line) not in _ALL_THE_SAME:
            yield record_in(folder, number, line)


def _kind(line: bytes) -> bytes:
    """The event's name: it stands before anything that was seen."""
    return line.partition(_EVENT)[2].partition(b'"')[0]


def past_run(result: Result, folder: Path) -> PastRun:
    """A run that said which drill it was, as those see it who look back."""
    start = result.start
    assert start is not None
    return PastRun(
        run=result.run,
        reports=folder.parent,
        name=folder.name,
        drill=start.drill,
        title=start.title,
        plan=start.plan,
        scenario=start.scenario,
        scenario_type=start.scenario_type,
        severity=start.severity,
        environment=start.environment,
        started=result.started,
        finished=result.finished,
        outcome=ending_of(result).outcome,
        sabotages=start.sabotages,
        drillings=tuple(_drillings(result, start)),
        slot=start.slot,
        has_begun=result.has_begun,
    )


def _drillings(result: Result, start: RunStarted) -> Iterable[PastStep]:
    for step in result.steps:
        if step.ref.left_out:
            continue
        yield PastStep(
            run=result.run,
            when=result.started,
            plan_version=start.plan.version,
            substance=step.ref.substance,
            environment=start.environment,
            step=step.ref.id,
            phase=step.ref.phase,
            channel=step.ref.channel,
            outcome=step.outcome,
            reason=step.reason,
            took=step.took,
            within=step.ref.within,
            severity=start.severity,
        )
