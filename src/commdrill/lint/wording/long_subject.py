"""A subject that mail programs and telephones cut off.

Why: what is lost must be seen in the list of mails, before anything is opened. Desktop programs show
about 70 characters, telephones fewer. Counted with the longest that would sensibly fill it.

Bad:

    subject: "Important information about the current availability of {{component}} in our online store"

Good:

    subject: "{{component}} is not available right now"
"""

from collections.abc import Iterator

from commdrill.lint.names import filled, names_in
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView

_LONGEST = 70


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if not words.subject:
            continue
        name = (*names_in(view, words), "")[0]
        length = len(filled(view.plan, words, words.subject, name))
        if length > _LONGEST:
            message = f"filled in, this has {length} characters, and about {_LONGEST} are seen"
            yield on_value(
                (*words.route, "subject"), message, "shorten it: what is lost comes first"
            )


RULE = PlanRule.warning("CD210", _look, __doc__)
