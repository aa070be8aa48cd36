"""Which worker runs what, and when: the cores are busy from the first second to the last.

Whole sessions mostly wait, for deadlines to pass: each goes to whoever is free. The rooms' tests
compute. They stay together by class or module, as do sessions that share something, so that what
these share (a browser, an embedded AWS, Temporal) is set up by one worker and not by each.
Where there are more workers than cores, one a core computes, and gives way to the others, which
have sessions under way and deadlines to meet; so it takes none of these itself, once nothing is left
to compute: its session, and the company of it, would give way too. Where there are not, both kinds
take turns.
"""

import os
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import chain, groupby, zip_longest

import pytest
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

ALONE = "tests/e2e/"
LONGEST_FIRST = ("tests/fleet/", f"{ALONE}test_sabotages.py", "tests/app/", "tests/live/", ALONE)
COMPUTE = ("tests/app/forgeries/", "tests/app/progress/")  # nobody there waits for anything
CORES = os.cpu_count() or 1
GIVES_WAY = 5  # is as nice as this
_A_SESSION = 0.1  # of a core, while it has something to do; a slow machine keeps a slower pace
_ENOUGH = 6  # sessions a core: with fewer, cores wait for them; more only get into each other's way


def workers(cores: int, slowness: float) -> int:
    """One a core that computes, and as many sessions as do not keep each other from their deadlines."""
    several = min(_ENOUGH * cores, round(cores / (_A_SESSION * slowness)))
    return cores + max(1, several)


class Part(Enum):
    """What a worker takes first, as long as there is any."""

    ROOMS = auto()
    SESSIONS = auto()
    WHATEVER_COMES = auto()


class Spreading(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Units of work in the order in which the tests were collected."""

    def __init__(self, config: pytest.Config, log: object) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)

    def _reschedule(self, node: WorkerController) -> None:
        part = part_of(node.gateway.id, self.numnodes, CORES)
        if part is Part.ROOMS and only_others_are_left(self.assigned_work[node], self.workqueue):
            node.shutdown()
        super()._reschedule(node)

    def _assign_work_unit(self, node: WorkerController) -> None:
        unit = next_unit(self.workqueue, part_of(node.gateway.id, self.numnodes, CORES))
        self.workqueue.move_to_end(unit, last=False)
        super()._assign_work_unit(node)


def part_of(worker: str, workers: int, cores: int) -> Part:
    """Of a worker, `gw0` being the first of so many."""
    if workers <= cores:
        return Part.WHATEVER_COMES
    return Part.ROOMS if int(worker.removeprefix("gw")) < cores else Part.SESSIONS


def next_unit(units: Iterable[str], part: Part) -> str:
    """The first of its kind, or else of all."""
    ordered = list(units)
    wanted = (unit for unit in ordered if _is_session(unit) == (part is Part.SESSIONS))
    return ordered[0] if part is Part.WHATEVER_COMES else next(wanted, ordered[0])


def only_others_are_left(done: Iterable[str], units: Iterable[str]) -> bool:
    """For one who computed: whoever gives way has no deadline to meet."""
    return only_sessions(units) and not only_sessions(done)


def only_sessions(units: Iterable[str]) -> bool:
    """Tests count as the units that they are of."""
    return all(map(_is_session, units))


def unit_of(nodeid: str) -> str:
    """What goes to one worker as a whole."""
    return nodeid if nodeid.startswith(ALONE) else nodeid.partition("[")[0].rpartition("::")[0]


def alternating(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Whole sessions by turns with all else, the longest of both first; otherwise in the order given."""
    ranked = sorted(items, key=lambda item: _rank(item.nodeid))
    units = [tuple(unit) for _, unit in groupby(ranked, key=lambda item: unit_of(item.nodeid))]
    sessions = [unit for unit in units if _is_session(unit[0].nodeid)]
    rooms = sorted(units[len(sessions) :], key=_dear_tests, reverse=True)
    by_turns = zip_longest(sessions, rooms, fillvalue=())
    return chain.from_iterable(chain.from_iterable(by_turns))


def _dear_tests(unit: Iterable[pytest.Item]) -> int:
    """How many of them something answers that is more than a server in this process."""
    return sum(any(item.iter_markers("slow")) for item in unit)


def _is_session(unit: str) -> bool:
    return _rank(unit) < len(LONGEST_FIRST)


def _rank(nodeid: str) -> int:
    if nodeid.startswith(COMPUTE):
        return len(LONGEST_FIRST)
    starts = (rank for rank, start in enumerate(LONGEST_FIRST) if nodeid.startswith(start))
    return next(starts, len(LONGEST_FIRST))
