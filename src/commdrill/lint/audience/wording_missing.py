"""A language that an audience reads and a message for it does not have.

Why: an audience declared to read Spanish gets English in the one moment when it must understand.

Bad:

    audiences: {customers: {relation: external, languages: [en, es]}}
    messages: {outage-email: {subject: …, text: …}}          # English alone

Good:

    messages: {outage-email: {subject: …, text: …, languages: {es: {subject: …, text: …}}}}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    plan, said = view.plan, set[tuple[str, str]]()
    for use in view.uses:
        if use.step.message is None:
            continue
        there = plan.messages[use.step.message].in_languages(plan.language)
        for audience in use.step.to:
            for language in plan.audience_languages(audience):
                missing = (use.step.message, language)
                if language not in there and missing not in said:
                    said.add(missing)
                    message = f"no wording in {language!r}, which audience {audience!r} reads"
                    hint = f"add languages: {{{language}: {{text: …}}}}"
                    yield on_key(("messages", use.step.message), message, hint)


RULE = PlanRule.error("CD109", _look, __doc__)
