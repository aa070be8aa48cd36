"""How far a run has come is written down where something new was told, and now and then in any case."""

from datetime import UTC, datetime

from commdrill.engine.notebook import Notebook
from commdrill.record.events import Event, Looked, Record, RunStage, StageEntered, Watching
from commdrill.testing.fake_clock import FakeClock

from .steps import START
from .surroundings import services


class Desk:
    """A notebook, and how often it was written in."""

    def __init__(self) -> None:
        self.clock, self.events = FakeClock(START), list[Event]()
        self.book = Notebook(services(self.clock, self._emit), lambda: Watching((), {}, {}))

    @property
    def notes(self) -> int:
        return sum(isinstance(event, Watching) for event in self.events)

    def _emit(self, event: Event) -> Record:
        self.events.append(event)
        return Record("run", len(self.events), datetime.now(UTC), 0.0, event)


LOOKED, ENTERED = Looked("shop", 0.0, 0.1, "200", ()), StageEntered(RunStage.OUTAGE)


def test_before_the_baseline_nothing_is_written_down() -> None:
    desk = Desk()
    desk.book.emit(LOOKED)
    desk.book.note_if_due()
    assert desk.notes == 0


def test_news_are_written_down_once_and_all_else_every_quarter_of_a_minute() -> None:
    desk = Desk()
    desk.book.note()
    for told, seconds, notes in (
        (ENTERED, 1.0, 1), (LOOKED, 1.0, 2), (ENTERED, 14.5, 2), (ENTERED, 0.5, 3), (ENTERED, 14.5, 3),
    ):  # fmt: skip
        desk.clock.advance(seconds)
        desk.book.emit(told)
        desk.book.note_if_due()
        assert desk.notes == notes
