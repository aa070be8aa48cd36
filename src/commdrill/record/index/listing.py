"""The newest runs of a place, and the earlier ones by page: a page is full, and stays as it is.

Earlier runs are counted from the oldest, so that one more run moves none of them. What all of them
are, the index is asked, and no more than that: there may be tens of thousands.
"""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from commdrill.record.history import newest_first
from commdrill.record.index.look import Look
from commdrill.record.index.order import Page
from commdrill.record.past import History, PastRun
from commdrill.record.run_facts import RunOutcome


@dataclass(frozen=True)
class Listing:
    """`newest`: their history. `left_broken`: older runs that nobody has made good since."""

    newest: History
    left_broken: tuple[PastRun, ...]
    total: int
    pages: Sequence[Page]
    _look: Look

    def stale(self, written: Collection[int]) -> Iterator[Page]:
        """Pages that are not among those written, or list what has changed since they were."""
        return (one for one in self.pages if not (one.is_written and one.number in written))

    def runs_of(self, page: Page) -> tuple[PastRun, ...]:
        """The runs on a page, newest first."""
        names = self._look.file.on_page(page)
        self._look.take(self._look.file.rows(names))
        return newest_first(filter(None, map(self._look.run, names)))

    def written(self, page: Page) -> None:
        """It is on the disk now."""
        self._look.write(())
        self._look.file.keep_page(page)


def newest_of(look: Look, most: int) -> Listing | None:
    """The newest runs, so many at most, and pages as long for the others.

    None where the file keeps nothing.
    """
    there = _brought_up_to_date(look)
    newest = _looked_at(look, most)
    file = look.file
    broken = [name for name in file.still_broken() if name not in newest]
    older = _runs(look, broken)
    gone = look.asked - look.sound
    look.write(gone)
    if there is None or newest.keys() & gone:
        return None
    if file.total() < len(there) - len(there & gone) + len(look.sound - there):
        return None
    history = History.of(filter(None, newest.values()), look.unreadable, look.recent_gaps())
    left = (one for one in older.values() if one and one.outcome is RunOutcome.NOT_RESTORED)
    return Listing(history, newest_first(left), file.total(), file.pages(most), look)


def _brought_up_to_date(look: Look) -> AbstractSet[str] | None:
    """What came is read and kept, what went is forgotten; the rows that were there, unless there can be none."""
    kept, here = look.file.names(), frozenset(look.source.names())
    known = kept or frozenset()
    came = here - known
    is_all_there = len(known) + len(came) == len(here)  # they are many: each set takes its time
    left = frozenset[str]() if is_all_there else known - here
    there = known if is_all_there else known - left
    look.here |= there
    for name in [*(name for name in look.known if name in here), *sorted(came)]:
        look.run(name)
    look.write(left)
    return None if kept is None else there


def _looked_at(look: Look, most: int) -> dict[str, PastRun | None]:
    """The newest by the rows' own word, and each looked at; as often as one turns out to be none."""
    found = dict[str, PastRun | None]()
    while True:
        newest = look.file.newest(most)
        unseen = [name for name in newest if name not in found]
        if not unseen:
            return {name: found[name] for name in newest}
        found |= _runs(look, unseen)
        look.write(look.asked - look.sound)


def _runs(look: Look, names: Sequence[str]) -> dict[str, PastRun | None]:
    look.take(look.file.rows(names))
    return {name: look.run(name) for name in names}
