"""An audience, a language or a channel for which there is no test subscriber.

Why: a drill sees only what its subscribers get. Without one who reads Spanish by SMS, the Spanish SMS
is never looked at. (Nobody at all on a channel is a mistake of its own, D314.)

Bad: customers read [en, es], and there is only

    - {id: ben, audience: customers, language: en, email: ben@drill.anycompany.example}

Good:

    - {id: ana, audience: customers, language: es, email: ana@drill.anycompany.example}
    - {id: ben, audience: customers, language: en, email: ben@drill.anycompany.example}
"""

from collections.abc import Iterator

from commdrill.documents.links.drill import LinkedDrill
from commdrill.documents.plan import DIRECT
from commdrill.lint.rule import EnvironmentRule, Remark, on_key
from commdrill.lint.views import EnvironmentView

_Need = tuple[str, str, str]  # audience, language, channel type


def _look(view: EnvironmentView) -> Iterator[Remark]:
    there = {need for drill in view.drills for need in _enrolled(view, drill)}
    needed = dict.fromkeys(need for drill in view.drills for need in _needed(drill))
    for audience, language, kind in needed:
        if (audience, language, kind) not in there:
            message = f"no subscriber in {audience!r} reads {language!r} by {kind}"
            hint = f"add {{id: …, audience: {audience}, language: {language}, {kind}: …}}"
            yield on_key(("subscribers",), message, hint)


def _needed(drill: LinkedDrill) -> Iterator[_Need]:
    plan = drill.plan.model
    for step in drill.scenario.steps:
        channel = plan.channels.get(step.channel)
        for audience in step.to if channel and channel.type in DIRECT else ():
            if channel and audience in plan.audiences:
                for language in plan.audience_languages(audience):
                    yield audience, language, channel.type.value


def _enrolled(view: EnvironmentView, drill: LinkedDrill) -> Iterator[_Need]:
    plan = drill.plan.model
    for entry in view.enrolled:
        person = entry.subscriber
        if person.audience not in plan.audiences:
            continue
        reads = plan.audience_languages(person.audience)
        languages = (person.language,) if person.language else reads[:1] if len(reads) == 1 else ()
        for kind in DIRECT:
            if person.address(kind):
                for language in languages:
                    yield person.audience, language, kind.value


RULE = EnvironmentRule.warning("CD413", _look, __doc__)
