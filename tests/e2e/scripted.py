"""A company that does what a test writes down: what its page says, and who receives what, when.

Its moments count from when it is broken, or (`Mended`) from when it is put back.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .conftest import Project

DOWN = "Checkout is not available right now. We expect it back within 45 minutes."
BACK = "Checkout is back. Thank you for your patience."
WELL = "Your basket is empty."


@dataclass(frozen=True)
class Told:
    """Words that go out on a channel, so many seconds after the outage (or its end) began."""

    at: float
    channel: str
    words: str = DOWN
    to: str = "ana@drill.anycompany.example"
    is_over: bool = False


@dataclass(frozen=True)
class Shown:
    """What a path shows from a moment of the outage on, instead of its usual answer."""

    at: float
    path: str
    words: str = DOWN
    status: int = 503


@dataclass
class Scripted:
    """The company: broken and mended by anybody who asks it."""

    told: tuple[Told, ...] = ()
    shown: tuple[Shown, ...] = ()
    broken: datetime | None = None
    mended: datetime | None = None
    usual: Mapping[str, str] = field(default_factory=dict)

    def answer(self, path: str) -> tuple[int, str]:
        now = datetime.now(UTC)
        if path == "/break":
            self.broken, self.mended = now, None
        elif path == "/restore":
            self.mended = self.mended or now
        elif path.startswith("/box/"):
            return 200, json.dumps({"messages": list(self._received(path[5:], now))})
        else:
            return self._page(path, now)
        return 200, "{}"

    def _received(self, channel: str, now: datetime) -> Iterator[dict[str, Any]]:
        for number, one in enumerate(self.told):
            since = self.mended if one.is_over else self.broken
            at = since + timedelta(seconds=one.at) if since else None
            gone = not one.is_over and self.mended and at and at > self.mended
            if one.channel == channel and at and at <= now and not gone:
                yield {"id": str(number), "to": one.to, "text": one.words, "at": at.isoformat()}

    def _page(self, path: str, now: datetime) -> tuple[int, str]:
        usual = self.usual.get(path, WELL)
        if self.broken is None or self.mended is not None:
            return 200, usual
        since = (now - self.broken).total_seconds()
        there = [one for one in self.shown if one.path == path and one.at <= since]
        return (there[-1].status, there[-1].words) if there else (200, usual)


@contextmanager
def serving(company: Scripted) -> Iterator[int]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, text = company.answer(self.path)
            content = text.encode()
            self.send_response(status)
            kind = "application/json" if text.startswith("{") else "text/plain"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815 the server's own name

        def log_message(self, *_: Any) -> None:
            """Nobody listens."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


ENVIRONMENT = """\
kind: environment
id: dev
stage: dev
guard: {hosts: ["127.0.0.1"], recipients: ["*@drill.anycompany.example", "+1555*"]}
components:
  checkout:
    outage:
      use: http
      with:
        break: {url: "http://127.0.0.1:PORT/break", method: POST}
        restore: {url: "http://127.0.0.1:PORT/restore", method: POST}
channels:
  page: {use: web-page, with: {url: "http://127.0.0.1:PORT/page"}}
  chat: {use: http-inbox, with: {url: "http://127.0.0.1:PORT/box/chat", messages: "$.messages[*]",
              fields: {id: $.id, to: $.to, text: $.text, at: $.at}}}
  mail: {use: http-inbox, with: {url: "http://127.0.0.1:PORT/box/mail", messages: "$.messages[*]",
         fields: {id: $.id, to: $.to, text: $.text, at: $.at}}}
  text: {use: http-inbox, with: {url: "http://127.0.0.1:PORT/box/text", messages: "$.messages[*]",
         fields: {id: $.id, to: $.to, text: $.text, at: $.at}}}
subscribers:
  - {id: ana, audience: customers, email: ana@drill.anycompany.example, sms: "+15550100"}
"""

DRILL = """\
kind: drill
id: checkout-outage
title: Checkout is lost
plan: shop
scenario: outage
environment: dev
take_down: {checkout: outage}
"""


@contextmanager
def company_of(root: Path, plan: str, company: Scripted, more: str = "") -> Iterator[Project]:
    """A project with this plan, and the company that it is drilled against."""
    root.mkdir()
    with serving(company) as port:
        (root / "plan.yaml").write_text(plan)
        (root / "environment.yaml").write_text((ENVIRONMENT + more).replace("PORT", str(port)))
        (root / "drill.yaml").write_text(DRILL)
        yield Project(root, port, root.parent / "broken")


def outcomes(project: Project) -> dict[str, str]:
    """Of the newest run: each step's, with its reason."""
    told = json.loads((project.runs[-1] / "report.json").read_text())
    return {one["id"]: f"{one['outcome']}: {one['reason']}" for one in told["steps"]}
