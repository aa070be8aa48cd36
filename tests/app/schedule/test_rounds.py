"""The scheduler's loop: it ticks by time that passes, and nothing but a request ends it."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from commdrill.app.schedule.rounds import Scheduling, every
from commdrill.app.schedule.tick import Timetable
from commdrill.engine.run_services import Stop
from commdrill.errors import UsageError
from commdrill.testing import FakeClock
from commdrill.timetable.database import DATABASE
from commdrill.timetable.store import Store

BROKEN = "kind: plan\nid: [\n"  # told once in each round


class Steps(FakeClock):
    """Waits without waiting, and has something done at the numbered wait."""

    def __init__(self, steps: dict[int, Callable[[], object]]) -> None:
        super().__init__()
        self._steps = steps
        self._waits = 0

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        self._waits += 1
        self._steps.get(self._waits, lambda: None)()
        return super().wait(stop, seconds)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "shop" / "plans").mkdir(parents=True)
    (tmp_path / "shop" / "plans" / "shop.yaml").write_text(BROKEN)
    return tmp_path / "shop"


def go(root: Path, steps: dict[int, Callable[[], object]], until: int) -> tuple[int, list[str]]:
    stop, said = Stop(), list[str]()
    timetable = Timetable(root=root, store=root.parent / "store")
    clock = Steps({**steps, until: lambda: stop.request("SIGTERM")})
    return Scheduling(timetable, timedelta(seconds=2), clock, stop, said.append).go(), said


def test_it_ticks_though_the_wall_clock_stands_still(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = go(root, {}, until=20)
    assert code == 0
    assert capsys.readouterr().err.count("shop.yaml:3:1") >= 4
    assert said == ["2026-11-23T10:00:00Z no drill has a schedule", "ticking every 2s"]


def test_a_round_that_goes_wrong_does_not_end_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = root.with_name("away")
    steps = {2: lambda: shutil.move(root, away), 12: lambda: shutil.move(away, root)}
    code, _ = go(root, steps, until=24)
    complaints = capsys.readouterr().err
    assert code == 0
    assert "there is no such folder" in complaints
    assert complaints.rindex("shop.yaml:3:1") > complaints.rindex("there is no such folder")


def test_a_store_that_another_program_keeps_does_not_end_it_in_its_first_round_either(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commdrill.timetable.database._PATIENCE", 0.0)
    store = root.parent / "store"
    with Store.open(store):
        pass
    with closing(sqlite3.connect(store / DATABASE, isolation_level=None)) as browser:
        browser.execute("BEGIN EXCLUSIVE")
        code, said = go(root, {3: browser.close}, until=20)
    assert code == 0
    assert "End it, a database browser or a backup, and try again" in capsys.readouterr().err
    assert "2026-11-23T10:00:00Z no drill has a schedule" not in said
    assert [line for line in said if line.endswith("no drill has a schedule")] != []


def test_a_sign_of_life_is_given_once_an_hour(root: Path) -> None:
    class Hours(Steps):
        def wait(self, stop: threading.Event, seconds: float) -> bool:
            return super().wait(stop, seconds * 600)

    stop, said = Stop(), list[str]()
    clock = Hours({14: lambda: stop.request("SIGTERM")})
    timetable = Timetable(root=root, store=root.parent / "store")
    Scheduling(timetable, timedelta(seconds=2), clock, stop, said.append).go()
    assert [line for line in said if "no drill has a schedule" in line] == [
        "2026-11-23T10:00:00Z no drill has a schedule",
        "2026-11-23T11:00:00Z no drill has a schedule",
        "2026-11-23T12:00:00Z no drill has a schedule",
    ]


def test_what_is_said_in_turns_is_not_said_each_time(root: Path) -> None:
    said = list[str]()
    timetable = Timetable(root=root, store=root.parent / "store")
    scheduling = Scheduling(timetable, timedelta(minutes=1), FakeClock(), Stop(), said.append)
    for line in ["one waits", "another waits"] * 3:
        scheduling.tell(line)
    assert [line.partition(" ")[2] for line in said] == ["one waits", "another waits"]


def test_a_clock_that_is_put_to_another_time_is_told_and_one_that_drifts_is_not(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Adrift(Steps):
        """Each second it goes half a second too fast; at one wait it jumps by a day."""

        ahead = timedelta(0)

        def now(self) -> datetime:
            return super().now() + self.ahead

        def wait(self, stop: threading.Event, seconds: float) -> bool:
            self.ahead += timedelta(seconds=0.5)
            return super().wait(stop, seconds)

    def jump() -> None:
        clock.ahead += timedelta(days=1)

    stop = Stop()
    clock = Adrift({100: jump, 200: lambda: stop.request("SIGTERM")})
    timetable = Timetable(root=root, store=root.parent / "store")
    Scheduling(timetable, timedelta(hours=1), clock, stop, lambda _: None).go()
    assert capsys.readouterr().err.count("THE CLOCK JUMPED AHEAD by 1d") == 1


@pytest.mark.parametrize("text", ["0s", "500ms", "1.5s", "soon", "60"])
def test_a_pause_is_whole_seconds(text: str) -> None:
    with pytest.raises(UsageError, match="--every"):
        every(text)


def test_the_usual_pause_is_a_minute() -> None:
    assert every("1m") == timedelta(minutes=1)
