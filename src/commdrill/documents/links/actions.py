"""Actions: that the promises they mend are there, none is named twice, none is due before it begins."""

from collections.abc import Iterator

from commdrill.documents.actions import Actions, CorrectiveAction
from commdrill.documents.dangling import dangling
from commdrill.documents.document import Document
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.project import Project


def actions_problems(project: Project, document: Document[Actions]) -> Iterator[Problem]:
    met: set[str] = set()
    for number, action in enumerate(document.model.actions):
        route: Route = ("actions", number)
        yield from _finding(project, document, action, (*route, "finding"))
        if action.id in met:
            message = f"action {quoted(action.id)} is there already"
            yield document.problem((*route, "id"), "D201", message, "give each an id of its own")
        met.add(action.id)
        if action.began is not None and action.due < action.began:
            message = f"due on {action.due}, before it began on {action.began}"
            yield document.problem((*route, "due"), "D325", message, "name a later day")


def _finding(
    project: Project, document: Document[Actions], action: CorrectiveAction, route: Route
) -> Iterator[Problem]:
    """A plan that cannot be read tells of itself."""
    wanted = action.finding
    yield from dangling(document, (*route, "plan"), wanted.plan, "plan", project.names("plan"))
    if wanted.plan not in project.plans:
        return
    scenarios = project.plans[wanted.plan].model.scenarios
    if wanted.scenario is not None:
        what = f"scenario of {wanted.plan}"
        yield from dangling(document, (*route, "scenario"), wanted.scenario, what, scenarios)
    names = (wanted.scenario,) if wanted.scenario in scenarios else tuple(scenarios)
    steps = {step.id for name in names if name in scenarios for step in scenarios[name].steps}
    yield from dangling(document, (*route, "step"), wanted.step, f"step of {wanted.plan}", steps)
