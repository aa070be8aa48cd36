"""A run's time, told again by its journal: it is whatever the record says that is read just now."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from commdrill.clock import SystemClock
from commdrill.engine.run_clock import RunClock
from commdrill.record.events import Looked, PhaseBegun, Record, Seconds, Watching


@dataclass
class ReplayClock(RunClock):
    """Nobody waits for it. `first`: when the run's own clock stood at zero, by the wall clock."""

    first: datetime = field(kw_only=True)
    moment: Seconds = 0.0
    at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.first

    @classmethod
    def of(cls, records: tuple[Record, ...], ahead: Seconds) -> "ReplayClock":
        """The clock of a run, by its records; it is so much ahead of its journal's."""
        first = records[0]
        return cls(SystemClock(), first=first.at - timedelta(seconds=first.elapsed + ahead))

    def read(self, record: Record, ahead: Seconds) -> None:
        """It is as late as this record now, and knows what the run's own knew by then."""
        self.at, self.moment = record.at, record.elapsed + ahead
        self.recall((record.event,))

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.moment

    def moment_of(self, at: datetime) -> float:
        return (at - self.first).total_seconds()

    def instant_of(self, moment: float) -> datetime:
        return self.first + timedelta(seconds=moment - self.set_back_by(moment))

    def edges(self, began: Seconds, ended: Seconds) -> set[Seconds]:
        """Whoever could not look for a while may have looked right before it, and right after it."""
        edges = (at for one in self.pauses_between(began, ended) for at in (one.began, one.ended))
        return {moment for moment in edges if began < moment < ended}

    def doubt_between(self, began: float, ended: float) -> float:  # noqa: ARG002 no pause is told anew
        return 0.0


def ahead_of_journal(records: tuple[Record, ...]) -> Seconds:
    """By how much a run's own clock is ahead of its journal's, at least: it is started first."""
    return max((_latest(record) - record.elapsed for record in records), default=0.0)


def _latest(record: Record) -> Seconds:
    """The latest moment of the run's own clock that a record tells of: it is over by then."""
    match record.event:
        case Looked(ended=ended):
            return ended
        case Watching(phases=(*_, PhaseBegun(since=since))):
            return since
    return record.elapsed
