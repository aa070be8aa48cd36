"""What a drill comes down to: frozen, complete, nothing left to look up but secrets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from jsonpath_rfc9535 import JSONPathQuery

from commdrill.compile.site import Site
from commdrill.documents.plan import ChannelType, Phase
from commdrill.drivers.protocol import Driver
from commdrill.judge.expectation import (
    ApprovedText,
    DeliveryExpectation,
    PageExpectation,
    Person,
    Promise,
)
from commdrill.judge.sender import Sender
from commdrill.record.events import EnvironmentRef, PlanRef, StepRef
from commdrill.record.events.faults import fault_label
from commdrill.terms import Proof


@dataclass(frozen=True)
class DriverUse:
    """A driver by name, with its settings as written: references are filled in at the last moment."""

    name: str
    driver: type[Driver]
    settings: Mapping[str, Any]
    folder: Path  # of the document that names it
    place: str  # file:line of its `use`


@dataclass(frozen=True)
class FaultUse:
    """How a component is broken here."""

    component: str
    way: str
    use: DriverUse

    @property
    def name(self) -> str:
        """How people call it."""
        return fault_label(self.component, self.way)

    @property
    def who(self) -> str:
        """Its name among all drivers of a drill."""
        return f"fault {self.name}"


@dataclass(frozen=True)
class ActionUse:
    """How the plan is set going here."""

    id: str
    use: DriverUse

    @property
    def who(self) -> str:
        """Its name among all drivers of a drill."""
        return f"action {self.id}"


@dataclass(frozen=True)
class Detects:
    """What a channel shows once the outage is detected, and how long that may take."""

    expectation: PageExpectation | DeliveryExpectation
    within: timedelta


@dataclass(frozen=True)
class ChannelUse:
    """Where a channel is seen, and all that may be said on it.

    `known`: test subscribers by their address on it, lower case. `interval`, `sparsest`: between
    two looks, where something may happen and where nothing is due. `languages`: those its steps are
    read in. `sought`: the fixed words of the messages that its steps look for. `detects`: it is no
    channel of the plan, but shows that the outage is detected.
    """

    id: str
    type: ChannelType
    use: DriverUse
    interval: timedelta
    sparsest: timedelta
    known: Mapping[str, Person]
    wordings: tuple[ApprovedText, ...]
    drill_mark: str | None
    sender: Sender = field(default_factory=Sender)
    shown: tuple[JSONPathQuery, ...] = ()
    languages: tuple[str, ...] = ()
    sought: tuple[tuple[str, ...], ...] = ()
    detects: Detects | None = None

    @property
    def who(self) -> str:
        """Its name among all drivers of a drill."""
        return f"channel {self.id}"


@dataclass(frozen=True)
class ScriptStep:
    """A promise of the plan, how reports name it, and the weakest proof that will do."""

    ref: StepRef
    promise: Promise
    proof: Proof | None = None


@dataclass(frozen=True)
class Script:
    """A whole drill, ready to perform."""

    drill: str
    title: str
    plan: PlanRef
    scenario: str
    scenario_type: str
    site: Site
    addresses: tuple[str, ...]  # of every test subscriber, for the guard
    component_names: Mapping[str, str]
    channels: tuple[ChannelUse, ...]
    steps: tuple[ScriptStep, ...]
    faults: tuple[FaultUse, ...]
    actions: Mapping[Phase, tuple[ActionUse, ...]]
    hold: timedelta | None
    documents: Mapping[str, str]
    variables: Mapping[str, str] = field(default_factory=dict)  # `${var:NAME}`, as they were set
    until_asked: bool = False  # the outage lasts until somebody asks for its end
    only: frozenset[str] | None = None  # the steps that are asked for, where not all are
    approved: str = ""  # who approved the plan, and when
    files: tuple[Path, ...] = ()  # its documents, and what they name beside
    speaker: str = ""  # who tells people, by the plan's roles
    severity: str = ""  # how bad it is, of those that the plan knows
    left_out: tuple[StepRef, ...] = ()  # steps that are for other severities alone
    open_questions: tuple[str, ...] = ()  # what its documents ask, and nobody has answered yet

    @property
    def refs(self) -> tuple[StepRef, ...]:
        """Every step of its scenario, those that are left out at the end."""
        return (*(step.ref for step in self.steps), *self.left_out)

    @property
    def environment(self) -> EnvironmentRef:
        """Its name, stage and pace."""
        return self.site.environment

    @property
    def uses(self) -> Mapping[str, DriverUse]:
        """Every driver of it once, by how people call each."""
        return {
            **{one.who: one.use for one in self.faults},
            **{one.who: one.use for one in self.channels},
            **{one.who: one.use for uses in self.actions.values() for one in uses},
        }

    def steps_in(self, phase: Phase) -> tuple[ScriptStep, ...]:
        return tuple(step for step in self.steps if step.promise.phase is phase)

    def is_asked(self, step_id: str) -> bool:
        """Whether anybody wants to know of this step."""
        return self.only is None or step_id in self.only

    def is_awaited(self, step: ScriptStep) -> bool:
        """Whether its phase lasts until it is settled: it is asked for, or one of a later phase is.

        What is to be seen later hangs on what came before it.
        """
        order = tuple(Phase)
        asked = [other for other in self.steps if self.is_asked(other.ref.id)]
        last = max((order.index(other.promise.phase) for other in asked), default=-1)
        return self.is_asked(step.ref.id) or order.index(step.promise.phase) < last

    def channel(self, channel_id: str) -> ChannelUse | None:
        """Where a channel is seen; None for one that a person attests."""
        return next((channel for channel in self.channels if channel.id == channel_id), None)
