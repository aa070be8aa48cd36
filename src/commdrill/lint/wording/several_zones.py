"""A message whose readers live in several time zones, and whose times may name none.

Why: "back by 18:30" is six hours apart in Madrid and in New York. A page is read in the plan's own zone, whoever
looks at it; a mail in that of its audience. A zone in the words leaves no doubt.

Bad:

    timezone: Europe/Madrid
    audiences: {customers: {relation: external}, partners: {relation: external, timezone: America/New_York}}
    messages: {outage-page: {text: "We expect it back {{eta}}. …"}}

Good: the zone stands in the words, so that what fills the placeholder is read in it.

    messages: {outage-page: {text: "We expect it back {{eta}} (Madrid time). …"}}
"""

from collections.abc import Iterator

from commdrill.documents.suggestion import listed
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import BROADCAST, PlanView, Words
from commdrill.wording import times
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.window import WindowPlaceholder


def _look(view: PlanView) -> Iterator[Remark]:
    plan = view.plan
    zones = {name: plan.audience_timezone(name) for name in plan.audiences}
    for words in view.wordings:
        readers = _readers(words, zones)
        there = sorted({zone for zone in readers if zone})
        if (
            len(there) > 1
            and _states_a_time(view, words)
            and not times.grammar.names_a_zone(words.whole, words.language)
        ):
            message = (
                f"readers of this live in several time zones ({listed(there)}), and it names none"
            )
            yield on_value((*words.route, "text"), message, "write the zone: {{eta}} UTC")


def _readers(words: Words, zones: dict[str, str | None]) -> set[str | None]:
    """The zones of all who may read this: of everybody, where it stands for all to see."""
    if any(use.channel.type in BROADCAST for use in words.uses):
        return set(zones.values())
    return {zones.get(audience) for use in words.uses for audience in use.step.to}


def _states_a_time(view: PlanView, words: Words) -> bool:
    specs = (view.plan.placeholders.get(name) for name in placeholders_in(words.whole))
    return any(isinstance(spec, TimePlaceholder | WindowPlaceholder) for spec in specs)


RULE = PlanRule.warning("CD218", _look, __doc__)
