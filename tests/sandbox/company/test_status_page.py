"""The status page, as programs and as people read it."""

from typing import Any

import pytest

from commdrill.documents.plan import Phase
from commdrill.drivers.status.statuspage import StatusPage
from commdrill.sighting import StatusBoard
from commdrill_sandbox.company.outgoing import Post
from commdrill_sandbox.company.status.book import StatusBook
from commdrill_sandbox.company.status.documents import document

from .conftest import Open, eventually

DOCUMENTS = {
    "summary": {"page", "components", "incidents", "scheduled_maintenances", "status"},
    "status": {"page", "status"},
    "components": {"page", "components"},
    "incidents": {"page", "incidents"},
    "incidents/unresolved": {"page", "incidents"},
    "scheduled-maintenances": {"page", "scheduled_maintenances"},
    "scheduled-maintenances/upcoming": {"page", "scheduled_maintenances"},
    "scheduled-maintenances/active": {"page", "scheduled_maintenances"},
}


def post(status: str, component: str = "major_outage", **more: object) -> Post:
    said = {
        "phase": Phase.OUTAGE,
        "within": 1.0,
        "case": "AC-1",
        "planned": False,
        "status": status,
        "name": "Checkout is unavailable",
        "body": f"We are {status}.",
        "about": ("checkout",),
        "statuses": {"checkout": component},
        **more,
    }
    return Post(**said)  # type: ignore[arg-type]


def book(*posts: Post) -> StatusBook:
    known = StatusBook({"checkout": "Checkout", "search": "Search"})
    for each in posts:
        known.take(each)
    return known


def told(name: str, *posts: Post) -> dict[str, Any]:
    found = document(name, book(*posts).board)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_has_the_parts_its_readers_know(name: str) -> None:
    assert set(told(name)) == DOCUMENTS[name]


def test_there_are_no_other_documents() -> None:
    assert document("secrets", book().board) is None


def test_posts_of_one_case_are_one_incident_newest_first() -> None:
    summary = told("summary", post("investigating"), post("identified"))
    (incident,) = summary["incidents"]
    assert incident["status"] == "identified"
    assert [update["status"] for update in incident["incident_updates"]] == [
        "identified",
        "investigating",
    ]
    assert len({update["id"] for update in incident["incident_updates"]}) == 2


def test_what_is_resolved_leaves_the_summary_and_stays_in_the_history() -> None:
    posts = (post("investigating"), post("resolved", "operational"))
    assert told("summary", *posts)["incidents"] == []
    assert told("incidents/unresolved", *posts)["incidents"] == []
    (incident,) = told("incidents", *posts)["incidents"]
    assert incident["resolved_at"] == incident["updated_at"]


@pytest.mark.parametrize(
    ("component", "indicator"),
    [
        ("operational", "none"),
        ("degraded_performance", "minor"),
        ("partial_outage", "major"),
        ("major_outage", "critical"),
        ("under_maintenance", "maintenance"),
    ],
)
def test_the_worst_component_makes_the_indicator(component: str, indicator: str) -> None:
    status = told("status", post("investigating", component))["status"]
    assert status["indicator"] == indicator


def test_a_page_of_no_components_is_in_order() -> None:
    said: Any = document("status", StatusBook({}).board)
    assert said["status"] == {"indicator": "none", "description": "All Systems Operational"}


def test_an_indicator_somebody_set_holds_until_the_incident_is_over() -> None:
    posts: tuple[Post, ...] = (post("investigating", indicator="minor"),)
    assert told("status", *posts)["status"]["indicator"] == "minor"
    posts = (*posts, post("resolved", "operational"))
    assert told("status", *posts)["status"]["indicator"] == "none"


def test_a_maintenance_is_upcoming_then_active_then_over() -> None:
    steps = [post(status, planned=True) for status in ("scheduled", "in_progress", "completed")]
    upcoming, active = "scheduled-maintenances/upcoming", "scheduled-maintenances/active"
    counts = [
        tuple(len(told(name, *steps[:n])["scheduled_maintenances"]) for name in (upcoming, active))
        for n in (1, 2, 3)
    ]
    assert counts == [(1, 0), (0, 1), (0, 0)]


def test_the_harness_own_observer_reads_it(shop: Open) -> None:
    names = {"checkout": "Checkout", "search": "search"}  # by name, and by id
    with StatusPage(url=shop.at["status"], components=names).open() as look:

        def board() -> StatusBoard:
            seen = look()
            assert isinstance(seen, StatusBoard)
            assert seen.unanswered == ""
            return seen

        assert board().components == {"checkout": "operational", "search": "operational"}
        shop.put("/components/checkout", "outage")
        eventually(lambda: board().components["checkout"] == "major_outage")
        (incident,) = board().incidents
        assert incident.components == {"checkout"}
        shop.put("/components/checkout", "normal")
        eventually(lambda: board().incidents[0].status == "resolved")
        assert board().indicator == "none"


def test_a_person_can_read_it_without_the_store(shop: Open) -> None:
    shop.put("/regions/us-east-1", "lost")
    eventually(lambda: "Our online store is not available" in shop.get("status").text)
    assert "Unavailable" in shop.get("status").text
    assert shop.get("status", "/nothing").status_code == 404
