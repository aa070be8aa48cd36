"""Changes of what a site answers while something is broken, or after."""

import json
from dataclasses import replace
from typing import Any

from commdrill_sandbox.company.premises import Mode
from commdrill_sandbox.company.sabotage.sabotage import AnswerChange, Surface, Visit
from commdrill_sandbox.company.serving import HANG_UP, Answer, html_answer

_FLAPS_EVERY = 0.6  # seconds


def on(surface: Surface, change: AnswerChange) -> AnswerChange:
    """`change`, of what one site answers for a component that cannot (503 is due)."""

    def changed(answer: Answer, visit: Visit) -> Answer:
        is_meant = visit.surface is surface and visit.condition.mode in (
            Mode.OUTAGE, Mode.MAINTENANCE,
        )  # fmt: skip
        return change(answer, visit) if is_meant else answer

    return changed


def in_trouble(surface: Surface, change: AnswerChange) -> AnswerChange:
    """`change`, of all that one site answers while anything of the company is broken."""

    def changed(answer: Answer, visit: Visit) -> Answer:
        broken = visit.surface is surface and visit.trouble.mode is not Mode.NORMAL
        return change(answer, visit) if broken else answer

    return changed


def with_status(status: int) -> AnswerChange:
    return lambda answer, _: replace(answer, status=status)


def without_retry_after(answer: Answer, _visit: Visit) -> Answer:
    return answer.without_header("Retry-After")


def retry_soon(answer: Answer, _visit: Visit) -> Answer:
    return answer.with_header("Retry-After", "soon")


def blank(answer: Answer, _visit: Visit) -> Answer:
    return replace(answer, body=b"")


def hang_up(_answer: Answer, _visit: Visit) -> Answer:
    """What a client meets when the failing origin answers, and no edge stands before it."""
    return HANG_UP


def flapping(answer: Answer, visit: Visit) -> Answer:
    """Now the error page, now the store."""
    is_odd = int(visit.condition.age / _FLAPS_EVERY) % 2 == 1
    return visit.normally() if is_odd else answer


def redirecting(answer: Answer, _visit: Visit) -> Answer:
    return replace(answer, status=302, body=b"", headers={"Location": "/"})


def hidden_words(answer: Answer, _visit: Visit) -> Answer:
    """The approved words are in the page's source, and nobody sees them."""
    return answer.with_text(
        answer.text.replace('<section class="sorry">', '<section class="sorry" hidden>')
    )


def html(answer: Answer, _visit: Visit) -> Answer:
    text = "<html><body><h1>Service unavailable</h1></body></html>"
    return replace(html_answer(text, answer.status), headers=answer.headers)


def broken_json(answer: Answer, _visit: Visit) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) * 2 // 3])


def gateway_error(_answer: Answer, _visit: Visit) -> Answer:
    return html_answer("<html><body><h1>502 Bad Gateway</h1></body></html>", 502)


def with_member(name: str, value: Any) -> AnswerChange:
    """The JSON object with one member changed."""

    def changed(answer: Answer, _visit: Visit) -> Answer:
        document = json.loads(answer.body)
        return answer.with_text(json.dumps({**document, name: value}, ensure_ascii=False))

    return changed


def with_long_wait(answer: Answer, visit: Visit) -> Answer:
    """Programs are sent away for a day."""
    waiting = with_member("retryAfterSeconds", 86_400)
    return waiting(answer, visit).with_header("Retry-After", "86400")
