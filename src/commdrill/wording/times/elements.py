"""What stands around a clock's time, one thing at a time: a day, a part of it, a zone, the clock's time itself."""

from dataclasses import replace

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import Stretch
from commdrill.wording.times.clock import Clock, Part
from commdrill.wording.times.grammar import Grammar
from commdrill.wording.times.linked import Links, Side
from commdrill.wording.times.named_day import CalendarDay, Day
from commdrill.wording.times.zones import Aside

_MOST_DAYS = 4
_DIGITS = LazyPattern(r"[0-9]{1,2}(?:[:.][0-9]{2})?(?![0-9])")
_PRINTED_YEAR = LazyPattern(r"20[0-9]{2}(?![0-9\w:/-])")


def clock_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    found, is_bare = _marked_clock(words, start, grammar), False
    if found is None:
        found, is_bare = grammar.clocks.bare_at(words.plain, start), True
    if found is None:
        return None
    end, clock = found
    if (is_bare or not words.plain[end - 1].isdigit()) and grammar.is_length(
        links.before + words.plain[:start], words.plain[start:]
    ):
        return None
    entry = links.end if len(links.sides) == 1 else links.last.entry
    side = replace(links.last, clock=clock, is_bare=is_bare, at=start, entry=min(entry, start))
    found_at = links.with_last(end, side)
    digits = _DIGITS.match(words.plain, start)  # `{{eta}} h`: the mark may be a fixed word
    if digits and digits.end() < end:
        found_at = replace(found_at, end=digits.end()).marked()
    return replace(found_at, end=end).marked()


def _marked_clock(words: Stretch, start: int, grammar: Grammar) -> tuple[int, Clock] | None:
    found = grammar.clocks.at(words.plain, start)
    return found or grammar.end_of_day_at(words.plain, start)


def day_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """A day behind a range is that of its start; in brackets of its end."""
    found = grammar.days.at(words.plain, start)
    if found is None or len(links.last.days) >= _MOST_DAYS:
        return None
    end, days, part = found
    of_start = len(links.sides) == 2 and links.last.clock and not any(s.days for s in links.sides)
    if of_start:
        first = _from_midnight(links.sides[0]) if part is None else links.sides[0]
        first = replace(first, days=days, part=first.part or part)
        return replace(links, end=end, sides=(first, links.last)).marked()
    return _on_days(links, end, days, part)


def _from_midnight(first: Side) -> Side:
    """`entre las 12 de la noche y las 6 del domingo`: the day of such a window begins with its midnight."""
    is_midnight = first.part and first.clock and first.clock.hours(first.part) == (24,)
    is_midnight = is_midnight and first.clock and first.clock.minute == 0
    return replace(first, clock=Clock(0), part=None) if is_midnight else first


def _on_days(links: Links, end: int, days: tuple[Day, ...], part: Part | None) -> Links:
    last = links.last
    side = replace(last, days=(*last.days, *days), part=last.part or part)
    return links.with_last(end, side).marked()


def night_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """`la noche del sábado 14 al domingo 15`; behind a range it is that of its start."""
    days = grammar.days
    found = days.night_at(words.plain, start) or days.two_days_at(words.plain, start)
    if found is None or any(side.night or side.days for side in links.sides):
        return None
    first = replace(links.sides[0], night=found[1])
    return replace(links, end=found[0], sides=(first, *links.sides[1:])).marked()


def again_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """`9 pm (21:00)`: the same clock's time, written otherwise."""
    found, last = grammar.clocks.at(words.plain, start), links.last.clock
    if found is None or last is None or found[1].minute != last.minute:
        return None
    end, again = found
    if not {*again.hours(None)} & {*last.hours(links.last.part)}:
        return None
    return links.with_last(end, replace(links.last, clock=again if last.is_open else last))


def usual_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """`5 PM (close of business)`."""
    found = _marked_clock(words, start, grammar)
    return replace(links, end=found[0]).marked() if found and found[1].is_usual else None


def day_in_brackets_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    found = grammar.days.at(words.plain, start)
    return _on_days(links, *found) if found else None


def number_of_day_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """`Friday (13)`."""
    number = grammar.days.number_at(words.plain, start) if links.last.days else None
    return _on_days(links, number[0], (number[1],), None) if number else None


def part_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    found = grammar.days.part_at(words.plain, start)
    if found is None or (links.last.part is not None and links.last.clock is None):
        return None
    return links.with_last(
        found[0], replace(links.last, part=found[1].within(links.last.part))
    ).marked()


def zone_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """The zone, said once or again."""
    found = grammar.zones.zone_at(words, start) if links.last.clock else None
    if found is None or links.last.zone not in (None, found[1]):
        return None
    return links.with_last(found[0], replace(links.last, zone=found[1])).marked()


def zone_in_brackets_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """The zone; where one is known already, the same time in that zone."""
    found = grammar.zones.zone_in_brackets_at(words, start)
    if found is None or links.last.clock is None:
        return None
    end, zone = found
    if links.last.zone is None:
        return links.with_last(end, replace(links.last, zone=zone))
    again = replace(links, sides=(replace(links.last, zone=zone),), others=(), marks=())
    return replace(links, end=end, others=(*links.others, again))


def year_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:  # noqa: ARG001
    """`Thu Nov 12 16:30:00 UTC 2026`, as programs print it."""
    found = _PRINTED_YEAR.match(words.plain, start)
    dated = [day for day in links.last.days if isinstance(day, CalendarDay) and day.year is None]
    if not found or not dated or links.last.zone is None:
        return None
    days = tuple(
        replace(day, year=int(found[0])) if day in dated else day for day in links.last.days
    )
    return links.with_last(found.end(), replace(links.last, days=days)).marked()


def aside_at(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """`17:00 en Canarias`: the time before is the mainland's, and the same."""
    found = grammar.zones.aside_at(words, start) if links.last.clock else None
    if found is None:
        return None
    zone = links.last.zone or found.mainland
    there = _on_islands(words, links, found, grammar) if len(links.sides) == 1 else ()
    mainland = links.with_last(found.end, replace(links.last, zone=zone))
    return replace(mainland, others=(*links.others, *there)).marked()


def _on_islands(words: Stretch, links: Links, aside: Aside, grammar: Grammar) -> tuple[Links, ...]:
    """The clock's time there; `8` beside `9 de la noche` is of the same half of the day."""
    at = aside.clock
    there = clock_at(words, Links(end=at), at, grammar) if at is not None else None
    here = links.last.clock
    if there is None or there.last.clock is None or here is None:
        return ()
    clock = replace(there.last.clock, is_open=there.last.clock.hour <= 12 and here.hour <= 12)
    return (
        there.with_last(
            there.end, replace(there.last, clock=clock, is_bare=False, zone=aside.elsewhere)
        ),
    )
