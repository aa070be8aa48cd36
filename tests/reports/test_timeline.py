"""Where things stand on the drawing."""

from pathlib import Path

from commdrill.record import events as e
from commdrill.reports.source import source_in
from commdrill.reports.timeline import Row, Timeline, timeline
from tests.reports import story


def drawn(folder: Path, *said: story.Moment) -> Timeline:
    moments = [
        *story.opening(story.started()),
        *said,
        *story.RECOVERY,
        *story.COMPARED,
        (28.0, story.the_end(e.RunOutcome.PASSED, 0)),
    ]
    drawing = timeline(source_in(story.write(folder, moments)))
    assert drawing is not None
    return drawing


def row(drawing: Timeline, step: e.StepRef) -> Row:
    rows = (row for lane in drawing.lanes for row in lane.rows)
    found = next(row for row in rows if row.step.ref.id == step.id)
    assert isinstance(found, Row)
    return found


def test_a_step_that_is_kept_again_and_again_lasts_as_long_as_its_phase(tmp_path: Path) -> None:
    updates = (19.0, story.decided(story.UPDATES, took=0.5))
    drawing = drawn(tmp_path, (10.0, e.StageEntered(e.RunStage.UPDATE)), updates)
    shown = row(drawing, story.UPDATES)
    recovery = next(band for band in drawing.bands if band.name == "recovery")
    assert shown.ends == recovery.x


def test_a_limit_beyond_the_run_is_told_at_its_edge(tmp_path: Path) -> None:
    restored = (21.0, story.decided(story.RESTORED, took=1.0))  # due at 35 s
    page = (3.0, story.decided(story.PAGE, took=1.0))
    drawing = drawn(tmp_path, page, restored)
    beyond = row(drawing, story.RESTORED)
    assert (beyond.beyond, beyond.deadline) == (True, None)
    within = row(drawing, story.PAGE)
    assert not within.beyond
    assert within.deadline is not None


def test_what_it_took_to_get_ready_is_no_part_of_the_axis(tmp_path: Path) -> None:
    opening = story.opening(story.started())
    moments = [
        *opening[:1],
        *((100.0 + at, said) for at, said in (*opening[1:], *story.RECOVERY, *story.COMPARED)),
        (128.0, story.the_end(e.RunOutcome.PASSED, 0)),
    ]
    drawing = timeline(source_in(story.write(tmp_path, moments)))
    assert drawing is not None
    assert drawing.ticks[0].label == "1m40s"
    assert drawing.ticks[0].x == drawing.left
    assert drawing.bands[-1].x + drawing.bands[-1].width == drawing.right
