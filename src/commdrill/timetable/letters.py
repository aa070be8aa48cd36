"""Who asked for it is told of each slot, once: ahead of it, and what became of it.

What is to be told follows from the timetable and the store alone, so that a death in between loses
nothing: the next round tells it. Notices go out side by side, each bounded in time by itself.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from queue import Empty, Queue
from threading import Thread

from commdrill.clock import Clock
from commdrill.documents.receiver import Receiver
from commdrill.timetable.notice import News, Notice, news_of, reminder
from commdrill.timetable.outbox import MOST_TRIES
from commdrill.timetable.slot import Item, slots
from commdrill.timetable.store import Store
from commdrill.values import format_duration

LONGEST = timedelta(seconds=12)  # more than a sender gives itself
_NEWS = timedelta(days=7)  # what is older is none
_A_MOMENT = timedelta(seconds=1)
_SIDE_BY_SIDE = 64

Send = Callable[[Receiver, News, datetime], str | None]
"""(to whom, what, when) → why it could not be sent, or None."""


@dataclass(frozen=True)
class _Letter:
    """A notice on its way to one receiver."""

    name: str
    notice: News
    receiver: Receiver


_Outcome = tuple[_Letter, str | None]


def tell_all(agenda: Mapping[str, Item], store: Store, clock: Clock, send: Send) -> tuple[str, ...]:
    """Send every notice that is due and was not sent; what could not be, a line each."""
    outbox, now = store.outbox, clock.now()
    letters = _letters((*_reminders(agenda, now), *_news(agenda, store, now)))
    ours = (letter for letter in letters if outbox.claim(letter.name, clock.now()))
    failures = []
    for letter, why in _sent(ours, clock, send):
        if why is None:
            outbox.sent(letter.name)
        else:
            end = "" if outbox.failed(letter.name) else f"; given up after {MOST_TRIES} tries"
            failures.append(f"{_failed(letter, why)}{end}")
    return tuple(failures)


def tell_at_once(news: Iterable[News], clock: Clock, send: Send) -> tuple[str, ...]:
    """Send what no timetable remembers; what could not be, a line each."""
    sent = _sent(_letters(news), clock, send)
    return tuple(_failed(letter, why) for letter, why in sent if why is not None)


def _letters(notices: Iterable[News]) -> Iterator[_Letter]:
    for notice in notices:
        for receiver in notice.item.schedule.notify:
            yield _Letter(f"{notice.name}/{_digest(receiver)}", notice, receiver)


def _failed(letter: _Letter, why: str) -> str:
    return f"{letter.notice.name}: nobody could be told: {why}"


def _sent(letters: Iterator[_Letter], clock: Clock, send: Send) -> Iterator[_Outcome]:
    """What came of each; many are not sent at once, however many there are."""
    while some := tuple(islice(letters, _SIDE_BY_SIDE)):
        yield from _sent_at_once(some, clock, send)


def _sent_at_once(letters: Iterable[_Letter], clock: Clock, send: Send) -> Iterator[_Outcome]:
    """What came of each, as it comes; whoever has not answered at the end is left behind."""
    waiting = {letter.name: letter for letter in letters}
    came: Queue[tuple[str, str | None]] = Queue()
    for letter in waiting.values():
        Thread(target=_send, args=(letter, clock.now(), send, came), daemon=True).start()
    ends = clock.monotonic() + LONGEST.total_seconds()
    while waiting:
        try:
            name, why = came.get(timeout=max(0.0, ends - clock.monotonic()))
        except Empty:
            break
        yield waiting.pop(name), why
    yield from (
        (letter, f"no answer within {format_duration(LONGEST)}") for letter in waiting.values()
    )


def _send(
    letter: _Letter, now: datetime, send: Send, came: "Queue[tuple[str, str | None]]"
) -> None:
    came.put((letter.name, send(letter.receiver, letter.notice, now)))


def _reminders(agenda: Mapping[str, Item], now: datetime) -> Iterator[Notice]:
    for item in agenda.values():
        ahead = item.schedule.remind
        if ahead is not None:
            coming = slots(item.drill, item.schedule, now + _A_MOMENT, now + ahead + _A_MOMENT)
            yield from (reminder(item, slot) for slot in coming)


def _news(agenda: Mapping[str, Item], store: Store, now: datetime) -> Iterator[Notice]:
    for settled in store.settled_between(now - _NEWS, now):
        item = agenda.get(settled.first.slot.drill)
        if item is not None:
            yield news_of(item, settled)


def _digest(receiver: Receiver) -> str:
    return hashlib.sha256(receiver.model_dump_json().encode()).hexdigest()[:16]
