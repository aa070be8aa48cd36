"""What a push message says to who holds the device."""

import json
import re
from collections.abc import Mapping
from typing import Any

_GAP = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_MEMBERS: Mapping[str, str] = {
    "GCM": "GCMMessage", "ADM": "ADMMessage", "BAIDU": "BaiduMessage", "SMS": "SMSMessage",
    "VOICE": "VoiceMessage",
}  # fmt: skip


def said(kind: str, configuration: Mapping[str, Any], address: Mapping[str, Any]) -> str | None:
    """Title and body, one below the other; None: nothing that anybody would see."""
    member = "APNSMessage" if kind.startswith("APNS") else _MEMBERS.get(kind, "")
    default = configuration.get("DefaultMessage") or {}
    pushed = {} if kind in ("SMS", "VOICE") else configuration.get("DefaultPushNotificationMessage")
    message = {**default, **(pushed or {}), **(configuration.get(member) or {})}
    if message.get("SilentPush"):
        return None
    title, body = _title_and_body(message, address)
    gaps = {**(message.get("Substitutions") or {}), **(address.get("Substitutions") or {})}
    words = "\n".join(part for part in (title, body) if part)
    return _GAP.sub(lambda gap: (gaps.get(gap[1]) or [gap[0]])[0], words) or None


def _title_and_body(
    message: Mapping[str, Any], address: Mapping[str, Any]
) -> tuple[str | None, str | None]:
    raw = address.get("RawContent") or message.get("RawContent")
    if raw:
        return of_raw(raw)
    return (
        address.get("TitleOverride") or message.get("Title"),
        address.get("BodyOverride") or message.get("Body"),
    )


def of_raw(raw: str) -> tuple[str | None, str | None]:
    """`{"notification": …}` of FCM, in its envelope or without; `{"aps": {"alert": …}}` of APNs."""
    try:
        document: Any = json.loads(raw)
    except ValueError:
        return None, raw
    inner = ((document.get("fcmV1Message") or {}).get("message")) or document
    alert = (inner.get("aps") or {}).get("alert") or inner.get("notification") or {}
    if isinstance(alert, str):
        return None, alert
    return alert.get("title"), alert.get("body")
