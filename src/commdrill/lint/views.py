"""Documents as rules look at them: a plan, an environment, a drill, a list of actions, and what is around each."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Any, TypeVar

from commdrill.documents.actions import Actions
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment
from commdrill.documents.links.drill import LinkedDrill
from commdrill.documents.plan import (
    INBOXES,
    PAGES,
    Channel,
    ChannelType,
    Phase,
    Plan,
    Scenario,
    Step,
)
from commdrill.documents.problem import Route
from commdrill.documents.roster import Enrolled
from commdrill.documents.sequence import latest
from commdrill.documents.severity import scenario_at, severities_of
from commdrill.lint.due_times import DueTime, due_times
from commdrill.lint.world import World
from commdrill.record.follow_up import FollowUp, follow_ups
from commdrill.values import grouped

T = TypeVar("T")

BROADCAST = PAGES | {ChannelType.STATUS_PAGE}  # seen by whoever looks
TROUBLE = frozenset({Phase.OUTAGE, Phase.UPDATE})
BEFORE_THE_END = frozenset({Phase.NOTICE, *TROUBLE})


@dataclass(frozen=True)
class StepUse:
    """A step of a scenario, the channel it is told on, and where it stands in the document."""

    scenario_id: str
    scenario: Scenario = field(repr=False)
    index: int
    step: Step
    channel: Channel
    is_internal: bool

    @property
    def latest(self) -> timedelta | None:
        """By when it is due, from the start of its phase, where what it follows takes its whole time.

        Of a step at one severity.
        """
        return latest(self.scenario, self.step)

    @property
    def route(self) -> Route:
        return ("scenarios", self.scenario_id, "steps", self.index)


@dataclass(frozen=True)
class Words:
    """One wording of a message in one language, and every step it is used in."""

    message: str
    language: str
    subject: str | None
    text: str
    route: Route  # of what holds `subject` and `text`
    uses: tuple[StepUse, ...]

    @property
    def whole(self) -> str:
        """Subject and text, as a reader takes them in."""
        return f"{self.subject}\n\n{self.text}" if self.subject else self.text

    @property
    def outside(self) -> tuple[StepUse, ...]:
        """The uses in which somebody outside reads it; health checks have no reader."""
        return tuple(
            use
            for use in self.uses
            if not use.is_internal and use.channel.type is not ChannelType.HEALTH_CHECK
        )

    def route_of(self, words: str) -> Route:
        """Of the subject, if the words stand there; of the text otherwise."""
        in_subject = self.subject is not None and words in self.subject and words not in self.text
        return (*self.route, "subject" if in_subject else "text")


@dataclass(frozen=True)
class PlanView:
    """One plan and the world around it."""

    document: Document[Plan]
    world: World = field(repr=False)
    _known: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, question: Hashable, work: Callable[[], T]) -> T:
        """What several rules ask of a plan, worked out once."""
        if question not in self._known:
            self._known[question] = work()
        known: T = self._known[question]
        return known

    @property
    def plan(self) -> Plan:
        return self.document.model

    @cached_property
    def uses(self) -> tuple[StepUse, ...]:
        """Every step of every scenario."""
        return tuple(self._uses())

    def use_at(self, use: StepUse, severity: str) -> StepUse | None:
        """A step as it is promised at a severity; None: it is not."""
        scenario = self._scenarios_at[use.scenario_id, severity]
        step = next((one for one in scenario.steps if one.id == use.step.id), None)
        return replace(use, scenario=scenario, step=step) if step else None

    @cached_property
    def _scenarios_at(self) -> dict[tuple[str, str], Scenario]:
        severities, scenarios = severities_of(self.plan), self.plan.scenarios.items()
        return {(name, at): scenario_at(one, at) for name, one in scenarios for at in severities}

    @cached_property
    def uses_at_each_severity(self) -> tuple[tuple[str, StepUse], ...]:
        """Every step at each severity, with its limits there; those that do not hang on it, once."""
        return tuple(self._uses_at_each_severity())

    def _uses_at_each_severity(self) -> Iterator[tuple[str, StepUse]]:
        for use in self.uses:
            met = set[tuple[Any, ...]]()
            for severity in severities_of(self.plan):
                promised = self.use_at(use, severity)
                limits = promised and (promised.step.within, promised.step.every, promised.latest)
                if promised and limits and limits not in met:
                    met.add(limits)
                    yield severity, promised

    def uses_in(self, scenario: str) -> tuple[StepUse, ...]:
        return tuple(use for use in self.uses if use.scenario_id == scenario)

    @cached_property
    def wordings(self) -> tuple[Words, ...]:
        """Every wording that some step uses, in every language."""
        return tuple(words for words in self._wordings() if words.uses)

    def reached(self, use: StepUse) -> frozenset[str]:
        """The audiences that a step tells something."""
        if use.step.to:
            return frozenset(use.step.to)
        audiences = self.plan.audiences.items()
        wanted = {
            ChannelType.WEBHOOK: {"internal"},
            ChannelType.MANUAL: {"internal", "external"},
        }.get(use.channel.type, {"external"})
        found = frozenset(name for name, audience in audiences if audience.relation in wanted)
        return found or frozenset(self.plan.audiences)

    def hangs_on(self, channel: str) -> dict[str, tuple[str, ...]]:
        """Everything a channel relies on, each with the chain that leads there, the shortest."""
        return self.once(("hangs_on", channel), lambda: dict(self._chains_from(channel)))

    def _chains_from(self, channel: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        waiting: list[tuple[str, tuple[str, ...]]] = [
            (name, (channel, name)) for name in self.plan.channels[channel].relies_on
        ]
        seen: set[str] = set()
        while waiting:
            name, chain = waiting.pop(0)
            if name in seen:
                continue
            seen.add(name)
            yield name, chain
            thing = self.plan.components.get(name) or self.plan.channels.get(name)
            waiting += [(on, (*chain, on)) for on in (thing.relies_on if thing else ())]

    def _uses(self) -> Iterator[StepUse]:
        for name, scenario in self.plan.scenarios.items():
            for index, step in enumerate(scenario.steps):
                channel = self.plan.channels[step.channel]
                is_internal = self._is_internal(step, channel)
                yield StepUse(name, scenario, index, step, channel, is_internal)

    def _is_internal(self, step: Step, channel: Channel) -> bool:
        """As reports have it: a page is for everybody, a message for whom it goes to."""
        if channel.type not in INBOXES and channel.type is not ChannelType.MANUAL:
            return False
        return all(self.plan.audiences[name].relation == "internal" for name in step.to)

    def _wordings(self) -> Iterator[Words]:
        uses = grouped((use.step.message, use) for use in self.uses)
        first = self.plan.language
        for name, message in self.plan.messages.items():
            for language, wording in message.in_languages(first).items():
                here: Route = ("messages", name)
                route = here if language == first else (*here, "languages", language)
                used = [u for u in uses.get(name, ()) if u.step.language in (None, language)]
                yield Words(name, language, wording.subject, wording.text, route, tuple(used))


@dataclass(frozen=True)
class EnvironmentView:
    """One environment and the world around it."""

    document: Document[Environment]
    world: World = field(repr=False)

    @property
    def environment(self) -> Environment:
        return self.document.model

    @property
    def enrolled(self) -> tuple[Enrolled, ...]:
        """Its test subscribers, those in files included."""
        return self.world.project.rosters[self.environment.id].enrolled

    @cached_property
    def drills(self) -> tuple[LinkedDrill, ...]:
        """Those that take place in it, each with its plan and scenario."""
        drills = self.world.documents.drills.values()
        return tuple(drill for drill in drills if drill.environment is self.document)


@dataclass(frozen=True)
class DrillView:
    """One drill that fits what it names, and the world around it."""

    linked: LinkedDrill
    world: World = field(repr=False)

    @property
    def drill(self) -> Drill:
        return self.linked.drill.model

    @cached_property
    def due_times(self) -> tuple[DueTime, ...]:
        """When its schedule has it due, from today on; none where it has no schedule."""
        schedule = self.drill.schedule
        return due_times(schedule, self.world.today) if schedule else ()


@dataclass(frozen=True)
class ActionsView:
    """One list, and the world around it."""

    document: Document[Actions]
    world: World = field(repr=False)

    @cached_property
    def followed(self) -> tuple[FollowUp, ...]:
        """Each action, as of today."""
        return follow_ups(self.document.model.actions, self.world.history, self.world.today)
