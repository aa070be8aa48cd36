import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from commdrill.drivers.shared import Shared


def test_what_is_shared_is_made_once_by_whoever_asks_and_closed_at_the_end() -> None:
    told: list[str] = []

    @contextmanager
    def made() -> Iterator[object]:
        told.append("made")
        yield object()
        told.append("closed")

    together = threading.Barrier(4)

    def ask(_: int) -> object:
        together.wait(timeout=120)
        return shared.once("browser", made)

    with Shared() as shared, ThreadPoolExecutor(4) as threads:
        given = set(map(id, threads.map(ask, range(4))))
        assert shared.once("another", made) is not shared.once("browser", made)
    assert len(given) == 1
    assert told == ["made", "made", "closed", "closed"]
