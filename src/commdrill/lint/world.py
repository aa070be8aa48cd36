"""All that rules may know: the documents, what earlier runs said, and the day it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Tier
from commdrill.documents.links.linked_documents import LinkedDocuments
from commdrill.documents.project import Project
from commdrill.record.past import History, PastRun, PastStep
from commdrill.values import grouped


@dataclass(frozen=True)
class ChangingLooks:
    """A channel of which each look may do something there: by which method, in which drill, how often."""

    environment: str
    channel: str
    method: str
    drill: str
    looks: int


@dataclass(frozen=True)
class WeakWitness:
    """A step of a drill that asks for a stronger proof than whoever looks at its channel there has."""

    environment: str
    channel: str
    seen_by: str
    proof: str
    step: str
    asked: str


@dataclass(frozen=True)
class World:
    """`changed_on`: when a plan's substance last changed, as version control knows, by its id.

    `changing_looks`, `weak_witnesses`: what drills would ask for, of those that are without a mistake.
    """

    documents: LinkedDocuments
    today: date
    history: History = field(default_factory=History, repr=False)
    changed_on: Mapping[str, date] = field(default_factory=dict)
    changing_looks: tuple[ChangingLooks, ...] = ()
    weak_witnesses: tuple[WeakWitness, ...] = ()

    @property
    def project(self) -> Project:
        """What they are documents of."""
        return self.documents.project

    def drills_of(self, plan: str) -> tuple[Document[Drill], ...]:
        return self._drills.get(plan, ())

    def proving_runs(self, plan: str, scenario: str) -> tuple[PastRun, ...]:
        """Runs that told something, newest first; rehearsals count where there is no other place."""
        runs = self.history.of_scenario(plan, scenario)
        return tuple(run for run in runs if run.is_told and self._counts(run.environment.stage))

    def proving_drillings(self, plan: str, scenario: str, step: str) -> tuple[PastStep, ...]:
        """The same for one step."""
        drillings = self.history.drillings(plan, scenario, step)
        return tuple(d for d in drillings if d.is_told and self._counts(d.environment.stage))

    def _counts(self, stage: str) -> bool:
        return stage != Tier.SANDBOX or not self.has_real_place

    @cached_property
    def has_real_place(self) -> bool:
        """Whether there is an environment beside sandboxes, where a drill is more than a rehearsal."""
        places = self.project.environments.values()
        return any(place.model.stage is not Tier.SANDBOX for place in places)

    @cached_property
    def _drills(self) -> dict[str, tuple[Document[Drill], ...]]:
        return grouped((drill.model.plan, drill) for drill in self.project.drills.values())
