"""A whole drill with 10,000 people, beside reading their mailbox once and beside `sha256sum`.

Run by hand: `python tests/bench/bench_thousands.py [PEOPLE] [maildir|http-inbox]…`. The command is run
as people run it, in a process of its own: what the drill, its reports and `verify` take in time and
memory, and what its evidence takes on disk. `sha256sum -c` reads the same files.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

PEOPLE = 10_000
PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {told: {type: TYPE}}
placeholders: {eta: {type: time, at_most: 8h}, name: {type: text}}
messages:
  outage:
    subject: "{{component}} is not available"
    text: |
      Hello {{name}}. We are sorry. {{component}} is not available right now. We expect it back {{eta}}.

      Your basket is safe, and you can keep browsing. Thank you for your patience.
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps: [{id: tell, phase: outage, channel: told, to: [customers], message: outage, within: 15m}]
"""
ENVIRONMENT = """\
kind: environment
id: here
stage: sandbox
components: {checkout: {outage: {use: command, with: {break: ["true"], restore: ["true"]}}}}
channels: {told: CHANNEL}
subscribers: [{file: people.csv}]
actions: {send: {use: command, with: {run: [PYTHON, send.py], timeout: 5m}}}
"""
DRILL = """\
kind: drill
id: outage
title: Outage
plan: shop
scenario: outage
environment: here
take_down: {checkout: outage}
actions: {outage: [send]}
"""
MAILS = """\
from pathlib import Path
body = "Hello p{n}. We are sorry. Checkout is not available right now. We expect it back within 45 minutes."
rest = "Your basket is safe, and you can keep browsing. Thank you for your patience."
page = "<p>" + "</p><p>".join([body, rest]) + "</p>"
mail = "\\r\\n".join([
    "Received: from mta7.anycompany.example by mx with ESMTP id {n:08x}; Sat, 28 Nov 2026 10:00:00 +0000",
    "Message-ID: <{n}.7f3a@anycompany.example>",
    "From: Shop <shop@anycompany.example>", "To: p{n}@drill.anycompany.example",
    "Delivered-To: p{n}@drill.anycompany.example", "Subject: Checkout is not available",
    "MIME-Version: 1.0", "Content-Type: multipart/alternative; boundary=b{n}", "",
    "--b{n}", "Content-Type: text/plain; charset=utf-8", "", body, "", rest,
    "--b{n}", "Content-Type: text/html; charset=utf-8", "", page, "--b{n}--", "",
])
for n in range(PEOPLE):
    Path("mail/tmp", f"{n}").write_bytes(mail.format(n=n).encode())
    Path("mail/tmp", f"{n}").rename(f"mail/new/{n}.bench")
"""
TEXTS = """\
from urllib.request import urlopen
urlopen("URL/send", b"").read()
"""
PROVIDER = """\
import json, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
PEOPLE, PAGE, sent, asked = int(sys.argv[1]), 1000, [], [0, 0]
def sms(n):
    return {"id": f"SM{n:032x}", "to": f"+1425555{n:06d}", "status": "delivered", "body":
            f"Hello p{n}. We are sorry. Checkout is not available right now. We expect it back within "
            "45 minutes.\\n\\nYour basket is safe, and you can keep browsing. Thank you for your patience."}
class Handler(BaseHTTPRequestHandler):
    protocol_version, wbufsize = "HTTP/1.1", -1
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        sent[:] = [sms(n) for n in range(PEOPLE - 1, -1, -1)]
        self.answer(b"{}")
    def do_GET(self):
        if self.path == "/asked":
            return self.answer(json.dumps(asked).encode())
        page = int(parse_qs(urlsplit(self.path).query).get("page", "0")[0])
        here = sent[page * PAGE:(page + 1) * PAGE]
        more = f"/list?page={page + 1}" if len(sent) > (page + 1) * PAGE else None
        body = json.dumps({"messages": here, "next": more}).encode()
        asked[0] += 1
        asked[1] += len(body)
        self.answer(body)
    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
"""
READ_ONCE = """
import sys
from commdrill.drivers.mail.maildir import MailDir
from pathlib import Path
folder = Path(sys.argv[1])
(folder / "mail").rename(folder / "full")
for part in ("new", "tmp"):
    (folder / "mail" / part).mkdir(parents=True)
observer = MailDir(path=folder / "mail")
with observer.open() as look:
    (folder / "mail").rename(folder / "empty")
    (folder / "full").rename(folder / "mail")
    assert look().messages
"""


