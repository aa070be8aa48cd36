"""What an observer saw, it reads again from the evidence alone, as it read it then."""

import json
from typing import Any

import pytest
import requests

from commdrill.drivers.http.http_inbox import HttpInbox
from commdrill.drivers.http.web_page import WebPage
from commdrill.drivers.http.webhook import Webhook
from commdrill.drivers.status.discovery import DIALECTS
from commdrill.drivers.status.statuspage import StatusPage
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Inbox, Message, Page, StatusBoard
from commdrill.testing import LocalWeb, Reply, reply
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


def test_a_post_of_json_is_read_again_and_no_other() -> None:
    settings = {"listen": "127.0.0.1:0", "path": "/hook"}
    with Webhook.model_validate(settings).open() as look:
        address = f"http://127.0.0.1:{look.port}/hook"  # type: ignore[attr-defined]  # its own
        requests.post(address, json={"text": "Away ✓"}, timeout=5)
        requests.post(address, data={"text": "Away"}, timeout=5)
        posted, form = messages(look())
    assert Webhook.reread_message(settings, posted.evidence[0], "1").bodies == posted.bodies
    assert form.bodies == ('{"text": "Away"}',)
    with pytest.raises(CannotLook):
        Webhook.reread_message(settings, form.evidence[0], "2")


def messages(seen: object) -> tuple[Message, ...]:
    assert isinstance(seen, Inbox)
    return seen.messages
