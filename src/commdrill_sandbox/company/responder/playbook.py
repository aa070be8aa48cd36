"""The plan as the responder uses it: which scenario is on, and what its phases ask for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commdrill.documents.plan import Phase, Plan, Scenario, ScenarioType, Step
from commdrill.documents.sequence import links
from commdrill_sandbox.company.premises import Mode

_TYPES = {
    Mode.OUTAGE: ScenarioType.UNPLANNED,
    Mode.DEGRADED: ScenarioType.PARTIAL,
    Mode.MAINTENANCE: ScenarioType.MAINTENANCE,
}


@dataclass(frozen=True)
class Health:
    """What the monitor saw: how each component answers, and whether a whole Region is lost."""

    components: Mapping[str, Mode]
    region_lost: bool = False


@dataclass(frozen=True)
class Trigger:
    """A scenario that is on, and the component that set it off."""

    scenario: str
    component: str


class Playbook:
    """Looks up scenarios in a plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def triggers(self, health: Health) -> tuple[Trigger, ...]:
        """The scenarios that what was seen calls for, each once: by the first that sets it off."""
        if health.region_lost:
            lost = self._of_type(ScenarioType.DISASTER_RECOVERY)
            if lost is not None:
                return (Trigger(lost, self.plan.scenarios[lost].affects[0]),)
        first: dict[str, Trigger] = {}
        for found in self._triggers(health):
            first.setdefault(found.scenario, found)
        return tuple(first.values())

    def scenario_for(self, component: str, mode: Mode, also: Iterable[str] = ()) -> str | None:
        """The scenario for a component in this mode; of several, one that holds `also` too.

        A plan that has none of the fitting type may still speak of the component in another.
        """
        affecting = [
            (name, scenario)
            for name, scenario in self.plan.scenarios.items()
            if component in scenario.affects
        ]
        wanted = _TYPES[mode]
        ranked = sorted(
            affecting,
            key=lambda entry: (entry[1].type is not wanted, not set(also) <= set(entry[1].affects)),
        )
        return ranked[0][0] if ranked else None

    def maintenance_of(self, component: str) -> str | None:
        """The scenario of planned work on a component."""
        return self.scenario_for(component, Mode.MAINTENANCE)

    def _triggers(self, health: Health) -> Iterator[Trigger]:
        modes = health.components
        if health.region_lost:  # and the plan has no words for that: all that ran in it is lost
            modes = dict.fromkeys(self.plan.components, Mode.OUTAGE)
        broken = {name: mode for name, mode in modes.items() if mode is not Mode.NORMAL}
        for component, mode in broken.items():
            alike = [name for name, other in broken.items() if other is mode]
            scenario = self.scenario_for(component, mode, alike)
            if scenario is not None:
                yield Trigger(scenario, component)

    def _of_type(self, wanted: ScenarioType) -> str | None:
        scenarios = self.plan.scenarios.items()
        return next((name for name, scenario in scenarios if scenario.type is wanted), None)


def steps_of(scenario: Scenario, phase: Phase) -> tuple[Step, ...]:
    """Each behind all that it follows."""
    steps = (step for step in scenario.steps if step.phase is phase)
    return tuple(sorted(steps, key=lambda step: links(scenario, step)))
