"""A drill of three hours at pace 1, watched by thirty: `python tests/bench/bench_three_hours.py [FASTER]`.

The command is run as people run it, in processes of its own, by a clock that runs FASTER times as
fast (default: 60). Thirty watch the live page, ten of them are cut off and come back with
`Last-Event-ID`, an observer leaves a note, and the process that drills is killed after an hour and
gone on with by `commdrill resume`. What each of them heard is compared, and the after-action report
is timed from the moment at which they hear that the run is over.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

VIEWERS, CUT = 30, 10
AN_HOUR = 3600.0
PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}, mail: {type: email}}
placeholders: {eta: {type: time, at_most: 8h}}
messages:
  outage: {text: "{{component}} is not available right now. We expect it back {{eta}}. Your basket is safe."}
  restored: {text: "{{component}} is back. Thank you for your patience."}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page-tells, phase: outage, channel: page, message: outage, expect: {status: 503}, within: 2m}
      - {id: mail-tells, phase: outage, channel: mail, to: [customers], message: outage, within: 15m}
      - {id: updates-keep-coming, phase: update, channel: mail, to: [customers], message: outage, every: 30m}
      - {id: page-is-back, phase: recovery, channel: page, expect: {status: 200}, within: 2m}
      - {id: mail-restored, phase: recovery, channel: mail, to: [customers], message: restored, within: 15m}
"""
ENVIRONMENT = """\
kind: environment
id: dev
stage: dev
guard: {hosts: ["127.0.0.1"], recipients: ["*@drill.anycompany.example"]}
components:
  checkout:
    outage:
      use: http
      with:
        break: {url: "http://127.0.0.1:PORT/break", method: POST}
        restore: {url: "http://127.0.0.1:PORT/restore", method: POST}
channels:
  page: {use: web-page, look_every: 15s, with: {url: "http://127.0.0.1:PORT/page"}}
  mail: {use: http-inbox, look_every: 15s, with: {url: "http://127.0.0.1:PORT/box", messages: "$.messages[*]",
         fields: {id: $.id, to: $.to, text: $.text, at: $.at}}}
subscribers:
  - {id: ana, audience: customers, email: ana@drill.anycompany.example}
"""
DRILL = """\
kind: drill
id: semiannual
title: Checkout is lost for three hours
plan: shop
scenario: outage
environment: dev
take_down: {checkout: outage}
hold: 2h50m
"""
DOWN = (
    "Checkout is not available right now. We expect it back within 45 minutes. Your basket is safe."
)
BACK = "Checkout is back. Thank you for your patience."


@dataclass(frozen=True)
class Fast:
    """A clock of its own speed, the same in each process that is told how it began."""

    began: float
    faster: float

    def monotonic(self) -> float:
        return (time.monotonic() - self.began) * self.faster

    def now(self) -> datetime:
        return datetime(2026, 11, 10, 10, tzinfo=UTC) + timedelta(seconds=self.monotonic())

    def becomes_the_systems(self) -> None:
        """For all that this process does from now on."""
        from commdrill.clock import SystemClock

        def wait(_: SystemClock, stop: threading.Event, seconds: float) -> bool:
            return stop.wait(max(0.0, min(seconds / self.faster, 1e6)))

        faster = {"now": lambda _: self.now(), "monotonic": lambda _: self.monotonic()}
        for name, member in {**faster, "wait": wait}.items():
            setattr(SystemClock, name, member)


@dataclass
class Company:
    """Its page tells after a minute, its mails after five and then each twenty-five."""

    clock: Fast
    broken: datetime | None = None
    mended: datetime | None = None

    def answer(self, path: str) -> tuple[int, str]:
        now = self.clock.now()
        if path == "/break":
            self.broken = now
        elif path == "/restore":
            self.mended = self.mended or now
        elif path == "/box":
            return 200, json.dumps({"messages": [*self.mails(now)]})
        elif self.broken and not self.mended and now > self.broken + timedelta(minutes=1):
            return 503, DOWN
        return 200, "Your basket is empty."

    def mails(self, now: datetime) -> Iterator[dict[str, str]]:
        if self.broken is None:
            return
        due = self.broken + timedelta(minutes=5)
        while due < (self.mended or now):
            sooner = f"{45 - int((due - self.broken) / timedelta(minutes=25))} minutes"
            yield self.mail(due, DOWN.replace("45 minutes", sooner))
            due += timedelta(minutes=25)
        if self.mended and now > (due := self.mended + timedelta(minutes=4)):
            yield self.mail(due, BACK)

    def mail(self, at: datetime, words: str) -> dict[str, str]:
        to = "ana@drill.anycompany.example"
        return {"id": at.isoformat(), "to": to, "text": words, "at": at.isoformat()}


