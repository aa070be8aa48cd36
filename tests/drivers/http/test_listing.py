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
        for n in range(1_000):
            web.routes[f"/{n}"] = page(n, next_=f"/{n + 1}")
        web.routes["/list"] = page(next_="/0")
        with pytest.raises(CannotLook, match="more than 1000 pages"):
            look()


def asked(web: LocalWeb) -> list[str]:
    """The pages that were asked for since this was asked last."""
    paths = [one.path for one in web.asked]
    web.asked.clear()
    return paths


def test_a_page_that_is_as_it_was_brings_nothing_and_leads_on(web: LocalWeb) -> None:
    with inbox(web).open() as look:
        web.routes |= {"/list": page(1, next_="/2"), "/2": page(2, next_="/3"), "/3": page(3)}
        assert bodies(look) == ["text 1", "text 2", "text 3"]
        assert bodies(look) == []
        web.routes["/3"] = page(3, 4)
        assert bodies(look) == ["text 4"]
        web.routes["/2"] = page(2, 5)
        assert bodies(look) == ["text 5"]


def test_behind_what_is_known_nothing_is_asked_for_where_the_newest_come_first(
    web: LocalWeb,
) -> None:
    with inbox(web, newest_first=True).open() as look:
        web.routes |= {"/list": page(6, 5, next_="/2"), "/2": page(4, 3, next_="/3")}
        web.routes["/3"] = page(2, 1)
        asked(web)
        assert len(bodies(look)) == 6
        assert asked(web) == ["/list", "/2", "/3"]
        assert bodies(look) == []
        assert asked(web) == ["/list"]
        web.routes |= {"/list": page(8, 7, next_="/2"), "/2": page(6, 5, next_="/3")}
        assert bodies(look) == ["text 8", "text 7"]
        assert asked(web) == ["/list", "/2"]


def test_what_was_not_delivered_yet_is_looked_for_until_it_is_met(web: LocalWeb) -> None:
    with inbox(web, newest_first=True, delivered_when="$.more").open() as look:
        web.routes |= {"/list": page(4, next_="/2", size=1), "/2": page(3, next_="/3", size=1)}
        web.routes |= {"/3": page(2, next_="/4"), "/4": page(1, size=1)}
        assert bodies(look) == ["text 4", "text 3", "text 1"]
        asked(web)
        assert bodies(look) == []
        assert asked(web) == ["/list", "/2", "/3"]
        web.routes["/3"] = page(2, next_="/4", size=1)
        assert bodies(look) == ["text 2"]
        asked(web)
        assert bodies(look) == []
        assert asked(web) == ["/list"]


def test_the_newest_can_come_first_only_where_messages_have_ids(web: LocalWeb) -> None:
    with pytest.raises(ValueError, match="`newest_first` needs `fields:"):
        inbox(web, newest_first=True, fields={"text": "$.text"})


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


@pytest.mark.parametrize("between", [b", ", b"\n"])
def test_half_a_character_of_a_list_is_one_that_stands_for_none(
    web: LocalWeb, between: bytes
) -> None:
    """Left as it is, no text that has it can be matched, kept or sent."""
    items = between.join(
        [rb'{"id": 1, "text": "a \ud83d b"}', rb'{"id": 2, "text": "\ud83d\ude00"}']
    )
    whole = items if between == b"\n" else b"[" + items + b"]"
    web.routes["/list"] = as_json([])
    with inbox(web, messages="$", next=None).open() as look:
        web.routes["/list"] = reply(200, whole, {"Content-Type": "application/json"})
        assert bodies(look) == ["a \ufffd b", "\U0001f600"]
