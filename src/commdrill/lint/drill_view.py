"""A drill as rules look at it: with the plan, the scenario and the environment it names."""

from dataclasses import dataclass, field

from commdrill.documents.drill import Drill
from commdrill.documents.links.drill import LinkedDrill
from commdrill.lint.world import World


@dataclass(frozen=True)
class DrillView:
    """One drill that fits what it names, and the world around it."""

    linked: LinkedDrill
    world: World = field(repr=False)

    @property
    def drill(self) -> Drill:
        return self.linked.drill.model
