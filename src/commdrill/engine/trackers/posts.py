"""What keeps coming on a page for one step: each update once, and when it came."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from commdrill.engine.channels.reading import Posted
from commdrill.judge.cadence import Update
from commdrill.judge.moment import Gap, Moment


@dataclass
class Posts:
    """The updates since the first look, the oldest first."""

    there: frozenset[str]
    updates: list[Update] = field(default_factory=list)

    def take(
        self,
        there: tuple[Posted, ...],
        came: Callable[[datetime | None], Moment],
        unseen: Gap | None = None,
    ) -> None:
        """What is there now, newest first; `came`: when what tells such a time came about.

        `unseen`: nobody looked there before; it hides what tells no time of its own.
        """
        if not there:
            return
        for post in reversed(there):
            if post.mark not in self.there:
                hidden = unseen if post.at is None else None
                self.updates.append(Update(came(post.at), post.words, hidden))
        self.there = frozenset(post.mark for post in there)
