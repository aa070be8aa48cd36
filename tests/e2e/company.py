"""A company that is not the sandbox: one page, one API, one status page, mail and SMS.

It serves on a free port of 127.0.0.1 and tells people what the plan of `conftest.py` promises, unless
some way spoils it. Its drills are other processes, and come and go as they like.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PEOPLE = {
    "ana": ("ana@drill.anycompany.example", "es"),
    "bo": ("bo@drill.anycompany.example", "en"),
}
WORDS = {
    "en": "Checkout is not available right now. We expect it back within 45 minutes. "
    "You can keep browsing. Follow progress at https://status.anycompany.example",
    "es": "Pago no está disponible ahora mismo. Esperamos que vuelva en 45 minutos. "
    "Puede seguir mirando. Más en https://status.anycompany.example",
}
RESTORED = {
    "en": "Checkout is back. Thank you for your patience.",
    "es": "Pago funciona de nuevo. Gracias por su paciencia.",
}
SUBJECTS = {"en": "Checkout is unavailable", "es": "Pago no disponible"}
BACK = {"en": "Checkout is back", "es": "Pago funciona de nuevo"}

_MESSAGES = ("email-tells", "sms-tells", "email-restored")
_RECOVERY = ("page-is-back", "status-is-back", "email-restored")
# Which steps of the plan are not kept where the company is spoilt in some way.
SPOILS: dict[str, tuple[str, ...]] = {
    "page-200": ("page-tells",),
    "page-no-eta": ("page-tells",),
    "blank-page": ("page-tells",),
    "stack-trace": ("page-tells",),
    "api-html": ("api-tells",),
    "silent": ("email-tells", "sms-tells"),
    "no-updates": ("updates-come",),
    "no-restored-notice": ("email-restored",),
    "restored-early": ("email-restored",),
    "stuck-incident": ("status-is-back",),
    "broken-json": ("status-tells", "updates-come", "status-is-back"),
    "ana-forgotten": _MESSAGES,
    "wrong-language": _MESSAGES,
    "extra-words": _MESSAGES,
    "twice": _MESSAGES,
    "unrestorable": _RECOVERY,
    "page-elsewhere": ("page-tells",),  # by who stands before it, as the next one
    "way-back-elsewhere": _RECOVERY,
}


class Company:
    """Everything there is, in memory but for what is broken and the mailboxes."""

    def __init__(self, folder: Path, ways: frozenset[str]) -> None:
        self.ways = ways
        self.broken = folder / "broken"
        self.mail = folder / "mail"
        for part in ("new", "cur", "tmp"):
            (self.mail / part).mkdir(parents=True, exist_ok=True)
        self.sms: list[dict[str, str]] = []
        self.updates: list[dict[str, Any]] = []
        self.incident = ""
        self.count = 0
        self.stop = threading.Event()

    def page(self) -> tuple[int, str, str]:
        if not self.broken.exists():
            return 200, "text/html", "<h1>Basket</h1><p>Your basket is empty.</p>"
        if "blank-page" in self.ways:
            return 503, "text/html", ""
        status = 200 if "page-200" in self.ways else 503
        leak = '<pre>Traceback (most recent call last):\n  File "/srv/shop.py", line 3</pre>'
        extra = leak if "stack-trace" in self.ways else ""
        words = (
            WORDS["en"].replace("within 45 minutes", "soon")
            if "page-no-eta" in self.ways
            else WORDS["en"]
        )
        return status, "text/html", f"<header>AnyCompany</header><main>{words}</main>{extra}"

    def orders(self) -> tuple[int, str, str]:
        if not self.broken.exists():
            return 200, "application/json", '{"orders": []}'
        if "api-html" in self.ways:
            return 503, "text/html", "<h1>Sorry</h1>"
        body = {"code": "CHECKOUT_UNAVAILABLE", "retryAfterSeconds": 120}
        return 503, "application/json", json.dumps(body)

    def status(self) -> dict[str, Any]:
        down = bool(self.incident) and self.incident != "resolved"
        incident = {
            "id": "i1", "name": "Checkout is unavailable", "status": self.incident,
            "impact": "major", "incident_updates": list(reversed(self.updates)),
            "components": [{"id": "c1", "name": "Checkout", "status": "major_outage"}],
        }  # fmt: skip
        return {
            "page": {"id": "p", "name": "AnyCompany"},
            "status": {"indicator": "major" if down else "none", "description": ""},
            "components": [{"id": "c1", "name": "Checkout",
                            "status": "major_outage" if down else "operational"}],
            "incidents": [incident] if self.incident else [],
            "scheduled_maintenances": [],
        }  # fmt: skip

    def post(self, status: str, body: str) -> None:
        self.incident = status
        now = datetime.now(UTC).isoformat()
        update = {"id": f"u{len(self.updates)}", "status": status, "body": body, "created_at": now}
        self.updates.append(update)

    def tell(self, subjects: dict[str, str], words: dict[str, str]) -> None:
        for name, (address, language) in PEOPLE.items():
            if name == "ana" and "ana-forgotten" in self.ways:
                continue
            spoken = "en" if "wrong-language" in self.ways else language
            text = words[spoken] + (" Extra words." if "extra-words" in self.ways else "")
            for _ in range(2 if "twice" in self.ways else 1):
                self.deliver(address, subjects[spoken], text)

    def deliver(self, to: str, subject: str, text: str) -> None:
        self.count += 1
        name = f"{time.time_ns()}.{self.count}.company"
        mail = f"To: {to}\r\nSubject: =?utf-8?q?{subject.replace(' ', '_')}?=\r\n"
        mail += f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        (self.mail / "tmp" / name).write_bytes(mail.encode())
        (self.mail / "tmp" / name).rename(self.mail / "new" / name)
        number = "+15550100" if to.startswith("ana") else "+15550101"
        self.sms.append({"id": str(self.count), "to": number, "text": text})

    def respond(self) -> None:
        """The automation: notices by itself, tells, keeps telling, and tells again when it is over."""
        was_down, posted = False, 0.0
        while not self.stop.wait(0.05):
            down = self.broken.exists()
            if down and not was_down:
                self.post("investigating", "We are looking into it. Back within 45 minutes.")
                if "silent" not in self.ways:
                    self.tell(SUBJECTS, WORDS)
                if "restored-early" in self.ways:
                    self.tell(BACK, RESTORED)
                posted = time.monotonic()
            elif down and time.monotonic() - posted > 0.5 and "no-updates" not in self.ways:
                self.post("identified", f"Update {len(self.updates)}: still within 45 minutes.")
                posted = time.monotonic()
            elif was_down and not down:
                if "stuck-incident" not in self.ways:
                    self.post("resolved", "Checkout is back.")
                if "no-restored-notice" not in self.ways and "restored-early" not in self.ways:
                    self.tell(BACK, RESTORED)
            was_down = down


class Handler(BaseHTTPRequestHandler):
    """One company a server."""

    protocol_version = "HTTP/1.1"
    company: Company

    def do_GET(self) -> None:
        company = self.company
        match self.path:
            case "/checkout":
                self.answer(*company.page())
            case "/orders":
                self.answer(*company.orders())
            case "/sms":
                self.answer(200, "application/json", json.dumps({"messages": company.sms}))
            case "/state":
                self.answer(200, "text/plain", "broken" if company.broken.exists() else "whole")
            case "/api/v2/summary.json" if "broken-json" in company.ways and company.incident:
                self.answer(200, "application/json", '{"status": {"indicator": "maj')
            case "/api/v2/summary.json":
                summary = company.status()
                if company.incident == "resolved":
                    summary["incidents"] = []
                self.answer(200, "application/json", json.dumps(summary))
            case "/api/v2/incidents.json":
                self.answer(200, "application/json", json.dumps(company.status()))
            case _:
                self.answer(404, "text/plain", "no such page")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        company = self.company
        match self.path:
            case "/orders":
                self.answer(*company.orders())
            case "/break" if "unbreakable" in company.ways:
                self.answer(500, "text/plain", "cannot")
            case "/break":
                company.broken.touch()
                self.answer(200, "text/plain", self.headers.get("Authorization") or "ok")
            case "/restore" if "unrestorable" in company.ways:
                self.answer(500, "text/plain", "cannot")
            case "/restore":
                company.broken.unlink(missing_ok=True)
                self.answer(200, "text/plain", "ok")
            case _:
                self.answer(404, "text/plain", "no such thing")

    def answer(self, status: int, media_type: str, body: str) -> None:
        content = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        if status == 503:
            self.send_header("Retry-After", "120")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def open_for_business(folder: Path, *ways: str) -> Iterator[int]:
    """A company that keeps its state in this folder; its port."""
    company = Company(folder, frozenset(ways))
    handler = type("CompanyHandler", (Handler,), {"company": company})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        everything = (threading.Thread(target=server.serve_forever, args=(0.05,)),
                      threading.Thread(target=company.respond))  # fmt: skip
        for thread in everything:
            thread.start()
        yield server.server_address[1]
        company.stop.set()
        server.shutdown()
        for thread in everything:
            thread.join()
