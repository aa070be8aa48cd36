"""When a schedule is due in the next three years, as people's clocks show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from commdrill.documents.drill import Schedule
from commdrill.documents.openings import Opening, openings

YEARS = 3
_MOST = 2_000


@dataclass(frozen=True)
class DueTime:
    """One time a drill is due: what the rule says, and what the clocks there show then."""

    written: datetime  # local, as the rule gives it
    shown: datetime  # the same instant on the clock: another time, where that one does not exist
    is_twice: bool  # the clock shows this time twice that day

    @property
    def exists(self) -> bool:
        """Whether the clock ever shows the time that the rule gives."""
        return self.written == self.shown


def due_times(schedule: Schedule, today: date) -> tuple[DueTime, ...]:
    """Each in the three years from today on, in order."""
    zone = ZoneInfo(schedule.timezone)
    since = datetime.combine(max(today, schedule.start), time.min, zone)
    until = since.astimezone(UTC) + timedelta(days=365.25 * YEARS)
    due = takewhile(lambda opening: opening.instant < until, openings(schedule, since))
    return tuple(_due_time(opening, zone) for opening in islice(due, _MOST))


def last_before(schedule: Schedule, today: date) -> date | None:
    """The last day on which it was due before today; None: there is none."""
    zone = ZoneInfo(schedule.timezone)
    until = datetime.combine(today, time.min, zone)
    days = (opening.written.date() for opening in _until(schedule, until))
    return max(days, default=None)


def _until(schedule: Schedule, until: datetime) -> Iterator[Opening]:
    first = datetime.combine(schedule.start, time.min, UTC) - timedelta(days=1)
    return takewhile(lambda opening: opening.instant < until, openings(schedule, first))


def _due_time(opening: Opening, zone: ZoneInfo) -> DueTime:
    written, shown = opening.written, opening.instant.astimezone(zone).replace(tzinfo=None)
    first, second = (written.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return DueTime(written, shown, shown == written and first != second)
