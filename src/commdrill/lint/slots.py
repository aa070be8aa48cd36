"""When a schedule is due in the next three years, as instants and as people's clocks show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from commdrill.documents.drill import Schedule

YEARS = 3
_MOST = 2_000


@dataclass(frozen=True)
class Slot:
    """One time a drill is due: what the rule says, and what the clocks there show then."""

    written: datetime  # local, as the rule gives it
    shown: datetime  # the same instant on the clock: another time, where that one does not exist
    is_twice: bool  # the clock shows this time twice that day

    @property
    def exists(self) -> bool:
        """Whether the clock ever shows the time that the rule gives."""
        return self.written == self.shown


def slots(schedule: Schedule) -> tuple[Slot, ...]:
    """Every slot in the first three years, in order."""
    zone = ZoneInfo(schedule.timezone)
    return tuple(_slot(due, zone) for due in islice(_due(schedule), _MOST))


def _due(schedule: Schedule) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr

    start = datetime.combine(schedule.start, time.min)
    end = start + timedelta(days=365.25 * YEARS)
    rule = schedule.rrule.upper().removeprefix("RRULE:")
    for due in rrulestr(_without_zone(rule), dtstart=start):
        if due >= end:
            return
        yield due


def _without_zone(rule: str) -> str:
    """UNTIL in UTC does not go with a local start: to the day is near enough here."""
    parts = rule.split(";")
    return ";".join(part.rstrip("Z") if part.startswith("UNTIL=") else part for part in parts)


def _slot(due: datetime, zone: ZoneInfo) -> Slot:
    local = due.replace(tzinfo=zone)
    shown = local.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    later = due.replace(tzinfo=zone, fold=1).utcoffset()
    return Slot(due, shown, shown == due and local.utcoffset() != later)
