"""Which worker runs what, and when: the cores are busy from the first second to the last.

Whole sessions mostly wait, for deadlines to pass: each goes to whoever is free, and they alternate
with the rooms' tests, which compute. Those stay together by class or module, so that what these
share (a browser, an embedded AWS, its models) is set up by one worker and not by each.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, zip_longest

import pytest
from xdist.scheduler import LoadScopeScheduling

LONGEST_FIRST = ("tests/e2e/test_sabotages.py", "tests/e2e/")


class Spreading(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Units of work in the order in which the tests were collected."""

    def __init__(self, config: pytest.Config, log: object) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


def unit_of(nodeid: str) -> str:
    """What goes to one worker as a whole."""
    return (
        nodeid
        if _rank(nodeid) < len(LONGEST_FIRST)
        else nodeid.partition("[")[0].rpartition("::")[0]
    )


def alternating(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Whole sessions, the longest first, by turns with all else; otherwise in the order given."""
    ranked = sorted(items, key=lambda item: _rank(item.nodeid))
    units = [tuple(unit) for _, unit in groupby(ranked, key=lambda item: unit_of(item.nodeid))]
    sessions = [unit for unit in units if _rank(unit[0].nodeid) < len(LONGEST_FIRST)]
    by_turns = zip_longest(sessions, units[len(sessions) :], fillvalue=())
    return chain.from_iterable(chain.from_iterable(by_turns))


def _rank(nodeid: str) -> int:
    starts = (rank for rank, start in enumerate(LONGEST_FIRST) if nodeid.startswith(start))
    return next(starts, len(LONGEST_FIRST))
