import json
from datetime import UTC, datetime
from typing import Any

import pytest

from commdrill.drivers.status.statuspage import StatusPage
from commdrill.errors import CannotLook
from commdrill.sighting import StatusBoard, Update
from commdrill.testing import LocalWeb, Reply, reply
from commdrill.testing.local_web import reset
from commdrill.wording.seen import SeenText

SUMMARY, INCIDENTS, PLANNED = (
    f"/api/v2/{name}.json" for name in ("summary", "incidents", "scheduled-maintenances")
)
CHECKOUT = {"id": "c1", "name": "Checkout", "status": "operational"}
CATALOG = {"id": "c2", "name": "Catalogue", "status": "operational"}


def update(status: str, body: str, at: str | None, **more: Any) -> dict[str, Any]:
    return {"id": f"u-{at}", "status": status, "body": body, "created_at": at} | more


def summary(**more: Any) -> dict[str, Any]:
    return {
        "page": {"name": "AnyCompany"},
        "status": {"indicator": "none", "description": "All well"},
        "components": [CHECKOUT, CATALOG],
        "incidents": [],
        "scheduled_maintenances": [],
    } | more


def as_json(value: Any) -> Reply:
    return reply(200, json.dumps(value).encode(), {"Content-Type": "application/json"})


def page_with(history: Any = (), planned: Any = None, **more: Any) -> LocalWeb:
    routes = {SUMMARY: as_json(summary(**more)), INCIDENTS: as_json({"incidents": history})}
    if planned is not None:
        routes[PLANNED] = as_json({"scheduled_maintenances": planned})
    return LocalWeb(routes)


def look_at(web: LocalWeb, **settings: Any) -> StatusBoard:
    given = {"url": web.url(), "components": {"checkout": "Checkout", "catalog": "c2"}} | settings
    with StatusPage.model_validate(given).open() as look:
        board = look()
    assert isinstance(board, StatusBoard)
    return board


def test_components_are_told_by_the_plans_ids() -> None:
    down = CHECKOUT | {"status": "major_outage"}
    with page_with(components=[down, CATALOG], status={"indicator": "critical"}) as web:
        board = look_at(web)
    assert board.components == {"checkout": "major_outage", "catalog": "operational"}
    assert (board.indicator, board.unanswered, board.url) == ("critical", "", web.url())


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("partial_outage", "partial_outage"),
        ("MAJOROUTAGE", "major_outage"),
        ("Under maintenance", "under_maintenance"),
        ("degraded-performance", "degraded_performance"),
        ("ok", "unknown"),
        ("", "unknown"),
        (None, "unknown"),
        (3, "unknown"),
    ],
)
def test_a_word_outside_the_shared_terms_is_unknown(word: object, term: str) -> None:
    with page_with(components=[CHECKOUT | {"status": word}, CATALOG]) as web:
        assert look_at(web).components["checkout"] == term


@pytest.mark.parametrize(("word", "term"), [("maintenance", "maintenance"), ("fine", "unknown")])
def test_an_indicator_outside_the_shared_terms_is_unknown(word: str, term: str) -> None:
    with page_with(status={"indicator": word}) as web:
        assert look_at(web).indicator == term


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Pay by card&#59; R&amp;D&nbsp;is well.", "Pay by card; R&D is well."),
        ("<p>We look.<br/>Back at&nbsp;16:30.</p>", "We look. Back at 16:30."),
        ("<p>Pay by card.</p><p>R&amp;D is <b>well</b></p>", "Pay by card. R&D is well"),
        ("**We** look at [it](https://x.example/).\n\n- Back *soon*", "We look at it. Back soon"),
        ("under 2 < 3 < 4 minutes", "under 2 < 3 < 4 minutes"),
    ],
)
def test_an_update_is_told_as_its_readers_see_it(body: str, words: str) -> None:
    incident = {
        "id": "i1",
        "incident_updates": [update("investigating", body, "2026-11-23T10:01:00Z")],
    }
    with page_with([incident], incidents=[incident]) as web:
        (told,) = look_at(web).incidents
    assert SeenText.of(told.updates[0].body).flat == words


def test_an_incident_is_told_with_its_updates_newest_first() -> None:
    incident = {
        "id": "i1",
        "name": "Checkout unavailable",
        "status": "Monitoring",
        "started_at": "2026-11-23T10:00:00Z",
        "resolved_at": None,
        "incident_updates": [
            update("investigating", "We look.", "2026-11-23T10:01:00Z"),
            update("monitoring", "Better.", "2026-11-23T12:20:00+02:00"),
        ],
        "components": [CHECKOUT, {"id": "c9", "name": "Returns"}],
    }
    with page_with([incident], incidents=[incident]) as web:
        (told,) = look_at(web).incidents
    assert (told.id, told.name, told.status) == ("i1", "Checkout unavailable", "monitoring")
    assert [one.body for one in told.updates] == ["Better.", "We look."]
    assert told.updates[0].at == datetime(2026, 11, 23, 10, 20, tzinfo=UTC)
    assert told.components == {"checkout", "Returns"}
    assert told.starts == datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert told.ends is None


