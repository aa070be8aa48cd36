"""An environment as rules look at it: with the drills that take place in it."""

from dataclasses import dataclass, field
from functools import cached_property

from commdrill.documents.document import Document
from commdrill.documents.environment import Environment
from commdrill.documents.links.drill import LinkedDrill
from commdrill.documents.roster import Enrolled
from commdrill.lint.world import World


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