@contextmanager
def serving(company: Company) -> Iterator[int]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, text = company.answer(self.path)
            self.send_response(status)
            kind = "application/json" if text.startswith("{") else "text/plain"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            with suppress(BrokenPipeError):  # whoever asked was killed
                self.wfile.write(text.encode())

        do_POST = do_GET  # noqa: N815 the server's own name

        def log_message(self, *_: object) -> None:
            """Nobody listens."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()


@dataclass
class Viewer:
    """One who watches, and notes what is told; perhaps cut off once, after an hour and a half."""

    page: str
    clock: Fast
    is_cut: bool
    heard: dict[str, object] = field(default_factory=dict)
    last: str = ""
    came_back: int = 0
    told_again: int = 0
    over_at: float | None = None

    def watch(self) -> None:
        while self.over_at is None:
            asked = urllib.request.Request(f"{self.page}events")
            if self.last:
                asked.add_header("Last-Event-ID", self.last)
                self.came_back += 1
            with urllib.request.urlopen(asked, timeout=60) as stream:
                self.listen(stream)

    def listen(self, stream: Iterator[bytes]) -> None:
        is_first = bool(self.last)
        for line in stream:
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "id":
                self.last = value
            elif name == "data":
                self.take(json.loads(value), is_first)
                is_first = False
            if self.over_at is not None:
                return
            if self.is_cut and not self.came_back and self.clock.monotonic() > 1.5 * AN_HOUR:
                return

    def take(self, told: dict[str, object], is_back: bool) -> None:
        parts = told.get("parts")
        for part in parts if isinstance(parts, list) else ():
            self.told_again += is_back and self.heard.get(part["key"]) == part
            self.heard[part["key"]] = part
        if told.get("over"):
            self.over_at = time.monotonic()


def commdrill(clock: Fast, project: Path, *arguments: str) -> "subprocess.Popen[str]":
    """The command, by this clock."""
    fast = [sys.executable, __file__, "--as", str(clock.began), str(clock.faster)]
    environment = {**os.environ, "XDG_STATE_HOME": str(project.parent / "state"), "CI": "true"}
    return subprocess.Popen([*fast, *arguments], cwd=project, env=environment, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip


def said_after(process: "subprocess.Popen[str]", mark: str) -> str:
    """What it says behind this mark."""
    assert process.stdout is not None
    for line in process.stdout:
        if mark in line:
            return line.partition(mark)[2].strip()
    raise SystemExit(f"it ended without a word on {mark!r}")


@contextmanager
def ended_with_us(process: "subprocess.Popen[str]") -> Iterator["subprocess.Popen[str]"]:
    """However the bench ends, it leaves nobody behind who drills or is watched."""
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def drained(process: "subprocess.Popen[str]") -> list[str]:
    """All else that it says, read as it comes."""
    lines = list[str]()
    assert process.stdout is not None
    threading.Thread(target=lambda: lines.extend(process.stdout or ()), daemon=True).start()
    return lines


def note(address: str) -> int:
    """As the observers' page sends it."""
    page, _, key = address.partition("#note=")
    said = json.dumps({"by": "Noor", "note": "The desk had no script for partners"}).encode()
    parts = urlsplit(page)
    headers = {"X-Note-Key": key, "Origin": f"{parts.scheme}://{parts.netloc}"}
    with urllib.request.urlopen(urllib.request.Request(f"{page}note", said, headers)) as answer:
        return int(answer.status)