def test_an_update_shown_with_an_earlier_time_counts_from_when_it_was_written() -> None:
    written = update("identified", "x", "2026-11-23T10:30:00Z", display_at="2026-11-23T10:00:00Z")
    with page_with([{"id": "i1", "incident_updates": [written]}]) as web:
        (told,) = look_at(web).incidents
    assert told.updates[0].at == datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def test_updates_without_times_stay_as_the_page_has_them() -> None:
    updates = [update("identified", "later", None), update("investigating", "first", "soon")]
    with page_with([{"id": "i1", "incident_updates": updates}]) as web:
        (told,) = look_at(web).incidents
    assert told.updates == (
        Update("u-None", "identified", "later"),
        Update("u-soon", "investigating", "first"),
    )


def test_what_has_ended_is_told_from_the_history() -> None:
    resolved = {"id": 7, "status": "resolved", "resolved_at": "2026-11-23T11:00:00"}
    with page_with([resolved]) as web:
        (told,) = look_at(web).incidents
    assert (told.id, told.status) == ("7", "resolved")
    assert told.ends == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def test_of_two_copies_of_an_incident_the_one_that_tells_more_counts() -> None:
    old = {"id": "i1", "status": "investigating", "incident_updates": [update("x", "a", None)]}
    new = {"id": "i1", "status": "resolved", "incident_updates": [update("x", "a", None)] * 2}
    for history, open_now in ((new, old), (old, new)):
        with page_with([history], incidents=[open_now]) as web:
            assert [one.status for one in look_at(web).incidents] == ["resolved"]


def test_maintenances_are_told_with_their_window_and_those_that_are_over() -> None:
    ahead = {
        "id": "m1",
        "name": "New tills",
        "status": "in_progress",
        "scheduled_for": "2026-11-24T02:00:00.000Z",
        "scheduled_until": "2026-11-24T04:00:00.000Z",
        "incident_updates": [
            update("scheduled", "x", None, affected_components=[{"code": "c1", "name": "A - B"}])
        ],
    }
    over = {"id": "m0", "status": "completed"}
    with page_with(planned=[ahead, over], scheduled_maintenances=[ahead]) as web:
        told = look_at(web).maintenances
    assert [(one.id, one.status) for one in told] == [("m1", "in_progress"), ("m0", "completed")]
    assert told[0].starts == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert told[0].ends == datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    assert told[0].components == {"checkout"}


def test_a_page_without_a_history_of_maintenances_tells_the_open_ones() -> None:
    with page_with(scheduled_maintenances=[{"id": "m1", "status": "scheduled"}]) as web:
        assert [one.id for one in look_at(web).maintenances] == ["m1"]


def test_null_stands_for_nothing() -> None:
    bare = {"id": "i1", "name": None, "status": None, "incident_updates": None, "components": None}
    with page_with([bare], incidents=None, scheduled_maintenances=None) as web:
        (told,) = look_at(web).incidents
    assert (told.name, told.status, told.updates, told.components) == ("", "", (), frozenset())


def test_the_evidence_is_every_answer_as_it_came() -> None:
    with page_with([], planned=[]) as web:
        board = look_at(web)
    assert [one.suffix for one in board.evidence] == [".json"] * 3
    assert json.loads(board.evidence[0].content) == summary()


@pytest.mark.parametrize("path", [SUMMARY, INCIDENTS, PLANNED])
def test_a_page_that_fails_is_one_that_customers_cannot_read(path: str) -> None:
    with page_with([], planned=[]) as web:
        web.routes[path] = reply(503, b"<h1>busy</h1>")
        board = look_at(web)
        assert f"{path} answered 503 Service Unavailable" in board.unanswered
        web.routes[path] = reset
        assert "reset" in look_at(web).unanswered
    assert (board.indicator, board.components) == ("unknown", {})


@pytest.mark.parametrize("path", [SUMMARY, INCIDENTS])
def test_a_page_that_is_gone_is_one_that_customers_cannot_read(path: str) -> None:
    with page_with() as web:
        del web.routes[path]
        assert "answered 404 Not Found" in look_at(web).unanswered


