"""Status pages of every dialect, in our own words: a checkout that is down, and told so."""

import json
from typing import Any

Page = dict[str, Any]

WORDS = "We are **looking** into it."
AT = "2026-11-23T10:01:00Z"


def rss(*items: tuple[str, str, str]) -> str:
    told = "".join(
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>Mon, 23 Nov 2026 10:01:00 GMT</pubDate><description><![CDATA[{body}]]></description></item>"
        for title, link, body in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{told}</channel></rss>'


STAGES = (
    "<p><small>10:20 UTC</small><br><strong>Monitoring</strong> - Orders work again.</p>"
    "<p><small>10:01 UTC</small><br><strong>Investigating</strong> - We are looking into it.</p>"
)

INSTATUS: Page = {
    "/summary.json": {
        "page": {"name": "AnyCompany", "status": "HASISSUES"},
        "activeIncidents": [{
            "name": "Checkout is away", "started": "Mon Nov 23 2026 10:00:00 GMT+0000 (Coordinated Universal Time)",
            "status": "INVESTIGATING", "impact": "MAJOROUTAGE", "url": "https://status.anycompany.example/i/1",
        }],
        "activeMaintenances": [{
            "name": "New tills", "start": "Tue Nov 24 2026 02:00:00 GMT+0000 (Coordinated Universal Time)",
            "status": "NOTSTARTEDYET", "duration": "60", "url": "https://status.anycompany.example/m/1",
        }],
    },
    "/v2/components.json": {"components": [{"id": "c1", "name": "Checkout", "status": "MAJOROUTAGE"}]},
    "/history.rss": rss(("Checkout is away", "https://status.anycompany.example/i/1", STAGES)),
}  # fmt: skip

OPENSTATUS: Page = {
    "/summary.json": {
        "status": {"indicator": "major"},
        "components": [{"id": "c1", "name": "Checkout", "status": "major_outage"}],
        "incidents": [{"id": "r1", "name": "Checkout is away", "status": "investigating",
                       "incident_updates": [{"id": "u", "status": "investigating", "body": WORDS, "created_at": AT}]}],
        "scheduled_maintenances": [],
    },
    "/feed/rss": rss(("Resolved - Old trouble", "https://status.anycompany.example/r0", "All is well.")),
}  # fmt: skip

BETTER_STACK: Page = {
    "/index.json": {
        "data": {"id": "1", "type": "status_page", "attributes": {"aggregate_state": "downtime"}},
        "included": [
            {"id": "c1", "type": "status_page_resource", "attributes": {"public_name": "Checkout", "status": "downtime"}},
            {"id": "r1", "type": "status_report",
             "attributes": {"title": "Checkout is away", "report_type": "manual", "starts_at": AT, "ends_at": None,
                            "affected_resources": [{"status_page_resource_id": "c1", "status": "downtime"}]},
             "relationships": {"status_updates": {"data": [{"id": "u1", "type": "status_update"}]}}},
            {"id": "u1", "type": "status_update", "attributes": {"message": WORDS, "published_at": AT}},
            {"id": "r0", "type": "status_report",
             "attributes": {"title": "Old trouble", "report_type": "automatic", "starts_at": "2026-11-01T00:00:00Z",
                            "ends_at": "2026-11-01T01:00:00Z"}},
            {"id": "m1", "type": "status_report",
             "attributes": {"title": "New tills", "report_type": "maintenance", "starts_at": "2199-11-24T02:00:00Z",
                            "ends_at": "2199-11-24T03:00:00Z"}},
        ],
    },
}  # fmt: skip

INCIDENT_IO: Page = {
    "/api/v1/summary": {
        "page_title": "AnyCompany",
        "ongoing_incidents": [{
            "id": "i1", "name": "Checkout is away", "status": "investigating", "url": "https://status.anycompany.example/i/1",
            "last_update_at": AT, "last_update_message": WORDS, "current_worst_impact": "full_outage",
            "affected_components": [{"id": "c1", "name": "Checkout", "current_status": "full_outage"}],
        }],
        "in_progress_maintenances": [],
        "scheduled_maintenances": [{"id": "m1", "name": "New tills", "status": "maintenance_scheduled",
                                    "starts_at": "2026-11-24T02:00:00Z", "ends_at": "2026-11-24T03:00:00Z"}],
    },
}  # fmt: skip

KUMA: Page = {
    "/api/status-page/shop": {
        "config": {"slug": "shop"},
        "incidents": [{"id": 4, "title": "Checkout is away", "content": WORDS, "style": "danger", "active": True,
                       "createdDate": "2026-11-23 10:01:00", "lastUpdatedDate": None}],
        "publicGroupList": [{"id": 1, "monitorList": [{"id": 7, "name": "Checkout"}, {"id": 8, "name": "Catalogue"}]}],
        "maintenanceList": [{"id": 1, "title": "New tills", "description": "Short", "status": "under-maintenance",
                             "timeslotList": [{"startDate": "2026-11-23 09:00:00", "endDate": "2026-11-23 11:00:00"}]}],
    },
    "/api/status-page/heartbeat/shop": {
        "heartbeatList": {"7": [{"status": 1}, {"status": 0}], "8": [{"status": 1}]},
    },
    "/api/status-page/shop/incident-history": {
        "ok": True,
        "incidents": [{"id": 3, "title": "Old trouble", "content": "x", "active": False,
                       "createdDate": "2026-11-20 10:00:00", "lastUpdatedDate": "2026-11-20 11:00:00"}],
    },
}  # fmt: skip

GATUS: Page = {
    "/api/v1/endpoints/statuses": [
        {"name": "Checkout", "key": "shop_checkout", "results": [{"success": True}, {"success": False}]},
    ],
    "/api/v1/config": {
        "announcements": [
            {"timestamp": AT, "type": "outage", "message": WORDS},
            {"timestamp": "2026-11-01T00:00:00Z", "type": "warning", "message": "old", "archived": True},
        ],
    },
}  # fmt: skip

CACHET_2: Page = {
    "/api/v1/components": {"meta": {"pagination": {}}, "data": [{"id": 1, "name": "Checkout", "status": "4"}]},
    "/api/v1/incidents": {"meta": {}, "data": [
        {"id": 9, "component_id": 1, "name": "Checkout is away", "status": 1, "message": WORDS,
         "created_at": "2026-11-23 10:01:00"},
        {"id": 8, "name": "Old trouble", "status": 4, "message": "x",
         "updates": [{"id": 1, "status": 2, "message": "Found it."}, {"id": 2, "status": 4, "message": "Over."}]},
        {"id": 7, "name": "New tills", "status": 0, "message": "Short", "scheduled_at": "2026-11-24 02:00:00"},
    ]},
}  # fmt: skip

CACHET_3: Page = {
    "/api/components": {"data": [
        {"id": "1", "type": "components", "attributes": {"name": "Checkout", "status": {"human": "Major", "value": 4}}},
    ]},
    "/api/incidents": {"data": [
        {"id": "9", "type": "incidents",
         "attributes": {"name": "Checkout is away", "message": WORDS, "status": {"value": 1}},
         "relationships": {"components": {"data": [{"type": "components", "id": "1"}]}}},
        {"id": "8", "type": "incidents", "attributes": {"name": "Old trouble", "message": "x", "status": {"value": 1}},
         "relationships": {"updates": {"data": [{"type": "updates", "id": "5"}]}}},
    ], "included": [
        {"id": "1", "type": "components", "attributes": {"name": "Checkout"}},
        {"id": "5", "type": "updates", "attributes": {"message": "Over.", "status": {"value": 4}}},
    ]},
    "/api/schedules": {"data": [
        {"id": "2", "type": "schedules", "attributes": {"name": "New tills", "message": "Short", "status": {"value": 1}}},
    ]},
}  # fmt: skip

ISSUE = "https://status.anycompany.example/issues/checkout/"
CSTATE: Page = {
    "/index.json": {
        "is": "index", "summaryStatus": "down",
        "systems": [{"name": "Checkout", "status": "down",
                     "unresolvedIssues": [{"title": "Checkout is away", "permalink": ISSUE, "severity": "down"}]}],
    },
    "/index.xml": rss(
        ("Checkout is away", ISSUE, "<p><em>Investigating</em> - We are looking into it. <span>(10:01 — Nov 23)</span></p>"),
        ("[Resolved] Old trouble", "https://status.anycompany.example/issues/old/", "<p>Over.</p>"),
    ),
}  # fmt: skip

UPPTIME: Page = {
    "/history/summary.json": [{"name": "Checkout", "slug": "checkout", "status": "down", "url": "https://x.example"}],
}  # fmt: skip

FEED: Page = {
    "/history.rss": rss(
        ("Checkout is away", "https://status.anycompany.example/i/1", STAGES),
        ("[Resolved] Old trouble", "https://status.anycompany.example/i/0", "Over."),
    ),
}


def as_bytes(payload: Any) -> bytes:
    return payload.encode() if isinstance(payload, str) else json.dumps(payload).encode()
