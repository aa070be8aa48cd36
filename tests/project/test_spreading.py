"""In which order the suite runs, and what stays together."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.each import each
from tests.slowness import crowding, slowness
from tests.spreading import (
    Part,
    alternating,
    next_unit,
    only_others_are_left,
    part_of,
    unit_of,
    workers,
)

from .machine import Load, run


@dataclass(frozen=True)
class Item:
    """All that is asked of a test."""

    nodeid: str
    marks: tuple[str, ...] = ()

    def iter_markers(self, name: str) -> Iterator[str]:
        return (mark for mark in self.marks if mark == name)


FILES = st.sampled_from(
    ["tests/e2e/test_sabotages.py", "tests/e2e/test_verdicts.py", "tests/judge/test_pages.py",
     "tests/contracts/test_faults.py::TestHttp", "tests/contracts/test_faults.py::TestCommand"]
)  # fmt: skip
SESSION, ROOM = "tests/e2e/test_verdicts.py::test_a_secret[page]", "tests/judge/test_pages.py"
SUITES = st.lists(st.builds("{}::test_{}".format, FILES, st.integers(0, 9)), unique=True)


@given(SUITES)
def test_no_test_is_lost_or_run_twice(nodeids: list[str]) -> None:
    ordered = [item.nodeid for item in alternating([Item(nodeid) for nodeid in nodeids])]  # type: ignore[misc]  # see Item
    assert sorted(ordered) == sorted(nodeids)


def test_a_session_goes_alone_and_a_class_or_module_together() -> None:
    session = "tests/e2e/test_verdicts.py::test_a_secret[page]"
    assert unit_of(session) == session
    assert unit_of("tests/judge/test_pages.py::test_it[a]") == "tests/judge/test_pages.py"
    assert unit_of("tests/fleet/test_drilling.py::test_it") == "tests/fleet/test_drilling.py"
    contract = "tests/contracts/test_faults.py::TestHttp"
    assert unit_of(f"{contract}::test_is_a_fault[a::b]") == contract


def test_sessions_the_longest_first_take_turns_with_all_else() -> None:
    given = ["tests/a.py::test_1", "tests/a.py::test_2", "tests/b.py::test_1",
             "tests/e2e/test_verdicts.py::test_1", "tests/e2e/test_sabotages.py::test_1"]  # fmt: skip
    ordered = [item.nodeid for item in alternating([Item(nodeid) for nodeid in given])]  # type: ignore[misc]  # see Item
    assert ordered == [given[4], given[0], given[1], given[3], given[2]]


def test_of_all_else_what_meets_most_counterparts_comes_first() -> None:
    given = [Item("tests/a.py::test_1"), Item("tests/b.py::test_1", ("slow",)),
             Item("tests/c.py::test_1", ("slow",)), Item("tests/c.py::test_2", ("slow", "slow")),
             Item("tests/d.py::test_1", ("own",))]  # fmt: skip
    ordered = [item.nodeid[6] for item in alternating(given)]  # type: ignore[arg-type]  # see Item
    assert "".join(ordered) == "ccbad"


def _suite(chance: int) -> list[Load]:
    """In the order of chance, what this one is made of: seconds where each core does nothing else."""
    sabotages = [Load(f"tests/e2e/test_sabotages.py::test_it[{n}]", 21, 0.1) for n in range(74)]
    commands = [Load(f"tests/app/test_{n}.py::test_it", 11, 0.17) for n in range(60)]
    sessions = [Load(f"tests/e2e/test_verdicts.py::test_it[{n}]", 5, 0.1) for n in range(300)]
    browsers = [Load(f"tests/drivers/test_{n}.py::test_it", 20, marks=("slow",)) for n in range(6)]
    rooms = [Load(f"tests/judge/test_{n}.py::test_it", 1) for n in range(160)]
    units = [*sabotages, *commands, *sessions, *browsers, *rooms]
    random.Random(chance).shuffle(units)
    return units


@pytest.mark.parametrize(("chance", "slowness"), [(0, 1.0), (2, 1.3), (3, 1.6)])
def test_the_cores_are_busy_to_the_end(chance: int, slowness: float) -> None:
    times = run(_suite(chance), slowness)
    assert times.sessions < times.whole
    assert times.busy > 0.99


@pytest.mark.parametrize(
    ("worker", "workers", "part"),
    [
        ("gw0", 5, Part.ROOMS),
        ("gw1", 5, Part.ROOMS),
        ("gw2", 5, Part.SESSIONS),
        ("gw11", 5, Part.SESSIONS),  # in the stead of one that crashed
        ("gw1", 2, Part.WHATEVER_COMES),
    ],
)
def test_one_worker_a_core_computes_where_there_are_more(
    worker: str, workers: int, part: Part
) -> None:
    assert part_of(worker, workers, cores=2) is part


def test_a_worker_takes_its_part_first_and_then_what_is_left() -> None:
    for units in ([SESSION, ROOM], [ROOM, SESSION]):
        assert next_unit(units, Part.ROOMS) == ROOM
        assert next_unit(units, Part.SESSIONS) == SESSION
        assert next_unit(units, Part.WHATEVER_COMES) == units[0]
    assert next_unit([ROOM, "tests/fleet/test_drilling.py"], Part.SESSIONS).startswith(
        "tests/fleet/"
    )
    forged, watched = "tests/app/forgeries/test_seals.py", "tests/app/test_watch.py"
    assert next_unit([forged, watched], Part.SESSIONS) == watched
    assert next_unit([watched, forged], Part.ROOMS) == forged
    assert next_unit([SESSION], Part.ROOMS) == SESSION
    assert next_unit([ROOM], Part.SESSIONS) == ROOM


@each(
    ("done", "left", "rests"),
    [
        ([ROOM, SESSION], [SESSION], True),
        ([ROOM], [SESSION, ROOM], False),
        ([SESSION], [SESSION], False),  # never computed, nor gave way
        ([], [SESSION], False),
    ],
)
def test_who_gave_way_takes_no_session(done: list[str], left: list[str], rests: bool) -> None:
    assert only_others_are_left(done, left) is rests


@pytest.mark.parametrize(
    ("cores", "slow", "several"),
    [(1, 1.0, 7), (2, 1.0, 14), (2, 1.6, 14), (2, 2.5, 10), (2, 9.0, 4), (8, 1.0, 56)],
)
def test_a_slow_machine_has_fewer_sessions_at_once(cores: int, slow: float, several: int) -> None:
    assert workers(cores, slow) == several


def test_no_machine_is_so_quick_that_sessions_wait_less() -> None:
    assert slowness() >= 1
    assert crowding() >= 1
