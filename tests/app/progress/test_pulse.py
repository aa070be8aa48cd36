"""Plain lines that never fall silent for long."""

import io
from dataclasses import replace

import pytest

from commdrill.app.progress.lines import Lines
from commdrill.app.progress.progress import Progress
from commdrill.app.progress.pulse import EVERY, Pulse, still
from commdrill.clock import Clock
from commdrill.record import events as e
from commdrill.testing.fake_clock import FakeClock
from tests.app import story

MAIL = replace(story.EMAIL, people=("ana", "ben"))
OPENING: list[story.Moment] = [
    (0.0, story.started(steps=(MAIL, story.UPDATES))),
    *story.OPENING[1:],
]


class Paced:
    """Plain lines by a clock that a test moves; what they say, line by line."""

    def __init__(self, clock: Clock) -> None:
        self._stream = io.StringIO()
        self.pulse = Pulse(Lines(self._stream), clock)
        self._progress = Progress()

    def take(self, moments: list[story.Moment]) -> None:
        for record in story.records(moments):
            self._progress = self._progress.after(record)
            self.pulse.take(record, self._progress)

    @property
    def lines(self) -> list[str]:
        return self._stream.getvalue().splitlines()


def test_silence_is_broken_and_what_is_awaited_is_told() -> None:
    clock = FakeClock()
    paced = Paced(clock)
    paced.take(OPENING)
    said = len(paced.lines)
    paced.pulse.say_if_silent()
    assert len(paced.lines) == said
    clock.advance(EVERY)
    paced.pulse.say_if_silent()
    (line,) = paced.lines[said:]
    assert line.startswith(
        "    26.3s still outage: 0 of 2 told; broken: checkout (outage, by http)"
    )
    assert line.endswith("; next due: email-customers now; missing: ana, ben")
    paced.pulse.say_if_silent()
    assert len(paced.lines) == said + 1


def test_a_record_that_says_nothing_breaks_no_silence() -> None:
    clock = FakeClock()
    paced = Paced(clock)
    paced.take(OPENING)
    said = len(paced.lines)
    clock.advance(EVERY)
    paced.take([(2.0, e.Looked("store-page", 1.9, 2.0, "503"))])
    assert len(paced.lines) == said
    paced.pulse.say_if_silent()
    assert "still outage" in paced.lines[-1]


def test_a_run_that_is_over_is_silent() -> None:
    clock = FakeClock()
    paced = Paced(clock)
    paced.take(story.WHOLE)
    said = len(paced.lines)
    clock.advance(10 * EVERY)
    paced.pulse.say_if_silent()
    assert len(paced.lines) == said


@pytest.mark.parametrize(
    ("now", "told"),
    [(4.3, "next due: email-customers in 6s"), (10.4, "next due: email-customers now")],
)
def test_the_nearest_deadline_is_told(now: float, told: str) -> None:
    progress = Progress()
    for record in story.records(OPENING):
        progress = progress.after(record)
    assert told in still(progress, now).text
