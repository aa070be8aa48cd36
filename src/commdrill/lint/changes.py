"""What a change touches: two versions of a project compared as documents, not line by line."""

from collections.abc import Iterable, Iterator
from typing import Any

from commdrill.documents.decode import AnyDocument
from commdrill.documents.problem import Route
from commdrill.documents.project import Project
from commdrill.documents.substance import drill_substance, environment_substance
from commdrill.lint.finding import Finding, inside

_DOCUMENT_WIDE = 1  # a route this short speaks of a document's own key


def changed_drills(old: Project, new: Project, environment: str | None = None) -> frozenset[str]:
    """The drills that are new, or do or look at something else than before.

    A drill that could not be compared, because something it names is not there, counts as changed.
    """
    return frozenset(
        name
        for name in new.drills
        if (now := _drilled(new, name, environment)) is None
        or now != _drilled(old, name, environment)
    )


def _drilled(project: Project, name: str, environment: str | None) -> tuple[str, str] | None:
    drill = project.drills.get(name)
    plan = project.plans.get(drill.model.plan) if drill else None
    place = project.environments.get(environment or drill.model.environment) if drill else None
    if drill is None or plan is None or place is None:
        return None
    try:
        does = drill_substance(plan.model, drill.model)
    except KeyError:  # it names what is not there: `lint` and `run` tell of that
        return None
    return does, environment_substance(place.model, project.subscribers(place.model.id))


def touched(
    findings: Iterable[Finding], before: Iterable[Finding], old: Project, new: Project
) -> Iterator[Finding]:
    """The findings that a change brought about, or that are about something it touched."""
    known = {finding.fingerprint for finding in before}
    then, now = _by_subject(old), _by_subject(new)
    for finding in findings:
        is_new = finding.fingerprint not in known
        if is_new or _differs(finding, then.get(finding.subject), now.get(finding.subject)):
            yield finding


def _differs(finding: Finding, then: AnyDocument | None, now: AnyDocument | None) -> bool:
    if then is None or now is None:
        return then is not now
    if len(finding.route) <= _DOCUMENT_WIDE:
        return False
    return bool(_part(then, finding, finding.route) != _part(now, finding, finding.route))


def _part(document: AnyDocument, finding: Finding, route: Route) -> Any:
    """What the finding is about: the step by its id, else the message, channel or component."""
    data = document.source.data
    if route[0] == "scenarios" and len(route) > 3:
        steps = inside(inside(inside(data, "scenarios"), route[1]), "steps") or []
        wanted = finding.place.split(".")[3]
        return next((s for s in steps if isinstance(s, dict) and s.get("id") == wanted), None)
    return inside(inside(data, route[0]), route[1])


def _by_subject(project: Project) -> dict[str, AnyDocument]:
    return {
        **{f"plan {name}": plan for name, plan in project.plans.items()},
        **{f"environment {name}": place for name, place in project.environments.items()},
        **{f"drill {name}": drill for name, drill in project.drills.items()},
        **{f"actions {name}": actions for name, actions in project.actions.items()},
    }
