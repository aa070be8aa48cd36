"""What an observer saw, it reads again from the evidence alone, as it read it then."""

import json
from dataclasses import replace
from typing import Any

import pytest
import requests

from commdrill.drivers.aws.observers.cloudwatch_alarm import CloudWatchAlarm
from commdrill.drivers.aws.observers.eum_events import EumEvents
from commdrill.drivers.aws.observers.sqs import Sqs
from commdrill.drivers.http.browser import Browser
from commdrill.drivers.http.http_inbox import HttpInbox
from commdrill.drivers.http.seen_page import with_seen
from commdrill.drivers.http.web_page import WebPage
from commdrill.drivers.http.webhook import Webhook
from commdrill.drivers.status.discovery import DIALECTS
from commdrill.drivers.status.statuspage import StatusPage
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Inbox, Message, Page, StatusBoard
from commdrill.testing import LocalWeb, Reply, reply
from commdrill.wording.set_aside import Link, Shown
from tests.drivers.status import pages

HTML = {"Content-Type": "text/html"}
LINKED = (
    b"<!doctype html><link rel=stylesheet href=/own.css><p class=off>Away</p><p>Sorry, until 10</p>"
)
ANSWERS: dict[str, dict[str, Reply]] = {
    "a page": {"/": reply(503, "<p>Très bientôt</p>".encode("cp1252"), {**HTML, "Retry-After": "9"})},
    "a style sheet": {
        "/": reply(200, LINKED, HTML),
        "/own.css": reply(200, b".off {display: none}", {"Content-Type": "text/css"}),
    },
    "an API": {"/": reply(503, b'{"code": "AWAY"}', {"Content-Type": "application/json"})},
    "no type": {"/": reply(200, b"plain words", {})},
    "another place": {
        "/": reply(302, b"", {"Location": "/there"}),
        "/there": reply(404, b"<h1>Gone</h1>", HTML),
    },
    "nothing": {"/": reply(204, b"", {})},
}  # fmt: skip
BOARDS: dict[str, pages.Page] = {
    "instatus": pages.INSTATUS,
    "openstatus": pages.OPENSTATUS,
    "incident-io": pages.INCIDENT_IO,
    "gatus": pages.GATUS,
    "cachet-3": pages.CACHET_3,
    "cstate": pages.CSTATE,
    "upptime": pages.UPPTIME,
    "better-stack": pages.BETTER_STACK,
    "uptime-kuma": pages.KUMA,
    "cachet-2": pages.CACHET_2,
    "feed": pages.FEED,
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_page_is_read_again_as_a_visitor_read_it(answer: str) -> None:
    with LocalWeb(ANSWERS[answer]) as web:
        settings = {"url": web.url("/")}
        with WebPage.model_validate(settings).open() as look:
            seen = look()
    assert isinstance(seen, Page)
    again = WebPage.reread(settings, seen.evidence)
    assert (again.status, again.media_type) == (seen.status, seen.media_type)
    assert (again.text, again.markup) == (seen.text, seen.markup)
    assert again.headers == seen.headers


def test_a_style_sheet_is_kept_with_the_page_that_it_hides_words_of() -> None:
    with LocalWeb(ANSWERS["a style sheet"]) as web:
        settings = {"url": web.url("/")}
        with WebPage.model_validate(settings).open() as look:
            seen = look()
    assert isinstance(seen, Page)
    assert seen.text == "Sorry, until 10"
    assert [one.suffix for one in seen.evidence] == [".html", ".headers.txt", ".sheets.json"]
    assert "Away" in WebPage.reread(settings, seen.evidence[:2]).text


def serving(page: pages.Page) -> LocalWeb:
    return LocalWeb({path: reply(200, pages.as_bytes(told)) for path, told in page.items()})


def board_of(web: LocalWeb) -> tuple[dict[str, Any], StatusBoard]:
    path = "/status/shop" if "/api/status-page/shop" in web.routes else "/"
    settings = {"url": web.url(path), "components": {"checkout": "Checkout"}}
    with StatusPage.model_validate(settings).open() as look:
        seen = look()
    assert isinstance(seen, StatusBoard)
    return settings, seen


@pytest.mark.parametrize("dialect", BOARDS)
def test_a_status_page_is_read_again_from_its_answers(dialect: str) -> None:
    with serving(BOARDS[dialect]) as web:
        settings, seen = board_of(web)
    again = StatusPage.reread(settings, seen.evidence)
    assert (again.indicator, again.components, again.terms) == (
        seen.indicator, seen.components, seen.terms,
    )  # fmt: skip
    assert (again.incidents, again.maintenances) == (seen.incidents, seen.maintenances)


@pytest.mark.parametrize("dialect", ["better-stack", "cachet-2"])
def test_what_a_header_or_a_missing_answer_told_bodies_alone_do_not(dialect: str) -> None:
    with serving(BOARDS[dialect]) as web:
        settings, seen = board_of(web)
    assert seen.evidence[-1].suffix == ".asked.json"
    with pytest.raises(CannotLook):
        StatusPage.reread(settings, seen.evidence[:-1])


def test_each_kind_of_status_page_is_read_again() -> None:
    assert DIALECTS.keys() == {*BOARDS, "statuspage"}


@pytest.mark.parametrize("kept", [[], [Evidence(b"{}", ".json")], [Evidence(b"junk", ".json")]])
def test_evidence_that_is_none_tells_nothing(kept: list[Evidence]) -> None:
    with pytest.raises(CannotLook):
        StatusPage.reread({"url": "https://status.anycompany.example"}, kept)
    with pytest.raises(CannotLook):
        WebPage.reread({"url": "https://www.anycompany.example"}, kept)


def test_a_message_of_a_list_is_read_again_by_the_same_paths() -> None:
    fields = {"id": "$.id", "to": "$.to", "text": "$.text", "at": "$.at"}
    sent = [{"id": "1", "to": "+15550100", "text": "<p>Away</p>", "at": "2026-11-28T10:00:00Z"}]
    with LocalWeb({"/sms": reply(200, b"[]")}) as web:
        settings = {"url": web.url("/sms"), "messages": "$", "fields": fields}
        with HttpInbox.model_validate(settings).open() as look:
            web.routes["/sms"] = reply(200, json.dumps(sent).encode())
            seen = look()
    (message,) = messages(seen)
    again = HttpInbox.reread_message(settings, message.evidence[0], message.id)
    assert again == message


POSTS = {
    "json": (b'{"text": "Away \xe2\x9c\x93"}', "application/json"),
    "a form": (b"text=Away&room=a%2Cb", "application/x-www-form-urlencoded"),
    "a form's payload": (b'payload={"text": "Away"}', "application/x-www-form-urlencoded"),
    "text": ("caída".encode("latin-1"), "text/plain; charset=iso-8859-1"),
    "no JSON": (b"Away\n\nfor now", "application/json"),
    "parts": (
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nAway\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
}


def test_a_post_is_read_again_as_it_was_received() -> None:
    settings = {"listen": "127.0.0.1:0", "path": "/hook"}
    with Webhook.model_validate(settings).open() as look:
        address = f"http://127.0.0.1:{look.port}/hook"  # type: ignore[attr-defined]  # its own
        for body, kind in POSTS.values():
            requests.post(address, body, headers={"Content-Type": kind}, timeout=120)
        received = messages(look())
    assert len(received) == len(POSTS)
    for seen in received:
        again = Webhook.reread_message(settings, seen.evidence[0], seen.id)
        assert (again.bodies, again.media_type) == (seen.bodies, seen.media_type)


def test_of_a_post_without_what_it_said_to_be_nothing_is_told() -> None:
    with pytest.raises(CannotLook):
        Webhook.reread_message({}, Evidence(b"text=Away", ".txt"), "1")


SHOWN = Page(
    "https://www.anycompany.example", 503, {"content-type": "text/html", "retry-after": "9"},
    "Sorry\n\nuntil 10", "text/html", evidence=(Evidence(b"picture", ".png"),),
)  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        SHOWN,
        replace(SHOWN, status=None, headers={}, media_type="", text=""),
        Page(SHOWN.url, None, {}, "", "", unanswered="connection refused"),
    ],
)
def test_what_a_browser_showed_is_read_again_from_beside_its_picture(page: Page) -> None:
    kept = with_seen(page)
    again = Browser.reread({"url": page.url}, kept.evidence)
    assert again == replace(page, evidence=())
    with pytest.raises(CannotLook):
        Browser.reread({"url": page.url}, kept.evidence[:-1])


