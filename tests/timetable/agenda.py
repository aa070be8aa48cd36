"""A drill with a schedule, for tests."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from commdrill.documents.blackout import Blackouts
from commdrill.documents.drill import Schedule
from commdrill.documents.receiver import Receiver
from commdrill.timetable.slot import Item, Slot

OPENS = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
EVER = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
SLOT = Slot(OPENS, "checkout-outage", OPENS + timedelta(hours=4))


def item(
    *notify: Receiver,
    folder: Path = Path(),
    blackouts: Blackouts = Blackouts(),  # noqa: B008 frozen
    remind: timedelta | None = timedelta(days=7),
) -> Item:
    schedule = Schedule(
        rrule="FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU;BYHOUR=10;BYMINUTE=0;BYSECOND=0",
        timezone="Europe/Madrid",
        start=date(2026, 1, 1),
        window=timedelta(hours=4),
        remind=remind,
        notify=notify,
    )
    return Item(
        drill="checkout-outage",
        title="Checkout is lost",
        plan="shop",
        scenario="outage",
        environment="dev",
        owner="reliability@anycompany.example",
        schedule=schedule,
        blackouts=blackouts,
        folder=folder,
    )
