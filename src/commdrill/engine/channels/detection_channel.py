"""What shows that the outage is detected: no promise of the plan, but limits count from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf

from commdrill.compile.script import Detects
from commdrill.documents.plan import Phase
from commdrill.engine.channels.channel import Channel
from commdrill.engine.channels.summary import summary
from commdrill.engine.resume.kept_state import as_written, recalled
from commdrill.judge.expectation import DeliveryExpectation, PageExpectation
from commdrill.judge.matching import compare
from commdrill.judge.moment import LookTime, Moment
from commdrill.judge.page_texts import json_document
from commdrill.judge.pages import compare_json, judge_page
from commdrill.judge.turn import Sight
from commdrill.record.events import FindingMade, Looked, Severity
from commdrill.sighting import Inbox, Message, Page, Sighting
from commdrill.values import Json
from commdrill.verdict import Held, Verdict


@dataclass(frozen=True)
class _State:
    seen: Moment | None
    missed: float | None
    known: tuple[str, ...]


@dataclass
class DetectionChannel(Channel):
    """The detection as a run knows it.

    `shown`: it shows right now. `seen`: when it was detected; `missed`: when the last look began that
    did not find it so.
    """

    shown: bool = False
    seen: Moment | None = None
    missed: float = -inf
    _known: set[str] | None = None

    def sight(self) -> Sight:
        """When it was detected, by the run's clock."""
        return Sight(self.seen, self.seen, self.missed)

    def last_due(self) -> float:
        """Until when it is waited for."""
        begun = self.phases.start_of(Phase.OUTAGE)
        return inf if begun is None else begun + self._detects.within.total_seconds()

    def tell_if_never(self) -> None:
        """Once the outage is over."""
        if self.seen is None:
            text = f"nobody detected the outage, as far as {self.use.use.name} shows"
            self.services.emit(FindingMade("not-detected", text, Severity.WARNING))

    def state(self) -> dict[str, Json]:
        missed = None if self.missed == -inf else self.missed
        own = _State(self.seen, missed, tuple(sorted(self._known or ())))
        return {**super().state(), "detection": as_written(own)}

    def recall(self, written: Mapping[str, Json]) -> None:
        super().recall(written)
        was = recalled(_State, written["detection"])
        self.seen, self._known = was.seen, set(was.known)
        self.missed = -inf if was.missed is None else was.missed

    @property
    def _detects(self) -> Detects:
        assert self.use.detects is not None, f"{self.use.id} is a channel of the plan"
        return self.use.detects

    def _see(self, time: LookTime, sighting: Sighting) -> None:
        found = self._moment(time)
        moments = [self._told(found, at) for at in self._shows(sighting)]
        begun, was_shown = self.phases.start_of(Phase.OUTAGE), self.shown
        self.shown = bool(moments)
        if begun is not None and self.seen is None:
            since = [moment for moment in moments if moment.by > begun]
            if since:
                first = min(since, key=lambda moment: moment.by)
                self.seen = replace(first, after=max(first.after, begun))
            else:
                self.missed = time.began
        if self.shown and not was_shown:
            evidence = () if isinstance(sighting, Inbox) else sighting.evidence
            kept, now = self._keep(evidence), self._elapsed(time.ended)
            began = self._elapsed(time.began)
            self.services.emit(Looked(self.use.id, began, now, summary(sighting), kept))

    def _lose_sight(self, evidence: tuple[str, ...]) -> None:
        """What was seen stays seen."""

    def _shows(self, sighting: Sighting) -> Iterator[datetime | None]:
        """Each sign of it, with its own time where it has one."""
        match sighting, self._detects.expectation:
            case Page() as page, PageExpectation() as wanted:
                yield from _held(judge_page(wanted, self.use.type, page, self.services.clock.now()))
            case Inbox(messages), DeliveryExpectation() as wanted:
                yield from (message.at for message in self._new(messages) if _fits(message, wanted))

    def _new(self, messages: tuple[Message, ...]) -> Iterator[Message]:
        known = self._known = self._known or set()
        for message in messages:
            if message.id not in known:
                known.add(message.id)
                yield message


def _held(verdict: Verdict) -> Iterator[datetime | None]:
    if isinstance(verdict, Held):
        yield verdict.at


def _fits(message: Message, wanted: DeliveryExpectation) -> bool:
    body = "\n".join(message.bodies)
    return not (
        (wanted.subject and compare("subject", wanted.subject, message.subject or ""))
        or (wanted.text and compare("text", wanted.text, body))
        or (wanted.json and compare_json(wanted.json, json_document(body)))
    )
