"""The runs of one place, each read once: as `record.history` tells of them, and as truly.

A run counts by what its journal looked like when its chain was last known to hold: who changes,
replaces or restores a journal changes its inode, its size or the time of its last change, which
nobody can set; then it is read again. What is not there any more counts no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from commdrill.record.index.file import IndexFile
from commdrill.record.index.listing import Listing, newest_of
from commdrill.record.index.look import Look
from commdrill.record.index.over import not_over
from commdrill.record.index.source import RunSource
from commdrill.record.past import History, PastRun


@dataclass(frozen=True)
class RunIndex:
    """Runs in one place, and the file that keeps what they came to. `now`: seconds since 1970."""

    source: RunSource
    file: IndexFile
    now: float

    def history(self, known: Iterable[PastRun] = ()) -> History:
        """Every run; `known` need not be read."""
        look = self._look(known)
        kept = self.file.load()
        names = [*kept.rows]
        look.take(kept)
        runs = [*filter(None, map(look.run, sorted(self.source.names())))]
        look.write([name for name in names if name not in look.sound])
        return History.of(runs, look.unreadable, look.gaps())

    def newest(self, most: int, known: Iterable[PastRun] = ()) -> Listing | None:
        """The newest runs, and how many are older: of those it is believed that they are as they were.

        None where nothing can be kept of them.
        """
        return newest_of(self._look(known), most)

    def not_over(self) -> tuple[str, ...]:
        """Those that may have something to put back, and what is no run."""
        return not_over(self.source, self.file)

    def _look(self, known: Iterable[PastRun]) -> Look:
        return Look(self.source, self.file, self.now, {run.name: run for run in known})
