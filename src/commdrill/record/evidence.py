"""Which files of the evidence folder an event speaks of."""

import re
from functools import lru_cache

from commdrill.record.events import Event

EVIDENCE = "evidence"
_FILE = re.compile(rf"{EVIDENCE}/[A-Za-z0-9_-][A-Za-z0-9._-]*")


def evidence_of(event: Event) -> tuple[str, ...]:
    """Their paths in the run's folder."""
    named: tuple[str, ...] | str | None = getattr(event, "evidence", None)
    if isinstance(named, str):
        return (named,)
    return named or ()


@lru_cache(maxsize=4096)  # a thousand messages name the same file
def is_own_evidence(path: str) -> bool:
    """Whether this is a name that we give to a piece of evidence."""
    return _FILE.fullmatch(path) is not None


def require_own_evidence(event: Event) -> None:
    """Evidence lies in its folder, under a name as we give them: nothing else is linked, or opened.

    Raises:
        ValueError: an event names something else.
    """
    for path in evidence_of(event):
        if not is_own_evidence(path):
            raise ValueError(f"{path[:80]!r} is not the name of a piece of evidence")
