"""A drill's schedule as slots: what is due, from when, until when.

The rule (RFC 5545) is expanded on the wall clock of the schedule's time zone and only then turned
into instants, as people mean it: ten in the morning stays ten in the morning. Where the clocks jump
over a wall time, the slot opens when they have jumped; where a wall time comes twice, at the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from commdrill.documents.drill import Schedule

USUAL_WINDOW = timedelta(days=1)  # of a schedule that names none


@dataclass(frozen=True, order=True)
class Slot:
    """One time a drill is due: it may begin from `opens` on and before `closes` (both UTC)."""

    opens: datetime
    drill: str
    closes: datetime

    def __str__(self) -> str:
        return f"{self.drill}@{self.opens:%Y%m%dT%H%M%SZ}"


def slots(drill: str, schedule: Schedule, since: datetime, until: datetime) -> Iterator[Slot]:
    """The slots of a drill that open in `[since, until)`, in order. Both are aware.

    A slot closes at the latest when the next one opens: two are never open at once.
    """
    window = schedule.window or USUAL_WINDOW
    for opens, follows in pairwise((*_openings(schedule, since, until), None)):
        assert opens is not None
        if since <= opens < until:
            closes = opens + window
            yield Slot(opens, drill, min(closes, follows) if follows else closes)


def _openings(schedule: Schedule, since: datetime, until: datetime) -> Iterator[datetime]:
    """The instants from `since` on, each once, and the first one past `until`."""
    zone = ZoneInfo(schedule.timezone)
    before = None
    for wall in _wall_times(schedule, since.astimezone(zone).replace(tzinfo=None)):
        opens = instant_of(wall, zone)
        if opens >= since and opens != before:
            yield opens
            before = opens
        if opens >= until:
            return


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a clock in this zone shows `wall` first, or has jumped over it."""
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    shown = instant.astimezone(zone).replace(tzinfo=None)
    return instant if shown == wall else _after_the_gap(wall, zone)


def _after_the_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """The clocks went from before `wall` to after it: the moment at which they did."""
    before, after = (wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    assert before is not None
    assert after is not None
    low, high = ((wall - offset).replace(tzinfo=UTC) for offset in (after, before))
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < wall:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def _wall_times(schedule: Schedule, since: datetime) -> Iterator[datetime]:
    """The rule's own times, from a day before `since` on: zones differ by less."""
    from dateutil.rrule import rrulestr

    first = datetime.combine(schedule.start, time.min)
    rule = rrulestr(_naive(schedule.rrule), dtstart=first)
    yield from rule.xafter(max(since - timedelta(days=1), first - timedelta(seconds=1)))


def _naive(rule: str) -> str:
    """UNTIL on the wall clock, whole days included: the rule is expanded there."""
    parts = [part.partition("=") for part in rule.upper().removeprefix("RRULE:").split(";")]
    return ";".join(
        f"{name}={_until(value) if name == 'UNTIL' else value}" for name, _, value in parts
    )


def _until(value: str) -> str:
    return value.removesuffix("Z") if "T" in value else f"{value}T235959"
