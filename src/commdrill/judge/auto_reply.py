"""Mails that a machine answered with: no words of the plan's, and nobody's mistake."""

import re
from collections.abc import Mapping

from commdrill.sighting import Message

_REPORT = re.compile(
    r"(?i)multipart/report\b.{0,200}report-type\s{0,3}=\s{0,3}\"?([\w-]{1,40})", re.DOTALL
)
_REPORTS = {
    "delivery-status": "a bounce",  # RFC 3464
    "disposition-notification": "a receipt",  # RFC 8098
}
_ANSWERED = re.compile(
    r"(?i)\s{0,5}auto-replied\b"
)  # RFC 3834; auto-generated is any program's mail
_OF_BOUNCES = ("x-failed-recipients", "x-ms-exchange-message-is-ndr")
_BY_THE_MAILER = re.compile(r"(?i)(?:^|<|\s)mailer-daemon(?:@|>|\s|$)")
_OLDER_WAYS = ("x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply")
# a mailbox's rule passes mails on as well, which answer none
_ANSWERED_BY_A_RULE = frozenset({"x-ms-exchange-inbox-rules-loop", "in-reply-to"})


def auto_reply(message: Message) -> str:
    """What kind of automatic reply it is; empty for a message."""
    headers = message.headers
    if kind := _report(headers):
        return kind
    if any(name in headers for name in _OF_BOUNCES) or (
        _BY_THE_MAILER.search(headers.get("from", ""))
    ):
        return "a bounce"
    is_answer = (
        _ANSWERED.match(headers.get("auto-submitted", ""))
        or any(name in headers for name in _OLDER_WAYS)
        or headers.get("precedence", "").strip().lower() == "auto_reply"
        or headers.keys() >= _ANSWERED_BY_A_RULE
    )
    return "an automatic reply" if is_answer else ""


def _report(headers: Mapping[str, str]) -> str:
    found = _REPORT.search(headers.get("content-type", ""))
    return _REPORTS.get(found[1].lower(), "") if found else ""
