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
from commdrill.timetable.agenda import Item
from commdrill.timetable.notice import News, Notice, news_of, reminder
from commdrill.timetable.outbox import MOST_TRIES
from commdrill.timetable.slot import slots
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


def tell_all(agenda: Mapping[str, Item], store: Store, clock: Clock, send: Send) -> tuple[str, ...]:
    """Send every notice that is due and was not sent; what could not be, a line each."""
    failures = []
    letters = (
        letter for letter in _letters(agenda, store, clock.now()) if _is_ours(letter, store, clock)
    )
    while some := tuple(islice(letters, _SIDE_BY_SIDE)):
        for letter, why in _sent(some, clock, send):
            if why is None:
                store.outbox.sent(letter.name)
            else:
                failures.append(_failed(letter, why, store))
    return tuple(failures)


def tell_at_once(news: Iterable[News], clock: Clock, send: Send) -> tuple[str, ...]:
    """Send what no timetable remembers; what could not be, a line each."""
    letters = (
        _Letter(f"{one.name}/{_digest(receiver)}", one, receiver)
        for one in news
        for receiver in one.item.schedule.notify
    )
    failures: list[str] = []
    while some := tuple(islice(letters, _SIDE_BY_SIDE)):
        for letter, why in _sent(some, clock, send):
            if why is not None:
                failures.append(f"{letter.notice.name}: nobody could be told: {why}")
    return tuple(failures)


def _letters(agenda: Mapping[str, Item], store: Store, now: datetime) -> Iterator[_Letter]:
    for notice in (*_reminders(agenda, now), *_news(agenda, store, now)):
        for receiver in notice.item.schedule.notify:
            yield _Letter(f"{notice.name}/{_digest(receiver)}", notice, receiver)


def _is_ours(letter: _Letter, store: Store, clock: Clock) -> bool:
    return store.outbox.claim(letter.name, clock.now())


def _failed(letter: _Letter, why: str, store: Store) -> str:
    left = store.outbox.failed(letter.name)
    end = "" if left else f"; given up after {MOST_TRIES} tries"
    return f"{letter.notice.name}: nobody could be told: {why}{end}"


def _sent(
    letters: Iterable[_Letter], clock: Clock, send: Send
) -> Iterator[tuple[_Letter, str | None]]:
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
