"""The responder carries plans out: ours, and one that somebody else wrote."""

import itertools
import json
from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from commdrill.documents.environment import Environment, Subscriber
from commdrill.documents.plan import Plan
from commdrill_sandbox.company.charter import Charter
from commdrill_sandbox.company.messaging.chat import ChatPost

from .conftest import Found, Open, eventually

OUTAGE = {
    "ana": "El servicio de pago no está disponible en este momento",
    "ben": "Checkout is not available right now",
    "carla": "El servicio de pago no está disponible en este momento",
    "dev": "Checkout is not available right now",
}


def subjects(shop: Open) -> list[tuple[str, str]]:
    mails = [message_from_bytes(raw, policy=policy.default) for raw in shop.mails()]
    return sorted((mail["To"].partition("@")[0], str(mail["Subject"])) for mail in mails)


def chat(shop: Open) -> tuple[ChatPost, ...]:
    """What was posted; nobody listens in these tests."""
    return shop.company.post.chat.posts()


def break_and_mend(shop: Open, path: str, broken: str) -> None:
    """An outage that lasts for two updates, and all that is said after it."""
    shop.put(path, broken)
    eventually(lambda: [len(i["incident_updates"]) for i in shop.incidents()] >= [3])  # type: ignore[arg-type]
    shop.put(path, "normal")
    eventually(lambda: shop.incidents()[0]["status"] == "resolved")


def test_everybody_is_told_once_in_their_language_and_again_when_it_is_back(shop: Open) -> None:
    shop.put("/components/checkout", "outage")
    eventually(lambda: len(shop.mails()) == 4 and len(shop.texts()) == 4)
    assert dict(subjects(shop)) == OUTAGE
    shop.put("/components/checkout", "normal")
    eventually(lambda: len(shop.mails()) == 8 and len(shop.texts()) == 8)
    restored = [subject for _, subject in subjects(shop) if subject not in OUTAGE.values()]
    assert sorted(set(restored)) == [
        "Checkout is available again",
        "El servicio de pago vuelve a estar disponible",
    ]
    assert {text["region"] for text in shop.texts()} == {"us-east-1"}


def test_nothing_is_said_of_the_recovery_before_it(shop: Open) -> None:
    shop.put("/components/checkout", "outage")
    eventually(lambda: [len(i["incident_updates"]) for i in shop.incidents()] >= [4])  # type: ignore[arg-type]
    assert not [text for text in shop.texts() if "available again" in text["body"]]
    assert "resolved" not in {u["status"] for u in shop.incidents()[0]["incident_updates"]}  # type: ignore[attr-defined]
    assert len(shop.mails()) == 4


def test_each_update_differs_from_the_one_before(shop: Open) -> None:
    break_and_mend(shop, "/components/checkout", "outage")
    (incident,) = shop.incidents()
    updates = [update["body"] for update in incident["incident_updates"]]  # type: ignore[attr-defined]
    assert all(one != other for one, other in itertools.pairwise(updates))
    assert {component["status"] for component in incident["components"]} == {"operational"}  # type: ignore[attr-defined]


def test_a_slow_search_wakes_nobody_but_those_who_notice(shop: Open) -> None:
    break_and_mend(shop, "/components/search", "degraded")
    eventually(lambda: len(chat(shop)) == 2)
    assert shop.mails() == []
    assert shop.texts() == []
    assert "Workaround" in chat(shop)[0].text


def test_a_lost_region_is_told_from_the_second_one(shop: Open) -> None:
    shop.put("/regions/us-east-1", "lost")
    eventually(lambda: len(shop.mails()) == 5 and len(shop.texts()) == 4)
    assert {text["region"] for text in shop.texts()} == {"us-west-2"}
    assert ("desk", "Our online store is not available right now") in subjects(shop)


def test_without_a_second_region_nobody_is_told(found: Found) -> None:
    shop = found("mail-first-region-only", "sms-first-region-only")
    shop.put("/regions/us-east-1", "lost")
    eventually(lambda: [len(i["incident_updates"]) for i in shop.incidents()] >= [3])  # type: ignore[arg-type]
    shop.put("/regions/us-east-1", "normal")
    eventually(lambda: len(shop.mails()) == 5 and len(shop.texts()) == 4)
    told = " ".join(subject for _, subject in subjects(shop))
    assert "not available" not in told
    assert "no está" not in told


