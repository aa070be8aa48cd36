"""The trackers of a script's steps: on pages, on inboxes, and those that a person attests."""

from collections.abc import Mapping
from dataclasses import dataclass

from commdrill.compile.script import ScriptStep
from commdrill.drivers.protocol import Observer
from commdrill.engine.attested_tracker import AttestedTracker
from commdrill.engine.channels import Channels
from commdrill.engine.inbox_tracker import InboxTracker
from commdrill.engine.page_tracker import PageTracker
from commdrill.engine.tools import Tools
from commdrill.engine.tracker import Tracker, WatchedTracker
from commdrill.judge.expectation import (
    AttestedExpectation,
    BoardExpectation,
    DeliveryExpectation,
    PageExpectation,
)


@dataclass(frozen=True)
class Trackers:
    """The steps of a run, by step id: what pages show, what people receive, what they attest."""

    order: tuple[str, ...]
    pages: Mapping[str, PageTracker]
    inboxes: Mapping[str, InboxTracker]
    attested: Mapping[str, AttestedTracker]

    @property
    def all(self) -> tuple[Tracker, ...]:
        """Every one, in the plan's order."""
        found: dict[str, Tracker] = {**self.pages, **self.inboxes, **self.attested}
        return tuple(found[step] for step in self.order)

    @property
    def watched(self) -> tuple[WatchedTracker, ...]:
        """Those that an observer sees, in the plan's order."""
        found: dict[str, WatchedTracker] = {**self.pages, **self.inboxes}
        return tuple(found[step] for step in self.order if step in found)


def trackers_of(
    steps: tuple[ScriptStep, ...],
    channels: Channels,
    observers: Mapping[str, Observer],
    tools: Tools,
) -> Trackers:
    """A tracker for each step, none of them begun."""
    pages: dict[str, PageTracker] = {}
    inboxes: dict[str, InboxTracker] = {}
    attested: dict[str, AttestedTracker] = {}
    for step in steps:
        name, channel = step.ref.id, step.ref.channel
        match step.promise.expectation:
            case AttestedExpectation(question):
                attested[name] = AttestedTracker(step, tools, question)
            case DeliveryExpectation() as wanted:
                proof = observers[channel].proof
                inboxes[name] = InboxTracker(step, channels.inboxes[channel], wanted, tools, proof)
            case PageExpectation() | BoardExpectation() as wanted:
                proof = observers[channel].proof
                pages[name] = PageTracker(step, channels.pages[channel], wanted, tools, proof)
    return Trackers(tuple(step.ref.id for step in steps), pages, inboxes, attested)
