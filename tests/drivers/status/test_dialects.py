from datetime import UTC, datetime
from typing import Any

import pytest

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialects.feed import reports_in
from commdrill.drivers.status.statuspage import StatusPage
from commdrill.errors import CannotLook
from commdrill.sighting import StatusBoard
from commdrill.testing import LocalWeb, reply
from commdrill.wording.seen import SeenText
from tests.drivers.status import pages
from tests.each import each

DOWN = {"checkout": "major_outage"}
ALL: dict[str, pages.Page] = {
    "instatus": pages.INSTATUS,
    "openstatus": pages.OPENSTATUS,
    "better-stack": pages.BETTER_STACK,
    "incident-io": pages.INCIDENT_IO,
    "uptime-kuma": pages.KUMA,
    "gatus": pages.GATUS,
    "cachet-2": pages.CACHET_2,
    "cachet-3": pages.CACHET_3,
    "cstate": pages.CSTATE,
    "upptime": pages.UPPTIME,
    "feed": pages.FEED,
}


def serving(page: dict[str, Any]) -> LocalWeb:
    return LocalWeb({path: reply(200, pages.as_bytes(told)) for path, told in page.items()})


def look_at(web: LocalWeb, **settings: Any) -> StatusBoard:
    path = "/status/shop" if "/api/status-page/shop" in web.routes else "/"
    given = {"url": web.url(path), "components": {"checkout": "Checkout"}} | settings
    with StatusPage.model_validate(given).open() as look:
        board = look()
    assert isinstance(board, StatusBoard)
    return board


def statuses(board: StatusBoard) -> dict[str, str]:
    return {one.name: one.status for one in (*board.incidents, *board.maintenances)}


@each(
    ("dialect", "indicator", "posts"),
    [
        ("instatus", "unknown", {"Checkout is away": "investigating", "New tills": "scheduled"}),
        ("openstatus", "major", {"Checkout is away": "investigating", "Old trouble": "resolved"}),
        (
            "better-stack",
            "unknown",
            {"Checkout is away": "open", "Old trouble": "resolved", "New tills": "scheduled"},
        ),
        (
            "uptime-kuma",
            "unknown",
            {"Checkout is away": "open", "Old trouble": "resolved", "New tills": "in_progress"},
        ),
        ("gatus", "unknown", {pages.WORDS: "open", "old": "resolved"}),
        (
            "cachet-2",
            "unknown",
            {"Checkout is away": "investigating", "Old trouble": "resolved", "New tills": "scheduled"},
        ),
        (
            "cachet-3",
            "unknown",
            {"Checkout is away": "investigating", "Old trouble": "resolved", "New tills": "in_progress"},
        ),
        ("cstate", "critical", {"Checkout is away": "open", "Old trouble": "resolved"}),
        ("upptime", "unknown", {}),
    ],
)  # fmt: skip
def test_a_page_is_known_by_its_own_look_and_told_in_the_shared_terms(
    dialect: str, indicator: str, posts: dict[str, str]
) -> None:
    with serving(ALL[dialect]) as web:
        found, named = look_at(web), look_at(web, dialect=dialect)
    assert (found.indicator, found.components, statuses(found)) == (indicator, DOWN, posts)
    assert (found.incidents, found.terms) == (named.incidents, named.terms)
    assert found.evidence[0].content == pages.as_bytes(next(iter(ALL[dialect].values()))) or (
        dialect.startswith("cachet")
    )


def test_incident_io_names_components_only_while_they_are_affected() -> None:
    with serving(pages.INCIDENT_IO) as web:
        board = look_at(web, components={"checkout": "c1"})
    assert statuses(board) == {"Checkout is away": "investigating", "New tills": "scheduled"}
    assert board.incidents[0].components == {"checkout"}
    assert (board.components, "operational" in board.terms.component) == (DOWN, False)
    with serving(pages.INCIDENT_IO) as web:
        assert look_at(web, components={"search": "Search"}).components == {"search": "unknown"}


@each("dialect", sorted(ALL.keys() - {"upptime"}))
def test_the_words_are_told_as_people_read_them(dialect: str) -> None:
    with serving(ALL[dialect]) as web:
        board = look_at(web)
    bodies = [SeenText.of(post.body).flat for one in board.incidents for post in one.updates]
    assert "We are looking into it." in bodies


@each("dialect", ["cachet-2", "cachet-3"])
def test_a_time_without_a_zone_says_nothing_but_uptime_kumas_is_utc(dialect: str) -> None:
    with serving(ALL[dialect]) as web:
        assert {post.at for one in look_at(web).incidents for post in one.updates} == {None}
    with serving(pages.KUMA) as web:
        posted = look_at(web).incidents[0].updates[0]
    assert posted.at == datetime(2026, 11, 23, 10, 1, tzinfo=UTC)


