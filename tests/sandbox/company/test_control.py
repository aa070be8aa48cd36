"""The operators' handle."""

import pytest

from .conftest import Found, Open, eventually


def test_a_component_is_the_same_after_as_before_to_the_byte(shop: Open) -> None:
    before = shop.get("control", "/components/checkout").content
    assert shop.put("/components/checkout", "outage").status_code == 200
    assert shop.get("control", "/components/checkout").content != before
    for _ in range(2):
        shop.put("/components/checkout", "normal")
        assert shop.get("control", "/components/checkout").content == before


def test_a_region_is_the_same_after_as_before_to_the_byte(shop: Open) -> None:
    before = shop.get("control", "/regions/us-east-1").content
    shop.put("/regions/us-east-1", "lost")
    assert shop.get("control", "/components/checkout").json()["mode"] == "normal"
    shop.put("/regions/us-east-1", "normal")
    assert shop.get("control", "/regions/us-east-1").content == before


@pytest.mark.parametrize(
    ("path", "mode", "status", "word"),
    [
        ("/components/chekout", "outage", 404, "chekout"),
        ("/components/checkout", "broken", 400, "degraded"),
        ("/regions/mars", "lost", 404, "mars"),
        ("/regions/us-east-1", "outage", 400, "lost"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_reason(
    shop: Open, path: str, mode: str, status: int, word: str
) -> None:
    answer = shop.put(path, mode)
    assert answer.status_code == status
    assert word in answer.json()["error"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [({"component": "nothing"}, 404), ({"component": "checkout", "lasts": "45"}, 400), ({}, 404)],
)
def test_planned_work_that_makes_no_sense_is_refused(
    shop: Open, asked: dict[str, str], status: int
) -> None:
    assert shop.post("control", "/maintenance", asked).status_code == status


def maintenance(shop: Open) -> dict[str, str]:
    planned = shop.get("status", "/api/v2/scheduled-maintenances.json").json()
    latest: dict[str, str] = planned["scheduled_maintenances"][0]
    return latest


def test_planned_work_is_announced_once_however_often_it_is_asked_for(shop: Open) -> None:
    for _ in range(3):
        asked = {"component": "checkout", "starts_in": "2d", "lasts": "45m"}
        assert shop.post("control", "/maintenance", asked).status_code == 202
    eventually(lambda: len(shop.mails()) >= 5)
    shop.put("/components/checkout", "maintenance")
    eventually(lambda: maintenance(shop)["status"] == "in_progress")
    shop.put("/components/checkout", "normal")
    eventually(lambda: maintenance(shop)["status"] == "completed")
    assert len(shop.mails()) == 5


def test_only_who_knows_the_token_stops_it(shop: Open) -> None:
    assert shop.get("control", "/identity").json()["token"] == "a-token"
    assert shop.post("control", "/stop/guess", {}).status_code == 404
    assert not shop.company.wait(0)
    assert shop.post("control", "/stop/a-token", {}).status_code == 202
    assert shop.company.wait(0)


def test_the_start_page_shows_all_there_is_to_look_at(found: Found) -> None:
    shop = found("mail-twice")
    shop.put("/components/checkout", "outage")
    eventually(lambda: len(shop.mails()) == 8 and len(shop.texts()) == 4)
    start = shop.get("control", "/").text
    for site in ("store", "status", "api"):
        assert shop.at[site] in start
    assert "mail-twice" in start
    assert "ana@drill.anycompany.example</a>: 2" in start
    box = shop.get("control", "/mailboxes/ben@drill.anycompany.example").text
    assert box.count("Checkout is not available right now") >= 2
    assert "+14255550101" in shop.get("control", "/telephones").text
    assert "Workaround" in shop.get("control", "/chat").text
    assert shop.get("control", "/mailboxes/..").status_code in (200, 404)
    assert shop.get("control", "/nothing").status_code == 404
