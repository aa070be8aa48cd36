"""A small world of one shop that can be broken in any way: a page, an API, programs that stop and start it.

The shop is down while its folder holds a file `down`; whatever else a corner needs is a file, too.
"""

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from tests.forge import Command

_PLAN = """\
kind: plan
id: shop
title: AnyCompany shop
version: "1"
components: {checkout: {name: Checkout}, search: {name: Search}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}, api: {type: api-error}}
placeholders: {eta: {type: time, at_most: 8h}}
messages:
  outage: {text: "{{component}} is not available right now. We expect it back {{eta}}."}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page-tells, phase: outage, channel: page, message: outage, expect: {status: 503}, within: 20s}
      - {id: api-tells, phase: outage, channel: api, expect: {status: 503}, within: 20s}
      - {id: page-is-back, phase: recovery, channel: page, expect: {status: 200, absent: [outage]},
         within: 20s}
"""
_ENVIRONMENT = """\
kind: environment
id: {id}
stage: dev
guard: {{hosts: ["{address}"]}}
components:
  checkout:
    outage:
      use: command
      with:
        break: [./stop.sh]
        restore: [./start.sh]
        state: [./state.sh]
        settle: 100ms
        timeout: 1m
channels:
  page: {{use: web-page, with: {{url: "http://{address}:{port}/page"}}}}
  api: {{use: web-page, with: {{url: "http://{address}:{port}/api"}}}}
"""
_DRILL = """\
kind: drill
id: {id}
title: Checkout is lost
plan: shop
scenario: outage
environment: {environment}
take_down: {{checkout: outage}}
"""
# A run that is killed early must not be over before the kill comes, on a busy machine.
HELD = {"FaultArmed": ("--hold", "60s"), "FaultInjected": ("--hold", "60s")}
_WORDS = "Checkout is not available right now. We expect it back within 45 minutes."


@dataclass(frozen=True)
class Corner:
    """A project, and the world that it drills."""

    root: Path
    world: Path
    state: Path
    port: int
    asked: list[float] = field(default_factory=list)  # when the page was, by a clock

    @property
    def variables(self) -> dict[str, str]:
        spoken = {"NO_COLOR": "1", "CI": "true", "XDG_STATE_HOME": str(self.state)}
        return {**os.environ, **spoken, "WORLD": str(self.world)}

    @property
    def down(self) -> Path:
        """It is broken while this is there."""
        return self.world / "down"

    @property
    def runs(self) -> list[Path]:
        return sorted(p.parent for p in (self.root / "reports").glob("*/journal.jsonl"))

    def start(self, *arguments: str, **variables: str) -> Command:
        said = self.root.parent / f"said-{len(list(self.root.parent.glob('said-*')))}"
        given = ("--root", str(self.root), *arguments)
        return Command(given, {**self.variables, **variables}, said)

    def run(self, *arguments: str, **variables: str) -> CompletedProcess[str]:
        return self.start(*arguments, **variables).ended()

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")

    def program(self, name: str, script: str) -> None:
        self.write(name, f"#!/bin/sh\n{script}\n")
        (self.root / name).chmod(0o755)

    def change(self, name: str, before: str, after: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert before in text
        self.write(name, text.replace(before, after))

    def without_state(self) -> None:
        self.change("environment.yaml", "        state: [./state.sh]\n", "")

    def events(self, run: int = 0) -> list[dict[str, Any]]:
        text = (self.runs[run] / "journal.jsonl").read_text(encoding="utf-8")
        whole = text.rpartition("\n")[0]  # what is being written may be half there
        return [json.loads(line) for line in whole.splitlines()]

    def names(self, run: int = 0) -> list[str]:
        return [event["event"] for event in self.events(run)]

    def killed_at(self, event: str) -> Path:
        """The folder of a run that was killed when its journal said this."""
        run = self.start("run", *HELD.get(event, ()))
        while run.returncode is None and not self._says(event):
            a_moment()
        run.send_signal(9)
        run.ended()
        return self.runs[0]

    def _says(self, event: str) -> bool:
        said = f'"event": "{event}"'
        return any(said in (run / "journal.jsonl").read_text() for run in self.runs)

    def clone(self, name: str) -> "Corner":
        """The same documents in another folder: the same world."""
        root = self.root.parent / name
        root.mkdir()
        for file in self.root.iterdir():
            if file.is_file():
                (root / file.name).write_bytes(file.read_bytes())
                (root / file.name).chmod(file.stat().st_mode)
        return Corner(root, self.world, self.state, self.port)


def waiting_for(sign: Path, then: str) -> str:
    """A program that does this once the sign is there."""
    return f"until [ -e {sign} ]; do sleep .1; done; {then}"


def a_moment() -> None:
    """Between two glances at what another process writes."""
    threading.Event().wait(0.003)


class _Shop(BaseHTTPRequestHandler):
    """Answers `page` and `api`; a file named like a status code in the world makes both answer that."""

    world: Path
    asked: list[float]
    looks = 0

    def do_GET(self) -> None:
        _Shop.looks += 1
        if self.path == "/page":
            self.asked.append(time.monotonic())
        odd = (self.world / "flapping").exists() and _Shop.looks % 2
        is_down = (self.world / "down").exists() or bool(odd)
        if self.path == "/api":
            is_down = is_down or (self.world / "api-down").exists()
        status, text = (503, _WORDS) if is_down else (200, "Your basket is empty.")
        for asked in self.world.glob("[1-5][0-9][0-9]"):
            status, text = int(asked.name), asked.read_text(encoding="utf-8")
        if self.path == "/page" and (self.world / "still-told").exists():
            text = _WORDS
        self._answer(status, text)

    def _answer(self, status: int, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for asked in self.world.glob("Retry-After"):
            self.send_header(asked.name, asked.read_text(encoding="utf-8"))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:  # who looked was killed
            self.close_connection = True


@contextmanager
def cornered(folder: Path, address: str = "127.0.0.1") -> Iterator[Corner]:
    """A world in working order, which is seen at an address, and its project."""
    world, root, state = folder / "world", folder / "shop", folder / "state"
    for made in (world, root, state):
        made.mkdir()
    asked: list[float] = []
    handler = type("Shop", (_Shop,), {"world": world, "asked": asked})
    with ThreadingHTTPServer((address, 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        corner = Corner(root, world, state, server.server_address[1], asked)
        corner.write("plan.yaml", _PLAN)
        corner.write(
            "environment.yaml", _ENVIRONMENT.format(id="dev", address=address, port=corner.port)
        )
        corner.write("drill.yaml", _DRILL.format(id="checkout-outage", environment="dev"))
        corner.program("stop.sh", f"touch {corner.down}")
        corner.program("start.sh", f"rm -f {corner.down}")
        corner.program("state.sh", f"test -e {corner.down} && echo down || echo up")
        try:
            yield corner
        finally:
            server.shutdown()
            thread.join()


def another_environment(corner: Corner, *, of: Path) -> None:
    """A second drill, in an environment that is broken by other programs: those of a folder."""
    text = (corner.root / "environment.yaml").read_text(encoding="utf-8")
    for name in ("stop", "start"):
        text = text.replace(f"./{name}.sh", str(of / f"{name}.sh"))
    corner.write("other.yaml", text.replace("id: dev", "id: other"))
    corner.write("other-drill.yaml", _DRILL.format(id="other-outage", environment="other"))
