"""Instants as the store's file has them: text that sorts as they do."""

from datetime import UTC, datetime

from commdrill.timetable.database import Damaged


def written(instant: datetime) -> str:
    """To the second, in UTC."""
    return instant.astimezone(UTC).isoformat(timespec="seconds")


def read(text: str) -> datetime:
    """The instant that was written.

    Raises:
        Damaged: nothing that we write.
    """
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        raise Damaged(f"it is damaged: {text!r} is no instant") from None
