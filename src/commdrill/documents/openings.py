"""When a schedule opens: its rule (RFC 5545) on the wall clock of its zone, then as instants.

Ten in the morning stays ten in the morning. A wall time that the clocks jump over is meant by the
clock before the jump (RFC 5545, 3.3.5): 02:30 is then 03:30. One that comes twice is the first.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from commdrill.documents.drill import Schedule
from commdrill.documents.rule_text import RuleText, until_of

_FAR = timedelta(days=2)  # zones differ by less, and no jump is longer


@dataclass(frozen=True, order=True)
class Opening:
    """An instant (UTC) at which a schedule opens, and the wall time that its rule gives."""

    instant: datetime
    written: datetime


def openings(schedule: Schedule, since: datetime) -> Iterator[Opening]:
    """Those at `since` (aware) or later, in order, each instant once."""
    zone, rule = ZoneInfo(schedule.timezone), RuleText.parse(schedule.rrule)
    first = datetime.combine(schedule.start, time.min)
    earliest = max(since.astimezone(zone).replace(tzinfo=None) - _FAR, first)
    counts = _counting(rule, (*schedule.exdate, *rule.exdates), zone)
    before = None
    for opening in _in_order(_wall_times(rule, first, earliest), zone):
        if opening.instant >= since and opening.instant != before and counts(opening):
            yield opening
            before = opening.instant


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a clock in this zone shows `wall` first, or would have."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _in_order(walls: Iterable[datetime], zone: ZoneInfo) -> Iterator[Opening]:
    """At a jump the order of wall times is not that of instants: 02:30 is 03:30, after 03:00."""
    waiting: list[Opening] = []
    for wall in walls:
        opening = Opening(instant_of(wall, zone), wall)
        heappush(waiting, opening)
        settled = min(opening.instant, instant_of(wall.replace(fold=1), zone))
        while waiting and waiting[0].instant <= settled:
            yield heappop(waiting)
    while waiting:
        yield heappop(waiting)


def _wall_times(rule: RuleText, first: datetime, earliest: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr

    start = rule.start_near(first, earliest)
    yield from rrulestr(rule.roughly, dtstart=start).xafter(earliest, inc=True)


def _counting(rule: RuleText, exdates: Iterable[date], zone: ZoneInfo) -> Callable[[Opening], bool]:
    """Whether an opening lies before the rule's end, and is none of those left out."""
    until = until_of(rule.parts.get("UNTIL"))
    days, instants = set[date](), set[datetime]()
    for left_out in exdates:
        if isinstance(left_out, datetime):
            instants.add(_aware(left_out, zone))
        else:
            days.add(left_out)

    def counts(opening: Opening) -> bool:
        is_out = opening.instant in instants or opening.written.date() in days
        return not is_out and (until is None or _is_before(opening, until))

    return counts


def _is_before(opening: Opening, until: date) -> bool:
    """UNTIL is a day, a wall time, or (with a Z) an instant; it is included."""
    if not isinstance(until, datetime):
        return opening.written.date() <= until
    return opening.instant <= until if until.tzinfo else opening.written <= until


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else instant_of(moment, zone)
