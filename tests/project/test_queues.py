"""A wait with a limit ends: `queue.SimpleQueue` does not hold to its own.

Its `get(timeout=…)` waits for ever where the time runs out in the middle of it, as on a busy machine:
what is left is negative then, which means no limit (seen with CPython 3.11.7, 3.12.1 and 3.13.0).
"""

import re
import threading
from pathlib import Path

from commdrill.clock import SystemClock
from commdrill.engine.watchers import Watchers

SOURCES = Path(__file__).parents[2] / "src"


def test_nobody_waits_at_a_queue_that_may_keep_him() -> None:
    found = [
        str(path.relative_to(SOURCES))
        for path in SOURCES.rglob("*.py")
        if re.search(r"\bSimpleQueue\b", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_whoever_waits_for_a_look_gets_on_however_short_the_wait() -> None:
    def wait() -> None:
        for _ in range(50_000):
            assert Watchers((), SystemClock()).next(0.000_000_1) is None

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    waiting.join(240)
    assert not waiting.is_alive()
