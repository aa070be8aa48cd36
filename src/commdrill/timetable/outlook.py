"""What is due when: the slots ahead, those that are open, and those that were missed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from commdrill.timetable.blackouts import (
    BlackoutWindow,
    UnreadableBlackouts,
    spans_of,
    unreadable,
    why_all,
)
from commdrill.timetable.slot import USUAL_WINDOW, Entry, Item, Slot, State, slots

AHEAD = timedelta(days=366)


class Standing(StrEnum):
    """Where a slot stands that nobody has settled."""

    DUE = "due"
    OPEN = "open"
    RUNNING = "running"
    BLACKED_OUT = "blacked-out"


@dataclass(frozen=True)
class Coming:
    """A slot that is open or ahead. `why`: what keeps it from being run, as far as one can see."""

    item: Item
    slot: Slot
    standing: Standing
    why: str = ""


@dataclass(frozen=True)
class Outlook:
    """A year ahead, and the year behind as far as it was not as it should be."""

    coming: tuple[Coming, ...]
    missed: tuple[Entry, ...]


def outlook(agenda: Mapping[str, Item], entries: Iterable[Entry], now: datetime) -> Outlook:
    """What is due in the next year, and what was missed in the last. `entries`: the store's."""
    known = {(entry.slot.drill, entry.slot.opens): entry for entry in entries}
    coming = [one for item in agenda.values() for one in _coming(item, known, now)]
    lately = now - AHEAD
    over = [e for e in known.values() if e.is_settled(now) and e.state is not State.RUN]
    missed = [entry for entry in over if entry.slot.opens >= lately]
    return Outlook(
        tuple(sorted(coming, key=lambda one: one.slot)),
        tuple(sorted(missed, key=lambda entry: entry.slot)),
    )


def _coming(
    item: Item, known: Mapping[tuple[str, datetime], Entry], now: datetime
) -> Iterator[Coming]:
    window = item.schedule.window or USUAL_WINDOW
    blackouts = _blackouts(item, now - window, now + AHEAD + window)
    for slot in slots(item.drill, item.schedule, now - window, now + AHEAD):
        entry = known.get((slot.drill, slot.opens))
        if slot.closes <= now or (entry and entry.is_settled(now)):
            continue
        standing = Standing.OPEN if slot.opens <= now else Standing.DUE
        why = why_all(blackouts, slot.opens, slot.closes)
        if entry and entry.state is State.CLAIMED:
            yield Coming(item, slot, Standing.RUNNING)
        elif why:
            yield Coming(item, slot, Standing.BLACKED_OUT, why)
        else:
            yield Coming(item, slot, standing)


def _blackouts(item: Item, begins: datetime, ends: datetime) -> tuple[BlackoutWindow, ...]:
    try:
        return spans_of(item.blackouts, begins, ends)
    except UnreadableBlackouts as error:
        return unreadable(begins, ends, error)
