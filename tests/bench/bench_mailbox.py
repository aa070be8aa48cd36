"""How long 10,000 subscribers' mails take to be judged, against reading their mailbox once.

Run by hand: `python tests/bench/bench_mailbox.py [MAILS]`. The bound is 1.5 times. Reading the
mailbox is the observer's one look at it; judging is to match every mail against every approved
wording, the content policy and the recipients, each with its event. Times are of this process
alone: what else the machine does counts for nothing.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from commdrill.app.wiring import build, compile_project
from commdrill.clock import SystemClock
from commdrill.compile.script import Script
from commdrill.documents.plan import Phase
from commdrill.documents.project import load_project
from commdrill.drivers.protocol import Observer, RunContext
from commdrill.drivers.registry import load_registry
from commdrill.engine.channels.inbox_channel import InboxChannel
from commdrill.engine.channels.of_script import channels_of
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import RunServices
from commdrill.engine.watchers import LookDone
from commdrill.judge.moment import LookTime
from commdrill.record.events import Event, Record
from commdrill.sighting import Inbox

ROUNDS = 3
OUTAGE = "We are sorry. Checkout is not available right now. We expect it back within 45 minutes."
REST = "Your basket is safe, and you can keep browsing. Thank you for your patience."
GREETINGS = {"the same words to all": "Hello you.", "each by name": "Hello p{number}."}
PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {mail: {type: email}}
placeholders: {eta: {type: time, at_most: 8h}, name: {type: text}}
messages:
  outage:
    subject: "{{component}} is not available"
    text: |
      Hello {{name}}. We are sorry. {{component}} is not available right now. We expect it back {{eta}}.

      Your basket is safe, and you can keep browsing. Thank you for your patience.
  update: {subject: "Still down", text: "{{component}} is still not available. We expect it back {{eta}}."}
  restored: {subject: "Back", text: "{{component}} is available again. Thank you for waiting."}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps: [{id: mail, phase: outage, channel: mail, to: [customers], message: outage, within: 15m}]
"""
ENVIRONMENT = """\
kind: environment
id: here
stage: sandbox
components: {checkout: {outage: {use: command, with: {break: ["true"], restore: ["true"]}}}}
channels: {mail: {use: maildir, with: {path: mail}}}
subscribers: [{file: people.csv}]
"""
DRILL = """\
kind: drill
id: outage
title: Outage
plan: shop
scenario: outage
environment: here
take_down: {checkout: outage}
"""


def mails(count: int, greeting: str) -> Iterator[bytes]:
    """What each subscriber gets, as a mailing system writes it."""
    for number in range(count):
        words = f"{greeting.format(number=number)} {OUTAGE}"
        body = f"{words}\r\n\r\n{REST}"
        page = f"<html><body><p>{words}</p><p>{REST}</p></body></html>"
        yield (
            f"From: Shop <shop@anycompany.example>\r\nTo: p{number}@drill.anycompany.example\r\n"
            f"Delivered-To: p{number}@drill.anycompany.example\r\n"
            "Subject: Checkout is not available\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
            f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
            f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--\r\n"
        ).encode()


def company(folder: Path, count: int) -> Script:
    """A plan, and as many subscribers as there will be mails."""
    people = (f"p{n},customers,p{n}@drill.anycompany.example\n" for n in range(count))
    (folder / "people.csv").write_text("id,audience,email\n" + "".join(people))
    for name, text in (("plan", PLAN), ("environment", ENVIRONMENT), ("drill", DRILL)):
        (folder / f"{name}.yaml").write_text(text)
    (folder / "mail" / "new").mkdir(parents=True)
    (script,) = compile_project(load_project(folder), None, load_registry())
    return script


def channel_of(script: Script) -> InboxChannel:
    """The mail channel of a run, its events told to nobody."""
    clock = RunClock(SystemClock())

    def emit(event: Event) -> Record:
        return Record("bench", 1, clock.now(), 0.0, event)

    services = RunServices(
        RunContext("bench", "token", ""), clock, emit, lambda *_: "evidence/x",
        lambda *_: None, clock.monotonic(),
    )  # fmt: skip
    channels = channels_of(script.channels, script.steps, services)
    channels.phases.enter(Phase.OUTAGE, clock.monotonic())
    return channels.inboxes["mail"]


def measured(folder: Path, script: Script, letters: list[bytes]) -> tuple[float, float]:
    """Seconds of this process to read the mailbox once, and to judge what was read."""
    channel = channel_of(script)
    use = channel.use.use
    observer = build(use.driver, use.settings, use.folder)
    assert isinstance(observer, Observer)
    with observer.open() as look:
        for number, letter in enumerate(letters):
            (folder / "mail" / "new" / f"{time.monotonic_ns()}.{number}").write_bytes(letter)
        began = time.process_time()
        inbox = look()
        read = time.process_time()
        assert isinstance(inbox, Inbox)
        assert len(inbox.messages) == len(letters)
        now = channel.services.clock.monotonic()
        channel.take(LookDone("mail", LookTime(now, now), inbox))
        judged = time.process_time()
    (step,) = channel.steps
    assert not channel.deliveries.missing(step.promise)
    for file in (folder / "mail" / "new").iterdir():
        file.unlink()
    return read - began, judged - read


def main() -> None:
    """Measure, and print the lines for the README."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for name, greeting in GREETINGS.items():
        report(name, count, list(mails(count, greeting)))


def report(name: str, count: int, letters: list[bytes]) -> None:
    """A line for one way of writing to so many."""
    with tempfile.TemporaryDirectory() as root:
        script = company(Path(root), count)
        rounds = [measured(Path(root), script, letters) for _ in range(ROUNDS)]
    ratio = statistics.median(judged / read for read, judged in rounds)
    sys.stdout.write(
        f"{count:,} mails, {name}: read in {min(rounds)[0]:.2f} s; "
        f"read and judged in {1 + ratio:.2f} times that\n"
    )


if __name__ == "__main__":
    main()
