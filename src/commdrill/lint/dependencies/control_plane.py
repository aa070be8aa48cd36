"""An announcement that needs a control plane to go out.

Why: control planes (create, update, delete) live in few Regions and fail first; data planes (send,
publish, put an event) are built to stand. What sends in an outage must be set up beforehand, so that
sending is all that is left to do. Ways to break a component in a drill may use control planes.

Bad:

    actions:
      announce: {use: command, with: {run: [aws, cloudfront, update-distribution, …]}}

Good: a page that is there beforehand, and a message that is only sent.

    actions:
      announce: {use: command, with: {run: [aws, sns, publish, …]}}
"""

from collections.abc import Iterator

from commdrill.lint.rule import EnvironmentRule, Remark, on_value
from commdrill.lint.views import EnvironmentView
from commdrill.lint.written_settings import actions, texts
from commdrill.wording.lazy_pattern import LazyPattern

_SERVICES = (
    r"cloudfront|route53|iam|ses|sesv2|sns|pinpoint|pinpoint-sms-voice(?:-v2)?|apigateway(?:v2)?|wafv2?"
    r"|lambda|cloudformation|elbv2|elb|s3api|organizations|acm|connect"
)
_CONTROL = LazyPattern(
    rf"\baws\b(?: --?[\w-]+(?:[ =][^ -][^ ]*)?)* (?P<call>(?:{_SERVICES})"
    r" (?:create|update|delete|modify|change|associate|deploy|execute-change|attach|enable|disable|set|put-(?:bucket|distribution|role|rule|identity)|verify|register)[a-z0-9-]*)"
    r"|https?://(?P<host>(?:cloudfront|route53|iam|cloudformation|organizations|api\.cloudflare)"
    r"(?:\.[a-z0-9-]+)?\.(?:amazonaws\.com|com)(?:/[^\s\"]{0,40})?)"
    r"|(?P<tool>\b(?:terraform|tofu|pulumi|cdk|sam|serverless)(?: -[^ ]+)* (?:apply|up|deploy)\b)"
)


def _look(view: EnvironmentView) -> Iterator[Remark]:
    for route, use in actions(view.environment):
        for where, text in texts(use, route):
            if found := _CONTROL.search(text):
                what = found["call"] or found["host"] or found["tool"]
                message = f"{what!r} needs a control plane, which may be down when it is needed"
                hint = "set it up beforehand, and let this only send (a data plane)"
                yield on_value(where, message, hint)


RULE = EnvironmentRule.warning("CD304", _look, __doc__)
