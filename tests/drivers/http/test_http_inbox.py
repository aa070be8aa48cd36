"""Inboxes that providers list as JSON, each in its own way."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from commdrill.drivers.http.http_inbox import HttpInbox
from commdrill.drivers.protocol import Observer
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof
from commdrill.testing import LocalWeb, ObserverContract, Reply, redirecting, reply

FIELDS = {"id": "$.id", "to": "$.to", "text": "$.text"}


def as_json(document: object) -> Reply:
    return reply(200, json.dumps(document).encode(), {"Content-Type": "application/json"})


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with LocalWeb({"/messages": as_json([])}) as server:
        yield server


def inbox(web: LocalWeb, **settings: Any) -> HttpInbox:
    usual = {"url": web.url("/messages"), "messages": "$", "fields": FIELDS}
    return HttpInbox.model_validate(usual | settings)


def sms(number: int, text: str = "", **more: Any) -> dict[str, Any]:
    return {"id": number, "to": "+14255550101", "text": text or f"text {number}", **more}


def messages(seen: Sighting) -> tuple[Message, ...]:
    assert isinstance(seen, Inbox)
    return seen.messages


def ids(seen: Sighting) -> list[str]:
    return [message.id for message in messages(seen)]


def test_only_what_came_after_opening_is_seen_and_only_once(web: LocalWeb) -> None:
    web.routes["/messages"] = as_json([sms(1)])
    with inbox(web).open() as look:
        assert ids(look()) == []
        web.routes["/messages"] = as_json([sms(3), sms(1), sms(2)])
        assert ids(look()) == ["3", "2"]
        assert ids(look()) == []


def test_a_list_that_shrinks_and_changes_its_order_makes_nothing_new(web: LocalWeb) -> None:
    web.routes["/messages"] = as_json([sms(1), sms(2), sms(3)])
    with inbox(web).open() as look:
        for listed in ([sms(3), sms(1)], [], [sms(2), sms(3), sms(1)]):
            web.routes["/messages"] = as_json(listed)
            assert ids(look()) == []


def test_a_known_message_whose_state_changes_is_not_new(web: LocalWeb) -> None:
    without_id = {"to": "$.to", "text": "$.text"}
    web.routes["/messages"] = as_json([sms(1, read=False)])
    for fields in (FIELDS, without_id):
        with inbox(web, fields=fields).open() as look:
            web.routes["/messages"] = as_json([sms(1, read=True)])
            assert ids(look()) == []


@pytest.mark.parametrize("status", ["undelivered", "failed", "Not delivered", "BOUNCED"])
@pytest.mark.parametrize("where", ["status", "state", "delivery_status"])
def test_a_record_of_a_message_nobody_received_is_no_message(
    web: LocalWeb, where: str, status: str
) -> None:
    with inbox(web).open() as look:
        web.routes["/messages"] = as_json(
            [sms(1, **{where: status}), sms(2, **{where: "received"})]
        )
        assert ids(look()) == ["2"]


@pytest.mark.parametrize(
    ("when", "before", "after"),
    [
        ("$[?@.status == 'delivered']", {"status": "sent"}, {"status": "delivered"}),
        ("$.delivered_at", {"delivered_at": None}, {"delivered_at": "2026-11-23T10:00:00Z"}),
        ("$.delivered", {"delivered": False}, {"delivered": True}),
        ("$.events[?@.type == 'ok']", {"events": [{"type": "x"}]}, {"events": [{"type": "ok"}]}),
        ("$.receipt.at", {}, {"receipt": {"at": 1}}),
    ],
)
def test_a_message_is_received_when_it_is_delivered(
    web: LocalWeb, when: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    with inbox(web, delivered_when=when).open() as look:
        web.routes["/messages"] = as_json([sms(1, **before)])
        assert ids(look()) == []
        web.routes["/messages"] = as_json([sms(1, **after)])
        assert ids(look()) == ["1"]
        assert ids(look()) == []


@pytest.mark.parametrize(
    ("settings", "proof"),
    [
        ({}, Proof.CONTENT),
        ({"proof": "request"}, Proof.REQUEST),
        ({"delivered_when": "$.ok"}, Proof.CARRIER),
        ({"delivered_when": "$.ok", "proof": "content"}, Proof.CONTENT),
    ],
)
def test_what_a_list_proves_is_said_in_its_settings(
    web: LocalWeb, settings: dict[str, str], proof: Proof
) -> None:
    assert inbox(web, **settings).proof is proof


def test_an_undelivered_message_is_told(web: LocalWeb) -> None:
    watched = inbox(web)
    with watched.open() as look:
        web.routes["/messages"] = as_json([sms(1, status="undelivered")])
        look()
    assert [code for _, _, code in watched._guard.refusals.drain()] == ["not-delivered"]


def test_without_ids_a_second_copy_is_a_message_of_its_own(web: LocalWeb) -> None:
    web.routes["/messages"] = as_json([sms(1, "same")])
    with inbox(web, fields={"to": "$.to", "text": "$.text"}).open() as look:
        web.routes["/messages"] = as_json([sms(2, "same"), sms(3, "same"), sms(1, "same")])
        first, second = ids(look())
        assert first != second
        web.routes["/messages"] = as_json([])
        assert ids(look()) == []
        web.routes["/messages"] = as_json([sms(9, "same")])
        (third,) = ids(look())
        assert third not in (first, second)


@pytest.mark.parametrize(
    ("path", "document"),
    [
        ("$", [sms(1)]),
        ("$.data.messages", {"data": {"messages": [sms(1)]}}),
        ("$.pages[*].items[*]", {"pages": [{"items": [sms(1)]}, {"items": []}]}),
        ("$.events[?@.kind == 'sms'].sms", {"events": [{"kind": "sms", "sms": sms(1)}, {}]}),
    ],
)
def test_the_list_may_stand_anywhere_in_the_answer(
    web: LocalWeb, path: str, document: object
) -> None:
    empty = {"data": {"messages": None}, "pages": [], "events": []} if path != "$" else []
    web.routes["/messages"] = as_json(empty)
    with inbox(web, messages=path).open() as look:
        web.routes["/messages"] = as_json(document)
        assert ids(look()) == ["1"]


@pytest.mark.parametrize(
    ("to", "path", "read"),
    [
        ("+14255550101", "$.to", ("+14255550101",)),
        (14255550101, "$.to", ("14255550101",)),
        (["+1", "+2"], "$.to", ("+1", "+2")),
        ("Ana <ana@X.Example>, bo@x.example", "$.to", ("ana@x.example", "bo@x.example")),
        ([{"address": "ana@x.example"}, {"address": "+2"}], "$.to[*].address", ("ana@x.example", "+2")),
        (None, "$.to", ()),
        ("x", "$.elsewhere", ()),
    ],
)  # fmt: skip
def test_whom_it_was_sent_to_may_be_written_in_many_ways(
    web: LocalWeb, to: object, path: str, read: tuple[str, ...]
) -> None:
    with inbox(web, fields=FIELDS | {"to": path}).open() as look:
        web.routes["/messages"] = as_json([sms(1, to=to)])
        assert messages(look())[0].to == read


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Checkout is back", ("Checkout is back",)),
        ("1 < 2 & <ana@x.example>", ("1 < 2 & <ana@x.example>",)),
        ("<p>Checkout is <b>back</b></p>", ("Checkout is back",)),
        ('<!doctype html><body class="a">Checkout<i> is</i> back', ("Checkout is back",)),
        (["one", "two"], ("one", "two")),
        ({"blocks": ["é"]}, ('{"blocks": ["é"]}',)),
        (None, ()),
    ],
)
def test_its_words_are_read_as_a_person_sees_them(
    web: LocalWeb, text: object, bodies: tuple[str, ...]
) -> None:
    with inbox(web).open() as look:
        web.routes["/messages"] = as_json([sms(1) | {"text": text}])
        assert messages(look())[0].bodies == bodies


def test_a_part_without_words_is_none(web: LocalWeb) -> None:
    with inbox(web, fields=FIELDS | {"html": "$.html"}).open() as look:
        web.routes["/messages"] = as_json(
            [
                *(sms(1, "plain", html=""), sms(2, " ", html="<i>rich</i>"), sms(3, " ", html="")),
            ]
        )
        assert [message.bodies for message in messages(look())] == [("plain",), ("rich",), (" ",)]


def test_text_and_html_are_two_bodies_and_the_subject_is_kept(web: LocalWeb) -> None:
    fields = FIELDS | {"html": "$.html", "subject": "$.title"}
    with inbox(web, fields=fields).open() as look:
        web.routes["/messages"] = as_json([sms(1, "plain", html="<i>rich</i>", title="Subject")])
        (message,) = messages(look())
    assert (message.subject, message.bodies) == ("Subject", ("plain", "rich"))
    assert json.loads(message.evidence[0].content)["title"] == "Subject"
    assert message.evidence[0].suffix == ".json"


@pytest.mark.parametrize(
    ("at", "read"),
    [
        ("2026-11-23T10:00:00Z", datetime(2026, 11, 23, 10, tzinfo=UTC)),
        ("2026-11-23T11:00:00.5+01:00", datetime(2026, 11, 23, 10, 0, 0, 500_000, UTC)),
        ("2026-11-23 10:00:00", datetime(2026, 11, 23, 10, tzinfo=UTC)),
        ("Mon, 23 Nov 2026 10:00:00 +0000", datetime(2026, 11, 23, 10, tzinfo=UTC)),
        (1795428000, datetime(2026, 11, 23, 10, tzinfo=UTC)),
        (1795428000.5, datetime(2026, 11, 23, 10, 0, 0, 500_000, UTC)),
        (1795428000500, datetime(2026, 11, 23, 10, 0, 0, 500_000, UTC)),
        ("1795428000", datetime(2026, 11, 23, 10, tzinfo=UTC)),
        ("soon", None),
        (1e300, None),
        ("nan", None),
        (True, None),
        (None, None),
    ],
)
def test_when_it_was_received_may_be_written_in_many_ways(
    web: LocalWeb, at: object, read: datetime | None
) -> None:
    with inbox(web, fields=FIELDS | {"at": "$.at"}).open() as look:
        web.routes["/messages"] = as_json([sms(1, at=at)])
        assert messages(look())[0].at == read


def test_the_provider_is_asked_as_the_settings_say(web: LocalWeb) -> None:
    headers = {"Authorization": "Bearer s3cret"}
    with inbox(web, method="POST", json={"limit": 500}, headers=headers).open():
        pass
    (asked,) = web.asked
    assert (asked.method, json.loads(asked.body)) == ("POST", {"limit": 500})
    assert asked.headers["authorization"] == "Bearer s3cret"


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"messages": "messages"}, "'messages' is not a JSONPath such as $.messages"),
        ({"messages": "$[?search(@.to, '(a+)+')]"}, "'search' is not defined"),
        ({"messages": 3}, "3 is not a JSONPath"),
        ({"messages": "$" + ".a" * 600}, "a JSONPath of 1,201 characters"),
        ({"fields": {"to": "$.to"}}, "`text` is missing"),
        ({"fields": {"text": "$["}}, "'$[' is not a JSONPath"),
        ({"fields": {"text": "$.t", "txt": "$.t"}}, "txt"),
    ],
)
def test_a_mistake_in_the_settings_is_told_before_anything_is_asked(
    web: LocalWeb, settings: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        inbox(web, **settings)
    assert complaint in str(refused.value)
    assert web.asked == []


UNREADABLE = [
    (reply(503, b"busy"), "answered 503 Service Unavailable: 'busy'"),
    (reply(200, b"<html>"), "is no JSON"),
    (as_json({"error": "no"}), "no list of messages at $"),
    (as_json("text"), "no list of messages at $"),
    (as_json([sms(1), {"text": "x"}]), "a message has no id at $.id"),
    (as_json([{"id": "", "text": "x"}]), "a message has no id at $.id"),
]


@pytest.mark.parametrize(("answer", "complaint"), UNREADABLE)
def test_an_answer_that_is_none_spoils_one_look_and_no_message_is_lost(
    web: LocalWeb, answer: Reply, complaint: str
) -> None:
    with inbox(web).open() as look:
        web.routes["/messages"] = answer
        with pytest.raises(CannotLook) as spoilt:
            look()
        assert complaint in str(spoilt.value)
        assert spoilt.value.evidence
        web.routes["/messages"] = as_json([sms(1)])
        assert ids(look()) == ["1"]


class Provider:
    drips = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
    secrets = ("s3cret-t0ken",)

    def __init__(self, web: LocalWeb) -> None:
        self.web = web
        self.listed: list[dict[str, Any]] = []

    def observer(self) -> Observer:
        return self._at(self.web.port)

    def leading_to(self, host: str, port: int) -> Iterator[Observer]:
        for root in redirecting(host, port):
            yield inbox(self.web, url=f"{root}/messages")

    def slow_observer(self, port: int) -> Observer:
        return self._at(port, timeout="200ms")

    def _at(self, port: int, **more: Any) -> Observer:
        url = f"http://127.0.0.1:{port}/messages?key=s3cret-t0ken"
        headers = {"Authorization": "s3cret-t0ken"}
        return inbox(self.web, url=url, headers=headers, **more)

    def show(self) -> None:
        self.listed.append(sms(len(self.listed)))
        self.web.routes["/messages"] = as_json(self.listed)

    def shown(self, sighting: Sighting) -> bool:
        return ids(sighting) == [str(self.listed[-1]["id"])] if self.listed else False

    def unreadable(self) -> Iterator[Observer]:
        for answer, _ in UNREADABLE:
            self.web.routes["/messages"] = answer
            yield self.observer()

    def state(self) -> object:
        return self.listed

    def wait_until_left(self) -> bool:
        return self.web.wait_until_left()


class TestContract(ObserverContract):
    @pytest.fixture
    def world(self, web: LocalWeb) -> Provider:
        return Provider(web)


def test_it_names_its_host_for_the_guard_and_proves_by_content(web: LocalWeb) -> None:
    driver = inbox(web, url="https://sms.x.example/messages")
    assert driver.hosts() == ("sms.x.example",)
    assert (driver.proof, driver.shows) == (Proof.CONTENT, Inbox)
