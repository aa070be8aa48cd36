import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from commdrill.app.live import Listening, beside_the_run
from commdrill.app.request import RunRequest
from commdrill.app.run.told_before import tell, telling
from commdrill.record.events import Event, Noted, PreflightPassed, Record
from tests.app import story
from tests.app.run_folders import written


@contextmanager
def watching(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and what it says first."""
    command = [sys.executable, "-m", "commdrill", "watch", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
        process.kill()


def test_a_run_is_shown_until_ctrl_c(tmp_path: Path) -> None:
    folder = written(tmp_path / "reports" / "run", story.WHOLE)
    with watching(str(folder)) as (process, said):
        run, _, address = said.partition(": ")
        assert run == "run"
        assert "THIS IS A DRILL" in requests.get(address, timeout=120).text
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0


def test_the_latest_run_is_the_one_that_is_meant(tmp_path: Path) -> None:
    for run in ("20261123T100000Z-a", "20261124T100000Z-b"):
        written(tmp_path / "reports" / run, story.WHOLE)
    with watching("--report-dir", str(tmp_path / "reports")) as (_, said):
        assert said.startswith("20261124T100000Z-b: http://127.0.0.1:")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--listen", "8080"], "write HOST:PORT"),
        (["--listen", "127.0.0.1:99999"], "write HOST:PORT"),
        (["--listen", "203.0.113.9:1"], "--listen 203.0.113.9:1: this machine has no such address"),
        (["--seats", "0"], "write a number from 1 to 1000"),
    ],
)
def test_what_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    from commdrill.app.cli import main

    folder = written(tmp_path / "run", story.WHOLE)
    assert main(["watch", str(folder), *arguments]) == 2
    assert told in capsys.readouterr().err


NOTED = Noted("Kim", "The banner flickers", story.STARTED)


def test_a_note_is_told_before_the_next_event_and_once() -> None:
    told: list[Event] = []
    waiting = [NOTED]

    def emit(event: Event) -> Record:
        told.append(event)
        return story.records([(0.0, event)])[0]

    def drain() -> list[Noted]:
        notes = list(waiting)
        waiting.clear()
        return notes

    telling(emit, drain)(PreflightPassed())
    assert told == [NOTED, PreflightPassed()]
    tell(emit, drain)
    assert told == [NOTED, PreflightPassed()]


def test_the_page_beside_a_run_shows_that_run_and_takes_its_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "run", story.WHOLE)
    here = Listening("127.0.0.1", 0, frozenset(), 10)
    taken: list[Record] = []
    request = RunRequest(report_dir=tmp_path)
    with beside_the_run(here, request, taken.append) as (live, take):
        _, address, observers = (
            line.rpartition(" ")[2] for line in f"\n{capsys.readouterr().err}".splitlines()
        )
        begun = Record(folder.name, 1, story.STARTED, 0.0, story.started())
        take(begun)
        key = observers.rpartition("=")[2]
        sent = requests.post(
            f"{address}note",
            json.dumps({"by": "Kim", "note": "The banner flickers"}),
            headers={"X-Note-Key": key},
            timeout=120,
        )
        assert sent.status_code == 202
        assert [note.by for note in live.notes()] == ["Kim"]
        with requests.get(f"{address}events", stream=True, timeout=120) as stream:
            lines = stream.iter_lines(chunk_size=1)  # a larger one is waited for
            assert any(b'"restoration": "' in line for line in lines)
    assert taken == [begun]


def test_a_run_without_a_page_is_left_as_it_is(tmp_path: Path) -> None:
    request = RunRequest(report_dir=tmp_path)
    with beside_the_run(None, request, print) as (same, take):
        assert same is request
        assert take is print
