"""A way to send that is no more.

Why: Amazon Pinpoint ended on 30 October 2026: its campaigns, segments, journeys, endpoints and
analytics answer no more, though client libraries still have the calls. SMS, voice and push live on
as AWS End User Messaging (`pinpoint-sms-voice-v2`), mail as Amazon SES.

Bad:

    actions:
      announce: {use: command, with: {run: [aws, pinpoint, create-campaign, …]}}

Good:

    actions:
      announce: {use: command, with: {run: [aws, pinpoint-sms-voice-v2, send-text-message, …]}}
"""

from collections.abc import Iterator
from itertools import chain

from commdrill.lint.rule import EnvironmentRule, PlanRule, Remark, on_value
from commdrill.lint.views import EnvironmentView, PlanView
from commdrill.lint.written_settings import actions, faults, observers, texts
from commdrill.wording.lazy_pattern import LazyPattern

_ENDED = LazyPattern(
    r"(?i)\bpinpoint\b(?!-sms-voice)(?!-email)[^\n]{0,80}?"
    r"(campaign|segment|journey|endpoint|event-?stream|analytics|send-?users-?messages|import-?job|recommender)"
    r"|\b(?:create|update|get|send)-?(?:campaign|journey|segment)\b[^\n]{0,40}\bpinpoint\b"
)
_PINPOINT = LazyPattern(r"(?i)(?:amazon-|aws-)?pinpoint(?:-campaigns?|-journeys?|-segments?)?")
_MESSAGE = "Amazon Pinpoint's campaigns, segments and journeys ended on 30 October 2026"
_HINT = "send with AWS End User Messaging (SMS, voice, push) or Amazon SES (mail)"


def _look_at_plan(view: PlanView) -> Iterator[Remark]:
    for section in ("channels", "components"):
        things = view.plan.channels if section == "channels" else view.plan.components
        for name, thing in things.items():
            for index, service in enumerate(thing.relies_on):
                if _PINPOINT.fullmatch(service):
                    yield on_value((section, name, "relies_on", index), _MESSAGE, _HINT)


def _look(view: EnvironmentView) -> Iterator[Remark]:
    place = view.environment
    for route, use in chain(actions(place), observers(place), faults(place)):
        for where, text in texts(use, route):
            if _ENDED.search(text):
                yield on_value(where, _MESSAGE, _HINT)


RULE = EnvironmentRule.error("CD305", _look, __doc__)
PLAN_RULE = PlanRule.error("CD305", _look_at_plan, __doc__)