@dataclass(frozen=True)
class Took:
    """What a process took: seconds on the clock and of work, and MiB at the most."""

    wall: float
    work: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s ({self.work:.1f} s of work), {self.memory:.0f} MiB"


def taken(command: list[str], cwd: Path) -> Took:
    """Run it to its end; whatever it says is thrown away where it ends well."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}")
    wall = time.monotonic() - began
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@contextmanager
def maildir(folder: Path, people: int) -> Iterator[Mapping[str, str]]:
    """Their mails, put into one Maildir."""
    for part in ("new", "tmp"):
        (folder / "mail" / part).mkdir(parents=True)
    (folder / "send.py").write_text(MAILS.replace("PEOPLE", str(people)))
    yield {"TYPE": "email", "CHANNEL": "{use: maildir, with: {path: mail}}"}


@contextmanager
def provider(folder: Path, people: int) -> Iterator[Mapping[str, str]]:
    """Their SMS, in a provider's list of 1,000 a page, newest first."""
    (folder / "provider.py").write_text(PROVIDER)
    process = subprocess.Popen(
        [sys.executable, "provider.py", str(people)], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        url = f"http://127.0.0.1:{int(process.stdout.readline())}"
        (folder / "send.py").write_text(TEXTS.replace("URL", url))
        fields = "{id: $.id, to: $.to, text: $.body}"
        settings = f'{{url: "{url}/list", messages: $.messages, next: $.next, newest_first: true, fields: {fields}}}'
        yield {"TYPE": "sms", "CHANNEL": f"{{use: http-inbox, with: {settings}}}"}
        asked = subprocess.run(
            [sys.executable, "-c", f"import urllib.request as u; print(u.urlopen('{url}/asked').read().decode())"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        requests, sent = json.loads(asked.stdout)
        sys.stdout.write(f"  the provider was asked {requests:,} times: {sent / 2**20:.0f} MiB\n")
    finally:
        process.kill()
        process.wait()


WORLDS: Mapping[str, Callable[..., object]] = {"maildir": maildir, "http-inbox": provider}


def company(folder: Path, people: int, world: Mapping[str, str]) -> None:
    """The documents, and as many subscribers."""
    rows = (
        f"p{n},customers,p{n}@drill.anycompany.example,+1425555{n:06d}\n" for n in range(people)
    )
    (folder / "people.csv").write_text("id,audience,email,sms\n" + "".join(rows))
    for name, text in (("plan", PLAN), ("environment", ENVIRONMENT), ("drill", DRILL)):
        for word, value in {"PYTHON": sys.executable, **world}.items():
            text = text.replace(word, value)  # noqa: PLW2901 step by step
        if world["TYPE"] == "sms":
            text = text.replace('    subject: "{{component}} is not available"\n', "")  # noqa: PLW2901
        (folder / f"{name}.yaml").write_text(text)


def reports_after(run: Path) -> float:
    """Seconds from the journal's last record to the last report."""
    last = json.loads(run.joinpath("journal.jsonl").read_bytes().splitlines()[-1])
    return (run / "SHA256SUMS").stat().st_mtime - datetime.fromisoformat(last["at"]).timestamp()


def measure(name: str, people: int) -> None:
    """All figures of one kind of inbox."""
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        commdrill = [sys.executable, "-m", "commdrill"]
        sys.stdout.write(f"{people:,} people by {name}\n")
        with WORLDS[name](folder, people) as world:  # type: ignore[attr-defined]
            company(folder, people, world)
            drilled = taken([*commdrill, "run", "outage", "--root", root], folder)
        (run,) = (one.parent for one in folder.glob("reports/*/journal.jsonl"))
        evidence = [one.stat() for one in (run / "evidence").iterdir()]
        size = sum(one.st_size for one in evidence) / 2**20
        sys.stdout.write(
            f"  the drill: {drilled}; its reports {reports_after(run):.1f} s after its end\n"
        )
        sys.stdout.write(f"  evidence: {len(evidence):,} files, {size:.1f} MiB\n")
        if name == "maildir":
            once = taken([sys.executable, "-c", READ_ONCE, root], folder)
            sys.stdout.write(f"  the mailbox read once: {once}\n")
        sums = taken(["sha256sum", "--quiet", "-c", "SHA256SUMS"], run)
        verified = taken([*commdrill, "verify", run.name, "--root", root], folder)
        sys.stdout.write(
            f"  verify: {verified}; sha256sum: {sums}: {verified.wall / sums.wall:.1f} times\n"
        )


def main() -> None:
    """Measure, and print the lines for the README."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    for name in sys.argv[2:] or WORLDS:
        measure(name, people)


if __name__ == "__main__":
    main()
