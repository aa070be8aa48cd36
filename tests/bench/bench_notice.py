"""How far off the time is at which a change is noticed: the look interval and 50 ms at most.

Run by hand: `python tests/bench/bench_notice.py [CHANGES]`. A page on this machine breaks at a known
moment; how late a run would say so is measured, at a fast and at the usual interval.
"""

import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from commdrill.clock import SystemClock
from commdrill.compile.rhythm import Rhythm
from commdrill.drivers.http.web_page import WebPage
from commdrill.engine.watchers import Watched, Watchers
from commdrill.sighting import Page
from commdrill.testing.local_web import LocalWeb, reply

INTERVALS = (timedelta(milliseconds=100), timedelta(seconds=1))
FINE, DOWN = reply(200, b"<p>Your basket</p>"), reply(503, b"<p>Sorry</p>")
CLOCK = SystemClock()
OVER = 0.05  # seconds beyond the interval that are allowed


@contextmanager
def watched(url: str, interval: timedelta) -> Iterator[Watchers]:
    """A page that is looked at again and again."""
    rhythm = Rhythm(interval.total_seconds(), interval.total_seconds())
    watchers = Watchers([Watched("page", WebPage(url=url), rhythm)], CLOCK)
    with watchers.running():
        yield watchers


def seen_at(watchers: Watchers, status: int) -> float:
    """When a look ended that saw this status (monotonic)."""
    while True:
        done = watchers.next(10)
        if done is not None and isinstance(done.outcome, Page) and done.outcome.status == status:
            return done.time.ended


def lateness(interval: timedelta, changes: int, chance: random.Random) -> list[float]:
    """Seconds from each change to the look that saw it."""
    late = []
    with LocalWeb({"/": FINE}) as web, watched(web.url(), interval) as watchers:
        for _ in range(changes):
            seen_at(watchers, 200)
            time.sleep(chance.random() * interval.total_seconds())
            web.routes["/"] = DOWN
            changed = CLOCK.monotonic()
            late.append(seen_at(watchers, 503) - changed)
            web.routes["/"] = FINE
    return late


def main() -> int:
    """Measure, and print a line for each interval."""
    changes, chance = int(sys.argv[1]) if len(sys.argv) > 1 else 20, random.Random(1)
    worst = []
    for interval in INTERVALS:
        late = lateness(interval, changes, chance)
        seconds = interval.total_seconds()
        worst.append(max(late) - seconds)
        print(f"looked at every {seconds:g} s, {changes} changes: noticed after "
              f"{statistics.median(late) / seconds:.2f} intervals (median), {max(late) / seconds:.2f} "
              f"(worst: {worst[-1] * 1000:+.0f} ms beyond the interval)")  # fmt: skip
    return 0 if max(worst) <= OVER else 1


if __name__ == "__main__":
    sys.exit(main())
