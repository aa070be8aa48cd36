"""What a fleet takes, and what it survives, with a real Temporal on this machine.

Run by hand: `python tests/bench/bench_fleet.py schedules [N]` applies N drills' schedules twice, and
says how long each took and what was changed; bounds for 2,000: 180 s, and nothing the second time.
`… storm [SEED] [ROUNDS]` drills one environment again and again with three workers, each as if on a
machine of its own, while one deed by chance hits whoever is at work at a moment by chance; it says
how long the world stayed broken after it, and fails where it was not put back, a chain is not whole,
or a run has no end. `… idle` is the memory of a worker that waits; bound: 120 MB.
"""

import asyncio
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from temporalio.client import Client

from commdrill.documents.blackout import Blackouts
from commdrill.documents.drill import Schedule
from commdrill.fleet.applying import apply, difference
from commdrill.fleet.orders import Project, Rhythm
from commdrill.fleet.planning import wanted
from commdrill.timetable.slot import Item
from tests.e2e.corner import a_moment, cornered
from tests.fleet.deeds_at_hand import deeds_at_hand
from tests.fleet.engine import Engine, serving
from tests.fleet.workers import Fleet

HEARTBEAT = 5.0
MOMENTS = ("RunStarted", "FaultArmed", "FaultInjected", "StepDecided", "FaultReverted")
DEEDS = ("kill the host", "kill the worker", "freeze the host", "end the worker", "kill Temporal")
_LONGEST = 90.0  # seconds from a deed to a whole world


@contextmanager
def place() -> Iterator[tuple[Path, Engine]]:
    """A folder, and a Temporal that keeps itself there."""
    folder = Path(tempfile.mkdtemp(prefix="fleet-"))
    os.environ["XDG_STATE_HOME"] = str(folder / "own-state")
    try:
        with serving(folder) as engine:
            yield folder, engine
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def item(number: int) -> Item:
    """A drill twice a year, at a time of its own."""
    rule = (
        f"FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU;BYHOUR={number % 24};BYMINUTE={number % 60};BYSECOND=0"
    )
    schedule = Schedule(
        rrule=rule, timezone="Europe/Madrid", start=date(2026, 1, 1), window=timedelta(hours=4)
    )
    name = f"drill-{number}"
    return Item(name, name, "plan", "s", f"env-{number}", "", schedule, Blackouts(), Path("/"))


async def schedules(address: str, count: int) -> None:
    """Apply so many, twice."""
    client, project = await Client.connect(address), Project("bench")
    items = [(item(number), "drills") for number in range(count)]
    for turn in ("first", "second"):
        began = time.monotonic()
        plan = tuple(wanted(project, items, datetime.now(UTC), Rhythm()))
        changes = await difference(client, project, plan)
        await apply(client, project, plan, changes)
        counted = Counter(one.change.value for one in changes)
        print(f"{turn}: {time.monotonic() - began:.1f} s, {dict(counted)}")
    assert counted == {"unchanged": count}


def storm(folder: Path, engine: Engine, seed: int, rounds: int) -> None:
    """One deed a round."""
    chance, name = random.Random(seed), f"storm-{seed}"
    with (
        cornered(folder) as corner,
        deeds_at_hand() as deeds,
        Fleet(corner, deeds, engine.address, name) as fleet,
    ):
        for turn in range(rounds):
            fleet.worker(3 - len([one for one in fleet.workers if one.returncode is None]))
            moment, deed = chance.choice(MOMENTS), chance.choice(DEEDS)
            known = len(fleet.runs)
            asked = fleet.start("run", "checkout-outage", "--fleet", "--hold", "2s")
            _until(partial(_says, fleet, known, moment))
            began = time.monotonic()
            frozen = _do(deed, fleet, engine)
            code = asked.ended().returncode
            _until(lambda: not corner.down.exists())
            took = time.monotonic() - began
            print(f"{turn}: {deed} at {moment}: exit {code}, whole after {took:.1f} s", flush=True)
            _wake(frozen)
            assert took < _LONGEST
        _check(fleet)


def _says(fleet: Fleet, known: int, moment: str) -> bool:
    return len(fleet.runs) > known and moment in fleet.names(-1)


def _do(deed: str, fleet: Fleet, engine: Engine) -> Sequence[int]:
    """The deed; whoever it froze. Where the drill has ended meanwhile there is nobody to hit."""
    try:
        worker, children = fleet.at_work()
    except AssertionError:
        return ()
    match deed:
        case "kill the host":
            fleet.signal_the_one_at_work(signal.SIGKILL)
        case "kill the worker":
            worker.send_signal(signal.SIGKILL)
        case "end the worker":
            worker.send_signal(signal.SIGTERM)
        case "kill Temporal":
            engine.kill()
            engine.start()
            engine.wait()
        case _:
            fleet.signal_the_one_at_work(signal.SIGSTOP)
            assert worker._process.pid is not None
            return (worker._process.pid, *children)
    return ()


def _wake(frozen: Sequence[int]) -> None:
    for pid in frozen:
        os.kill(pid, signal.SIGCONT)


def _until(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + _LONGEST
    while not is_so():
        assert time.monotonic() < ends, "not in time"
        a_moment()


def _check(fleet: Fleet) -> None:
    """Each run has one end, and everything it broke is put back; chains are whole."""
    for number, run in enumerate(fleet.runs):
        names = Counter(fleet.names(number))
        assert names["RunFinished"] >= 1, run
        assert names["FaultArmed"] <= names["FaultReverted"], run
    verified = fleet.run("verify", "--all")
    print(verified.stdout.splitlines()[-1])
    assert verified.returncode == 0, verified.stdout


def idle(folder: Path, engine: Engine) -> None:
    """The memory of a worker that waits, as a process of its own from the start."""
    with cornered(folder) as corner:
        variables = {**corner.variables, "TEMPORAL_ADDRESS": engine.address}
        words = [sys.executable, "-m", "commdrill", "--root", str(corner.root), "worker"]
        with subprocess.Popen(words, env=variables, stderr=subprocess.PIPE, text=True) as worker:
            assert worker.stderr is not None
            worker.stderr.readline()
            threading.Event().wait(10)
            status = Path(f"/proc/{worker.pid}/status").read_text()
            worker.terminate()
    (told,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    megabytes = int(told.split()[1]) / 1000
    print(f"an idle worker: {megabytes:.0f} MB")
    assert megabytes < 120


def main() -> None:
    """What the command line asks for."""
    what, *numbers = sys.argv[1:] or ["idle"]
    with place() as (folder, engine):
        match what, [int(one) for one in numbers]:
            case "schedules", given:
                asyncio.run(schedules(engine.address, *(given or [2000])))
            case "storm", []:
                storm(folder, engine, seed=1, rounds=10)
            case "storm", [seed, *more]:
                storm(folder, engine, seed, *(more or [10]))
            case _:
                idle(folder, engine)


if __name__ == "__main__":
    main()
