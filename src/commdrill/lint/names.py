"""What a message may call what is affected, and what fills a placeholder when nobody has filled it yet: the longest sensible."""

from collections.abc import Iterator

from commdrill.documents.plan import Component, Plan
from commdrill.lint.views import PlanView, StepUse, Words
from commdrill.wording.blocks import AFFECTED, fullest
from commdrill.wording.policy.mere_news import A_TIME
from commdrill.wording.template import fill, placeholders_in
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.window import WindowPlaceholder


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


def filled(plan: Plan, words: Words, text: str, component: str) -> str:
    """The text with each placeholder filled by something that could stand there."""
    values = {name: spec.sample(words.language) for name, spec in plan.placeholders.items()}
    whole = fullest(text)
    nothing = dict.fromkeys(placeholders_in(whole), "")
    named = {name: component for name in placeholders_in(whole) if name.startswith(AFFECTED)}
    return fill(whole, {**nothing, **values, **named, "component": component, "message": ""})


def timeless(plan: Plan, text: str) -> str:
    """The text with a mark in place of each time: what stands around one tells no more than when."""
    kinds = plan.placeholders.items()
    times = [name for name, spec in kinds if isinstance(spec, TimePlaceholder | WindowPlaceholder)]
    return fill(fullest(text), dict.fromkeys(times, A_TIME))
