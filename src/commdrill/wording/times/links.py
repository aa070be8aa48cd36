"""What is said around a clock's time, read link by link: days, parts of days, zones, a second time."""

from collections.abc import Callable
from dataclasses import replace

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import Stretch
from commdrill.wording.times import elements
from commdrill.wording.times.grammar import Grammar
from commdrill.wording.times.linked import Links, Side
from commdrill.wording.times.zones import PRINTED_OFFSET, offset_zone

_MOST_LINKS = 12
_COMMA = LazyPattern(r",? ")
_AFTER_DAY = LazyPattern(r",? (?![-–—|·])|: | [-–—|·] ")  # `Sunday 15 November: 00:00 - 06:00`
_SLASH = LazyPattern(r" ?[/|] ?")
_INSIDE = LazyPattern(r" ?[,;/] ?| ")
_PRINTED = LazyPattern(
    r"(?:20[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [a-z]{3} 20[0-9]{2})"
    r" [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?$"
)
_T = LazyPattern(r"t(?=[0-9])")


def read_links(words: Stretch, before: str, grammar: Grammar) -> Links:
    since = grammar.since_clock.match(words.plain)
    opened = Links(
        end=since.end() if since else 0,
        before=before,
        is_between=grammar.is_between(before),
        is_since=since is not None,
        is_from=grammar.is_from(before),
    )
    links = _first_link(words, opened, grammar)
    for _ in range(_MOST_LINKS):
        following = _next_link(words, links, grammar)
        if following is None:
            break
        links = following
    after = grammar.after_at(words.plain, links.end)
    whole = replace(links, end=after).marked() if after > links.end else links
    # the full stop of `p.m.` may be that of the sentence
    stops = ((end - 1, side) for end, side in whole.marks if words.plain[end - 1] == ".")
    return replace(whole, marks=(*whole.marks, *stops))


def _first_link(words: Stretch, links: Links, grammar: Grammar) -> Links:
    for start in grammar.leads_at(words.plain, links.end):
        if found := _element(words, replace(links, end=start), start, grammar):
            return found
    return links


