"""The live board, drawn at fixed sizes and moments."""

import io
import threading
from dataclasses import replace

import pytest
from rich.console import Console

from commdrill.app.progress.board import Board
from commdrill.app.progress.frame import Size, picture
from commdrill.app.progress.progress import Progress
from commdrill.record import events as e
from commdrill.testing.fake_clock import FakeClock
from tests.app import story
from tests.app.conftest import Compare


def progress_after(moments: list[story.Moment]) -> Progress:
    progress = Progress()
    for record in story.records(moments):
        progress = progress.after(record)
    return progress


def drawn(progress: Progress, now: float, size: Size) -> str:
    console = Console(file=io.StringIO(), width=size.width, color_system=None)
    with console.capture() as captured:
        console.print(picture(progress, now, size))
    return "".join(line.rstrip() + "\n" for line in captured.get().splitlines())


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("board-80.txt", Size(80, 24)),
        ("board-45.txt", Size(45, 24)),
        ("board-low.txt", Size(80, 6)),
    ],
)
def test_the_board_shows_what_is_being_watched(golden: Compare, name: str, size: Size) -> None:
    progress = progress_after(story.OPENING + story.OUTAGE[:5])
    golden(name, drawn(progress, 3.2, size))


def test_while_an_action_is_performed_the_board_says_so() -> None:
    """What it shows of the channels is older than the action."""
    begun = (5.0, e.ActionBegun("announce", e.RunStage.OUTAGE))
    moments = [*story.OPENING, *story.OUTAGE[:5], begun]
    assert " · performing announce · " in drawn(progress_after(moments), 5.1, Size(120, 24))
    ended = (5.2, e.ActionFailed("announce", e.RunStage.OUTAGE, "nobody there"))
    assert "performing" not in drawn(progress_after([*moments, ended]), 5.3, Size(120, 24))


def test_a_step_that_was_seen_is_watched_on() -> None:
    progress = progress_after(story.OPENING + story.OUTAGE)
    board = drawn(progress, 5.3, Size(80, 24))
    assert "● email-customers      ━━━━━─────── seen at 3.9s of 9s, watched on" in board
    assert "Checkout is unavailable → ana, ben" in board


def test_a_mail_step_is_watched_on_in_the_next_phase_by_its_own_time() -> None:
    entered = (6.0, e.StageEntered(e.RunStage.UPDATE))
    board = drawn(progress_after([*story.OPENING, *story.OUTAGE, entered]), 7.0, Size(80, 24))
    assert "update 1.0s" in board
    assert "● email-customers      ━━━━━─────── seen at 3.9s of 9s, watched on" in board
    assert "○ updates-keep-coming               1.0s, every 3s" in board


def test_who_is_still_missing_is_told_by_name() -> None:
    mail = replace(story.EMAIL, people=("ana", "ben", "carla"))
    start = story.started(steps=(mail,))
    received = e.MessageSeen("customer-email", "1", ("ben",), "Away", "outage-email", 2.0, None)
    stranger = e.MessageSeen("customer-email", "2", ("ana",), "Sale", "", 2.1, None)
    counted = (e.CountedFor("email-customers", ("carla",)),)
    freely = e.MessageSeen("customer-email", "3", ("carla",), "", "", 2.2, None, counted=counted)
    moments = [(0.0, start), *story.OPENING[1:], (2.0, received), (2.1, stranger), (2.2, freely)]
    board = drawn(progress_after(moments), 2.3, Size(80, 24))
    assert "○ email-customers ━─────────── 8.0s left of 9s" in board
    assert "missing: ana" in board
    assert "carla" not in board


def test_a_step_whose_limit_is_over_is_due() -> None:
    board = drawn(progress_after(story.OPENING), 5.0, Size(80, 24))
    assert "○ page-tells-visitors  ━━━━━━━━━━━━ due" in board


@pytest.mark.parametrize("width", [20, 30, 45, 59, 60, 80, 200])
@pytest.mark.parametrize("height", [3, 10, 50])
def test_the_board_never_outgrows_the_terminal(width: int, height: int) -> None:
    board = drawn(progress_after(story.OPENING), 100.0, Size(width, height))
    lines = board.splitlines()
    assert max(map(len, lines)) < width
    assert len(lines) <= max(height, 4)


def test_five_hundred_steps_fit_by_the_nearest_deadlines() -> None:
    steps = tuple(
        e.StepRef(f"step-{n}", "outage", "page", "error-page", "…", "p:1", within=500.0 - n)
        for n in range(500)
    )
    progress = progress_after(
        [(0.0, story.started(steps=steps)), (0.0, e.StageEntered(e.RunStage.OUTAGE))]
    )
    lines = drawn(progress, 1.0, Size(80, 24)).splitlines()
    assert "step-499" in lines[2]
    assert lines[-1] == "  … and 480 more"


def terminal() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=80, height=24, _environ={})


def shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_finished_steps_stay_with_verdict_and_reason() -> None:
    console, progress = terminal(), Progress()
    board = Board(console, FakeClock())
    for record in story.records(story.WHOLE):
        progress = progress.after(record)
        board.take(record, progress)
    text = shown(console)
    assert "✓ passed page-tells-visitors in 0.2s of 2s" in text
    assert "✗ failed status-investigating" in text
    assert "no incident was opened within 6s" in text
    assert text.rfind("\x1b[?25h") > text.rfind("\x1b[?25l"), "the cursor is left as it was"


def test_time_runs_on_between_records() -> None:
    clock, progress = FakeClock(), Progress()
    console = terminal()
    board = Board(console, clock)
    for record in story.records(story.OPENING):
        progress = progress.after(record)
        board.take(record, progress)
    clock.advance(1.5)
    with console.capture() as captured:
        console.print(board.picture())
    board.close()
    assert "0.5s left of 2s" in captured.get()


def test_what_happens_during_a_question_is_told_after_it() -> None:
    console, progress = terminal(), Progress()
    board = Board(console, FakeClock())
    opening, rest = story.records(story.WHOLE)[:8], story.records(story.WHOLE)[8:11]
    for record in opening:
        progress = progress.after(record)
        board.take(record, progress)
    board.pause()
    before = shown(console)
    for record in rest:
        progress = progress.after(record)
        board.take(record, progress)
    assert shown(console) == before
    board.resume()
    board.close()
    assert "passed page-tells-visitors" in shown(console)


def test_nobody_draws_between_the_place_of_a_line_and_its_writing() -> None:
    progress = Progress()
    board = Board(terminal(), FakeClock())
    for record in story.records(story.OPENING):
        progress = progress.after(record)
        board.take(record, progress)
    drawing = [one for one in threading.enumerate() if type(one).__module__ == "rich.live"]
    board.close()
    assert not drawing, "rich would draw whenever it likes, and wipe lines above the board"


def test_the_board_is_drawn_anew_only_while_it_is_shown() -> None:
    console, progress, clock = terminal(), Progress(), FakeClock()
    board = Board(console, clock)
    for record in story.records(story.OPENING):
        progress = progress.after(record)
        board.take(record, progress)
    clock.advance(1.5)
    board.redraw()
    assert "0.5s left of 2s" in shown(console)
    board.pause()
    before = shown(console)
    board.redraw()
    assert shown(console) == before
    board.close()
