"""Among hosts that share a shelf one run at a time has a world."""

import threading
from collections.abc import Iterable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commdrill.app.run.claim import ClaimsOnShelf
from commdrill.app.run.claims import Holder
from commdrill.app.shelf.runs import RunsOnShelf
from commdrill.drivers.masking.secrets import Secrets
from commdrill.errors import PreflightRefused
from commdrill.journal.book import Journal
from commdrill.journal.shared_run import SharedRun, Writer
from commdrill.record.events import Event, FaultArmed, RunFinished, RunOutcome
from commdrill.shelf.folder import FolderShelf
from commdrill.testing.fake_clock import FakeClock
from tests.app import story

ARMED = FaultArmed(1, "checkout", "outage", "http", {}, ".", None)
OVER = RunFinished(RunOutcome.PASSED, 0, restored=True)


class Alone:
    """Nobody else is on this host."""

    def claim(self, worlds: Iterable[str], holder: Holder) -> AbstractContextManager[None]:
        return nullcontext()


@dataclass
class World:
    """A shelf, and runs on it."""

    home: Path
    clock: FakeClock = field(default_factory=FakeClock)

    @property
    def claims(self) -> ClaimsOnShelf:
        shelf = FolderShelf(self.home / "shelf")
        return ClaimsOnShelf(Alone(), RunsOnShelf(shelf, self.home / "copies"))

    def run(self, run: str, *events: Event) -> None:
        """One of which this happened."""
        folder = self.home / "other" / run
        folder.mkdir(parents=True)
        writer = Writer("other", "state", 7, "0")
        shared = SharedRun(self.claims.runs.shelf, run, writer, self.clock)
        with Journal.create(folder, run, self.clock, Secrets(), shared) as journal:
            for event in (story.started(), *events):
                journal.append(event)

    def claim(self, run: str) -> None:
        with self.claims.claim(["world"], Holder(run, "/shop", "dev", 7)):
            pass


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_a_world_is_held_until_its_run_is_over_and_not_until_it_is_let_go(world: World) -> None:
    world.run("one")
    world.claim("one")
    with pytest.raises(PreflightRefused, match=r"another run, one \(process 7 on .*--take-over"):
        world.claim("two")


def test_once_it_is_over_another_may_have_it(world: World) -> None:
    for run in ("one", "two", "three"):
        world.run(run, OVER)
        world.claim(run)
    world.claim("four")


def test_what_was_left_broken_stays_held(world: World) -> None:
    over = RunFinished(RunOutcome.NOT_RESTORED, 4, restored=False)
    world.run("one", ARMED, over)
    world.claim("one")
    with pytest.raises(PreflightRefused, match=r"run one \(.*\) left 'dev' broken: .*--take-over"):
        world.claim("two")


def test_a_run_may_claim_what_it_has(world: World) -> None:
    world.run("one")
    world.claim("one")
    world.claim("one")


def test_a_claim_of_nobody_holds_nothing(world: World) -> None:
    world.claim("preflight-of-a-drill")
    world.claims.runs.shelf.create("claims/world/000000000001", b"scribbled")
    world.claim("two")


def test_of_many_that_claim_at_once_one_has_it(world: World) -> None:
    start, has, lock = threading.Barrier(8), list[str](), threading.Lock()
    for number in range(8):
        world.run(f"run-{number}")

    def claim(run: str) -> None:
        with ExitStack() as stack:
            start.wait()
            try:
                stack.enter_context(world.claims.claim(["world"], Holder(run, "/shop", "dev", 7)))
            except PreflightRefused:
                return
            with lock:
                has.append(run)

    threads = [threading.Thread(target=claim, args=(f"run-{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(has) == 1
