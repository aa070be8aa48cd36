"""Sabotages of the orders API."""

from commdrill.documents.plan import ChannelType, Phase
from commdrill_sandbox.company.sabotage import answers, delivery, words
from commdrill_sandbox.company.sabotage.sabotage import AnswerChange, Group, Sabotage, Surface

_API = ChannelType.API_ERROR


def _answered(name: str, summary: str, change: AnswerChange) -> Sabotage:
    changed = answers.on(Surface.API, change)
    return Sabotage(f"api-{name}", Group.API, summary, answer=changed)


API = (
    _answered("status-200", "the API answers 200 with an error in it", answers.with_status(200)),
    _answered("html", "the API answers HTML where JSON is due", answers.html),
    _answered("broken-json", "the API's JSON ends in the middle", answers.broken_json),
    _answered("no-retry-after", "the API's answer lacks Retry-After", answers.without_retry_after),
    _answered("retry-too-late", "the API sends clients away for a day", answers.with_long_wait),
    _answered(
        "wrong-code",
        "the API's code tells clients nothing",
        answers.with_member("code", "INTERNAL_ERROR"),
    ),
    _answered(
        "stack-trace",
        "the API's message is a stack trace",
        answers.with_member("message", words.STACK_TRACE),
    ),
    _answered("blank", "the API's answer is empty", answers.blank),
    _answered("hangs-up", "the API ends connections without an answer", answers.hang_up),
    _answered("gateway-error", "a gateway answers 502 in the API's place", answers.gateway_error),
    Sabotage(
        "api-eta-in-the-past",
        Group.API,
        "the API promises a time that is over",
        draft=delivery.drafts(_API, words.with_time_past),
    ),
    Sabotage(
        "api-internal-name",
        Group.API,
        "the API's message names a machine of ours",
        notice=delivery.notices(_API, Phase.OUTAGE, words.with_internal_name),
    ),
    Sabotage(
        "api-stays-down",
        Group.API,
        "the API still answers 503 after the recovery",
        leaves_up=frozenset({_API}),
    ),
)
