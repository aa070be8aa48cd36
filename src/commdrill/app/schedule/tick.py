"""`tick`, and what `scheduler` does again and again: one round over the timetable of a project."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from commdrill.app import output
from commdrill.app.crash import keep_log
from commdrill.app.env_file import variables
from commdrill.app.own_folder import own_folder
from commdrill.app.owner import owned_project, owner
from commdrill.app.past_runs import past_runs
from commdrill.app.progress.console import open_console
from commdrill.app.request import RunRequest
from commdrill.app.run.drills import recover_project, run_slot
from commdrill.app.schedule.agenda import STORE, agenda_of
from commdrill.app.schedule.losses import lost_runs, lost_store
from commdrill.app.schedule.tick_lines import clock_lines, done_lines
from commdrill.clock import SystemClock
from commdrill.documents.links.linked_documents import link
from commdrill.documents.project import Project
from commdrill.engine.run_services import Stop
from commdrill.errors import CommdrillError, NotRestored, UsageError
from commdrill.record.events import RunOutcome
from commdrill.record.history import History
from commdrill.record.outcome import EXIT_CODES, ending_of, worst
from commdrill.record.result import Result
from commdrill.timetable.blackouts import BlackoutWindow, spans_of
from commdrill.timetable.letters import tell_all
from commdrill.timetable.round import Done, Doors, Refused, Round, SlotRun, UnderWay
from commdrill.timetable.sender import Sender
from commdrill.timetable.slot import Item, Slot, State
from commdrill.timetable.store import Store

_MISSED = 1
Say = Callable[[str], None]


@dataclass(frozen=True)
class Timetable:
    """What the command line asks for."""

    root: Path | None = None
    report_dir: Path | None = None
    store: Path | None = None

    @property
    def runs(self) -> RunRequest:
        """Its drills, as `run` would be asked for them."""
        return RunRequest(root=self.root, report_dir=self.report_dir)

    @property
    def store_folder(self) -> Path:
        """Where it is remembered what became of each slot."""
        return self.store or self.runs.project_root / STORE


def tick(timetable: Timetable, stop: Stop, say: Say) -> int:
    """One round, and whoever asked for it is told; 3 as well where somebody could not be.

    Raises:
        UsageError: there is no project, or no store can be there.
    """
    code, agenda = one_round(timetable, stop, say, output.complain)
    failures = tell(timetable, agenda)
    return worst((code, *([CommdrillError.exit_code] if failures else ())))


def one_round(
    timetable: Timetable, stop: Stop, say: Say, complain: Say
) -> tuple[int, Mapping[str, Item]]:
    """Restore what a dead run left broken, run what is due; what it came to, and the agenda.

    Raises:
        UsageError: there is no project, or no store can be there.
    """
    runs = timetable.runs
    left = recover_project(runs, output.complain)
    project = owned_project(runs.project_root)
    mistaken = _told_mistakes(project)
    was_there = Store.is_in(timetable.store_folder)
    if timetable.store is None:
        own_folder(runs.project_root)
    with Store.open(timetable.store_folder) as store:
        ticking = _Tick(timetable, project, store, stop, {run.environment for run in left})
        for line in ticking.lost_runs() if was_there else ticking.lost_store():
            complain(line)
        done = ticking.round(complain)
    for line in done_lines(done, ticking.agenda):
        say(line)
    unrestored = [NotRestored.exit_code] if left else []
    return worst((*unrestored, *mistaken, *ticking.crashes, *_codes(done))), ticking.agenda


def _told_mistakes(project: Project) -> list[int]:
    """What they make of a round, each told; a drill that has none is drilled all the same."""
    problems = link(project).problems
    for problem in problems:
        output.complain(str(problem))
    return [UsageError.exit_code] if problems else []


def tell(timetable: Timetable, agenda: Mapping[str, Item]) -> tuple[str, ...]:
    """Tell who asked for it; what could not be told, which is complained of, too.

    Raises:
        UsageError: there can be no store.
    """
    allowed = owner()
    sender = Sender(variables(), allowed.readable(timetable.runs.project_root), allowed)
    with Store.open(timetable.store_folder) as store:
        failures = tell_all(agenda, store, SystemClock(), sender.send)
    for line in failures:
        output.complain(line)
    return failures


class _Tick:
    """One round, and the doors it goes through."""

    def __init__(
        self,
        timetable: Timetable,
        project: Project,
        store: Store,
        stop: Stop,
        broken: set[str],  # environments
    ) -> None:
        self._timetable = timetable
        self._store = store
        self._stop = stop
        self._broken = broken
        self.agenda = agenda_of(project)
        self.crashes: tuple[int, ...] = ()

    def round(self, complain: Say) -> Done:
        """Run what is due. That the clock jumped is told."""
        clock, last_round = SystemClock(), self._store.last_beat()
        ahead = self._store.told_ahead(clock.now())
        schedules = {name: item.schedule for name, item in self.agenda.items()}
        doors = Doors(self._perform, self._made, self._blackouts)
        began = clock.now()
        done = Round(schedules, self._store, clock, doors, self._stop.event).go()
        for line in clock_lines(last_round, began, ahead, done):
            complain(line)
        self._store.beat(clock.now())
        return done

    def lost_store(self) -> Iterator[str]:
        """That the store is made anew, though runs were made for slots."""
        timetable = self._timetable
        return lost_store(timetable.store_folder, timetable.runs.reports, self._history)

    def lost_runs(self) -> Iterator[str]:
        """That runs are not among the reports that the store knows were made."""
        known = [run for run in self._store.last_runs() if run.slot.drill in self.agenda]
        return lost_runs(known, self._timetable.runs.reports)

    def _perform(self, slot: Slot) -> SlotRun | UnderWay | Refused:
        environment = self.agenda[slot.drill].environment
        if environment in self._broken:
            why = "an earlier run left its environment broken: `commdrill recover`"
            return Refused(slot, why, NotRestored.exit_code)
        try:
            result = self._run(slot)
        except CommdrillError as why:
            return Refused(slot, str(why), why.exit_code)
        except Exception as error:  # noqa: BLE001 other drills have slots, too
            return self._crashed(error, environment)
        if not result.is_restored:
            self._broken.add(environment)
        ending = ending_of(result)
        if result.has_begun or not result.is_restored:
            return SlotRun(result.run, ending.outcome)
        why_not = "; ".join(result.refusals) or "it was ended before anything was touched"
        return Refused(slot, why_not, ending.exit_code)

    def _run(self, slot: Slot) -> Result:
        asked = self._timetable
        request = RunRequest(asked.root, (slot.drill,), report_dir=asked.report_dir, slot=str(slot))
        with open_console(lambda run: request.reports / run / "report.html") as console:
            return run_slot(request, console.take, lambda *_: None, self._stop)

    def _crashed(self, error: Exception, environment: str) -> UnderWay:
        """Whatever it left is for the next round, which recovers before anything else."""
        output.complain(keep_log(error))
        self._broken.add(environment)
        self.crashes += (CommdrillError.exit_code,)
        return UnderWay("its run broke off; the next round recovers, and says what became of it")

    def _made(self, slot: Slot) -> SlotRun | UnderWay | None:
        run = self._history.of_slot(str(slot))
        if run is None:
            return None
        return (
            SlotRun(run.run, run.outcome)
            if run.finished
            else UnderWay(f"its run {run.run} is not over")
        )

    @cached_property
    def _history(self) -> History:
        """Read once a round, and only where a slot asks for it: whoever runs one has claimed it."""
        return past_runs(self._timetable.runs.reports)

    def _blackouts(self, drill: str, begins: datetime, ends: datetime) -> Iterable[BlackoutWindow]:
        return spans_of(self.agenda[drill].blackouts, begins, ends)


def _codes(done: Done) -> Iterator[int]:
    for entry in done.settled:
        if entry.state is State.RUN:
            yield EXIT_CODES[RunOutcome(entry.why)]
        elif entry.state is State.MISSED:
            yield _MISSED
    yield from (refused.exit_code for refused in done.refused)