def drill(project: Path, clock: Fast) -> None:
    with ExitStack() as ours:
        run = ours.enter_context(
            ended_with_us(commdrill(clock, project, "run", "semiannual", "--live"))
        )
        notes = said_after(run, "live, for observers who note: ")
        lines = drained(run)
        folder = begun(project, run, lines)
        watched = ours.enter_context(ended_with_us(commdrill(clock, project, "watch", str(folder))))
        page = said_after(watched, f"{folder.name}: ")
        drained(watched)
        viewers = [Viewer(page, clock, number < CUT) for number in range(VIEWERS)]
        threads = [threading.Thread(target=one.watch, daemon=True) for one in viewers]
        for thread in threads:
            thread.start()
        until_here(clock, AN_HOUR / 2, run, lines)
        print(f"a note at {clock.monotonic() / 60:.0f} minutes: {note(notes)}")
        until_here(clock, 70 * 60, run, lines)
        run.kill()
        run.wait()
        print(f"killed at {clock.monotonic() / 60:.0f} minutes")
        resumed = ours.enter_context(
            ended_with_us(commdrill(clock, project, "resume", folder.name))
        )
        said = drained(resumed)
        for thread in threads:
            thread.join(4 * AN_HOUR / clock.faster)
        in_hand(project, viewers, resumed, said)


def begun(project: Path, run: "subprocess.Popen[str]", lines: list[str]) -> Path:
    """The run's folder, once it is there."""
    while not (journals := list(project.glob("reports/*/journal.jsonl"))):
        require_alive(run, lines)
        time.sleep(0.05)
    return journals[0].parent


def until_here(clock: Fast, seconds: float, run: "subprocess.Popen[str]", lines: list[str]) -> None:
    """Until then, or as soon as the drill is over before its time: with all that it said."""
    while clock.monotonic() < seconds:
        require_alive(run, lines)
        time.sleep(min(0.2, max(0.0, (seconds - clock.monotonic()) / clock.faster)))


def require_alive(run: "subprocess.Popen[str]", lines: list[str]) -> None:
    if (code := run.poll()) is not None:
        raise SystemExit(f"the drill ended before its time, exit {code}: {''.join(lines)}")


def in_hand(
    project: Path, viewers: list[Viewer], resumed: "subprocess.Popen[str]", said: list[str]
) -> None:
    """The report, timed from the moment at which the last viewer heard of the end."""
    if deaf := sum(one.over_at is None for one in viewers):
        raise SystemExit(
            f"{deaf} of {len(viewers)} viewers never heard of the end: {''.join(said)}"
        )
    over = max(one.over_at or 0.0 for one in viewers)
    code = resumed.wait()
    report = subprocess.run([sys.executable, "-m", "commdrill", "aar", "semiannual", "--format", "html"],
                            cwd=project, capture_output=True, text=True, check=False)  # fmt: skip
    took = time.monotonic() - over
    tell(viewers, code, "".join(said[-12:]))
    print(f"after-action report in hand {took:.1f} s after the last viewer heard of the end: exit {report.returncode}, "
          f"{len(report.stdout)} characters, the note in it: {'no script for partners' in report.stdout}")  # fmt: skip


def tell(viewers: list[Viewer], code: int, said: str) -> None:
    same = all(one.heard == viewers[-1].heard for one in viewers)
    back = [one for one in viewers if one.came_back]
    again = max((one.told_again for one in back), default=0)
    unlike = [key for one in viewers for key in viewers[-1].heard.keys() ^ one.heard.keys()]
    if unlike:
        print(f"not heard by each: {', '.join(sorted(set(unlike))[:12])}")
    print(said)
    print(f"resumed run: exit {code}; {len(viewers)} viewers heard {len(viewers[-1].heard)} parts, all the same: {same}; "
          f"{len(back)} came back, and were told {again} parts again that they knew")  # fmt: skip


def end_with(bench: int) -> None:
    """A bench that is killed cannot end what it began."""
    while os.getppid() == bench:
        time.sleep(0.5)
    os._exit(1)


def as_the_command(began: str, faster: str, *arguments: str) -> int:
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    Fast(float(began), float(faster)).becomes_the_systems()
    from commdrill.app.cli import main

    return main(list(arguments))


def bench(faster: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project, clock = Path(folder) / "project", Fast(time.monotonic(), faster)
        project.mkdir()
        company = Company(clock)
        with serving(company) as port:
            (project / "plan.yaml").write_text(PLAN)
            (project / "environment.yaml").write_text(ENVIRONMENT.replace("PORT", str(port)))
            (project / "drill.yaml").write_text(DRILL)
            drill(project, clock)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--as"]:
        sys.exit(as_the_command(*sys.argv[2:]))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what it began ends with it
    bench(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
