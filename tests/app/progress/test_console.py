"""Who shows a run, and that nothing they do harms it."""

import io
import os
import threading
from pathlib import Path

import pytest

from commdrill.app.progress.console import Console, Shower, is_lively, open_console
from commdrill.app.progress.event_texts import Line
from commdrill.app.progress.keyboard import Keyboard
from commdrill.app.progress.lines import Lines
from commdrill.app.progress.progress import Progress
from commdrill.record import events as e
from commdrill.record.events import Record, StepOutcome
from tests.app import story


class Shows:
    """Shows nothing, and fails from the n-th record on."""

    def __init__(self, fails_from: int = 10_000) -> None:
        self.fails_from = fails_from
        self.acts: list[str] = []

    def take(self, record: Record, progress: Progress) -> None:
        self.acts.append(type(record.event).__name__)
        if len(self.acts) >= self.fails_from:
            raise ZeroDivisionError

    def pause(self) -> None:
        self.acts.append("pause")

    def resume(self) -> None:
        self.acts.append("resume")

    def close(self) -> None:
        self.acts.append("close")


def console(*showers: Shower, keyboard: Keyboard | None = None) -> tuple[list[str], Console]:
    said: list[Line] = []
    texts: list[str] = []

    def say(told: Line) -> None:
        said.append(told)
        texts.append(told.text)

    return texts, Console(showers, say, lambda run: Path("reports") / run, keyboard)


def test_a_display_that_breaks_is_replaced_and_the_run_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stream = io.StringIO()
    broken = Shows(fails_from=7)
    said, shown = console(broken, Lines(stream))
    with shown:
        for record in story.records(story.WHOLE):
            shown.take(record)
    assert "the display (Shows) broke: ZeroDivisionError()" in capsys.readouterr().err
    assert "put back: checkout (outage, by http)" in stream.getvalue()
    assert "checkout-outage: FAILED" in said[1]


def test_a_run_without_any_display_is_still_summed_up() -> None:
    said, shown = console(Shows(fails_from=1))
    for record in story.records(story.WHOLE):
        shown.take(record)
    assert "restored: every fault is reverted, every channel answers as before" in said


def test_a_report_is_named_once_it_lies_there(tmp_path: Path) -> None:
    said: list[str] = []
    shown = Console([], lambda told: said.append(told.text), lambda run: tmp_path / run)
    with shown:
        for record in story.records(story.WHOLE):
            shown.take(record)
        assert f"report: {tmp_path / story.RUN}" not in said
        (tmp_path / story.RUN).touch()
    assert said[-1] == f"report: {tmp_path / story.RUN}"


def test_a_report_is_named_before_the_next_runs_display_opens(tmp_path: Path) -> None:
    shows = Shows()
    shown = Console([shows], lambda told: shows.acts.append(told.text), lambda run: tmp_path / run)
    (tmp_path / story.RUN).touch()
    for moments in (story.WHOLE, story.HEALTHY):
        for record in story.records(moments):
            shown.take(record)
    named = shows.acts.index(f"report: {tmp_path / story.RUN}")
    assert shows.acts[named + 1] == "RunStarted"


def test_a_report_that_could_not_be_written_is_not_named() -> None:
    said, shown = console()
    with shown:
        for moments in (story.WHOLE, story.HEALTHY):
            for record in story.records(moments):
                shown.take(record)
    assert not [line for line in said if line.startswith("report: ")]


def test_a_channel_of_which_nobody_can_say_whether_it_is_as_before_is_named() -> None:
    said, shown = console(Shows(fails_from=1))
    untold = (14.35, e.ChannelCompared("status-page", untold="429: looked at too often"))
    for record in story.records([*story.WHOLE[:-1], untold, story.WHOLE[-1]]):
        shown.take(record)
    assert (
        "restored: every fault is reverted; how it looks could not be told of status-page" in said
    )


def test_a_reader_of_progress_that_leaves_is_no_news(capsys: pytest.CaptureFixture[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", buffering=1) as nobody:
        _, shown = console(Lines(nobody))
        for record in story.records(story.HEALTHY):
            shown.take(record)
        os.dup2(os.open(os.devnull, os.O_WRONLY), writing)
    assert capsys.readouterr().err == ""


def test_a_summary_that_cannot_be_made_is_survived(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(run: str) -> Path:
        raise ZeroDivisionError(run)

    shown = Console([Shows()], lambda told: None, fails)
    for record in story.records(story.WHOLE):
        shown.take(record)
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_several_drills_end_in_one_list() -> None:
    said, shown = console(Shows())
    with shown:
        for moments in (story.WHOLE, story.HEALTHY):
            for record in story.records(moments):
                shown.take(record)
    assert said[-3:] == [
        "2 drills, 1 passed",
        "failed        checkout-outage",
        "passed        page-only",
    ]


def test_the_board_steps_aside_for_a_question() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"y\nKim\n\n")
    os.close(writing)
    shower = Shows()
    _, shown = console(shower, keyboard=Keyboard(reading, io.StringIO()))
    attested = shown.ask("call", "partners are called", threading.Event())
    os.close(reading)
    assert attested is not None
    assert attested.outcome is StepOutcome.PASSED
    assert shower.acts == ["pause", "resume"]


def test_nobody_is_asked_where_there_is_no_keyboard() -> None:
    _, shown = console(Shows())
    assert shown.ask("call", "partners are called", threading.Event()) is None


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "lively"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "CI": "false"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "CI": "true"}, False),
        ({"TERM": "xterm", "CI": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_the_board_is_for_people_at_capable_terminals(
    environ: dict[str, str], *, lively: bool
) -> None:
    assert is_lively(Terminal(), environ) is lively
    assert not is_lively(io.StringIO(), environ)


def test_a_pipe_gets_plain_lines_and_the_summary_on_stdout(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with open_console(lambda run: None) as shown:
        for record in story.records(story.HEALTHY):
            shown.take(record)
    streams = capsys.readouterr()
    assert "0.5s passed page-tells-visitors in 0.2s of 2s" in streams.err
    assert streams.out == (
        "\npage-only: PASSED — 1 passed, after 0.7s\nrestored: every fault is reverted\n"
    )
