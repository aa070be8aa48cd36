"""A step without fixed words that does not ask for what people outside need.

Why: where nobody has approved the words, `says` is all that a drill holds whoever is on duty to. People
ask the same three things each time: is it my service, when is it back, what do I do meanwhile.

Bad:

    - {id: email, phase: outage, channel: customer-email, to: [customers], says: [affected], within: 15m}

Good:

    - {id: email, phase: outage, channel: customer-email, to: [customers], says: [affected, eta, next-step], within: 15m}
"""

from collections.abc import Iterator

from commdrill.documents.plan import FreeThing, Phase
from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import BEFORE_THE_END, PlanView, StepUse
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.types.window import WindowPlaceholder

_ANSWERS = {
    FreeThing.ETA: (TimePlaceholder, WindowPlaceholder, DurationPlaceholder),
    FreeThing.NEXT_STEP: (UrlPlaceholder,),
}


def _look(view: PlanView) -> Iterator[Remark]:
    for use in view.uses:
        if use.step.says and not use.is_internal:
            missing = [thing.value for thing in _needed(use) if not _is_asked(view, use, thing)]
            if missing:
                message = f"step {use.step.id!r} need not say {' or '.join(missing)}"
                hint = f"write says: [{', '.join((*use.step.says, *missing))}]"
                yield on_key((*use.route, "says"), message, hint)


def _needed(use: StepUse) -> tuple[FreeThing, ...]:
    """Once it is over, and for who has followed a status page, there is less to ask."""
    if use.step.phase not in BEFORE_THE_END:
        return (FreeThing.AFFECTED,)
    if use.step.phase is Phase.UPDATE:
        return (FreeThing.AFFECTED, FreeThing.ETA)
    return tuple(FreeThing)


def _is_asked(view: PlanView, use: StepUse, thing: FreeThing) -> bool:
    declared = [view.plan.placeholders.get(name) for name in use.step.says]
    kinds = _ANSWERS.get(thing, ())
    return thing in use.step.says or any(isinstance(spec, kinds) for spec in declared)


RULE = PlanRule.warning("CD219", _look, __doc__)
