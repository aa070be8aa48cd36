"""One environment: that it is guarded, and that its subscribers are in audiences of some plan."""

from collections.abc import Iterator

from commdrill.documents.document import Document
from commdrill.documents.environment import Environment, Guard, Tier
from commdrill.documents.links.blackout import blackout_problems
from commdrill.documents.links.ended import ended_features
from commdrill.documents.problem import Problem, quoted
from commdrill.documents.project import Project
from commdrill.documents.suggestion import did_you_mean, listed


def environment_problems(project: Project, environment: Document[Environment]) -> Iterator[Problem]:
    """Everything wrong with an environment by itself."""
    yield from _guard(environment)
    yield from ended_features(environment)
    yield from blackout_problems(environment, project.readable)
    yield from _audiences(project, environment)


def _guard(environment: Document[Environment]) -> Iterator[Problem]:
    model = environment.model
    if model.stage is Tier.SANDBOX or _guards(model.guard):
        return
    what = "is missing" if model.guard is None else "guards against nothing"
    message = f"'guard' {what}, and stage {model.stage} needs it"
    hint = 'add guard: {hosts: ["*.dev.…"], recipients: […], aws_account: "…"}'
    if model.guard is None:
        yield environment.problem(("stage",), "D312", message, hint)
    else:
        yield environment.key_problem(("guard",), "D312", message, hint)


def _guards(guard: Guard | None) -> bool:
    return guard is not None and bool(guard.aws_account or guard.hosts or guard.recipients)


def _audiences(project: Project, environment: Document[Environment]) -> Iterator[Problem]:
    """Each unknown audience once, at the first subscriber who is said to be in it."""
    enrolled = project.rosters[environment.model.id].enrolled
    known = _known_audiences(project, {entry.subscriber.audience for entry in enrolled})
    if known is None:
        return
    for entry in enrolled:
        audience = entry.subscriber.audience
        if audience not in known:
            message = f"no plan has an audience {quoted(audience)}{did_you_mean(audience, known)}"
            yield entry.problem("audience", "D301", message, f"there are: {listed(known)}")
            known.add(audience)


def _known_audiences(project: Project, wanted: set[str]) -> set[str] | None:
    """Those of all plans; None where one that cannot be read may have what is wanted.

    Plans that nobody asked for are looked into only where the others lack one.
    """
    known = {name for plan in project.plans.values() for name in plan.model.audiences}
    aside = [] if wanted <= known else [plan.audiences() for plan in project.aside]
    if None in aside or any(kind == "plan" for kind, _ in project.broken):
        return None
    return known.union(*filter(None, aside))