def test_where_words_lead_that_a_browser_showed_is_read_again() -> None:
    links = (Link(4, 12, "https://status.anycompany.example/1"),)
    page = replace(SHOWN, text=Shown.of("See our page, or call [us].", links))
    kept = with_seen(page).evidence
    assert kept[-1].content.endswith(
        b"[our page](https://status.anycompany.example/1), or call [us]."
    )
    again = Browser.reread({"url": page.url}, kept).text
    assert (again, getattr(again, "links", ())) == (page.text, links)


def test_what_stood_on_a_queue_is_read_again() -> None:
    note = {"Type": "Notification", "Subject": "Away", "Message": "Sorry",
            "MessageAttributes": {"to": {"Value": "+15550100"}}}  # fmt: skip
    event = {"eventType": "TEXT_DELIVERED", "messageId": "7", "said": "Away",
             "destinationPhoneNumber": "+15550100"}  # fmt: skip
    by_events = {"queue": "drill-inbox", "text": "$.said"}
    for observer, settings, body in (
        (Sqs, {"queue": "drill-inbox"}, note),
        (EumEvents, by_events, event),
    ):
        seen = observer.model_validate(settings).read({"MessageId": "7", "Body": json.dumps(body)})
        assert seen is not None
        assert observer.reread_message(settings, seen.evidence[0], "7") == seen
        with pytest.raises(CannotLook):
            observer.reread_message(settings, Evidence(b'{"eventType": "TEXT_SENT"}', ".json"), "7")


def test_the_state_of_an_alarm_is_read_again() -> None:
    text = '{"name": "checkout-errors", "state": "ALARM", "reason": "5 of 5", "actions": []}'
    again = CloudWatchAlarm.reread({"alarm": "checkout-errors"}, [Evidence(text.encode(), ".json")])
    assert (again.status, again.text) == (503, text)
    with pytest.raises(CannotLook):
        CloudWatchAlarm.reread({"alarm": "checkout-errors"}, [Evidence(b"[]", ".json")])


def messages(seen: object) -> tuple[Message, ...]:
    assert isinstance(seen, Inbox)
    return seen.messages
