"""What pages tell at other places than their first, or not at all, in shapes of our own words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from commdrill.errors import CannotLook
from commdrill.testing import LocalWeb, reply
from tests.drivers.status import pages
from tests.drivers.status.test_dialects import look_at, serving, statuses

ISSUES = "https://status.anycompany.example/issues"


def cstate(**issue: Any) -> pages.Page:
    """An issue that affects no system, hence stands in the feed and the list of issues alone."""
    link = f"{ISSUES}/network/"
    over = "[Behoben] " if issue.get("resolved") else ""
    quiet = {**pages.CSTATE["/index.json"], "systems": [{"name": "Checkout", "status": "ok"}]}
    return {
        "/index.json": quiet,
        "/index.xml": pages.rss((f"{over}Network trouble", link, "<p>Monitoring - We look.</p>")),
        "/issues/index.json": {
            "pages": [{"title": "Network trouble", "permalink": link, **issue}],
        },
    }


def test_the_list_of_cstates_issues_says_what_is_over_in_any_language() -> None:
    with serving(cstate(resolved=True, informational=False)) as web:
        assert statuses(look_at(web)) == {"Network trouble": "resolved"}
    with serving(cstate(resolved=False, informational=False)) as web:
        assert statuses(look_at(web)) == {"Network trouble": "open"}
    with serving(cstate(resolved=False, informational=True)) as web:
        assert statuses(look_at(web)) == {}


def test_without_that_list_a_word_in_brackets_says_that_an_issue_is_over() -> None:
    feed = pages.rss(("[Resuelto] Pago", f"{ISSUES}/pago/", "<p>Ya.</p>"))
    with serving({**pages.CSTATE, "/index.xml": feed}) as web:
        assert statuses(look_at(web)) == {"Checkout is away": "open", "Pago": "resolved"}


def openstatus(status: str, *updates: tuple[str, str]) -> pages.Page:
    told = [
        {"id": n, "status": word, "message": words, "date": pages.AT}
        for n, (word, words) in enumerate(updates)
    ]
    report = {
        "id": 5, "title": "Checkout is away", "status": status, "pageComponents": [11],
        "statusReportUpdates": told,
    }  # fmt: skip
    work = {
        "id": 3, "name": "New tills", "message": "Short.", "pageComponents": [11],
        "from": "2020-11-24T02:00:00Z", "to": "2020-11-24T04:00:00Z",
    }  # fmt: skip
    return {
        "/summary.json": {**pages.OPENSTATUS["/summary.json"], "incidents": []},
        "/feed/json": {
            "pageComponents": [{"id": 11, "name": "Checkout"}],
            "statusReports": [report],
            "maintenances": [work],
        },
    }


def test_the_json_feed_of_openstatus_has_ends_words_times_and_whom_they_affect() -> None:
    with serving(openstatus("resolved", ("resolved", "All is well."))) as web:
        board = look_at(web)
    assert statuses(board) == {"Checkout is away": "resolved", "New tills": "completed"}
    [incident] = board.incidents
    assert (incident.components, incident.updates[0].body) == (
        frozenset({"checkout"}),
        "All is well.",
    )
    assert incident.updates[0].at == datetime(2026, 11, 23, 10, 1, tzinfo=UTC)


def test_updates_that_the_rss_feed_of_openstatus_runs_together_are_told_apart() -> None:
    words = "Resolved: All is well..\n\nInvestigating: We are looking. Wait.."
    feed = pages.rss(("Resolved - Old trouble", "https://status.anycompany.example/r0", words))
    with serving({**pages.OPENSTATUS, "/feed/rss": feed}) as web:
        board = look_at(web)
    assert [(post.status, post.body) for post in board.incidents[1].updates] == [
        ("resolved", "All is well."),
        ("investigating", "We are looking. Wait."),
    ]
    assert "completed" not in board.terms.maintenance


def test_the_summary_of_openstatus_has_the_words_of_what_is_open_whatever_its_feed_writes() -> None:
    words = "Investigating: We are **looking** into it.."
    feed = pages.rss(("Investigating - Checkout is away", "https://s.example/r1", words))
    with serving({**pages.OPENSTATUS, "/feed/rss": feed}) as web:
        [incident] = look_at(web).incidents
    assert [post.body for post in incident.updates] == [pages.WORDS]


def test_whom_it_affects_is_known_by_name_in_a_summary_of_openstatus_with_ids() -> None:
    summary = pages.OPENSTATUS["/summary.json"]
    affected = [{"id": "11", "name": "Checkout"}]
    incidents = [{**one, "components": affected} for one in summary["incidents"]]
    with serving({"/summary.json": {**summary, "incidents": incidents}}) as web:
        [incident] = look_at(web).incidents
    assert incident.components == frozenset({"checkout"})


def test_uptime_kuma_tells_what_is_over_only_where_it_keeps_a_history() -> None:
    without = {path: told for path, told in pages.KUMA.items() if "history" not in path}
    shows_itself = {**without, "/api/status-page/shop/incident-history": "<!doctype html><p>Kuma"}
    for page, can in ((pages.KUMA, True), (without, False), (shows_itself, False)):
        with serving(page) as web:
            assert ("resolved" in look_at(web).terms.incident) is can


def test_work_on_uptime_kuma_is_in_its_own_zone_and_outweighs_what_is_down() -> None:
    work = {
        "id": 1, "title": "New tills", "status": "under-maintenance", "timezoneOffset": "+01:00",
        "timeslotList": [{"startDate": "2026-11-24 03:00:00", "endDate": "2026-11-24 05:00:00"}],
    }  # fmt: skip
    page = {**pages.KUMA["/api/status-page/shop"], "maintenanceList": [work]}
    beats = {"heartbeatList": {"7": [{"status": 0}], "8": [{"status": 3}]}}
    told = {"/api/status-page/shop": page, "/api/status-page/heartbeat/shop": beats}
    with serving({**pages.KUMA, **told}) as web:
        board = look_at(web)
    assert board.maintenances[0].starts == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert (board.indicator, board.terms.maintenance) == ("maintenance", frozenset({"in_progress"}))


def test_a_component_of_cachet_3_is_what_incidents_and_work_make_of_it() -> None:
    for own, latest in ((1, {"value": 4}), (4, None)):
        told = {"name": "Checkout", "status": {"value": own}, "latest_status": latest}
        listing = {"data": [{"id": "1", "type": "components", "attributes": told}]}
        with serving({**pages.CACHET_3, "/api/components": listing}) as web:
            assert look_at(web).components == {"checkout": "major_outage"}


def test_work_of_cachet_3_has_its_updates_and_an_update_without_a_stage_changes_none() -> None:
    def parts(kind: str, value: int) -> pages.Page:
        update = {"id": "5", "type": "updates", "attributes": {"message": "Half done."}}
        told = {"name": "Tills", "message": "Short", "status": {"value": value}}
        links = {"updates": {"data": [{"type": "updates", "id": "5"}]}}
        item = {"id": "2", "type": kind, "attributes": told, "relationships": links}
        return {f"/api/{kind}": {"data": [item], "included": [update]}}

    with serving({**pages.CACHET_3, **parts("schedules", 1), **parts("incidents", 2)}) as web:
        board = look_at(web)
    for [post], stage in ((board.maintenances, "in_progress"), (board.incidents, "identified")):
        assert (post.status, [one.body for one in post.updates]) == (stage, ["Half done.", "Short"])


def test_updates_in_the_feed_of_cachet_begin_with_their_times() -> None:
    words = (
        "\nMon, 23 Nov 2026 10:01:00 +0000: <p>We look.</p>\n"
        "[Watching] Mon, 23 Nov 2026 10:20:00 +0000: <p>It works.</p>\n"
    )
    feed = pages.rss(("[Watching] Checkout", "https://status.anycompany.example/9", words))
    with serving({"/rss": feed}) as web:
        [incident] = look_at(web).incidents
    assert [(post.status, post.body) for post in incident.updates] == [
        ("monitoring", "It works."),
        ("", "We look."),
    ]


def test_a_page_of_another_kind_that_lets_nobody_in_is_not_gone() -> None:
    for path in ("/api/v1/endpoints/statuses", "/api/components", "/summary.json"):
        with LocalWeb({path: reply(401, b"{}")}) as web, pytest.raises(CannotLook, match="401"):
            look_at(web)
