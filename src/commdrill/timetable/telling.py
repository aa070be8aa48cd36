"""Who asked for it is told of each slot, once: ahead of it, and what became of it.

What is to be told follows from the timetable and the store alone, so that a death in between loses
nothing: the next round tells it.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from commdrill.clock import Clock
from commdrill.documents.receiver import Receiver
from commdrill.timetable.agenda import Item
from commdrill.timetable.notice import Notice, news_of, reminder
from commdrill.timetable.slot import slots
from commdrill.timetable.store import Store

_NEWS = timedelta(days=7)  # what is older is none
_A_MOMENT = timedelta(seconds=1)

Send = Callable[[Receiver, Notice, datetime], str | None]
"""(to whom, what, when) → why it could not be sent, or None."""


def tell_all(agenda: Mapping[str, Item], store: Store, clock: Clock, send: Send) -> tuple[str, ...]:
    """Send every notice that is due and was not sent; what could not be, a line each."""
    failures = []
    now = clock.now()
    for notice in (*_reminders(agenda, now), *_news(agenda, store, now)):
        for receiver in notice.item.schedule.notify:
            name = f"{notice.name}/{_digest(receiver)}"
            if not store.claim_notice(name, clock.now()):
                continue
            why = send(receiver, notice, clock.now())
            if why is None:
                store.notice_sent(name)
            else:
                store.notice_failed(name)
                failures.append(f"{notice.name}: nobody could be told: {why}")
    return tuple(failures)


def _reminders(agenda: Mapping[str, Item], now: datetime) -> Iterator[Notice]:
    for item in agenda.values():
        ahead = item.schedule.remind
        if ahead is not None:
            coming = slots(item.drill, item.schedule, now + _A_MOMENT, now + ahead + _A_MOMENT)
            yield from (reminder(item, slot) for slot in coming)


def _news(agenda: Mapping[str, Item], store: Store, now: datetime) -> Iterator[Notice]:
    for entry in store.settled_since(now - _NEWS):
        item = agenda.get(entry.slot.drill)
        if item is not None:
            yield news_of(item, entry)


def _digest(receiver: Receiver) -> str:
    return hashlib.sha256(receiver.model_dump_json().encode()).hexdigest()[:16]
