"""What a message may call what is affected: the names that `{{component}}` can stand for."""

from collections.abc import Iterator

from commdrill.documents.plan import Component
from commdrill.lint.views import PlanView, StepUse, Words


def names_in(view: PlanView, words: Words) -> tuple[str, ...]:
    """The affected components' names in the wording's language, the longest first."""
    found = {
        component.names().get(words.language, component.name)
        for use in words.uses
        for component in affected(view, use)
    }
    return tuple(sorted(found, key=len, reverse=True))


def all_names(view: PlanView, words: Words) -> tuple[str, ...]:
    """The same in every language."""
    found = [
        name
        for use in words.uses
        for component in affected(view, use)
        for name in (component.name, *component.names().values())
    ]
    return tuple(dict.fromkeys(found))


def affected(view: PlanView, use: StepUse) -> Iterator[Component]:
    """The components of a scenario; only those that its drills name, where each names one."""
    components = [view.plan.components[name] for name in use.scenario.affects]
    drills = [
        drill.model
        for drill in view.world.drills_of(view.plan.id)
        if drill.model.scenario == use.scenario_id
    ]
    named = {drill.values.get("component") for drill in drills}
    if not named or None in named:
        yield from components
        return
    known = [c for c in components if named & {c.name, *c.names().values()}]
    yield from known or components
