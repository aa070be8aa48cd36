"""Who lost its run, or cannot tell whose it is, says nothing: then another one may have it.

A worker that beats without asking the fence keeps a run that nobody performs.
"""

import asyncio
from pathlib import Path

import pytest
from temporalio.testing import ActivityEnvironment

from commdrill.app.fleet.process import sure_of
from commdrill.app.fleet.restoring import restore
from commdrill.app.shelf.place import copies_of, shared_run
from commdrill.engine.run_services import Stop
from commdrill.errors import NotRestored
from commdrill.fleet.child import Child
from commdrill.fleet.deeds import _watched
from commdrill.fleet.orders import Order
from commdrill.journal.shared_run import SharedRun, Writer
from commdrill.record.events import Event, FaultArmed, RevertFailed, RunFinished, RunOutcome
from tests.app import story
from tests.app.run_folders import written

RUN = "20261123T100000Z-checkout-outage-7f3a"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return copies_of((tmp_path / "shelf").as_uri())


def shared(reports: Path) -> SharedRun:
    found = shared_run(reports / RUN)
    assert found is not None
    return found


def test_a_drill_that_was_taken_over_is_not_sure_of_itself(reports: Path) -> None:
    mine, sure = shared(reports), sure_of("perform", reports, RUN)
    mine.add(1, b'{"writer": "%s"}\n' % str(mine.writer).encode())
    assert sure()
    theirs = SharedRun(mine.shelf, RUN, Writer("two", "other", 7, "0"), mine.clock)
    theirs.add(2, b'{"writer": "two/other/7/0"}\n')
    assert not sure()


def test_a_drill_that_cannot_reach_its_shelf_is_not_sure_of_itself(
    reports: Path, tmp_path: Path
) -> None:
    (tmp_path / "shelf").write_text("no folder any more")
    assert not sure_of("perform", reports, RUN)()


def test_who_puts_back_writes_after_others(reports: Path) -> None:
    theirs = SharedRun(
        shared(reports).shelf, RUN, Writer("two", "other", 7, "0"), shared(reports).clock
    )
    theirs.add(1, b'{"writer": "two/other/7/0"}\n')
    assert sure_of("restore", reports, RUN)()


class Glanced(Child):
    """A process that is looked at some times, and then has ended; sure of its run when it says."""

    def __init__(self, sure: float, glances: int = 3) -> None:
        self.sure = sure
        self._left = glances

    async def is_over(self, within: float) -> bool:
        self._left -= 1
        return self._left < 0


@pytest.mark.parametrize(("ago", "beats"), [(0.0, 4), (60.0, 1)])
def test_temporal_hears_of_a_drill_for_as_long_as_it_is_sure_of_its_run(
    ago: float, beats: int
) -> None:
    heard = list[object]()

    async def watched() -> None:
        await _watched(Glanced(asyncio.get_running_loop().time() - ago), heartbeat=20.0)

    environment = ActivityEnvironment()
    environment.on_heartbeat = lambda *said: heard.append(said)
    asyncio.run(environment.run(watched))
    assert len(heard) == beats


def test_what_keeps_a_worker_from_putting_it_back_is_told_to_who_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A secret that one worker lacks another may have; and people can give it to this one."""
    events: tuple[Event, ...] = (
        story.started(),
        FaultArmed(1, "checkout", "outage", "command", {}, ".", None),
        RevertFailed(1, "${env:SHOP_TOKEN} is not set", "run start.sh"),
        RunFinished(RunOutcome.NOT_RESTORED, 4, restored=False),
    )
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    there = tmp_path / "reports"
    written(there / RUN, [(float(at), event) for at, event in enumerate(events)])
    with pytest.raises(NotRestored, match=r"checkout broken, .*: \$\{env:SHOP_TOKEN\} is not set"):
        restore(there, there, Order("checkout-outage", "dev", RUN), Stop())
