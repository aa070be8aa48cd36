"""What fills a placeholder when nobody has filled it yet: the longest sensible.

The longest are those that a duty officer would write at the worst of times: a web address of 35
characters, a time with its zone (and its date, where it may lie more than a day ahead), a text of
20 characters where the plan allows that many, six digits, the longest of a choice.
"""

from commdrill.documents.plan import Plan
from commdrill.lint.views import Words
from commdrill.wording.blocks import AFFECTED, fullest
from commdrill.wording.policy.mere_news import A_TIME
from commdrill.wording.template import fill, placeholders_in
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.window import WindowPlaceholder


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
