"""A step that asks for words, on a channel where a provider's list tells none.

Why: SendGrid's logs say to whom a mail went and under which subject, and never what it said. The step
can be neither passed nor failed: it ends in `error` each time. An inbox that the subscribers' mail
reaches shows the words.

Bad:

    customer-email: {use: http-inbox, with: {preset: sendgrid, url: "https://api.sendgrid.com/v3/logs"}}

Good:

    customer-email: {use: imap, with: {host: imap.dev.anycompany.example, user: drill, password: "${env:IMAP_PASSWORD}"}}
"""

from collections.abc import Iterator

from commdrill.documents.environment import Use
from commdrill.lint.rule import EnvironmentRule, Remark, on_value
from commdrill.lint.views import EnvironmentView

WORDLESS = ("sendgrid",)
_SAYS_WHERE = {"fields", "detail"}


def _look(view: EnvironmentView) -> Iterator[Remark]:
    for channel, use in view.environment.channels.items():
        if _is_wordless(use) and (steps := _of_words(view, channel)):
            text = f"{use.with_['preset']} tells no words of what it sent"
            message = f"{text}, and step {steps[0]!r} asks for them"
            hint = "look into the subscribers' inbox, e.g. by imap"
            yield on_value(("channels", channel, "with", "preset"), message, hint)


def _is_wordless(use: Use) -> bool:
    is_known = use.use == "http-inbox" and use.with_.get("preset") in WORDLESS
    return is_known and not _SAYS_WHERE & set(use.with_)


def _of_words(view: EnvironmentView, channel: str) -> list[str]:
    steps = (step for drill in view.drills for step in drill.scenario.steps)
    return [step.id for step in steps if step.channel == channel and (step.message or step.says)]


RULE = EnvironmentRule.warning("CD443", _look, __doc__)
