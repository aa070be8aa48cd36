"""The page's parts, each with the number of the record that changed it last.

Whoever has seen all up to a number is told what changed after it, and nothing twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from commdrill.live.entries import Entry, entries
from commdrill.live.news import News, newest
from commdrill.record.events import Record
from commdrill.record.result import Result, fold

_MOST_NEWS = 80


@dataclass(frozen=True)
class Part:
    """One part as it is now, and since which record."""

    key: str
    since: int
    value: Entry | News


@dataclass(frozen=True)
class Board:
    """How a run looks now. `trouble`: why nothing of it can be believed; `is_left`: nobody writes it."""

    run: str = ""
    seq: int = 0
    parts: tuple[Part, ...] = ()
    records: Sequence[Record] = field(default=(), repr=False)
    trouble: str = ""
    is_over: bool = False
    is_left: bool = False

    def after(self, records: Iterable[Record]) -> "Board":
        """With what was written since."""
        result = fold((*self.records, *records))
        seq = result.records[-1].seq
        is_over = result.finish is not None
        return Board(
            result.run, seq, tuple(self._parts(result, seq)), result.records, is_over=is_over
        )

    def changed_after(self, seq: int) -> tuple[Part, ...]:
        """What somebody who knows all up to that record has to be told."""
        return tuple(part for part in self.parts if part.since > seq)

    def elapsed(self, now: datetime) -> float:
        """How long the run lasts by now; once it is over, how long it took."""
        if not self.records:
            return 0.0
        last = self.records[-1]
        since = 0.0 if self.is_over or self.is_left else max(0.0, (now - last.at).total_seconds())
        return last.elapsed + since

    def _parts(self, result: Result, seq: int) -> Iterable[Part]:
        known = {part.key: part for part in self.parts}
        for key, value in entries(result):
            before = known.get(key)
            yield before if before and before.value == value else Part(key, seq, value)
        for number, news in newest(result, _MOST_NEWS):
            yield Part(f"news {number}", number, news)
