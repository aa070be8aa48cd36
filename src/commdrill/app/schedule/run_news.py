"""`run --notify`: those whom a drill's schedule names are told what became of a run nobody scheduled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from commdrill.app import output
from commdrill.app.env_file import variables
from commdrill.app.owner import owned_project_for, owner
from commdrill.app.request import RunRequest
from commdrill.app.schedule.agenda import agenda_of
from commdrill.clock import SystemClock
from commdrill.documents.selection import drills_named
from commdrill.errors import UsageError
from commdrill.record.events import Record, RunFinished, RunStarted
from commdrill.timetable.letters import tell_at_once
from commdrill.timetable.notice import RunNotice
from commdrill.timetable.sender import Sender
from commdrill.timetable.slot import Item


def run_news(request: RunRequest) -> "RunNews":
    """Of the drills asked for, those that name somebody.

    Raises:
        UsageError: none does.
    """
    project = owned_project_for(request.project_root, request.drills)
    asked = drills_named(project, request.drills) if request.drills else tuple(project.drills)
    known = {name: item for name, item in agenda_of(project).items() if item.schedule.notify}
    agenda = {name: known[name] for name in asked if name in known}
    if not agenda:
        raise UsageError(
            "--notify: nobody is to be told: give a drill that is asked for "
            "schedule: {notify: [{webhook: …}]}"
        )
    return RunNews(request, agenda)


@dataclass
class RunNews:
    """What runs come to, until their command ends; only then are their reports there to be read."""

    request: RunRequest
    agenda: Mapping[str, Item]
    _begun: dict[str, RunStarted] = field(default_factory=dict)
    _news: list[RunNotice] = field(default_factory=list)

    def listening(self, on_record: Callable[[Record], None]) -> Callable[[Record], None]:
        """Hands each record on, and hears of how runs begin and end."""

        def take(record: Record) -> None:
            self._hear(record)
            on_record(record)

        return take

    def tell(self) -> None:
        """All of it; that somebody could not be told changes nothing of a run."""
        allowed, request = owner(), self.request
        sender = Sender(variables(), allowed.readable(request.project_root), allowed)
        for line in tell_at_once(self._news, SystemClock(), sender.send):
            output.complain(line)

    def _hear(self, record: Record) -> None:
        match record.event:
            case RunStarted() as start:
                self._begun[record.run] = start
            case RunFinished(outcome=outcome) if record.run in self._begun:
                begun = self._begun.pop(record.run)
                if item := self.agenda.get(begun.drill):
                    where = begun.environment.id
                    self._news.append(RunNotice(item, record.run, where, outcome.value))
