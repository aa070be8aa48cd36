"""Which drills a command line means: ids, files or folders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from commdrill.documents.project import Project
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.errors import UsageError


def drills_named(project: Project, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of the drills that ids, files and folders name, each once, in the order named.

    None named: all. An id comes first: a folder of the same name is meant by `./name`.

    Raises:
        UsageError: a name that is no drill's, or a file or folder that holds none.
    """
    wanted = list(names)
    if not wanted:
        return tuple(project.drills)
    return tuple(dict.fromkeys(drill for name in wanted for drill in _named(project, name)))


def plans_named(project: Project, names: Iterable[str]) -> frozenset[str]:
    """The plans of the drills that these mean, and of those that have another mistake.

    Raises:
        UsageError: as `drills_named`.
    """
    known = project.drills
    named = (known[drill].model for drill in drills_named(project, names) if drill in known)
    broken = (fragment.document.model for fragment in project.fragments.drills)
    return frozenset(drill.plan for drill in (*named, *broken))


def _named(project: Project, name: str) -> Iterator[str]:
    path = Path(name)
    if name in project.drills or ("drill", name) in project.broken:
        yield name
    elif name and path.exists():
        yield from _under(project, path)
    else:
        near = did_you_mean(name, project.drills)
        raise UsageError(
            f"there is no drill, file or folder {name!r}{near}; "
            f"drills there are: {listed(project.drills)}"
        )


def _under(project: Project, path: Path) -> Iterator[str]:
    place = path.resolve()
    found = [
        name
        for name, drill in project.drills.items()
        if drill.source.file.resolve().is_relative_to(place)
    ]
    broken = any(
        Path(problem.position.file).resolve().is_relative_to(place) for problem in project.problems
    )
    if not found and not broken:
        outside = not place.is_relative_to(project.root.resolve())
        hint = f": it lies outside the project {str(project.root)!r}, see --root" if outside else ""
        there = f"; drills there are: {listed(project.drills)}"
        raise UsageError(f"no drill in {str(path)!r}{hint or there}")
    yield from found
