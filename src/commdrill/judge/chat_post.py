"""A post as its readers are shown it (contract, section 1): by the look of it, whose client shows it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from commdrill.documents.fitting import MISSING
from commdrill.judge.chat_dates import with_dates
from commdrill.judge.chat_dialects import (
    ADAPTIVE_CARD,
    DISCORD,
    GOOGLE_CHAT,
    MATRIX,
    MESSAGE_CARD,
    SLACK,
    TELEGRAM,
    Dialect,
)
from commdrill.judge.chat_entities import with_entities
from commdrill.judge.page_texts import json_document, strings_of
from commdrill.wording.emoji import with_emoji
from commdrill.wording.markup.visible import shown
from commdrill.wording.written_links import with_written_links

_MOST_ENVELOPES = 3
# what Slack, Mattermost and others have beside the words: nobody reads it
_BESIDE_TEXT = frozenset({
    "text", "channel", "channel_id", "channel_name", "username", "icon_emoji", "icon_url", "mrkdwn",
    "thread_ts", "ts", "event_ts", "link_names", "unfurl_links", "unfurl_media", "parse", "as_user",
    "response_type", "replace_original", "delete_original", "reply_broadcast", "metadata", "type",
    "subtype", "user", "user_id", "user_name", "bot_id", "app_id", "api_app_id", "token", "team",
    "team_id", "team_domain", "enterprise_id", "enterprise_name", "command", "response_url",
    "trigger_id", "is_enterprise_install", "timestamp", "trigger_word", "post_id", "file_ids",
    "priority", "alias", "avatar", "emoji", "chat_id", "parse_mode", "disable_notification",
    "disable_web_page_preview", "summary", "space", "thread", "client_msg_id", "channel_type",
})  # fmt: skip
_BESIDE_CONTENT = frozenset({
    "content", "embeds", "username", "avatar_url", "tts", "allowed_mentions", "components", "flags",
    "thread_name", "applied_tags", "attachments", "nonce", "id", "type", "channel_id", "guild_id",
    "message_reference", "sticker_ids", "msgtype",
})  # fmt: skip

_BELOW_TEXT = frozenset({"accessoryWidgets", "fallbackText"})
_OF_GOOGLE_CHAT = _BELOW_TEXT | {"text", "thread", "annotations", "privateMessageViewer", "space"}
_OF_TELEGRAM = frozenset({
    "chat_id", "text", "caption", "photo", "video", "animation", "document", "parse_mode", "entities",
    "caption_entities", "reply_markup", "disable_notification", "disable_web_page_preview",
    "link_preview_options", "protect_content", "reply_parameters", "reply_to_message_id",
    "message_thread_id", "show_caption_above_media",
})  # fmt: skip
_UPDATES = ("channel_post", "message", "edited_channel_post", "edited_message")
_OF_MATRIX = frozenset({
    "msgtype", "body", "format", "formatted_body", "m.mentions", "m.relates_to",
})  # fmt: skip
_TAG = re.compile(r"<[^<>]{1,4000}>")
_HIDING = re.compile(
    r"""\s(?:style|class|hidden)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))?(?=[\s/>])""",
    re.IGNORECASE,
)
# by what such posts have, and have alone
_BY_KEYS = (
    (GOOGLE_CHAT, _BELOW_TEXT, _OF_GOOGLE_CHAT),
    (TELEGRAM, frozenset({"chat_id"}), _OF_TELEGRAM),
    (MATRIX, frozenset({"body"}), _OF_MATRIX),
)


@dataclass(frozen=True)
class PostParts:
    """The words of a post; and its codes, names and times, which programs read."""

    words: tuple[str, ...]
    codes: tuple[str, ...] = ()


def shown_in_post(body: str) -> tuple[str, ...]:
    """What a reader may be shown of a post: one text, or the two ways to read what nobody's client shows."""
    document = _unwrapped(body)
    if isinstance(document, str):
        return (_finished(document),)
    if (shown_by_client := _shown(document)) is not None:
        return (_finished_markup(shown_by_client),)
    return tuple(map(_finished_markup, _of_anybody(_strings(document))))