def test_a_feed_tells_updates_with_the_stage_their_words_begin_with() -> None:
    with serving(pages.FEED) as web:
        board = look_at(web)
    away, old = board.incidents
    assert [(post.status, post.body) for post in away.updates] == [
        ("monitoring", "Orders work again."),
        ("investigating", "We are looking into it."),
    ]
    assert (away.status, old.name, old.status) == ("monitoring", "Old trouble", "resolved")
    assert not board.terms.component


def test_atom_is_read_and_a_feed_may_be_named_by_its_own_address() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>e1</id><title>Checkout</title>'
        '<link href="https://status.anycompany.example/1"/><updated>2026-11-23T10:01:00Z</updated>'
        '<content type="html">&lt;b&gt;Resolved&lt;/b&gt; - All is well.</content></entry></feed>'
    )
    with serving({"/news": atom}) as web:
        (told,) = look_at(web, url=web.url("/news"), dialect="feed").incidents
    assert (told.id, told.status) == ("https://status.anycompany.example/1", "resolved")
    assert (told.updates[0].body, told.updates[0].at) == (
        "All is well.",
        datetime(2026, 11, 23, 10, 1, tzinfo=UTC),
    )


_FIRST = "<p><small>Nov <var>23</var>, 10:01 UTC</small><br><strong>Investigating</strong> - We look.</p>"


@each(
    ("title", "body", "category", "told"),
    [
        ("Errors", _FIRST, "", ("Errors", "investigating", "We look.")),
        ("All fine: [RESOLVED] Errors", "Over.", "", ("All fine: Errors", "resolved", "Over.")),
        ("Errors (Resolved)", "Over.", "", ("Errors", "resolved", "Over.")),
        ("Errors - Monitoring", "Over.", "", ("Errors", "monitoring", "Over.")),
        (
            "Errors",
            (
                "<b>Status: Resolved</b><br/><br/>Over.<br/><br/><b>Affected components</b>"
                "<ul><li>Checkout (Operational)</li></ul>"
            ),
            "",
            ("Errors", "resolved", "Over."),
        ),
        ("Errors", "Over.", "Resolved", ("Errors", "resolved", "Over.")),
        ("Errors", "Over.", "Shops", ("Errors", "unknown", "Over.")),
        ("Monitoring is slow", "We look.", "", ("Monitoring is slow", "unknown", "We look.")),
        ("Errors (resolved on Monday)", "x", "", ("Errors (resolved on Monday)", "unknown", "x")),
        ("&Aacute;rea &amp; caja", "Over.", "", ("\xc1rea & caja", "unknown", "Over.")),
    ],
)
def test_the_stage_of_an_item_stands_in_its_title_its_words_or_its_category(
    title: str, body: str, category: str, told: tuple[str, str, str]
) -> None:
    feed = pages.rss((title, "https://status.anycompany.example/1", body))
    feed = "\n" + feed.replace("</item>", f"<category>{category}</category></item>")
    with serving({"/history.rss": feed}) as web:
        (one,) = look_at(web).incidents
    assert (one.name, one.status, one.updates[0].body) == told


def test_work_in_a_feed_of_statuspage_is_told_without_its_heading() -> None:
    body = (
        "<p><strong>THIS IS A SCHEDULED EVENT Nov 24, 02:00 - 04:00 UTC</strong></p><p><small>Nov 23, "
        "10:01 UTC</small><br><strong>Scheduled</strong> - New tills.</p>"
    )
    feed = pages.rss(("New tills", "https://status.anycompany.example/1", body))
    with serving({"/history.rss": feed}) as web:
        (one,) = look_at(web).maintenances
    assert (one.status, one.updates[0].body) == ("scheduled", "New tills.")


def test_items_that_all_lead_to_the_page_are_told_apart_by_their_names() -> None:
    page = "https://status.anycompany.example/"
    feed = pages.rss(("[Resolved] One", page, "Over."), ("Investigating - Two", page, "We look."))
    with serving({"/history.rss": feed}) as web:
        assert statuses(look_at(web)) == {"One": "resolved", "Two": "investigating"}


def test_work_whose_length_is_not_told_has_no_end() -> None:
    summary = pages.INSTATUS["/summary.json"]
    works = [{k: v for k, v in summary["activeMaintenances"][0].items() if k != "duration"}]
    page = {**pages.INSTATUS, "/summary.json": {**summary, "activeMaintenances": works}}
    with serving(page) as web:
        [work] = look_at(web).maintenances
    assert (work.name, work.ends) == ("New tills", None)


def test_a_page_of_which_a_part_is_elsewhere_says_nothing() -> None:
    page = {"/summary.json": pages.INSTATUS["/summary.json"]}
    with serving(page) as web, pytest.raises(CannotLook, match=r"components\.json answered 404"):
        look_at(web)


def test_a_feed_with_entities_of_its_own_is_not_read() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    hidden = f'<?xml version="1.0" encoding="utf-16"?>{bomb}'.encode("utf-16")
    for written in (bomb.encode(), hidden):
        answer = HttpAnswer(
            "http://status.anycompany.example/history.rss", 200, "OK", {}, written, ""
        )
        with pytest.raises(CannotLook, match="entities"):
            reports_in(answer)


