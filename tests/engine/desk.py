"""Channels without a run around them: looks go in, events come out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import ChannelType
from commdrill.engine.channels.inbox_channel import InboxChannel
from commdrill.engine.channels.of_script import Channels, channels_of
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.watchers import LookDone
from commdrill.errors import CannotLook
from commdrill.judge.moment import LookTime
from commdrill.record.events import (
    Event,
    Record,
)
from commdrill.sighting import (
    Bundle,
    Evidence,
    Page,
    Sighting,
)
from commdrill.testing.fake_clock import FakeClock
from commdrill.verdict import Held, NotYet

from .steps import ANA, BACK_TEXT, BO, OUTAGE_TEXT, START, UPDATE_TEXT, WELL
from .surroundings import each_second, services

E = TypeVar("E", bound=Event)


LEAK = "Traceback (most recent call last): OrdersError"


@dataclass
class Desk:
    """Channels and all that came of them; the run began at second five of its clock."""

    steps: tuple[ScriptStep, ...]
    kind: ChannelType = ChannelType.ERROR_PAGE
    clock: FakeClock = field(default_factory=lambda: FakeClock(START))
    events: list[Event] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    bundles: list[list[str]] = field(default_factory=list)
    then: Callable[[Event], None] = lambda event: None

    def __post_init__(self) -> None:
        self.clock.advance(5.0)
        channel = replace(
            each_second(self.steps[0].ref.channel, self.kind),
            known={who.address: who for who in (ANA, BO)},
            wordings=(OUTAGE_TEXT, BACK_TEXT, UPDATE_TEXT),
        )
        self.services = replace(services(self.clock, self._emit), keep=self._keep)
        self.channels: Channels = channels_of((channel,), self.steps, self.services)

    @property
    def page(self) -> PageChannel:
        return self.channels.pages["shop"]

    @property
    def inbox(self) -> InboxChannel:
        return self.channels.inboxes["mail"]

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def look(self, began: float, outcome: Sighting | CannotLook, takes: float = 0.125) -> None:
        """A look that began so many seconds after the run did."""
        self.clock.advance(began + 5 + takes - self.clock.monotonic())
        channel = next(iter(self.channels.all.values()))
        time = LookTime(began + 5, began + 5 + takes)
        channel.take(LookDone(channel.use.id, time, outcome))

    def _emit(self, event: Event) -> Record:
        self.events.append(event)
        self.then(event)
        return Record("run", len(self.events), datetime.now(UTC), 0.0, event)

    def _keep(self, evidence: Evidence | Bundle, stem: str) -> str:
        if isinstance(evidence, Bundle):
            self.bundles.append([name for name, _ in evidence.pieces])
            return f"{stem}.together.{len(self.bundles)}"
        self.files.append(evidence.content)
        return f"{stem}.{len(self.files)}{evidence.suffix}"


def page(words: str = WELL, status: int = 200, headers: Mapping[str, str] | None = None) -> Page:
    body = (Evidence(words.encode(), ".html"),)
    return Page("http://shop", status, headers or {}, words, "text/html", body)


def verdict(desk: Desk, number: int = 0) -> Held | NotYet:
    time = desk.page.last
    assert time is not None
    found = desk.page.glance(desk.steps[number].promise, time, 5.0).verdict
    assert found is not None
    return found