def parts_of_post(body: str) -> PostParts:
    """All that a reader may be shown of a post: what its client shows, or each string where none is known."""
    document = _unwrapped(body)
    if isinstance(document, str):
        return PostParts((_finished(document),))
    if (shown_by_client := _shown(document)) is not None:
        return PostParts((_finished_markup(shown_by_client),))
    strings = tuple(map(_finished_markup, _strings(document)))
    words = tuple(text for text in strings if _is_words(text))
    return PostParts(words, tuple(text for text in strings if not _is_words(text)))


def _unwrapped(body: str) -> Any:
    """The JSON within what wraps it; a text that is none as it is."""
    document: Any = MISSING
    for _ in range(_MOST_ENVELOPES):
        document = json_document(body)
        if not isinstance(document, Mapping) or document.get("Type") != "Notification":
            break
        body = document.get("Message", "") if isinstance(document.get("Message"), str) else ""
    return body if document is MISSING else document


def _strings(document: Any) -> list[str]:
    return list(dict.fromkeys(strings_of(document)))


def _finished(text: str) -> str:
    return with_emoji(with_dates(text))


def _finished_markup(text: str) -> str:
    return with_emoji(unescape(with_dates(text)))


def _shown(document: Any) -> str | None:
    """What the client shows whose post it looks like; None where it is nobody's."""
    if not isinstance(document, Mapping):
        return None
    document = _posted(document)
    dialect = _dialect(document)
    if dialect is None:
        return None
    if dialect is SLACK and document.get("blocks"):  # then `text` is for notifications alone
        document = {key: value for key, value in document.items() if key != "text"}
    if dialect is TELEGRAM:
        document = with_entities(document)
    texts = dialect.shown(document)
    is_markup = dialect is GOOGLE_CHAT or str(document.get("parse_mode", "")).lower() == "html"
    if dialect is MATRIX and document.get("format") == "org.matrix.custom.html":
        texts, is_markup = (_unhidden(str(document.get("formatted_body") or texts[0])),), True
    if is_markup:
        texts = tuple(with_written_links(shown(text)) for text in texts)
    return "\n".join(texts)


def _unhidden(markup: str) -> str:
    """As clients of Matrix show it: they heed no attribute that would hide words."""
    return _TAG.sub(lambda tag: _HIDING.sub("", tag[0]), markup)


def _posted(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The post within what a client's server tells of it."""
    event = document.get("event")
    if document.get("type") == "event_callback" and isinstance(event, Mapping):
        return event
    update = next((document[name] for name in _UPDATES if name in document), None)
    if "update_id" in document and isinstance(update, Mapping):
        told = {key: value for key, value in update.items() if key in _OF_TELEGRAM}
        return {"chat_id": "", **told}
    return document


def _dialect(post: Mapping[str, Any]) -> Dialect | None:
    """Whose client shows such a post; None where nobody's is known."""
    keys = post.keys()
    if post.get("@type") == "MessageCard":
        return MESSAGE_CARD
    if post.get("type") == "AdaptiveCard" or _has_cards(post.get("attachments")):
        return ADAPTIVE_CARD
    if isinstance(post.get("cardsV2") or post.get("cards"), list):
        return GOOGLE_CHAT
    for dialect, needed, known in _BY_KEYS:
        if needed & keys and keys <= known:
            return dialect
    if isinstance(post.get("embeds"), list) or ("content" in keys and keys <= _BESIDE_CONTENT):
        return DISCORD
    is_slack = any(isinstance(post.get(name), list) for name in ("blocks", "attachments"))
    return SLACK if is_slack or ("text" in keys and keys <= {*_BESIDE_TEXT, "props"}) else None


def _has_cards(attachments: object) -> bool:
    return isinstance(attachments, Sequence) and any(
        isinstance(one, Mapping) and "contentType" in one for one in attachments
    )


def _of_anybody(strings: list[str]) -> tuple[str, ...]:
    """All of them; or all that are words, where the others are names, codes and times."""
    words = [text for text in strings if _is_words(text)]
    return ("\n".join(strings), "\n".join(words)) if words else (*strings, "")


def _is_words(text: str) -> bool:
    return any(map(str.isalpha, text)) and len(text.split()) > 1