def test_what_is_open_no_more_is_over_only_where_the_page_says_so() -> None:
    quiet = {**pages.INSTATUS["/summary.json"], "activeIncidents": []}
    ended = "<p><strong>Resolved</strong> - All is well.</p>" + pages.STAGES
    feed = pages.rss(("Checkout is away", "https://status.anycompany.example/i/1", ended))
    with serving({**pages.INSTATUS, "/summary.json": quiet, "/history.rss": feed}) as web:
        assert statuses(look_at(web))["Checkout is away"] == "resolved"
    with serving({**pages.INSTATUS, "/summary.json": quiet, "/history.rss": pages.rss()}) as web:
        assert "Checkout is away" not in statuses(look_at(web))


@each("dialect", sorted(ALL))
def test_an_answer_of_another_shape_says_nothing(dialect: str) -> None:
    for broken in (b'{"data": 3', b"[[3]]", b"<html>sign in</html>", b'"x"'):
        with serving(ALL[dialect]) as web:
            for path in web.routes:
                web.routes[path] = reply(200, broken)
            if dialect == "feed":
                assert look_at(web, dialect=dialect).unanswered
                continue
            with pytest.raises(CannotLook):
                look_at(web, dialect=dialect)


def test_a_page_that_speaks_no_dialect_may_say_all_it_should_one_that_is_gone_says_nothing() -> (
    None
):
    with (
        LocalWeb({"/": reply(200, b"<h1>All well</h1>")}) as web,
        pytest.raises(CannotLook, match="no status page of a kind known here"),
    ):
        look_at(web)
    with LocalWeb({}) as web:
        assert "/api/v2/summary.json answered 404" in look_at(web).unanswered


def test_components_of_instatus_may_stand_in_groups_and_at_its_newer_address() -> None:
    group = {
        "id": "g",
        "name": "Shop",
        "status": "MAJOROUTAGE",
        "children": [{"id": "c1", "name": "Checkout", "status": "MAJOROUTAGE", "children": []}],
    }
    with serving({**pages.INSTATUS, "/v2/components.json": [group]}) as web:
        assert look_at(web).components == DOWN
    page = {path: told for path, told in pages.INSTATUS.items() if "components" not in path}
    with serving({**page, "/v3/components.json": {"components": group["children"]}}) as web:
        assert look_at(web).components == DOWN


def test_a_report_of_better_stack_is_over_once_it_says_so_whatever_its_end() -> None:
    report = {"title": "Old", "report_type": "manual", "ends_at": None, "starts_at": pages.AT}
    for state, status in (("resolved", "resolved"), ("downtime", "open")):
        told = {
            "id": "r",
            "type": "status_report",
            "attributes": report | {"aggregate_state": state},
        }
        page = pages.BETTER_STACK["/index.json"]
        with serving({"/index.json": {**page, "included": [page["included"][0], told]}}) as web:
            assert statuses(look_at(web)) == {"Old": status}


def test_an_incident_of_cachet_2_is_at_its_latest_stage_where_its_updates_are_not_sent_along() -> (
    None
):
    listing = {
        "meta": {},
        "data": [{"id": 9, "name": "Old", "status": 1, "message": "x", "latest_status": 4}],
    }
    with serving({**pages.CACHET_2, "/api/v1/incidents": listing}) as web:
        assert statuses(look_at(web)) == {"Old": "resolved"}


def test_work_in_the_feed_of_openstatus_is_that_which_its_summary_names() -> None:
    work = {"id": "3", "name": "New tills", "status": "scheduled", "scheduled_for": pages.AT}
    summary = {**pages.OPENSTATUS["/summary.json"], "scheduled_maintenances": [work]}
    feed = pages.rss(("Maintenance - New tills", "https://status.anycompany.example/m/3", "Short."))
    with serving({"/summary.json": summary, "/feed/rss": feed}) as web:
        board = look_at(web)
    assert [(one.name, one.updates[0].body) for one in board.maintenances] == [
        ("New tills", "Short.")
    ]
    assert [one.name for one in board.incidents] == ["Checkout is away"]


@each(("dialect", "most"), [("better-stack", 1), ("upptime", 1), ("cstate", 1)])
def test_a_page_that_is_known_costs_one_request_a_look(dialect: str, most: int) -> None:
    with serving(ALL[dialect]) as web, StatusPage(url=web.url()).open() as look:
        for _ in range(4):
            look()
        before = len(web.asked)
        look()
        assert len(web.asked) - before == most


def test_a_postmortem_after_resolved_is_resolved() -> None:
    post = {"id": "i1", "name": "Checkout", "status": "postmortem"}
    summary = {"status": {"indicator": "none"}, "components": [], "incidents": []}
    page = {"/api/v2/summary.json": summary, "/api/v2/incidents.json": {"incidents": [post]}}
    with serving(page) as web:
        assert look_at(web, components={}).incidents[0].status == "resolved"
