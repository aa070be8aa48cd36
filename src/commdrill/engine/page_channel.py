"""A page, an API or a status page: what it shows, what it showed before, what came of it anew."""

from dataclasses import dataclass, field
from functools import cached_property

from commdrill.documents.plan import Phase
from commdrill.engine.channel import Channel
from commdrill.engine.reading import Leaks, Reading
from commdrill.engine.sighted import digest, summary
from commdrill.engine.watchers import LookDone
from commdrill.judge.expectation import PageExpectation, Promise
from commdrill.judge.progress import Glance
from commdrill.record.events import Looked
from commdrill.sighting import Page, Sighting, StatusBoard

_CHANGES_TOLD = 1_000  # of one channel; what comes after is judged all the same


@dataclass(frozen=True)
class NewestUpdate:
    """What a repeating step last saw anew, and when (monotonic seconds)."""

    text: str
    at: float


@dataclass
class PageChannel(Channel):
    """A page or a status page as a run knows it.

    `reading`: what it shows now; None where the last look said nothing.
    """

    reading: Reading | None = None
    evidence: tuple[str, ...] = ()
    _before: Page | StatusBoard | None = None
    _usual_leaks: dict[str, Leaks] = field(default_factory=dict)
    _digest: str = ""
    _updates: dict[str, NewestUpdate] = field(default_factory=dict)
    _changes: int = 0

    def note_baseline(self) -> None:
        """How it looks now is how it looks when nothing is wrong."""
        if self.reading is None:
            return
        self._before = self.reading.sighting
        self.reading = self._read(self._before)
        for step in self.steps:
            self._usual_leaks[step.ref.id] = self.reading.leaks(step.promise)

    def glance(self, promise: Promise, done: LookDone, phase_start: float) -> Glance:
        """The last look, as one step takes it; times from the start of its phase."""
        began, ended = done.began - phase_start, done.ended - phase_start
        if self.reading is None:
            return Glance(began, ended, None, self.failure, evidence=self.evidence)
        return Glance(
            began,
            ended,
            self.reading.verdict(promise),
            update=self.reading.update(promise),
            evidence=self.evidence,
        )

    def newest_update(self, promise: Promise, phase_start: float) -> NewestUpdate:
        """The last update that came while something was broken; else what there is, as of now."""
        newest = self._updates[promise.id]
        broken_since = self.phases.start_of(Phase.OUTAGE)
        if newest.at >= (phase_start if broken_since is None else broken_since):
            return newest
        return NewestUpdate(newest.text, phase_start)

    @cached_property
    def _headers(self) -> frozenset[str]:
        """The headers that somebody expects something of; the others change with each answer."""
        pages = (step.promise.expectation for step in self.steps)
        return frozenset(
            name.lower()
            for page in pages if isinstance(page, PageExpectation)
            for name in page.headers or ()
        )  # fmt: skip

    def _see(self, done: LookDone, sighting: Sighting) -> None:
        assert isinstance(sighting, Page | StatusBoard), f"{self.use.id} shows no page"
        seen = digest(sighting, self._headers)
        if seen == self._digest:
            return
        self._digest, self.reading = seen, self._read(sighting)
        self._note_updates(self.reading, done.ended)
        self._changes += 1
        if self._changes > _CHANGES_TOLD:  # a page that is never the same twice
            return
        self.evidence = self._kept(sighting.evidence)
        self.tools.emit(Looked(self.use.id, *self._times(done), summary(sighting), self.evidence))

    def _lose_sight(self, evidence: tuple[str, ...]) -> None:
        self._digest, self.reading, self.evidence = "", None, evidence

    def _read(self, sighting: Page | StatusBoard) -> Reading:
        return Reading(sighting, self.tools.clock.now(), self._before, self._usual_leaks)

    def _note_updates(self, reading: Reading, now: float) -> None:
        for step in self.steps:
            if step.promise.limits.every is None:
                continue
            text, last = reading.update(step.promise), self._updates.get(step.ref.id)
            if last is None or text != last.text:
                self._updates[step.ref.id] = NewestUpdate(text, now)
