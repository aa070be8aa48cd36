"""Lists in pages, one document a line, and words by a second request."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from commdrill.drivers.http.http_inbox import HttpInbox
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox
from commdrill.testing import LocalWeb, Reply, reply

FIELDS = {"id": "$.id", "text": "$.text"}


def as_json(document: object) -> Reply:
    return reply(200, json.dumps(document).encode(), {"Content-Type": "application/json"})


def page(*numbers: int, next_: str | None = None, size: int = 0) -> Reply:
    items = [{"id": n, "text": f"text {n}", "more": "x" * size} for n in numbers]
    return as_json({"items": items, "next": next_})


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with LocalWeb({"/list": page()}) as server:
        yield server


def inbox(web: LocalWeb, **settings: Any) -> HttpInbox:
    usual = {"url": web.url("/list"), "messages": "$.items", "next": "$.next", "fields": FIELDS}
    return HttpInbox.model_validate(usual | settings)


def bodies(look: Any) -> list[str]:
    seen = look()
    assert isinstance(seen, Inbox)
    return [body for message in seen.messages for body in message.bodies]


@pytest.mark.parametrize("absolute", [True, False])
def test_all_pages_are_one_list(web: LocalWeb, absolute: bool) -> None:
    root = web.url("") if absolute else ""
    with inbox(web, headers={"Authorization": "hush"}).open() as look:
        web.routes["/list"] = page(1, next_=f"{root}/2")
        web.routes["/2"] = page(2, next_=f"{root}/3")
        web.routes["/3"] = page(3, next_=f"{root}/3")  # the last names itself
        assert bodies(look) == ["text 1", "text 2", "text 3"]
    assert {asked.headers["authorization"] for asked in web.asked} == {"hush"}


def test_more_than_one_answer_may_hold_comes_in_pages(web: LocalWeb) -> None:
    with inbox(web, timeout="30s").open() as look:
        web.routes["/list"] = page(1, next_="/2", size=6 * 2**20)
        web.routes["/2"] = page(2, size=6 * 2**20)
        assert bodies(look) == ["text 1", "text 2"]


def test_pages_without_end_say_nothing(web: LocalWeb) -> None:
    with inbox(web).open() as look:
        for n in range(120):
            web.routes[f"/{n}"] = page(n, next_=f"/{n + 1}")
        web.routes["/list"] = page(next_="/0")
        with pytest.raises(CannotLook, match="more than 100 pages"):
            look()


@pytest.mark.parametrize(
    "address", ["http://elsewhere.example/2", "//elsewhere.example/2", "ftp://127.0.0.1/"]
)
def test_a_page_at_another_host_is_not_asked_for(web: LocalWeb, address: str) -> None:
    with inbox(web).open() as look:
        web.routes["/list"] = page(next_=address)
        with pytest.raises(CannotLook, match="another host"):
            look()


def test_one_document_a_line_is_a_list(web: LocalWeb) -> None:
    lines = b'{"id": 1, "text": "one"}\n\n{"id": 2, "text": "two"}\n'
    web.routes["/list"] = reply(200, b"", {"Content-Type": "application/x-ndjson"})
    with inbox(web, messages="$", next=None).open() as look:
        web.routes["/list"] = reply(200, lines)
        assert bodies(look) == ["one", "two"]
        web.routes["/list"] = reply(200, lines + b'{"id": 3, "te')
        with pytest.raises(CannotLook, match="no JSON"):
            look()


def test_the_words_are_asked_for_once_for_each_new_message(web: LocalWeb) -> None:
    web.routes["/list"] = as_json({"items": [{"id": "old"}]})
    with inbox(web, detail="m/{$.id}").open() as look:
        web.routes["/list"] = as_json({"items": [{"id": "old"}, {"id": "a/b"}]})
        web.routes["/m/a%2Fb"] = as_json({"text": "Checkout is back."})
        assert bodies(look) == ["Checkout is back."]
        assert bodies(look) == []
    assert [asked.path for asked in web.asked if asked.path.startswith("/m/")] == ["/m/a%2Fb"]


def test_words_that_are_not_there_yet_lose_no_message(web: LocalWeb) -> None:
    with inbox(web, detail="/m/{$.id}").open() as look:
        web.routes["/list"] = as_json({"items": [{"id": 1}]})
        with pytest.raises(CannotLook, match="404"):
            look()
        web.routes["/m/1"] = as_json({"text": "Checkout is back."})
        assert bodies(look) == ["Checkout is back."]


def test_a_message_without_what_its_address_is_made_of_says_nothing(web: LocalWeb) -> None:
    with inbox(web, detail="/m/{$.key}").open() as look:
        web.routes["/list"] = as_json({"items": [{"id": 1}]})
        with pytest.raises(CannotLook, match=r"nothing at \$\.key"):
            look()


def test_a_path_to_words_that_finds_nothing_is_no_empty_message(web: LocalWeb) -> None:
    with inbox(web).open() as look:
        web.routes["/list"] = as_json({"items": [{"id": 1, "body": "x"}]})
        with pytest.raises(CannotLook, match=r"no words at \$\.text"):
            look()
