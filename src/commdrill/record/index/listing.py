"""The newest runs of a place, and the earlier ones by page: a page is full, and stays as it is.

Earlier runs are counted from the oldest, so that one more run moves none of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from commdrill.record.history import newest_first
from commdrill.record.index.look import Look
from commdrill.record.past import History, PastRun
from commdrill.record.references import RunOutcome


@dataclass(frozen=True)
class EarlierPage:
    """A page of earlier runs: which it lists, and what tells whether they are as they were."""

    number: int
    names: tuple[str, ...]
    digest: int
    since: str  # the day of the oldest


@dataclass(frozen=True)
class Listing:
    """`newest`: their history. `left_broken`: older runs that nobody has made good since."""

    newest: History
    left_broken: tuple[PastRun, ...]
    total: int
    pages: tuple[EarlierPage, ...]
    _look: Look

    def stale(self, written: Iterable[int]) -> Iterator[EarlierPage]:
        """Pages that are not among those written, or list what has changed since they were."""
        there, digests = frozenset(written), self._look.file.pages()
        for page in self.pages:
            if page.number not in there or digests.get(page.number) != page.digest:
                yield page

    def runs_of(self, page: EarlierPage) -> tuple[PastRun, ...]:
        """The runs on a page, newest first."""
        self._look.take(self._look.file.rows(page.names))
        return newest_first(filter(None, map(self._look.run, page.names)))

    def written(self, page: EarlierPage) -> None:
        """It is on the disk now."""
        self._look.write(())
        self._look.file.keep_page(page.number, page.digest)


def newest_of(look: Look, most: int) -> Listing:
    """The newest runs, so many at most, and pages as long for the others."""
    return _Sorting(look, most).listing()


class _Sorting:
    """Finds the newest by the rows' own word, and looks at those before it believes it."""

    def __init__(self, look: Look, most: int) -> None:
        self._look = look
        self._most = most
        self._heads = look.file.heads()
        self._begun: dict[str, str] = {}
        self._runs: dict[str, PastRun] = {}
        self._oldest_first: list[str] = []

    def listing(self) -> Listing:
        look, here = self._look, self._look.source.names()
        kept = self._heads.begun
        self._begun = {name: kept[name] for name in here if name in kept}
        look.here.update(self._begun)
        self._look_at(
            [
                *(name for name in here if name in look.known),
                *(name for name in here if name not in kept),
            ]
        )
        newest = self._newest()
        look.write(())
        broken = self._left_broken(newest)
        gone = [name for name in kept if name not in self._begun]
        look.write(gone + [name for name in look.asked - look.sound if name in kept])
        history = History.of((self._runs[name] for name in newest), look.unreadable, look.gaps())
        pages = tuple(self._pages())
        return Listing(history, broken, len(self._begun), pages, look)

    def _newest(self) -> list[str]:
        """As often as a look moves one of them."""
        while True:
            self._oldest_first = self._sorted()
            top = self._oldest_first[-self._most :]
            unseen = [name for name in top if name not in self._runs]
            if not unseen:
                return top
            self._look.take(self._look.file.rows(unseen))
            if not self._look_at(unseen):
                return top

    def _sorted(self) -> list[str]:
        """By when they began; those of one moment by their names."""
        return sorted(sorted(self._begun), key=self._begun.__getitem__)

    def _look_at(self, names: Iterable[str]) -> bool:
        """Whether any of them is not where it was thought to be."""
        moved = False
        for name in names:
            run = self._look.run(name)
            if run is None:
                moved |= self._begun.pop(name, None) is not None
                continue
            self._runs[name] = run
            begun = run.started.isoformat()
            moved |= self._begun.get(name) != begun
            self._begun[name] = begun
        return moved

    def _left_broken(self, newest: list[str]) -> tuple[PastRun, ...]:
        older = {name for name in self._look.file.still_broken() if name in self._begun}
        older -= {*newest}
        self._look.take(self._look.file.rows(older))
        if self._look_at(sorted(older)):
            self._oldest_first = self._sorted()
        found = (self._runs[name] for name in older if name in self._runs)
        return newest_first(run for run in found if run.outcome is RunOutcome.NOT_RESTORED)

    def _pages(self) -> Iterator[EarlierPage]:
        """Full ones, of which the newest runs leave at least one unlisted."""
        stamps = {**self._heads.stamps, **self._look.stamps}
        oldest_first = self._oldest_first
        for number, first in enumerate(range(0, len(oldest_first) - self._most, self._most), 1):
            names = tuple(oldest_first[first : first + self._most])
            told = "\0".join([f"{name}\0{stamps.get(name, '')}" for name in names])
            yield EarlierPage(
                number,
                names,
                crc32(told.encode("utf-8", "surrogateescape")),
                self._begun[names[0]][:10],
            )
