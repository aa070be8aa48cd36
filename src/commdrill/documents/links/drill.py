"""One drill: that its plan, its scenario and its environment are there, and fit each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from commdrill.documents.blackout import BlackoutCalendar
from commdrill.documents.dangling import all_dangling, dangling, dangling_key
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment, Subscriber, SubscriberFile
from commdrill.documents.links.detection import undetected
from commdrill.documents.links.placeholder import BUILT_IN
from commdrill.documents.plan import DIRECT, ChannelType, Phase, Plan, Scenario, Step
from commdrill.documents.problem import Problem, quoted
from commdrill.documents.project import Project
from commdrill.documents.roster import Roster
from commdrill.documents.severity import (
    NONE,
    certain,
    drilled_severity_problems,
    left_out,
    scenario_at,
    severity_of,
)
from commdrill.values import format_duration


@dataclass(frozen=True)
class LinkedDrill:
    """A drill with the plan, the scenario and the environment that it names.

    `scenario`: what is promised at its `severity`; `left_out`: the steps that are for others;
    `root`: the folder of the project.
    """

    drill: Document[Drill]
    plan: Document[Plan]
    scenario: Scenario
    environment: Document[Environment]
    roster: Roster
    severity: str = NONE
    left_out: tuple[Step, ...] = ()
    root: Path = Path()

    @property
    def subscribers(self) -> tuple[Subscriber, ...]:
        """Everybody enrolled in its environment."""
        return self.roster.subscribers()

    @property
    def files(self) -> tuple[Path, ...]:
        """Its documents, and what they name beside: each is needed to read them again."""
        place = self.environment
        entries = (*place.model.subscribers, *place.model.blackouts)
        documents = (self.plan, place, self.drill)
        named = (
            place.source.file.parent / entry.file
            for entry in entries
            if isinstance(entry, SubscriberFile | BlackoutCalendar)
        )
        return tuple(dict.fromkeys((*(document.source.file for document in documents), *named)))


def name_problems(project: Project, drill: Document[Drill], environment: str) -> Iterator[Problem]:
    """What a drill names and the project does not have."""
    model = drill.model
    yield from dangling(drill, ("plan",), model.plan, "plan", project.names("plan"))
    if environment == model.environment:
        known = project.names("environment")
        yield from dangling(drill, ("environment",), environment, "environment", known)
    plan = project.plans.get(model.plan)
    if plan is not None:
        what = f"scenario of {model.plan}"
        yield from dangling(drill, ("scenario",), model.scenario, what, plan.model.scenarios)
        yield from drilled_severity_problems(plan.model, drill)
        placeholders = (*plan.model.placeholders, *BUILT_IN)
        for name in model.values:
            yield from dangling_key(drill, ("values", name), "placeholder", placeholders)


def linked_drill(project: Project, drill: Document[Drill], environment: str) -> LinkedDrill | None:
    """The drill with all it names, if all of that is there."""
    plan = project.plans.get(drill.model.plan)
    scenario = plan.model.scenarios.get(drill.model.scenario) if plan else None
    found = project.environments.get(environment)
    if plan is None or scenario is None or found is None:
        return None
    severity = severity_of(plan.model, drill.model)
    promised, others = scenario_at(scenario, severity), left_out(scenario, severity)
    roster = project.rosters[environment]
    return LinkedDrill(drill, plan, promised, found, roster, severity, others, project.root)


def fit_problems(linked: LinkedDrill) -> Iterator[Problem]:
    """Everything in a drill that does not fit its plan and environment."""
    yield from own_problems(linked)
    yield from _channels(linked)
    yield from undetected(
        linked.plan.model, linked.scenario, linked.environment, linked.drill.model.id
    )
    yield from _reached(linked)


def own_problems(linked: LinkedDrill) -> Iterator[Problem]:
    """Those of them that stand in the drill itself."""
    yield from _take_down(linked)
    yield from _nothing_promised(linked)
    yield from _actions(linked)
    yield from _hold(linked)


def _nothing_promised(linked: LinkedDrill) -> Iterator[Problem]:
    if not linked.scenario.steps:
        name = quoted(linked.drill.model.scenario)
        message = f"scenario {name} promises nothing at {linked.severity}"
        hint = "drill another severity, or another scenario"
        yield linked.drill.problem(("scenario",), "D328", message, hint)


def _take_down(linked: LinkedDrill) -> Iterator[Problem]:
    environment = linked.environment.model
    for component, way in linked.drill.model.take_down.items():
        route = ("take_down", component)
        known = linked.plan.model.components
        yield from dangling_key(linked.drill, route, "component", known)
        if component not in known:
            continue
        ways = environment.components.get(component, {})
        what = f"way to break {component} in {environment.id}:"
        yield from dangling(linked.drill, route, way, what, ways)


def _actions(linked: LinkedDrill) -> Iterator[Problem]:
    environment = linked.environment.model
    for phase, names in linked.drill.model.actions.items():
        route = ("actions", phase.value)
        if phase is Phase.FOLLOW_UP and names:
            message = f"nothing is performed in phase {phase}: the run is over by then"
            yield linked.drill.key_problem(route, "D329", message, "remove it")
        what = f"action in {environment.id}:"
        yield from all_dangling(linked.drill, route, names, what, environment.actions)


def _hold(linked: LinkedDrill) -> Iterator[Problem]:
    """A hold that is over before an update is due proves nothing. Both run at the same pace."""
    hold = linked.drill.model.hold
    if hold is None:
        return
    longest = max((step for step in linked.scenario.steps if step.every), key=_every, default=None)
    if longest is not None and hold.total_seconds() < _every(longest):
        every = format_duration(timedelta(seconds=_every(longest)))
        message = (
            f"{format_duration(hold)} is over before step {quoted(longest.id)} (every {every})"
        )
        hint = f"hold for {every} or longer, or leave hold out"
        yield linked.drill.problem(("hold",), "D311", message, hint)


def _every(step: Step) -> float:
    every = certain(step.every)
    return every.total_seconds() if every else 0.0


def _channels(linked: LinkedDrill) -> Iterator[Problem]:
    """Each channel of the scenario that cannot be seen here, at the first step that needs it."""
    watched: set[str] = set(linked.environment.model.channels)
    for step, channel in _steps_by_type(linked):
        if channel is not ChannelType.MANUAL and step.channel not in watched:
            watched.add(step.channel)
            message = (
                f"channel {quoted(step.channel)} cannot be seen here, and step "
                f"{quoted(step.id)} of drill {quoted(linked.drill.model.id)} needs it"
            )
            hint = f"add {step.channel}: {{use: …, with: {{…}}}} under channels"
            yield linked.environment.key_problem(("channels",), "D313", message, hint)


def _reached(linked: LinkedDrill) -> Iterator[Problem]:
    """Each audience that nobody here stands for, at the first step that must reach it."""
    reported: set[tuple[str, ChannelType]] = set()
    for step, channel in _steps_by_type(linked):
        for audience in step.to if channel in DIRECT else ():
            known = audience in linked.plan.model.audiences
            if known and (audience, channel) not in reported:
                reported.add((audience, channel))
                yield from _somebody(linked, step, audience, channel)


def _somebody(
    linked: LinkedDrill, step: Step, audience: str, channel: ChannelType
) -> Iterator[Problem]:
    if not linked.roster.problems and not linked.roster.reaches(audience, channel):
        message = (
            f"nobody in audience {quoted(audience)} has an address for {channel}, and step "
            f"{quoted(step.id)} of drill {quoted(linked.drill.model.id)} must reach somebody"
        )
        hint = f"add a subscriber: {{id: …, audience: {audience}, {channel}: …}}"
        yield linked.environment.key_problem(("subscribers",), "D314", message, hint)


def _steps_by_type(linked: LinkedDrill) -> Iterator[tuple[Step, ChannelType]]:
    for step in linked.scenario.steps:
        if channel := linked.plan.model.channels.get(step.channel):
            yield step, channel.type
