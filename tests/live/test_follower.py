from collections.abc import Iterator
from pathlib import Path

import pytest

from commdrill.live.follower import Follower
from commdrill.record.chain import BrokenChain
from commdrill.record.folder import JOURNAL, UnreadableJournal
from tests.app import story
from tests.live.served import RunWritten


@pytest.fixture
def run(tmp_path: Path) -> Iterator[RunWritten]:
    written = RunWritten(tmp_path / "run")
    yield written
    written.close()


def test_each_record_is_read_once_as_it_is_written(run: RunWritten) -> None:
    follower = Follower(run.folder)
    run.write(story.OPENING)
    assert [record.seq for record in follower.read()] == list(range(1, len(story.OPENING) + 1))
    assert follower.read() == ()
    run.write(story.OUTAGE[:1])
    assert [record.event for record in follower.read()] == [story.OUTAGE[0][1]]


def test_half_a_line_waits_for_its_other_half(run: RunWritten) -> None:
    run.write(story.OPENING)
    journal = run.folder / JOURNAL
    whole = journal.read_bytes()
    follower = Follower(run.folder)
    journal.write_bytes(whole[:-20])
    assert len(follower.read()) == len(story.OPENING) - 1
    journal.write_bytes(whole)
    assert len(follower.read()) == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda lines: [*lines[:2], lines[3], *lines[2:3]], "line 3 does not follow"),
        (lambda lines: [*lines[:2], lines[2].replace(b"0.8", b"0.7"), *lines[3:]], "line 4 does"),
        (lambda lines: lines[:1], "was cut or exchanged"),
    ],
    ids=["moved", "changed", "cut"],
)
def test_what_does_not_hang_together_is_told(run: RunWritten, change: object, told: str) -> None:
    assert callable(change)
    run.write(story.OPENING[:2])
    follower = Follower(run.folder)
    follower.read()
    run.write(story.OPENING[2:])
    journal = run.folder / JOURNAL
    journal.write_bytes(b"".join(change(journal.read_bytes().splitlines(keepends=True))))
    with pytest.raises(BrokenChain, match=told):
        follower.read()


def test_a_journal_that_is_taken_away_is_told(run: RunWritten) -> None:
    follower = Follower(run.folder)
    (run.folder / JOURNAL).unlink()
    with pytest.raises(UnreadableJournal, match="No such file"):
        follower.read()
