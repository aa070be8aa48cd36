"""What the status page knows: components, incidents, maintenances. Safe to use from any thread."""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from commdrill_sandbox.company.outgoing import Post

ENDED = frozenset({"resolved", "postmortem", "completed"})


@dataclass(frozen=True)
class Update:
    """One post of an entry."""

    id: str
    status: str
    body: str
    at: datetime


@dataclass(frozen=True)
class Entry:
    """An incident, or a planned maintenance; newest update first."""

    id: str
    planned: bool
    name: str
    about: tuple[str, ...]
    updates: tuple[Update, ...]
    starts: datetime | None = None
    ends: datetime | None = None

    @property
    def status(self) -> str:
        return self.updates[0].status

    @property
    def is_over(self) -> bool:
        return self.status in ENDED


@dataclass(frozen=True)
class Board:
    """The page at one moment; newest entry first."""

    names: Mapping[str, str]
    statuses: Mapping[str, str]
    entries: tuple[Entry, ...] = ()
    indicator: str | None = None
    updated: datetime = field(default_factory=lambda: datetime.now(UTC))


class StatusBook:
    """Takes posts, shows the board."""

    def __init__(self, components: Mapping[str, str]) -> None:
        """`components`: id → the name readers know."""
        self._lock = threading.Lock()
        self._board = Board(dict(components), dict.fromkeys(components, "operational"))

    @property
    def board(self) -> Board:
        with self._lock:
            return self._board

    def take(self, post: Post) -> None:
        with self._lock:
            self._board = _with_post(self._board, post, datetime.now(UTC))


def _with_post(board: Board, post: Post, now: datetime) -> Board:
    key = _id(post.case, "planned" if post.planned else "incident")
    known = next((entry for entry in board.entries if entry.id == key), None)
    count = len(known.updates) if known else 0
    update = Update(_id(key, str(count)), post.status, post.body, now)
    if known:
        entry = replace(known, updates=(update, *known.updates))
    else:
        starts = post.starts or now
        entry = Entry(key, post.planned, post.name, post.about, (update,), starts, post.ends)
    others = tuple(other for other in board.entries if other.id != key)
    return replace(
        board,
        entries=(entry, *others),
        statuses={**board.statuses, **post.statuses},
        indicator=None if entry.is_over else post.indicator,
        updated=now,
    )


def _id(*parts: str) -> str:
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:12]
