"""Posts by which a sender asks whether it has the right place: answered, and no message to anybody."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs

_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,100}")  # never what a post's signature is made of: `v0:…:…`
_LONGEST = 4_096  # characters of a challenge that is answered
_SNS = frozenset({"SubscriptionConfirmation", "UnsubscribeConfirmation"})
_EVENT_GRID = "Microsoft.EventGrid.SubscriptionValidationEvent"
_ZOOM = "endpoint.url_validation"
_ECHOED = ("x-hook-secret",)  # as Asana and others ask: the same header again


class Reply(NamedTuple):
    """What a sender is answered that asks for more than a status."""

    body: str = ""
    media_type: str = "text/plain"
    headers: Mapping[str, str] = {}


def reply_to_query(query: str) -> Reply | None:
    """The reply to a challenge in an address: Graph's, Meta's and Dropbox's way."""
    asked = parse_qs(query) if len(query) <= _LONGEST else {}
    for name in ("validationToken", "hub.challenge", "challenge"):
        if name in asked:
            return Reply(asked[name][0])
    return None


def reply_to_post(headers: Mapping[str, str], text: str, key: str = "") -> Reply | None:
    """The reply to a handshake; None where a post is none. `headers` has lower-case names.

    `key` is what a sender signs with, where a reply must show that it is known here.
    """
    for name in _ECHOED:
        secret = headers.get(name, "")
        if secret and secret.isascii() and secret.isprintable() and text.strip() in {"", "{}"}:
            return Reply(headers={name: secret})
    if headers.get("x-github-event") == "ping":
        return Reply()
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(document, list) and len(document) == 1:
        return _to_event_grid(document[0])
    return _to_document(document, key) if isinstance(document, Mapping) else None


def _to_document(document: Mapping[str, Any], key: str) -> Reply | None:
    challenge = document.get("challenge")
    if document.get("type") == "url_verification" and isinstance(challenge, str):  # Slack
        return Reply(challenge[:_LONGEST])
    if document.get("Type") in _SNS and "SubscribeURL" in document:
        return Reply()
    if document.get("type") == 1 and "content" not in document and "application_id" in document:
        return Reply('{"type": 1}', "application/json")  # Discord
    return _to_zoom(document, key) if document.get("event") == _ZOOM else None


def _to_zoom(document: Mapping[str, Any], key: str) -> Reply | None:
    payload = document.get("payload")
    token = payload.get("plainToken") if isinstance(payload, Mapping) else None
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        return None
    made = hmac.new(key.encode(), token.encode("utf-8", "replace"), hashlib.sha256)
    answer = {"plainToken": token, "encryptedToken": made.hexdigest()}
    return Reply(json.dumps(answer), "application/json")


def _to_event_grid(event: object) -> Reply | None:
    if not isinstance(event, Mapping) or event.get("eventType") != _EVENT_GRID:
        return None
    data = event.get("data")
    code = data.get("validationCode") if isinstance(data, Mapping) else None
    if not isinstance(code, str):
        return None
    return Reply(json.dumps({"validationResponse": code[:_LONGEST]}), "application/json")
