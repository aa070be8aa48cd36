"""Changes of what is around the words: the subject, another part of the mail, the post's form."""

from dataclasses import replace
from html import escape

from commdrill_sandbox.company.outgoing import Notice, Setting
from commdrill_sandbox.company.sabotage.words import STACK_TRACE


def with_other_subject(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    return (replace(notice, subject="ALERT P1: checkout-svc health check FAILED"),)


def with_technical_part(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    """What most mail programs show: the HTML, with more in it than the plain text."""
    words = escape(notice.text).replace("\n", "<br>")
    html = f"<html><body><p>{words}</p><pre>{escape(STACK_TRACE)}</pre></body></html>"
    return (replace(notice, html=html),)


def as_broken_json(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    return (replace(notice, html='{"text": "' + notice.text[:40]),)
