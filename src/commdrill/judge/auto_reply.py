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
_OLDER_WAYS = ("x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply")


def auto_reply(message: Message) -> str:
    """What kind of automatic reply it is; empty for a message."""
    headers = message.headers
    if kind := _report(headers):
        return kind
    if "x-failed-recipients" in headers:
        return "a bounce"
    is_answer = (
        _ANSWERED.match(headers.get("auto-submitted", ""))
        or any(name in headers for name in _OLDER_WAYS)
        or headers.get("precedence", "").strip().lower() == "auto_reply"
    )
    return "an automatic reply" if is_answer else ""


def _report(headers: Mapping[str, str]) -> str:
    found = _REPORT.search(headers.get("content-type", ""))
    return _REPORTS.get(found[1].lower(), "") if found else ""
