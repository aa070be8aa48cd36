"""Whether a run ended well, by the last line of its journal alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from commdrill.record import events as e
from commdrill.record.folder import JOURNAL, UnreadableJournal, ended_restored, read_raw
from tests.reports import story

WELL = story.the_end(e.RunOutcome.PASSED, 0)
BADLY = story.the_end(e.RunOutcome.NOT_RESTORED, 4, restored=False)
SAID = e.StepSeen("page", 0.0, 1.0)
LONG = e.FindingMade("much", "x" * 3_000, e.Severity.WARNING)


def left(folder: Path, *events: e.Event) -> Path:
    return story.write(folder, [(float(at), one) for at, one in enumerate(events)])


@pytest.mark.parametrize(
    ("events", "ended"),
    [
        ([story.started(), WELL], True),
        ([WELL], True),
        ([LONG, WELL], True),
        ([story.started(), BADLY], False),
        ([story.started(), WELL, SAID], False),
        ([story.started(), SAID], False),
        ([WELL, LONG], False),
    ],
)
def test_the_last_line_tells(events: Sequence[e.Event], ended: bool, tmp_path: Path) -> None:
    assert ended_restored(left(tmp_path, *events)) is ended


def test_half_a_line_after_it_asks_for_a_closer_look(tmp_path: Path) -> None:
    folder = left(tmp_path, story.started(), WELL)
    with (folder / JOURNAL).open("ab") as journal:
        journal.write(b'{"run"')
    assert not ended_restored(folder)
    assert read_raw(folder).torn == b'{"run"'


def test_where_nothing_is_to_be_read_nothing_ended(tmp_path: Path) -> None:
    assert not ended_restored(tmp_path)
    (tmp_path / JOURNAL).symlink_to("/dev/zero")
    assert not ended_restored(tmp_path)
    with pytest.raises(UnreadableJournal):
        read_raw(tmp_path)
