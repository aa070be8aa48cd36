"""The trackers of a script's steps: each kind of promise has one of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TypeVar

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import Phase
from commdrill.engine.channels.first_seen import FirstSeen
from commdrill.engine.channels.of_script import Channels
from commdrill.engine.run_services import RunServices
from commdrill.engine.trackers.attested_tracker import AttestedTracker
from commdrill.engine.trackers.delivery_tracker import DeliveryTracker
from commdrill.engine.trackers.follow_up_tracker import FollowUpTracker
from commdrill.engine.trackers.mailing_tracker import MailingTracker
from commdrill.engine.trackers.page_tracker import PageTracker
from commdrill.engine.trackers.tracker import Tracker, WatchedTracker
from commdrill.engine.trackers.turn import Turn
from commdrill.engine.trackers.updates_tracker import UpdatesTracker
from commdrill.judge.expectation import (
    AttestedExpectation,
    BoardExpectation,
    DeliveryExpectation,
    Detected,
    Limits,
    PageExpectation,
    Promise,
)
from commdrill.judge.moment import UNSEEN
from commdrill.judge.progress import Promised
from commdrill.terms import Proof

T = TypeVar("T", bound=Tracker)


@dataclass(frozen=True)
class Trackers:
    """The steps of a run by id, each kind by itself, in the plan's order."""

    steps: tuple[ScriptStep, ...]
    pages: Mapping[str, PageTracker]
    watched: Mapping[str, WatchedTracker]  # pages among them
    attested: Mapping[str, AttestedTracker]

    @cached_property
    def all(self) -> tuple[Tracker, ...]:
        """Every one, in the plan's order."""
        found: dict[str, Tracker] = {**self.watched, **self.attested}
        return tuple(found[step.ref.id] for step in self.steps)


def in_phase(trackers: Iterable[T], phase: Phase) -> tuple[T, ...]:
    return tuple(tracker for tracker in trackers if tracker.step.promise.phase is phase)


def trackers_of(
    steps: tuple[ScriptStep, ...],
    channels: Channels,
    proofs: Mapping[str, Proof],
    services: RunServices,
) -> Trackers:
    """A tracker for each step, none of them begun; `proofs`: what seeing a channel is worth."""
    make = _Maker(channels, proofs, services)
    pages = {step.ref.id: page for step in steps if (page := make.page(step))}
    others = {step.ref.id: other for step in steps if (other := make.other(step))}
    watched: dict[str, WatchedTracker] = {**pages, **others}
    _put_in_turn(watched, channels)
    return Trackers(
        steps,
        pages,
        {step.ref.id: watched[step.ref.id] for step in steps if step.ref.id in watched},
        {step.ref.id: asked for step in steps if (asked := make.attested(step))},
    )


def _put_in_turn(watched: Mapping[str, WatchedTracker], channels: Channels) -> None:
    """Those that follow others know them, and when they were seen is noted of both."""
    seen = {
        name: one for name, one in watched.items() if isinstance(one, PageTracker | DeliveryTracker)
    }
    for own in seen.values():
        if follows := own.step.promise.follows:
            ahead = channels.detection if isinstance(follows, Detected) else seen[follows.step]
            assert ahead is not None, f"nothing detects what {own.step.ref.id} counts from"
            own.turn = Turn(follows, own, ahead, channels.phases)
            for one in (own, ahead):
                if isinstance(one, PageTracker):
                    one.first = FirstSeen()


@dataclass(frozen=True)
class _Maker:
    """Makes a tracker of one kind, where a step is of that kind."""

    channels: Channels
    proofs: Mapping[str, Proof]
    services: RunServices

    def page(self, step: ScriptStep) -> PageTracker | None:
        """For what a page or a status page has to show within a time."""
        match step.promise:
            case Promise(
                expectation=PageExpectation() | BoardExpectation() as wanted,
                limits=Limits(within=timedelta() as within, every=None, stays=stays),
            ):
                channel = self.channels.pages[step.ref.channel]
                is_kept = isinstance(wanted, BoardExpectation) and wanted.is_of_posts
                traceless = timedelta.max if is_kept else within * UNSEEN
                promised = Promised(within, stays, channel.use.interval, traceless)
                return PageTracker(
                    step, channel, wanted, promised, self.services, self._proof(step)
                )
        return None

    def other(self, step: ScriptStep) -> WatchedTracker | None:
        """For what has to reach people, or to keep coming."""
        services = self.services
        match step.promise:
            case Promise(expectation=DeliveryExpectation() as wanted, limits=limits):
                inbox, proof = self.channels.inboxes[step.ref.channel], self._proof(step)
                if limits.every is not None:
                    return MailingTracker(step, inbox, wanted, services, proof, limits.every)
                if limits.within is not None:
                    return DeliveryTracker(step, inbox, wanted, services, proof, limits.within)
            case Promise(
                expectation=PageExpectation() | BoardExpectation(),
                limits=Limits(every=timedelta() as every),
            ):
                page = self.channels.pages[step.ref.channel]
                return UpdatesTracker(step, page, every, services, self._proof(step))
        return None

    def attested(self, step: ScriptStep) -> AttestedTracker | None:
        """For what a person is asked."""
        match step.promise.expectation:
            case AttestedExpectation(question):
                if step.promise.phase is Phase.FOLLOW_UP and step.promise.term is not None:
                    return FollowUpTracker(step, self.services, question, step.promise.term)
                return AttestedTracker(step, self.services, question)
        return None

    def _proof(self, step: ScriptStep) -> Proof:
        return self.proofs[step.ref.channel]