def _next_link(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    """What follows: joined directly, by a comma or a preposition, in brackets, after a slash."""
    ways = (_printed, _second_time, _attached, _spaced, _bracketed, _slashed)
    for way in ways:
        if found := way(words, links, grammar):
            return found
    return None


def _printed(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    """`2026-11-23T16:30:00.000+01:00`, `2026-11-23 16:30:00+01:00`."""
    if links.last.clock is None:
        found = _T.match(words.plain, links.end)
        following = found and elements.clock_at(words, links, found.end(), grammar)
        return replace(following, is_printed=True) if following else None
    is_printed = links.is_printed or _PRINTED.search(words.plain[: links.end])
    if not is_printed or links.last.zone is not None:
        return None
    found = PRINTED_OFFSET.match(words.raw, links.end)
    zone = found and offset_zone(found["offset"] or "+00")
    if not found or not zone:
        return None
    return links.with_last(found.end(), replace(links.last, zone=zone)).marked()


def _second_time(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    """`… to 18:00`, `– Sunday 02:00`."""
    if len(links.sides) > 1 or links.last.clock is None:
        return None
    if not links.is_from and grammar.is_either_at(words.plain, links.last.at):
        return None
    is_between = links.is_between or grammar.is_between(words.plain[: links.end])
    leads_on = grammar.and_at if is_between else grammar.up_to_at
    start = leads_on(words.plain, links.end)
    first = links.last.at
    if start is None or grammar.may_be_length(
        links.before + words.plain[:first], words.plain[first:]
    ):
        return None
    opened = replace(links, sides=(*links.sides, Side(entry=start)), end=start)
    for entry in grammar.leads_at(words.plain, start):
        day = elements.day_at(words, opened, entry, grammar)
        if day and (found := _after_days(words, day, grammar)):
            return found
        if found := elements.clock_at(words, opened, entry, grammar):
            return found
    return None


def _after_days(words: Stretch, day: Links, grammar: Grammar) -> Links | None:
    """`domingo, 15/11, às 4h`: a day may be named twice before its clock."""
    if found := _after_day(words, day, grammar):
        return found
    joint = _COMMA.match(words.plain, day.end)
    again = elements.day_at(words, day, joint.end(), grammar) if joint else None
    return _after_day(words, again, grammar) if again else None


def _after_day(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    if printed := _T.match(words.plain, links.end):
        links = replace(links, is_printed=True)
    joint = printed or _AFTER_DAY.match(words.plain, links.end)
    starts = grammar.leads_at(words.plain, joint.end()) if joint else ()
    found = (elements.clock_at(words, links, start, grammar) for start in starts)
    return next(filter(None, found), None)


def _attached(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    """`16:30Z`."""
    return elements.zone_at(words, links, links.end, grammar)


def _spaced(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    joint = (_COMMA if links.last.clock else _AFTER_DAY).match(words.plain, links.end)
    if joint is None:
        return None
    for at in reversed(grammar.leads_at(words.plain, joint.end())):
        if found := _element(words, links, at, grammar):
            return found
    return None


def _bracketed(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    """`(EST)` is a zone: that comes before what `(est)` says no more than."""
    after = grammar.after_at(words.plain, links.end) if links.last.clock else links.end
    places = dict.fromkeys((links.end, after))
    found = (_in_brackets(words, links, place, grammar) for place in places)
    return next(filter(None, found), None)


def _in_brackets(words: Stretch, links: Links, place: int, grammar: Grammar) -> Links | None:
    start = place + words.plain.startswith(" ", place)
    if not words.plain.startswith("(", start):
        return None
    if found := _clocks_in_brackets(words, links, start + 1, grammar):
        return found
    inner: Links | None = replace(links, end=start + 1, marks=())
    for _ in range(_MOST_LINKS):
        inner = inner and _inside(words, inner, grammar)
        if inner is None:
            return None
        if words.plain.startswith(")", inner.end):
            return replace(inner, end=inner.end + 1, marks=links.marks).marked()
        joint = _INSIDE.match(words.plain, inner.end)
        inner = replace(inner, end=joint.end()) if joint else None
    return None


def _clocks_in_brackets(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """`Saturday, 14 November (02:00 to 04:00 UTC)`; in `Friday (13)` it is the number of the day."""
    if links.last.clock is not None and not links.last.clock.is_usual:
        return None
    starts = reversed(grammar.leads_at(words.plain, start))
    inner = next(
        filter(None, (elements.clock_at(words, links, at, grammar) for at in starts)), None
    )
    for _ in range(_MOST_LINKS):
        if inner is None:
            return None
        if words.plain.startswith(")", inner.end):
            return replace(inner, end=inner.end + 1).marked() if inner.last.is_time else None
        inner = _next_link(words, inner, grammar)
    return None


def _inside(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    for start in reversed(grammar.leads_at(words.plain, links.end)):
        for element in (
            elements.aside_at,
            elements.again_at,
            elements.zone_in_brackets_at,
            _other_inside,
            elements.part_at,
            elements.day_in_brackets_at,
            elements.usual_at,
            elements.number_of_day_at,
        ):
            if found := element(words, links, start, grammar):
                return found
    return None


def _slashed(words: Stretch, links: Links, grammar: Grammar) -> Links | None:
    slash = _SLASH.match(words.plain, links.end)
    return _other(words, links, slash.end(), grammar) if slash else None


_Element = Callable[[Stretch, Links, int, Grammar], Links | None]


_TO_BEGIN_WITH: tuple[_Element, ...] = (
    elements.night_at,
    elements.part_at,
    elements.day_at,
    elements.clock_at,
)


def _element(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    clock = links.last.clock
    around: tuple[_Element, ...] = (
        *(elements.aside_at, elements.night_at, elements.part_at, elements.day_at),
        *(elements.zone_at, _other, elements.year_at),
    )
    if clock is None or clock.is_usual:  # `by end of day, 5 PM`
        around = _TO_BEGIN_WITH if clock is None else (*around, elements.clock_at)
    found = (element(words, links, start, grammar) for element in around)
    return next(filter(None, found), None)


def _other(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """The same moment in another zone."""
    if links.last.zone is None:
        return None
    other = _zoned(words, elements.clock_at(words, Links(end=start), start, grammar), grammar)
    return _with_other(links, other) if other else None


def _other_inside(words: Stretch, links: Links, start: int, grammar: Grammar) -> Links | None:
    """The same in brackets, where it may be another day: `21:00 EST (02:00 UTC, Nov 13)`."""
    if links.last.clock is None:
        return None
    opened = Links(end=start)
    day = elements.day_at(words, opened, start, grammar)
    clock = _after_day(words, day, grammar) if day else None
    clock = clock or elements.clock_at(words, opened, start, grammar)
    other = _zoned(words, clock, grammar)
    joint = _COMMA.match(words.plain, other.end) if other else None
    starts = grammar.leads_at(words.plain, joint.end()) if joint else ()
    dated = (elements.day_at(words, other, at, grammar) for at in starts) if other else ()
    other = next(filter(None, dated), other)
    return _with_other(links, other) if other else None


def _zoned(words: Stretch, clock: Links | None, grammar: Grammar) -> Links | None:
    """A clock's time, or two, in a zone that is named."""
    times = clock and (_second_time(words, clock, grammar) or clock)
    ways = (_attached, _spaced, _bracketed)
    found = times and next(filter(None, (way(words, times, grammar) for way in ways)), None)
    return found if found and found.last.zone else None


def _with_other(links: Links, other: Links) -> Links:
    known = (other,) if len(other.sides) == len(links.sides) else ()
    return replace(links, end=other.end, others=(*links.others, *known)).marked()
