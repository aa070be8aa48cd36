"""A mail as SES receives it: with the headers that it puts before all others, and what it tells of it."""

import copy
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from commdrill_sandbox.aws.messaging.ses.events import Dispatch, headers_told, instant


@dataclass(frozen=True)
class Arrival:
    """One recipient's copy. `id`: its object's key, without the prefix."""

    id: str
    region: str
    address: str
    source: str
    at: datetime
    mail: EmailMessage

    @property
    def told(self) -> Mapping[str, Any]:
        """`mail`, in notifications."""
        return {
            "timestamp": instant(self.at),
            "source": self.source,
            "messageId": self.id,
            "destination": [self.address],
            "headersTruncated": False,
            **headers_told(self.id, self.mail),
        }

    @property
    def receipt(self) -> Mapping[str, Any]:
        verdicts = ("spamVerdict", "virusVerdict", "spfVerdict", "dkimVerdict", "dmarcVerdict")
        return {
            "timestamp": instant(self.at),
            "processingTimeMillis": 1,
            "recipients": [self.address],
            **{name: {"status": "PASS"} for name in verdicts},
        }


def arrived(dispatch: Dispatch, region: str, address: str) -> Arrival:
    """Nothing that SES itself sends is taken for spam, or for somebody else's."""
    assert dispatch.mail is not None
    key, domain = (uuid.uuid4().hex + uuid.uuid4().hex)[:40], dispatch.source.rpartition("@")[2]
    passed = f"spf=pass smtp.mailfrom=amazonses.com; dkim=pass header.i=@{domain}; dmarc=pass header.from={domain}"
    hop = (
        f"from a1-1.smtp-out.amazonses.com by inbound-smtp.{region}.amazonaws.com with SMTP "
        f"id {key} for {address}; {format_datetime(dispatch.at)}"
    )
    before = {
        "Return-Path": f"<{dispatch.id}@amazonses.com>",
        "Received": hop,
        "X-SES-Spam-Verdict": "PASS",
        "X-SES-Virus-Verdict": "PASS",
        "Authentication-Results": f"amazonses.com; {passed}",
    }
    mail = copy.deepcopy(dispatch.mail)
    own = mail._headers  # type: ignore[attr-defined]  # noqa: SLF001 - nothing public puts one first
    mail._headers = []  # type: ignore[attr-defined]  # noqa: SLF001
    for name, value in before.items():
        mail[name] = value
    mail._headers += own  # type: ignore[attr-defined]  # noqa: SLF001
    return Arrival(key, region, address, dispatch.source, dispatch.at, mail)
