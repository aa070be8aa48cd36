"""The lists of providers by name, each in the shape its documentation has."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from commdrill.drivers.http.http_inbox import HttpInbox
from commdrill.drivers.http.inbox_presets import PRESETS, WORDLESS
from commdrill.errors import CannotLook
from commdrill.lint.rehearsal import words_untold
from commdrill.sighting import Inbox, Message
from commdrill.terms import Proof
from commdrill.testing import LocalWeb, reply
from tests.each import each

WORDS = "Checkout is back."
ANA = "ana@drill.anycompany.example"
MAIL = (
    f"From: care@anycompany.example\r\nTo: {ANA}\r\nSubject: All well\r\n\r\nCheckout is=\r\n back."
)

# preset: the list's address, the list, what else is asked, whom it was sent to, what its list proves
LISTS: dict[str, tuple[str, Any, dict[str, Any], str, Proof]] = {
    "twilio": (
        "/2010-04-01/Accounts/AC1/Messages.json",
        {"messages": [{"sid": "SM1", "to": "+14255550101", "from": "+1", "body": WORDS, "status": "delivered",
                       "direction": "outbound-api", "date_sent": "Mon, 23 Nov 2026 10:00:00 +0000"}],
         "next_page_uri": None},
        {}, "+14255550101", Proof.CARRIER,
    ),
    "vonage": (
        "/v2/reports/records",
        {"records": [{"message_id": "v1", "to": "14255550101", "message_body": WORDS, "status": "delivered",
                      "date_finalized": "2026-11-23T10:00:00+0000"}], "_links": {"self": {"href": "x"}}},
        {}, "14255550101", Proof.CARRIER,
    ),
    "mailosaur": (
        "/api/messages",
        {"items": [{"id": "m1", "type": "Email", "to": [{"name": "Ana", "email": ANA}], "subject": "All well",
                    "received": "2026-11-23T10:00:00Z"}]},
        {"/api/messages/m1": {"id": "m1", "text": {"body": WORDS}, "html": {"body": f"<p>{WORDS}</p>"}}},
        ANA, Proof.CONTENT,
    ),
    "mailtrap": (
        "/api/accounts/1/inboxes/2/messages",
        [{"id": 5, "subject": "All well", "to_email": ANA, "created_at": "2026-11-23T10:00:00.000Z"}],
        {"/api/accounts/1/inboxes/2/messages/5/body.txt": WORDS}, ANA, Proof.CONTENT,
    ),
    "mailhog": (
        "/api/v2/messages",
        {"total": 1, "items": [{"ID": "h1", "Created": "2026-11-23T10:00:00Z",
                                "Raw": {"From": "care@anycompany.example", "To": [ANA], "Data": MAIL.replace("=\r\n", "")}}]},
        {}, ANA, Proof.CONTENT,
    ),
    "mailgun": (
        "/v3/drill.anycompany.example/events",
        {"items": [{"id": "g1", "event": "delivered", "timestamp": 1795428000.5, "recipient": ANA,
                    "message": {"headers": {"subject": "All well"}}, "storage": {"url": "/v3/stored/g1"}}],
         "paging": {"next": "/v3/drill.anycompany.example/events/more"}},
        {"/v3/stored/g1": {"body-plain": WORDS}, "/v3/drill.anycompany.example/events/more": {"items": []}},
        ANA, Proof.CARRIER,
    ),
    "mailgun-logs": (
        "/v1/analytics/logs",
        {"items": [{"id": "g1", "event": "delivered", "@timestamp": "2026-11-23T10:00:00.530Z", "recipient": ANA,
                    "message": {"headers": {"subject": "All well"}}, "storage": {"url": ["/v3/stored/g1"]}}],
         "pagination": {}},
        {"/v3/stored/g1": {"body-plain": WORDS}}, ANA, Proof.CARRIER,
    ),
    "postmark": (
        "/messages/outbound",
        {"TotalCount": 1, "Messages": [{"MessageID": "p1", "Recipients": [ANA], "Subject": "All well", "Status": "Sent",
                                        "ReceivedAt": "2026-11-23T10:00:00Z"}]},
        {"/messages/outbound/p1/details": {"TextBody": WORDS}}, ANA, Proof.REQUEST,
    ),
    "ntfy": (
        "/drill/json",
        ('{"id":"a","time":1,"event":"open","topic":"drill"}\n'
        f'{{"id":"n1","time":1795428000,"event":"message","topic":"drill","message":"{WORDS}"}}\n'),
        {}, "drill", Proof.CONTENT,
    ),
    "onesignal": (
        "/notifications",
        {"total_count": 1, "notifications": [{"id": "o1", "contents": {"en": WORDS}, "headings": {"en": "All well"},
                                              "successful": 1, "include_subscription_ids": ["device-1"],
                                              "completed_at": 1795428000}]},
        {}, "device-1", Proof.REQUEST,
    ),
}  # fmt: skip
ITEM = {"event": "delivered", "recipient": ANA, "storage": {"url": ["/g1"]}}
EMPTY = {
    "twilio": {"messages": []}, "vonage": {"records": []}, "mailosaur": {"items": []}, "mailtrap": [],
    "mailhog": {"items": []}, "mailgun": {"items": []}, "mailgun-logs": {"items": []}, "sendgrid": {"messages": []},
    "postmark": {"Messages": []}, "ntfy": "", "onesignal": {"notifications": []},
}  # fmt: skip


def answer(told: Any) -> Any:
    if isinstance(told, str):
        return reply(
            200,
            told.encode(),
            {"Content-Type": "application/x-ndjson" if "{" in told else "text/plain"},
        )
    return reply(200, json.dumps(told).encode(), {"Content-Type": "application/json"})


def came(preset: str, path: str, told: Any, more: dict[str, Any]) -> tuple[Message, ...]:
    """What comes after the inbox was opened while it was empty."""
    with LocalWeb({path: answer(EMPTY[preset])}) as web:
        if preset == "ntfy":
            web.routes[path] = reply(200, b"", {"Content-Type": "application/x-ndjson"})
        inbox = HttpInbox.model_validate({"preset": preset, "url": web.url(path)})
        with inbox.open() as look:
            web.routes |= {where: answer(one) for where, one in more.items()}
            web.routes[path] = answer(told)
            seen = look()
            assert isinstance(seen, Inbox)
            assert look() == Inbox(())
            return seen.messages


@pytest.mark.parametrize("preset", sorted(LISTS))
def test_a_providers_list_is_read_by_its_name(preset: str) -> None:
    path, told, more, to, proof = LISTS[preset]
    (message,) = came(preset, path, told, more)
    assert set(message.bodies) == {WORDS}
    assert to in (*message.to, *message.delivered_to)
    assert message.at is not None
    assert message.subject in (None, "", "All well")
    settings = {"preset": preset, "url": "http://127.0.0.1/"}
    assert HttpInbox.model_validate(settings).proof is proof


def test_every_preset_is_tried_and_may_be_named() -> None:
    assert PRESETS.keys() == EMPTY.keys()
    for name in PRESETS:
        assert HttpInbox.model_validate({"url": "https://x.example", "preset": name}).preset == name


def test_sendgrid_tells_no_words_hence_says_nothing() -> None:
    for path, known_by in (("/v3/messages", "msg_id"), ("/v3/logs", "sg_message_id")):
        told = {known_by: "s1", "to_email": ANA, "subject": "All well", "status": "delivered"}
        with pytest.raises(CannotLook, match=r"no words at \$\.text"):
            came("sendgrid", path, {"messages": [told]}, {})


def test_pages_of_mailguns_logs_are_asked_for_by_the_token_of_the_one_before() -> None:
    def page(handler: Any) -> None:
        token = json.loads(web.asked[-1].body)["pagination"].get("token")
        following = {None: "t1", "t1": "t2"}.get(token)
        told = {"items": [{**ITEM, "id": token or "first"}], "pagination": {"next": following}}
        answer(told)(handler)

    with LocalWeb({"/logs": answer({"items": []}), "/g1": answer({"body-plain": WORDS})}) as web:
        settings = {"preset": "mailgun-logs", "url": web.url("/logs")}
        with HttpInbox.model_validate(settings).open() as look:
            web.routes["/logs"] = page
            seen = look()
            assert isinstance(seen, Inbox)
            assert [one.id for one in seen.messages] == ["first", "t1", "t2"]
            assert look() == Inbox(())
    sent = [json.loads(one.body) for one in web.asked if one.method == "POST"]
    assert {one["duration"] for one in sent} == {"1d"}
    assert {one["pagination"]["limit"] for one in sent} == {100}


def test_a_token_needs_a_body_to_be_asked_in() -> None:
    known = {"url": "http://127.0.0.1/", "messages": "$", "fields": {"text": "$.text"}}
    with pytest.raises(ValidationError, match="next_in"):
        HttpInbox.model_validate({**known, "next": "$.next", "next_in": "token"})


@pytest.mark.parametrize(
    ("preset", "path", "undelivered"),
    [
        ("twilio", "/m", {"messages": [{"sid": "1", "to": "+1", "body": WORDS, "status": "sent"}]}),
        ("vonage", "/m", {"records": [{"message_id": "1", "to": "1", "message_body": WORDS, "status": "submitted"}]}),
        ("mailgun", "/m", {"items": [{"id": "1", "event": "accepted", "recipient": ANA}]}),
        ("onesignal", "/m", {"notifications": [{"id": "1", "contents": {"en": WORDS}, "successful": 0}]}),
    ],
)  # fmt: skip
def test_what_a_provider_has_only_accepted_does_not_count(
    preset: str, path: str, undelivered: Any
) -> None:
    assert came(preset, path, undelivered, {}) == ()


def test_a_setting_said_beside_a_preset_counts_and_an_unknown_preset_is_a_mistake() -> None:
    settings = {"preset": "twilio", "url": "http://127.0.0.1/", "proof": "content"}
    assert HttpInbox.model_validate(settings).proof is Proof.CONTENT
    with pytest.raises(ValidationError, match="preset"):
        HttpInbox.model_validate(settings | {"preset": "pigeon"})


@each(
    ("sent_by", "to"),
    [
        ({"include_aliases": {"external_id": ["ana", "ben"]}}, ("ana", "ben")),
        ({"include_phone_numbers": ["+14255550101"], "include_aliases": None}, ("+14255550101",)),
        ({"include_email_tokens": [ANA]}, (ANA,)),
        ({"include_player_ids": ["d1"], "include_subscription_ids": ["d1"]}, ("d1",)),
    ],
)
def test_onesignal_tells_whom_it_wrote_to_as_it_was_asked(
    sent_by: dict[str, Any], to: tuple[str, ...]
) -> None:
    told = {"id": "1", "contents": {"en": WORDS}, "successful": 1, **sent_by}
    (message,) = came("onesignal", "/notifications", {"notifications": [told]}, {})
    assert message.to == to


def test_mailguns_storage_in_europe_is_told_who_asks() -> None:
    listed = "/v3/drill.anycompany.example/events"
    storage = "http://storage-europe-west1.api.mailgun.net/v3/stored/g1"
    told = {"id": "g1", "event": "stored", "recipient": ANA, "storage": {"url": storage}}
    with LocalWeb({listed: answer({"items": []})}) as web:
        settings = {
            "preset": "mailgun",
            "url": f"http://api.eu.mailgun.net{listed}",
            "headers": {"Authorization": "Basic x"},
            "connect_to": web.url("").removeprefix("http://"),
        }
        with HttpInbox.model_validate(settings).open() as look:
            web.routes[listed] = answer({"items": [told]})
            web.routes["/v3/stored/g1"] = answer({"body-plain": WORDS})
            inbox = look()
    assert isinstance(inbox, Inbox)
    assert [message.bodies for message in inbox.messages] == [(WORDS,)]
    assert web.asked[-1].headers["authorization"] == "Basic x"


def test_what_tells_no_words_is_linted_too() -> None:
    assert words_untold.WORDLESS == WORDLESS
