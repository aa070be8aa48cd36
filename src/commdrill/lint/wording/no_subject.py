"""A mail without a subject.

Why: a mail without one looks like fraud and is filed as such; with any subject at all, nobody has
approved its first words.

Bad:

    outage-email: {text: …}

Good:

    outage-email: {subject: "{{component}} is not available right now", text: …}
"""

from collections.abc import Iterator

from commdrill.documents.plan import ChannelType
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        mailed = any(use.channel.type is ChannelType.EMAIL for use in words.uses)
        if mailed and not words.subject:
            message = "this is sent as a mail and has no subject"
            yield on_value((*words.route, "text"), message, "add subject: what is lost, in short")


RULE = PlanRule.warning("CD215", _look, __doc__)
