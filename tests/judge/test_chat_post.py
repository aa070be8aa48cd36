"""Posts as clients of chats show them: the approved message, or not."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from commdrill.documents.plan import ChannelType
from commdrill.judge.chat_post import shown_in_post
from commdrill.judge.expectation import ApprovedText
from commdrill.judge.message_matches import matches_of
from commdrill.sighting import Message, read_json
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 14, 35, tzinfo=UTC)
TEXT = "Orders & returns are down. Back {{eta}}. See {{status_url}}"
URL = "https://status.anycompany.example/"
FIRST, SECOND = "Orders & returns are down.", f"Back within 45 minutes. See {URL}"
SAID = f"{FIRST} {SECOND}"
SENT = SAID.replace("&", "&amp;")
TYPES = {"eta": TimePlaceholder(at_most=timedelta(hours=8)), "status_url": UrlPlaceholder()}
WORDINGS = (ApprovedText("outage", "en", compile_wording(TEXT, TYPES, "en"), None),)


def is_approved(body: str) -> bool:
    message = Message("1", (), (body,))
    return bool(matches_of(message, WORDINGS, ChannelType.WEBHOOK, None, NOW).approved)


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    inside = {"type": "rich_text_section", "elements": list(elements)}
    return {"type": "rich_text", "elements": [inside]}


def teams(*body: dict[str, Any], **more: Any) -> dict[str, Any]:
    card = {"type": "AdaptiveCard", "version": "1.5", "body": list(body), **more}
    kind = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind, "content": card}]}


def block(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "TextBlock", "text": text, **more}


def card(**more: Any) -> dict[str, Any]:
    return {"@type": "MessageCard", "@context": "https://schema.org/extensions", **more}


def google(*widgets: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "cardsV2": [{"cardId": "c", "card": {"sections": [{"widgets": list(widgets)}]}}],
        **more,
    }


LINK = {"type": "link", "url": URL}
BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Status"}, "url": URL}
OPEN = {"text": "Status page", "onClick": {"openLink": {"url": URL}}}
PARAGRAPH = {"textParagraph": {"text": SAID}}

PAGE = f'<b>Orders &amp; returns</b> are down. Back within 45 minutes. See <a href="{URL}">our page</a>'
SHOWN = {
    "google card with a link": google({"textParagraph": {"text": PAGE}}),
    "google card with a label": google(
        {"decoratedText": {"topLabel": FIRST, "text": f'<font color="#f00">{SECOND}</font>'}}
    ),
    "telegram": {"chat_id": 1, "text": PAGE, "parse_mode": "HTML"},
    "telegram picture": {"chat_id": 1, "photo": "https://x.example/a b.png", "caption": SAID},
    "telegram entities": {
        "chat_id": 1,
        "text": SAID,
        "entities": [{"type": "bold", "offset": 0, "length": 3}],
    },
    "telegram link under a word": {
        "chat_id": 1,
        "text": SAID.replace(URL, "here"),
        "entities": [
            {"type": "bold", "offset": 0, "length": 6},
            {
                "type": "text_link",
                "offset": len(SAID.replace(URL, "")),
                "length": 4,
                "url": URL,
            },
        ],
    },
    "telegram update": {
        "update_id": 1,
        "channel_post": {"message_id": 2, "chat": {"title": "Shop news"}, "date": 1, "text": SAID},
    },
    "telegram button": {
        "chat_id": 1,
        "text": SAID.replace(URL, ""),
        "reply_markup": {"inline_keyboard": [[{"text": "Status page", "url": URL}]]},
    },
    "matrix with a link": {
        "msgtype": "m.text",
        "body": f"{SAID} ({URL})",
        "format": "org.matrix.custom.html",
        "formatted_body": PAGE,
    },
    "matrix": {
        "msgtype": "m.text",
        "body": SAID,
        "format": "org.matrix.custom.html",
        "formatted_body": f"<b>{SAID}</b>",
    },
    "google button below": {
        "text": SAID.replace(URL, ""),
        "accessoryWidgets": [{"buttonList": {"buttons": [OPEN]}}],
    },
    "slack text": {"text": SENT, "channel": "#ops room", "username": "Status bot"},
    "slack blocks": {"text": "Orders down", "blocks": [section(FIRST), section(SECOND)]},
    "slack no blocks": {"text": SENT, "blocks": [], "attachments": []},
    "slack bold": {"blocks": [section(f"*{FIRST}* Back within _45 minutes_. See <{URL}|here>")]},
    "slack divider": {"blocks": [section(SENT), {"type": "divider"}]},
    "slack rich text": {
        "blocks": [
            rich(
                {"type": "text", "text": "Orders & returns are "},
                {"type": "text", "text": "down", "style": {"bold": True}},
                {"type": "text", "text": ". Back within 45 minutes. See "},
                LINK,
            )
        ]
    },
    "slack button": {
        "blocks": [
            section(SENT.replace(URL, "")),
            {"type": "actions", "elements": [BUTTON]},
        ]
    },
    "slack attachment": {
        "attachments": [{"fallback": "Orders are down", "color": "#f00", "text": SENT}]
    },
    "slack title and text": {"attachments": [{"title": FIRST, "text": SECOND}]},
    "slack event": {
        "type": "event_callback",
        "event": {"type": "message", "text": SENT, "user": "U"},
    },
    "slack event of blocks": {
        "type": "event_callback",
        "event": {"type": "message", "text": "Orders are down", "blocks": [section(SENT)]},
    },
    "slash command": {"token": "t", "team_domain": "any company", "command": "/x", "text": SENT},
    "mattermost": {
        "username": "Status bot",
        "props": {"attachments": [{"text": SAID}]},
        "text": "",
    },
    "teams": teams(block(FIRST, weight="bolder"), block(SECOND)),
    "teams columns": teams(
        {
            "type": "ColumnSet",
            "columns": [{"type": "Column", "items": [block(FIRST)]}, {"items": [block(SECOND)]}],
        }
    ),
    "teams hidden": teams(block(SAID), block("more", isVisible=False), fallbackText="Orders down"),
    "teams action": teams(
        block(SAID.replace(URL, "")),
        actions=[{"type": "Action.OpenUrl", "title": "Status page", "url": URL}],
    ),
    "message card": card(summary="Orders down", title=FIRST, text=SECOND),
    "message card section": card(sections=[{"activityTitle": FIRST, "text": SECOND}]),
    "message card summary": card(summary=SAID),
    "discord": {"content": SAID, "username": "Status bot", "embeds": []},
    "discord embed": {"content": None, "embeds": [{"title": FIRST, "description": SECOND}]},
    "discord field": {"embeds": [{"fields": [{"name": FIRST, "value": SECOND, "inline": True}]}]},
    "google": {"text": SAID},
    "google card": google(PARAGRAPH, fallbackText="Orders down"),
    "google button": google(
        {"textParagraph": {"text": SAID.replace(URL, "")}}, {"buttonList": {"buttons": [OPEN]}}
    ),
    "sns": {"Type": "Notification", "TopicArn": "arn:aws:sns:…", "Message": SAID, "Subject": "a b"},
    "sns slack": {"Type": "Notification", "Message": json.dumps({"text": SENT})},
    "anybody's": {"severity": "major", "id": "i-1", "at": "2026-11-23 14:35", "say": SAID},
    "anybody's, in pieces": {"first": FIRST, "second": [SECOND], "n": 1},
}


def test_places_in_a_telegram_post_are_counted_in_utf_16() -> None:
    link = {"type": "text_link", "offset": 3, "length": 4, "url": URL}
    beyond = ({**link, "offset": -9}, {**link, "offset": 10**9}, {**link, "length": "4"}, None)
    post = {"chat_id": 1, "text": "😀 here", "entities": [link, *beyond]}
    assert shown_in_post(json.dumps(post)) == (f"😀 [here]({URL})",)


MORE = "It is the database's fault."
NOT_SHOWN = {
    "slack struck out": {
        "blocks": [rich({"type": "text", "text": SAID, "style": {"strike": True}})]
    },
    "telegram struck out": {
        "chat_id": 1,
        "text": SAID,
        "entities": [{"type": "strikethrough", "offset": 0, "length": len(SAID)}],
    },
    "telegram without html": {"chat_id": 1, "text": f"<b>{SENT}</b>", "parse_mode": "MarkdownV2"},
    "telegram button": {
        "chat_id": 1,
        "text": SAID,
        "reply_markup": {"inline_keyboard": [[{"text": MORE, "url": URL}]]},
    },
    "google text beside its fallback": {"text": MORE, "fallbackText": SAID},
    "google button at its foot": {
        "cardsV2": [
            {
                "card": {
                    "sections": [{"widgets": [PARAGRAPH]}],
                    "fixedFooter": {"primaryButton": {"text": MORE}},
                }
            }
        ]
    },
    "slack blocks instead": {"text": SENT, "blocks": [section(MORE)]},
    "slack blocks with more": {"blocks": [section(SENT), section(MORE)]},
    "slack context": {"blocks": [section(SENT), {"type": "context", "elements": [{"text": MORE}]}]},
    "slack header": {"blocks": [{"type": "header", "text": {"text": MORE}}, section(SENT)]},
    "slack attachment beside": {"text": SENT, "attachments": [{"text": MORE}]},
    "slack footer": {"attachments": [{"text": SENT, "footer": MORE}]},
    "slack fallback": {"attachments": [{"fallback": SENT, "text": MORE}]},
    "slack other button": {"blocks": [section(SENT), {"type": "actions", "elements": [BUTTON]}]},
    "mattermost": {"text": SENT, "props": {"attachments": [{"text": MORE}]}},
    "teams": teams(block(SAID), block(MORE)),
    "teams facts": teams(
        block(SAID), {"type": "FactSet", "facts": [{"title": "Cause", "value": MORE}]}
    ),
    "teams hidden": teams(block(SAID, isVisible=False), block(MORE)),
    "teams speak": teams(block(MORE), speak=SAID),
    "message card": card(title=MORE, text=SAID),
    "message card summary": card(summary=SAID, text=MORE),
    "discord": {"content": SAID, "embeds": [{"description": MORE}]},
    "discord footer": {"embeds": [{"description": SAID, "footer": {"text": MORE}}]},
    "google": google(PARAGRAPH, {"decoratedText": {"topLabel": MORE, "text": "x"}}),
    "google fallback": google({"textParagraph": {"text": MORE}}, fallbackText=SAID),
    "sns": {"Type": "Notification", "Message": MORE, "Subject": SAID},
    "anybody's": {"title": MORE, "say": SAID},
    "nothing": {"text": ""},
    "no text": {"content": None, "embeds": []},
    "null": None,
}


@each("post", SHOWN.values())
def test_a_post_that_shows_the_message_and_nothing_else_is_approved(post: object) -> None:
    assert is_approved(json.dumps(post))


@each("post", NOT_SHOWN.values())
def test_a_post_that_shows_more_or_something_else_is_not(post: object) -> None:
    assert not is_approved(json.dumps(post))


# what a tool sends beside the words: two words each, so that they would count if they were shown
BESIDE_TEXT = """
channel channel_id channel_name username icon_emoji icon_url mrkdwn thread_ts ts event_ts link_names
unfurl_links unfurl_media parse as_user response_type replace_original delete_original
reply_broadcast metadata type subtype user user_id user_name bot_id app_id api_app_id token team
team_id team_domain enterprise_id enterprise_name command response_url trigger_id
is_enterprise_install timestamp trigger_word post_id file_ids priority alias avatar emoji chat_id
parse_mode disable_notification disable_web_page_preview summary space thread client_msg_id
channel_type
"""
BESIDE_CONTENT = """
username avatar_url tts allowed_mentions components flags thread_name applied_tags attachments
nonce id type channel_id guild_id message_reference sticker_ids msgtype
"""


@each(
    ("field", "said", "beside"),
    [
        *(("text", SENT, key) for key in BESIDE_TEXT.split()),
        *(("content", SAID, key) for key in BESIDE_CONTENT.split()),
    ],
)
def test_what_is_sent_beside_the_words_is_shown_to_nobody(
    field: str, said: str, beside: str
) -> None:
    assert is_approved(json.dumps({field: said, beside: {"a": "two words"}}))
    assert not is_approved(json.dumps({field: said, beside: {"a": "two words"}, "note": MORE}))


def test_all_of_it_beside_the_words_is_shown_to_nobody() -> None:
    beside = {key: {"a": "two words"} for key in BESIDE_TEXT.split()}
    assert is_approved(json.dumps({"text": SENT, **beside}))
    assert is_approved(json.dumps({"text": SENT, "props": {}, **beside}))


@each(("times", "approved"), [(2, True), (3, False)])
def test_a_notification_is_unpacked_twice_at_the_most(times: int, approved: bool) -> None:
    body = SAID
    for _ in range(times):
        body = json.dumps({"Type": "Notification", "Message": body, "TopicArn": "of two words"})
    assert is_approved(body) is approved


@each(
    "post",
    [
        {"text": ":red_circle: It is off."},
        {"text": ":large_green_circle: It is off."},
        {"blocks": [rich({"type": "emoji", "name": "warning"}, {"type": "text", "text": " Off."})]},
        {"text": ":nobody_knows: It is off at 12:30:45."},
    ],
)
def test_signs_are_shown_in_place_of_their_names(post: dict[str, object]) -> None:
    told = {"🔴 It is off.", "🟢 It is off.", "⚠ Off.", ":nobody_knows: It is off at 12:30:45."}
    (shown,) = shown_in_post(json.dumps(post))
    assert shown in told


def test_plain_text_is_itself() -> None:
    assert is_approved(SAID)
    assert not is_approved(f"{SAID} {MORE}")


@each("key", ["blocks", "embeds", "cardsV2", "attachments", "text"])
@each("value", [{}, [[]], [None], 1, "x", [1, {"text": {}}], {"text": [SAID]}])
def test_posts_of_a_strange_make_are_read_without_harm(key: str, value: object) -> None:
    assert not is_approved(json.dumps({key: value, "more": MORE}))


def test_a_post_nested_without_end_is_read_without_harm() -> None:
    deep = '{"blocks":[' * 300 + f'{{"text":"{MORE}"}}' + "]}" * 300
    assert not is_approved(deep)


@each(
    "body",
    [
        {"content": f"{FIRST} Back <t:1795447200:f>. See {URL}"},
        {"content": f"{FIRST} Back <t:1795447200:t>. See {URL}"},
        {"content": f"{FIRST} Back at <t:1795447200:R>. See {URL}"},
        {"text": f"{FIRST} Back <!date^1795447200^{{date_short}} at {{time}}|at 3 pm>. See {URL}"},
        {"text": f"{FIRST} Back by <!date^1795447200^{{time}}^https://x.example|3 pm>. See {URL}"},
        {"blocks": [rich(
            {"type": "text", "text": f"{FIRST} Back "},
            {"type": "date", "timestamp": 1795447200, "format": "{date_num} {time}", "fallback": "3"},
            {"type": "text", "text": f". See {URL}"},
        )]},
    ],
)  # fmt: skip
def test_a_moment_that_each_reader_is_shown_by_their_own_clock_is_one(body: Any) -> None:
    assert is_approved(json.dumps(body))


@each("mark", ["<t:1795447200:d>", "<t:1795435200:f>", "<t:99999999999:f>", "<t:soon>"])
def test_a_mark_without_a_clock_or_of_what_is_past_is_no_time_ahead(mark: str) -> None:
    assert not is_approved(json.dumps({"content": f"{FIRST} Back {mark}. See {URL}"}))


LEAK = "The database crashed."


@each(
    "post",
    [
        {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": LEAK}]]}]},
        {"blocks": [{"type": "actions", "elements": [{"type": "static_select", "placeholder": {"text": LEAK}}]}]},
        {"text": "Away", "props": {"card": LEAK}},
        {"flags": 32768, "components": [{"type": 1, "components": [{"type": 3, "placeholder": LEAK}]}]},
        {"cardsV2": [{"card": {"sections": [{"widgets": [{"grid": {"items": [{"title": LEAK}]}}]}]}}]},
        {"cardsV2": [{"card": {"sections": [{"widgets": [{"chipList": {"chips": [{"label": LEAK}]}}]}]}}]},
        {"cardsV2": [], "text": "Away", "accessoryWidgets": [{"buttonList": {"buttons": [{"text": LEAK}]}}]},
        {"type": "AdaptiveCard", "body": [{"type": "Carousel", "pages": [{"items": [{"type": "TextBlock", "text": LEAK}]}]}]},
        {"type": "AdaptiveCard", "body": [{"type": "CodeBlock", "codeSnippet": LEAK}]},
    ],
)  # fmt: skip
def test_no_words_hide_in_a_part_that_a_client_shows(post: dict[str, Any]) -> None:
    assert LEAK in "\n".join(shown_in_post(json.dumps(post)))


@each(
    "escaped, approved",
    [
        (r"\ud83d", False),  # half a character: no text can be encoded that has it
        (r"\ude00\ud83d", False),
        (r"\\ud83d", False),  # what looks like one
        (r"\u0020", True),
    ],
)
def test_half_a_character_is_one_that_nobody_approved(escaped: str, approved: bool) -> None:
    assert is_approved(json.dumps({"text": f"@{SAID}"}).replace("@", escaped)) is approved


@each("said", ["\U0001f600", "😀 \\ud83d", '"\\"'])
def test_whole_characters_are_read_as_they_are(said: str) -> None:
    assert read_json(json.dumps([said])) == [said]


def matrix(body: str, **more: str) -> tuple[str, ...]:
    return shown_in_post(json.dumps({"msgtype": "m.text", "body": body, **more}))


def test_what_a_client_of_matrix_shows_of_markup_is_read_and_nothing_is_hidden_in_it() -> None:
    """A plain body is no markup, and of HTML no attribute that hides is heeded."""
    hidden = "All is <span style='display:none' hidden class=\"x\">lost</span> &amp; well"
    assert matrix(hidden) == (hidden.replace("&amp;", "&"),)
    formatted = {"format": "org.matrix.custom.html", "formatted_body": hidden}
    assert matrix("All is well", **formatted) == ("All is lost & well",)
    assert matrix("All is well", format="org.matrix.custom.html") == ("All is well",)
