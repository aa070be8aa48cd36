"""A whole drill with 10,000 people, beside reading their inbox once and beside `sha256sum`.

Run by hand: `python tests/bench/bench_thousands.py [PEOPLE] [maildir|dovecot|http-inbox]…`. The command is run
as people run it, in a process of its own: what the drill, its reports and `verify` take in time and
memory, and what its evidence takes on disk. An observer reads the same inbox once, in a process of its own,
too; `sha256sum -c` reads the same files.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from tests.drivers.mail.dovecot import dovecot_running

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
import os
from pathlib import Path
body = "Hello c{n}. We are sorry. Checkout is not available right now. We expect it back within 45 minutes."
rest = "Your basket is safe, and you can keep browsing. Thank you for your patience."
page = "<p>" + "</p><p>".join([body, rest]) + "</p>"
mail = "\\r\\n".join([
    "Received: from mta7.anycompany.example by mx with ESMTP id {n:08x}; Sat, 28 Nov 2026 10:00:00 +0000",
    "Message-ID: <{n}.7f3a@anycompany.example>",
    "From: Shop <shop@anycompany.example>", "To: c{n}@drill.anycompany.example",
    "Delivered-To: c{n}@drill.anycompany.example", "Subject: Checkout is not available",
    "MIME-Version: 1.0", "Content-Type: multipart/alternative; boundary=b{n}", "",
    "--b{n}", "Content-Type: text/plain; charset=utf-8", "", body, "", rest,
    "--b{n}", "Content-Type: text/html; charset=utf-8", "", page, "--b{n}--", "",
])
box = Path("MAILBOX")
owner = box.stat()
for n in range(PEOPLE):
    (box / "tmp" / f"{n}").write_bytes(mail.format(n=n).encode())
    os.chown(box / "tmp" / f"{n}", owner.st_uid, owner.st_gid)
    (box / "tmp" / f"{n}").rename(box / "new" / f"{n}.bench")
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
            f"Hello c{n}. We are sorry. Checkout is not available right now. We expect it back within "
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
import json, sys
from commdrill.drivers.http.http_inbox import HttpInbox
from commdrill.drivers.mail.imap import Imap
from commdrill.drivers.mail.maildir import MailDir
name, observer, settings, people = sys.argv[1], None, json.loads(sys.argv[2]), int(sys.argv[3])
if name == "maildir":
    observer, empty = MailDir(**settings), []
elif name == "http-inbox":
    observer, empty = HttpInbox(**settings), {"ids": [], "alike": {}, "pending": []}
else:
    observer = Imap(**settings)
    with observer.open() as look:
        empty = {**look.position, "next_uid": 1}
found = 0
with observer.open_at(empty) as look:
    while found < people:
        found += len(look().messages)
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


@dataclass(frozen=True)
class World:
    """How people are reached in it, and by which observer that is seen."""

    channel_type: str
    driver: str
    settings: Mapping[str, object]


def mailbox(folder: Path, box: Path, people: int) -> None:
    """A Maildir, and what sends their mails into it."""
    for part in ("new", "tmp", "cur"):
        (box / part).mkdir(parents=True, exist_ok=True)
    text = MAILS.replace("PEOPLE", str(people)).replace("MAILBOX", str(box))
    (folder / "send.py").write_text(text)


@contextmanager
def maildir(folder: Path, people: int) -> Iterator[World]:
    """Their mails, put into one Maildir."""
    mailbox(folder, folder / "mail", people)
    yield World("email", "maildir", {"path": str(folder / "mail")})


@contextmanager
def dovecot(folder: Path, people: int) -> Iterator[World]:
    """The same, served by a Dovecot of our own."""
    with dovecot_running() as server:
        box, owner = server.mail / "drill", server.mail.stat()
        mailbox(folder, box, people)
        for path in (box, *box.iterdir()):
            os.chown(path, owner.st_uid, owner.st_gid)
        yield World("email", "imap", server.settings("drill", timeout="60s"))


@contextmanager
def provider(folder: Path, people: int) -> Iterator[World]:
    """Their SMS, in a provider's list of 1,000 a page, newest first."""
    (folder / "provider.py").write_text(PROVIDER)
    process = subprocess.Popen(
        [sys.executable, "provider.py", str(people)], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        url = f"http://127.0.0.1:{int(process.stdout.readline())}"
        (folder / "send.py").write_text(TEXTS.replace("URL", url))
        fields = {"id": "$.id", "to": "$.to", "text": "$.body"}
        listed = {"messages": "$.messages", "next": "$.next", "newest_first": True}
        yield World("sms", "http-inbox", {"url": f"{url}/list", **listed, "fields": fields})
        asked = subprocess.run(
            [sys.executable, "-c", f"import urllib.request as u; print(u.urlopen('{url}/asked').read().decode())"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        requests, sent = json.loads(asked.stdout)
        sys.stdout.write(f"  the provider was asked {requests:,} times: {sent / 2**20:.0f} MiB\n")
    finally:
        process.kill()
        process.wait()


WORLDS: Mapping[str, Callable[[Path, int], AbstractContextManager[World]]] = {
    "maildir": maildir,
    "dovecot": dovecot,
    "http-inbox": provider,
}


def company(folder: Path, people: int, world: World) -> None:
    """The documents, and as many subscribers."""
    rows = (
        f"c{n},customers,c{n}@drill.anycompany.example,+1425555{n:06d}\n" for n in range(people)
    )
    (folder / "people.csv").write_text("id,audience,email,sms\n" + "".join(rows))
    channel = json.dumps({"use": world.driver, "with": world.settings})  # JSON is YAML
    for name, text in (("plan", PLAN), ("environment", ENVIRONMENT), ("drill", DRILL)):
        said = text.replace("TYPE", world.channel_type).replace("PYTHON", sys.executable)
        if world.channel_type == "sms":
            said = said.replace('    subject: "{{component}} is not available"\n', "")
        (folder / f"{name}.yaml").write_text(said.replace("CHANNEL", channel))


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
        with WORLDS[name](folder, people) as world:
            company(folder, people, world)
            drilled = taken([*commdrill, "run", "outage", "--root", root], folder)
            asked = [name, json.dumps(world.settings), str(people)]
            once = taken([sys.executable, "-c", READ_ONCE, *asked], folder)
        (run,) = (one.parent for one in folder.glob("reports/*/journal.jsonl"))
        evidence = [one.stat() for one in (run / "evidence").iterdir()]
        size = sum(one.st_size for one in evidence) / 2**20
        sys.stdout.write(
            f"  the drill: {drilled}; its reports {reports_after(run):.1f} s after its end\n"
        )
        sys.stdout.write(f"  evidence: {len(evidence):,} files, {size:.1f} MiB\n")
        more = drilled.work / once.work
        sys.stdout.write(f"  the inbox read once: {once}; the drill is {more:.1f} times its work\n")
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
