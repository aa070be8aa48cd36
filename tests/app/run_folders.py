"""Run folders of the past, for tests of the commands that look back."""

from collections.abc import Sequence
from pathlib import Path

from commdrill.drivers.masking.secrets import Secrets
from commdrill.journal.book import Journal
from commdrill.testing.fake_clock import FakeClock
from tests.app import story


def written(folder: Path, moments: Sequence[story.Moment]) -> Path:
    """The folder of a run in which this happened; without reports, as if it had died."""
    folder.mkdir(parents=True)
    clock = FakeClock()
    with Journal.create(folder, folder.name, clock, Secrets()) as journal:
        for at, event in moments:
            clock.advance(at - clock.monotonic())
            journal.append(event)
    return folder