@pytest.mark.parametrize("status", [401, 403, 429])
def test_not_being_let_in_says_nothing_about_the_page(status: int) -> None:
    with page_with() as web:
        web.routes[SUMMARY] = reply(status, b"who are you?")
        with pytest.raises(CannotLook, match=f"answered {status} .*who are you"):
            look_at(web)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<html>sign in</html>", "with what is no JSON"),
        (b'{"incidents": [', "no JSON"),
        (b"[]", "no summary of a status page: the whole"),
        (b'{"status": {}}', "no summary of a status page: components"),
        (b'{"status": "up", "components": []}', "no summary of a status page: status"),
        (b'{"status": {}, "components": [3]}', r"no summary of a status page: components\.0"),
        (b'{"status": {}, "components": [], "incidents": [{"id": {}}]}', r"incidents\.0\.id"),
    ],
)
def test_an_answer_that_cannot_be_read_is_kept(body: bytes, why: str) -> None:
    with page_with() as web:
        web.routes[SUMMARY] = reply(200, body)
        with pytest.raises(CannotLook, match=why) as raised:
            look_at(web)
    assert raised.value.evidence == body


def test_a_component_the_page_does_not_have_names_those_it_has() -> None:
    with page_with() as web, pytest.raises(CannotLook) as raised:
        look_at(web, components={"checkout": "Chekout"})
    assert str(raised.value) == (
        "the status page has no component 'Chekout'; it has 'Catalogue', 'Checkout'"
    )


def test_blanks_around_a_components_name_are_none_of_it() -> None:
    with page_with(components=[CHECKOUT | {"name": " Checkout "}]) as web:
        assert set(look_at(web, components={"checkout": "Checkout"}).components) == {"checkout"}


def test_a_name_that_two_components_have_must_be_an_id() -> None:
    twin = CHECKOUT | {"id": "c3"}
    with page_with(components=[CHECKOUT, twin]) as web:
        with pytest.raises(CannotLook, match=r"2 components named 'Checkout'.* c1 or c3"):
            look_at(web, components={"checkout": "Checkout"})
        assert look_at(web, components={"checkout": "c3"}).components["checkout"] == "operational"


def test_a_component_that_is_told_twice_alike_is_one() -> None:
    with page_with(components=[CHECKOUT, CHECKOUT]) as web:
        assert set(look_at(web, components={"checkout": "Checkout"}).components) == {"checkout"}


def test_headers_are_sent_and_nothing_is_added_to_the_address() -> None:
    with page_with() as web:
        look_at(web, url=web.url("/"), headers={"Authorization": "OAuth hush"})
    assert [asked.path for asked in web.asked] == [SUMMARY, INCIDENTS, PLANNED]
    assert {asked.headers["authorization"] for asked in web.asked} == {"OAuth hush"}


def test_a_page_that_does_not_change_costs_one_request_a_look() -> None:
    with page_with(planned=[]) as web, StatusPage(url=web.url()).open() as look:
        for _ in range(10):
            look()
        asked = [request.path for request in web.asked]
    assert asked.count(SUMMARY) == 10
    assert asked.count(INCIDENTS) == asked.count(PLANNED) == 3


def test_a_history_is_asked_for_again_once_the_page_changes_and_now_and_then() -> None:
    with page_with(planned=[]) as web, StatusPage(url=web.url()).open() as look:
        for _ in range(5):
            look()
        open_now = [{"id": "i", "name": "Checkout", "status": "investigating"}]
        web.routes[SUMMARY] = as_json(summary(incidents=open_now))
        web.routes[INCIDENTS] = as_json({"incidents": open_now})
        board = look()
        assert isinstance(board, StatusBoard)
        assert [one.status for one in board.incidents] == ["investigating"]
        asked = [request.path for request in web.asked]
        assert asked.count(INCIDENTS) == 4
        for _ in range(10):
            look()
        assert [request.path for request in web.asked].count(INCIDENTS) == 7


def test_a_history_that_failed_is_asked_for_at_the_next_look() -> None:
    with page_with(planned=[]) as web, StatusPage(url=web.url()).open() as look:
        web.routes[INCIDENTS] = reset
        for _ in range(4):
            board = look()
            assert isinstance(board, StatusBoard)
            assert board.unanswered
        web.routes[INCIDENTS] = as_json({"incidents": []})
        board = look()
        assert isinstance(board, StatusBoard)
        assert not board.unanswered


def test_whoever_is_asked_too_often_says_when_to_come_again() -> None:
    too_often = reply(429, b"slow down", {"Retry-After": "7"})
    with LocalWeb({SUMMARY: too_often}) as web:
        with pytest.raises(CannotLook, match="429") as caught:
            look_at(web)
        assert caught.value.again_after == 7.0
        web.routes[SUMMARY] = reply(401, b"who are you?")
        with pytest.raises(CannotLook, match="401") as caught:
            look_at(web)
        assert caught.value.again_after is None
