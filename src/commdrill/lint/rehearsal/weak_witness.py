"""A step that asks for a stronger proof than whoever looks at its channel has.

Why: the step can be neither passed nor failed. It ends in `error` each time, and only once everything
was broken. A provider's list says that a message was accepted (`request`), a carrier that it was
delivered (`carrier`); only where it is received it is seen with the very words (`content`).

Bad:

    steps: [{id: mails, channel: customer-email, proof: content, …}]
    customer-email: {use: http-inbox, with: {preset: postmark, url: "https://api.postmarkapp.com/messages/outbound?count=500&offset=0"}}

Good:

    customer-email: {use: imap, with: {host: imap.dev.anycompany.example, user: drill, password: "${env:IMAP_PASSWORD}"}}
"""

from collections.abc import Iterator

from commdrill.lint.rule import EnvironmentRule, Remark, on_value
from commdrill.lint.views import EnvironmentView


def _look(view: EnvironmentView) -> Iterator[Remark]:
    told = set[str]()
    for one in view.world.weak_witnesses:
        if one.environment == view.environment.id and one.channel not in told:
            told.add(one.channel)
            message = f"{one.seen_by} sees it with proof “{one.proof}”, and step {one.step!r} asks for “{one.asked}”"
            hint = f"look where it is received, or let the step ask for proof: {one.proof}"
            yield on_value(("channels", one.channel, "use"), message, hint)


RULE = EnvironmentRule.warning("CD445", _look, __doc__)
