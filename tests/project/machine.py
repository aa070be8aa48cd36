"""A machine of two cores that runs a suite as it is spread: no test is run, only what each takes is counted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from tests.spreading import Spreading, alternating, only_sessions, workers

CORES = 2
_LEAST = 0.2  # cores that are left for those who give way, whoever else wants them


@dataclass(frozen=True)
class Load:
    """What a test takes: seconds, and of how many cores. Whoever computes would take a whole one."""

    nodeid: str
    seconds: float
    cores: float = 1.0
    marks: tuple[str, ...] = ()

    def iter_markers(self, name: str) -> Iterator[str]:
        return (mark for mark in self.marks if mark == name)

    @property
    def is_session(self) -> bool:
        return only_sessions([self.nodeid])


@dataclass(eq=False)
class Worker:
    """All that xdist asks of one."""

    gateway: SimpleNamespace
    queue: list[int] = field(default_factory=list)
    left: float = 0.0
    shutting_down: bool = False

    def send_runtest_some(self, indices: list[int]) -> None:
        self.queue += indices

    def shutdown(self) -> None:
        self.shutting_down = True


@dataclass(frozen=True)
class Times:
    """When the last session and the last test were over, and what all of them took of a core."""

    sessions: float
    whole: float
    computed: float

    @property
    def busy(self) -> float:
        """Of the cores, how much."""
        return self.computed / (CORES * self.whole)


def run(suite: Iterable[Load], slowness: float) -> Times:
    """The suite by as many workers as a machine so slow has."""
    loads: list[Any] = list(alternating(suite))  # type: ignore[arg-type]  # all that is asked of an item
    several = [Worker(SimpleNamespace(id=f"gw{n}")) for n in range(workers(CORES, slowness))]
    asked: Any = SimpleNamespace(
        option=SimpleNamespace(), getvalue=lambda _: ["popen"] * len(several)
    )
    spreading = Spreading(asked, SimpleNamespace(loadscopesched=lambda *_: None))
    for worker in several:
        spreading.add_node(worker)
        spreading.add_node_collection(worker, [load.nodeid for load in loads])
    spreading.schedule()
    return _until_all_is_done(spreading, several, loads)


def _until_all_is_done(spreading: Spreading, several: list[Worker], loads: list[Load]) -> Times:
    now = sessions = computed = 0.0
    while under_way := {worker: loads[worker.queue[0]] for worker in several if worker.queue}:
        speeds = _speeds(under_way)
        for worker, load in under_way.items():
            worker.left = worker.left or load.seconds
        step = min(worker.left / speeds[worker] for worker in under_way)
        now += step
        for worker, load in under_way.items():
            done = min(worker.left, step * speeds[worker])
            computed += done * load.cores
            worker.left -= done
            if worker.left < 1e-9:
                worker.left = 0.0
                sessions = now if load.is_session else sessions
                spreading.mark_test_complete(worker, worker.queue.pop(0))
    return Times(sessions, now, computed)


def _speeds(under_way: Mapping[Worker, Load]) -> dict[Worker, float]:
    """Sessions come first; the rest of the cores is for those who compute, one at most for each."""
    wanted = sum(load.cores for load in under_way.values() if load.is_session)
    computing = sum(not load.is_session for load in under_way.values())
    session = min(1.0, CORES / wanted) if wanted else 1.0
    room = min(1.0, max(_LEAST, CORES - wanted) / computing) if computing else 1.0
    return {worker: session if load.is_session else room for worker, load in under_way.items()}
