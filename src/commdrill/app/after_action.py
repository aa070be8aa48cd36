"""Gathers what an after-action report is made from: a drill's last run, those before it, ledger and seal."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from commdrill.app.corrective_actions import kept_with
from commdrill.app.past_runs import past_runs
from commdrill.clock import SystemClock
from commdrill.documents.actions import CorrectiveAction
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.errors import UsageError
from commdrill.journal.signature import Known, look_at
from commdrill.record.chain import follow
from commdrill.record.comparison import compare
from commdrill.record.follow_up import follow_ups
from commdrill.record.owed import waits
from commdrill.record.past import History, PastRun
from commdrill.record.result import Result
from commdrill.record.run_ledger import RunLedger, missing, read_ledger, runs_here
from commdrill.reports.after_action.material import Before, Material, Seals
from commdrill.reports.after_action.timings import timings
from commdrill.reports.source import source_in
from commdrill.values import plural


def material_of(
    drill: str, reports: Path, since: date | None, actions: Sequence[CorrectiveAction] | None = None
) -> Material:
    """Of the last run of a drill that told anything; without a project, by the actions kept with it.

    Raises:
        UsageError: there is none.
        UnreadableJournal: its journal was changed.
    """
    history, now = past_runs(reports), SystemClock().now()
    runs = _runs_of(drill, history, since)
    source, ledger = source_in(runs[0].folder), read_ledger(reports)
    before = _before(runs[1], source.result) if len(runs) > 1 else None
    return Material(
        source,
        before,
        tuple(timings(runs)),
        _between(history, ledger, runs, reports) if before else "",
        _seals(runs[0].folder, source.result, ledger),
        follow_ups(kept_with(source) if actions is None else actions, history, now.date()),
        now,
    )


def _runs_of(drill: str, history: History, since: date | None) -> Sequence[PastRun]:
    """Newest first; sabotaged ones say nothing of a plan."""
    telling = [run for run in history.of_drill(drill) if run.is_told]
    found = [run for run in telling if since is None or run.started.date() >= since]
    if found:
        return found
    if telling:
        raise UsageError(
            f"drill {drill!r} was not run since {since}: the last was {telling[0].run}"
        )
    if any(run.drill == drill for run in history.runs):
        raise UsageError(
            f"no run of drill {drill!r} told anything of its plan: they were sabotaged, or refused"
        )
    known = dict.fromkeys(run.drill for run in history.runs)
    near = did_you_mean(drill, known)
    raise UsageError(
        f"there is no run of a drill {drill!r}{near}; there are runs of {listed(known)}"
    )


def _before(run: PastRun, now: Result) -> Before:
    then = source_in(run.folder).result
    kept = sum(step.outcome == "passed" for step in then.steps)
    promised = sum(not waits(step.outcome, step.reason) for step in then.steps)
    return Before(run.run, then.started, compare(then, now), kept, promised)


def _between(
    history: History, ledger: RunLedger | None, runs: Sequence[PastRun], reports: Path
) -> str:
    """Every run since the one before, whatever it drilled: red ones do not go unsaid."""
    newest, before = runs[0], runs[1]
    found = [run for run in history.runs if before.started < run.started < newest.started]
    outcomes = Counter(run.outcome.value for run in found)
    text = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()) or "none"
    if ledger is None:
        return f"{text}; no ledger tells whether any is missing"
    gone = missing(ledger, runs_here(reports))
    return f"{text}; {gone or 'the ledger misses none'}"


def _seals(folder: Path, result: Result, ledger: RunLedger | None) -> Seals:
    seal = look_at(folder, Known(), result.started, result.last)
    entries = ledger.of(result.run) if ledger else ()
    numbers = ", ".join(str(entry.n) for entry in entries)
    text = f"{plural(len(entries), 'line')} on it (n {numbers})" if entries else ""
    return Seals(seal.told, seal.problems, text, follow(folder).head)
