"""A project linked with the drivers there are: one value, and whoever asks reads that."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from commdrill.compile.uses import Uses, checked_uses, detection_problems, sighting_problems
from commdrill.documents.document import Document
from commdrill.documents.environment import Environment
from commdrill.documents.links.drill import LinkedDrill
from commdrill.documents.links.linked_documents import LinkedDocuments, link, link_named
from commdrill.documents.problem import Problem
from commdrill.documents.project import Project
from commdrill.drivers.registry import Registry
from commdrill.errors import DriverError


@dataclass(frozen=True)
class LinkedProject:
    """Drills with all they name, each `use:` of their environments checked once, every problem.

    `uses`: by the environment's id, then by where it stands in it.
    """

    documents: LinkedDocuments
    uses: Mapping[str, Uses]
    use_problems: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of documents, then those of what they use."""
        return (*self.documents.problems, *self.use_problems)

    @property
    def unloaded(self) -> tuple[Problem, ...]:
        """Uses whose package does not load: whoever installed it mends it; it stops who needs it alone."""
        places, hint = self.documents.project.environments, "mend its package, or uninstall it"
        return tuple(
            places[name].problem((*route, "use"), "D416", str(why), hint)
            for name, found in self.uses.items()
            for route, why in found.wrong.items()
            if isinstance(why, DriverError)
        )

    @property
    def drills(self) -> tuple[LinkedDrill, ...]:
        """All that were asked for, in that order."""
        return tuple(self.documents.drills.values())

    def only(self, drill: str) -> "LinkedProject":
        """One of its drills, by itself."""
        drills = {name: one for name, one in self.documents.drills.items() if name == drill}
        return replace(self, documents=replace(self.documents, drills=drills))


def link_project(
    project: Project, registry: Registry, elsewhere: str | None = None
) -> LinkedProject:
    """All of a project; `elsewhere`: the environment to run every drill in, instead of its own.

    Raises:
        UsageError: there is no such environment.
    """
    return _with_uses(link(project, elsewhere), project.environments.values(), registry)


def link_some(
    project: Project, names: Iterable[str], registry: Registry, elsewhere: str | None = None
) -> LinkedProject:
    """These drills and what they name.

    Raises:
        UsageError: there is no such drill or environment.
    """
    documents = link_named(project, names, elsewhere)
    places = {one.environment.model.id: one.environment for one in documents.drills.values()}
    return _with_uses(documents, places.values(), registry)


def _with_uses(
    documents: LinkedDocuments, places: Iterable[Document[Environment]], registry: Registry
) -> LinkedProject:
    uses = {place.model.id: checked_uses(place, registry) for place in places}
    return LinkedProject(documents, uses, tuple(_problems(documents, uses, registry)))


def _problems(
    documents: LinkedDocuments, uses: Mapping[str, Uses], registry: Registry
) -> Iterator[Problem]:
    """Wrong uses, those of environments that have another mistake, too; observers that do not fit."""
    for name, found in uses.items():
        yield from found.problems
        yield from detection_problems(documents.project.environments[name], found)
    for fragment in documents.project.fragments.environments:
        yield from fragment.told(checked_uses(fragment.document, registry).problems)
    for drill in documents.drills.values():
        place = drill.environment
        yield from sighting_problems(drill.plan.model, place, uses[place.model.id])
