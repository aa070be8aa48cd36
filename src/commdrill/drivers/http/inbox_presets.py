"""How providers list messages, by name: what `http-inbox` need not be told."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

PRESETS: Mapping[str, Mapping[str, Any]] = MappingProxyType({
    "twilio": {
        "messages": "$.messages",
        "next": "$.next_page_uri",
        "fields": {"id": "$.sid", "to": "$.to", "text": "$.body", "at": "$.date_sent"},
        "delivered_when": "$[?@.status == 'delivered' || @.status == 'received' || @.status == 'read']",
    },
    "vonage": {
        "messages": "$.records",
        "next": "$._links.next.href",
        "fields": {"id": "$.message_id", "to": "$.to", "text": "$.message_body", "at": "$.date_finalized"},
        "delivered_when": "$[?@.status == 'delivered']",
    },
    "mailosaur": {
        "messages": "$.items",
        "detail": "/api/messages/{$.id}",
        "fields": {
            "id": "$.id", "to": "$.to[*]['email','phone']", "subject": "$.subject",
            "text": "$.text.body", "html": "$.html.body", "at": "$.received",
        },
    },
    "mailtrap": {
        "messages": "$",
        "detail": "messages/{$.id}/body.txt",
        "fields": {
            "id": "$.id", "to": "$.to_email", "subject": "$.subject", "text": "$.detail",
            "at": "$.created_at",
        },
    },
    "mailhog": {
        "messages": "$.items",
        "fields": {"id": "$.ID", "to": "$.Raw.To", "mail": "$.Raw.Data", "at": "$.Created"},
    },
    "mailgun": {
        "messages": "$.items",
        "next": "$.paging.next",
        "detail": "{$.storage.url}",
        "detail_host": "api.mailgun.net",  # where Europe's storage is too, which is listed elsewhere
        "fields": {
            "id": "$.id", "to": "$.recipient", "subject": "$.message.headers.subject",
            "text": "$['body-plain']", "html": "$['body-html']", "at": "$.timestamp",
        },
        "delivered_when": "$[?@.event == 'delivered' || @.event == 'stored']",
    },
    "mailgun-logs": {
        "json": {
            "duration": "1d", "events": ["delivered", "stored"],
            "pagination": {"sort": "timestamp:desc", "limit": 100},
        },
        "messages": "$.items",
        "next": "$.pagination.next",
        "next_in": "pagination.token",
        "newest_first": True,
        "detail": "{$.storage.url[0]}",
        "detail_host": "api.mailgun.net",
        "fields": {
            "id": "$.id", "to": "$.recipient", "subject": "$.message.headers.subject",
            "text": "$['body-plain']", "html": "$['body-html']", "at": "$['@timestamp']",
        },
        "delivered_when": "$[?@.event == 'delivered' || @.event == 'stored']",
    },
    "sendgrid": {
        "messages": "$.messages",
        "fields": {
            "id": "$['msg_id','sg_message_id']", "to": "$.to_email", "subject": "$.subject", "text": "$.text",
            "at": "$.last_event_time",
        },
        "delivered_when": "$[?@.status == 'delivered']",
    },
    "postmark": {
        "messages": "$.Messages",
        "detail": "/messages/outbound/{$.MessageID}/details",
        "fields": {
            "id": "$.MessageID", "to": "$.Recipients", "subject": "$.Subject", "text": "$.TextBody",
            "html": "$.HtmlBody", "at": "$.ReceivedAt",
        },
        "proof": "request",
    },
    "ntfy": {
        "messages": "$[?@.event == 'message']",
        "fields": {
            "id": "$.id", "to": "$.topic", "subject": "$.title", "text": "$.message", "at": "$.time",
        },
    },
    "onesignal": {
        "messages": "$.notifications",
        "fields": {
            "id": "$.id", "subject": "$.headings.en", "text": "$.contents.en", "at": "$.completed_at",
            # what it was sent by is told as it was said: aliases by their kind, each a list
            "to": "$['include_aliases','include_subscription_ids','include_phone_numbers','include_email_tokens',"
                  "'include_player_ids','include_external_user_ids']..*",
        },
        "delivered_when": "$[?@.successful > 0]",
        "proof": "request",
    },
})  # fmt: skip

if TYPE_CHECKING:
    PresetName = str
else:
    PresetName = Literal[tuple(PRESETS)]


WORDLESS = ("sendgrid",)


def with_preset(settings: Any) -> Any:
    """Settings as they are written, over those of the preset they name."""
    preset = PRESETS.get(str(settings.get("preset"))) if isinstance(settings, dict) else None
    return {**preset, **settings} if preset else settings


def is_wordless(settings: Mapping[str, Any]) -> bool:
    """Whether a list is of a provider's that tells no words, and nothing says where else they stand."""
    return settings.get("preset") in WORDLESS and not {"fields", "detail"} & set(settings)