def test_planned_work_is_announced_shown_and_closed(shop: Open) -> None:
    asked = {"component": "checkout", "starts_in": "2d", "lasts": "45m"}
    shop.post("control", "/maintenance", asked)
    eventually(lambda: "Planned work: Checkout will not be available from" in shop.text("/"))
    eventually(lambda: len(shop.mails()) == 5)
    shop.put("/components/checkout", "maintenance")
    planned = "/api/v2/scheduled-maintenances.json"

    def statuses() -> list[str]:
        (entry,) = shop.get("status", planned).json()["scheduled_maintenances"]
        return [update["status"] for update in entry["incident_updates"]]

    eventually(lambda: statuses() == ["in_progress", "scheduled"])
    shop.put("/components/checkout", "normal")
    eventually(lambda: statuses() == ["completed", "in_progress", "scheduled"])
    assert "Planned work" not in shop.text("/")
    assert shop.incidents() == []


OWN_PLAN = {
    "kind": "plan",
    "id": "library",
    "title": "A library",
    "version": "1",
    "language": "fr",
    "components": {"loans": {"name": "Les prêts", "en": "Loans"}},
    "audiences": {"readers": {"relation": "external", "languages": ["fr", "en"]}},
    "channels": {
        "page": {"type": "error-page"},
        "board": {"type": "status-page"},
        "post": {"type": "email", "frame": "{{message}} -- {{unsubscribe_url}}"},
        "app": {"type": "push"},
        "hook": {"type": "webhook"},
    },
    "placeholders": {"back": {"type": "time", "at_most": "1h"}, "unsubscribe_url": {"type": "url"}},
    "messages": {
        "lost": {
            "subject": "{{component}}",
            "text": "{{component}} : retour prévu à {{back}}.",
            "languages": {"en": {"subject": "{{component}}", "text": "Back by {{back}}."}},
        },
        "found": {"text": "C'est réparé."},
    },
    "scenarios": {
        "lost": {
            "type": "unplanned",
            "affects": ["loans"],
            "steps": [
                {"id": "p", "phase": "outage", "channel": "page", "message": "lost",
                 "expect": {"status": 500}, "within": "5m"},
                {"id": "b", "phase": "outage", "channel": "board", "within": "5m",
                 "expect": {"incident": "identified", "components": {"loans": "partial_outage"}}},
                {"id": "m", "phase": "outage", "channel": "post", "to": ["readers"],
                 "message": "lost", "within": "5m", "copies": 2},
                {"id": "a", "phase": "outage", "channel": "app", "to": ["readers"],
                 "message": "lost", "within": "5m"},
                {"id": "u", "phase": "update", "channel": "hook", "message": "lost", "every": "10m"},
                {"id": "r", "phase": "recovery", "channel": "hook", "message": "found",
                 "within": "5m"},
            ],
        }
    },
}  # fmt: skip


@pytest.fixture
def library(charter: Charter) -> Charter:
    plan = Plan.model_validate_json(json.dumps(OWN_PLAN))
    readers = (
        Subscriber(id="zoe", audience="readers", email="zoe@drill.anycompany.example", push="tok1"),
        Subscriber(
            id="tom", audience="readers", language="en", email="tom@drill.anycompany.example"
        ),
    )
    environment = Environment.model_validate_json(
        json.dumps({"kind": "environment", "id": "e", "stage": "sandbox", "drill_mark": "[DRILL]"})
    )
    return replace(charter, plan=plan, environment=environment, subscribers=readers)


def test_a_plan_somebody_else_wrote_is_carried_out_as_it_says(
    found: Found, library: Charter
) -> None:
    shop = found(charter=library)
    assert shop.get("store", "/loans").status_code == 200
    shop.put("/components/loans", "outage")
    assert shop.get("store", "/loans").status_code == 500
    assert "Les prêts : retour prévu à" in shop.text("/loans")
    eventually(lambda: len(shop.mails()) == 4)
    told = {(name, subject) for name, subject in subjects(shop)}
    assert told == {("zoe", "[DRILL] Les prêts"), ("tom", "[DRILL] Loans")}
    bodies = [message_from_bytes(raw, policy=policy.default).get_content() for raw in shop.mails()]
    assert all("-- https://www.anycompany.example/unsubscribe" in body for body in bodies)
    eventually(lambda: [text["kind"] for text in shop.texts()] == ["push"])
    assert shop.texts()[0]["body"].startswith("[DRILL] Les prêts : retour")
    (incident,) = shop.incidents()
    assert incident["status"] == "identified"
    assert incident["components"][0]["status"] == "partial_outage"  # type: ignore[index]
    eventually(lambda: len(chat(shop)) >= 2)
    shop.put("/components/loans", "normal")
    eventually(lambda: chat(shop)[-1].text == "C'est réparé.")
    assert shop.incidents()[0]["status"] == "resolved"
