"""What can be asked of an environment though documents have mistakes: its drivers, without a promise."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from commdrill.compile.asked import Asked, with_variables
from commdrill.compile.identity import site_of
from commdrill.compile.script import ActionUse, ChannelUse, DriverUse, FaultUse, Script
from commdrill.compile.uses import Uses
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment
from commdrill.documents.plan import ChannelType, Phase, Plan
from commdrill.documents.roster import Roster
from commdrill.drivers.protocol import Driver
from commdrill.record.events import PlanRef
from commdrill.sighting import Inbox, Sighting, StatusBoard

_OFTEN = timedelta(seconds=1)


@dataclass(frozen=True)
class World:
    """A drill, the environment it names, and its plan, if that can be read."""

    drill: Document[Drill]
    plan: Document[Plan] | None
    environment: Document[Environment]
    roster: Roster
    uses: Uses

    def script(self, asked: Asked) -> Script:
        """One that can be preflighted, and has nothing to judge: what is wrong is left out."""
        drill, place = self.drill.model, self.environment.model
        script = Script(
            drill=drill.id,
            title=drill.title,
            plan=PlanRef(drill.plan, "", "", ""),
            scenario=drill.scenario,
            scenario_type="",
            site=site_of(place),
            addresses=self.roster.addresses(),
            component_names=self._names(),
            channels=tuple(self._channels()),
            steps=(),
            faults=tuple(self._faults()),
            actions=dict(self._actions()),
            hold=None,
            documents={},
        )
        return with_variables(script, place, asked)

    def _names(self) -> Mapping[str, str]:
        if self.plan is None:
            return {component: component for component in self.drill.model.take_down}
        return {name: component.name for name, component in self.plan.model.components.items()}

    def _ready(self, *route: str) -> DriverUse | None:
        return None if route in self.uses.wrong else self.uses.drivers.get(route)

    def _channels(self) -> Iterator[ChannelUse]:
        for name in self._watched():
            if use := self._ready("channels", name):
                kind = _kind_of(use.driver)
                yield ChannelUse(name, kind, use, _OFTEN, _OFTEN, {}, (), None)

    def _watched(self) -> Collection[str]:
        """The channels of its scenario, or all where nobody knows that."""
        scenarios = self.plan.model.scenarios if self.plan else {}
        if found := scenarios.get(self.drill.model.scenario):
            return dict.fromkeys(step.channel for step in found.steps)
        return self.environment.model.channels

    def _faults(self) -> Iterator[FaultUse]:
        for component, way in self.drill.model.take_down.items():
            if use := self._ready("components", component, way):
                yield FaultUse(component, way, use)

    def _actions(self) -> Iterator[tuple[Phase, tuple[ActionUse, ...]]]:
        for phase, names in self.drill.model.actions.items():
            uses = ((name, self._ready("actions", name)) for name in names)
            yield phase, tuple(ActionUse(name, use) for name, use in uses if use)


def _kind_of(driver: type[Driver]) -> ChannelType:
    """Any type of channel of which that can be seen."""
    shows: type[Sighting] | None = getattr(driver, "shows", None)
    if shows is StatusBoard:
        return ChannelType.STATUS_PAGE
    return ChannelType.WEBHOOK if shows is Inbox else ChannelType.HEALTH_CHECK
