"""A drill as rules look at it: with the plan, the scenario and the environment it names."""

from dataclasses import dataclass, field

from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.links.drill import LinkedDrill
from commdrill.lint.world import World


@dataclass(frozen=True)
class DrillView:
    """One drill that fits what it names, and the world around it."""

    linked: LinkedDrill
    world: World = field(repr=False)

    @property
    def document(self) -> Document[Drill]:
        """The drill's own document."""
        return self.linked.drill

    @property
    def drill(self) -> Drill:
        """What it says."""
        return self.linked.drill.model
