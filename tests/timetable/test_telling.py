"""Notices: each sent once, to real servers; what goes wrong is told and shows no secret."""

import email
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from commdrill.documents.receiver import (
    CommandReceiver,
    MailReceiver,
    MailSecurity,
    Receiver,
    WebhookReceiver,
)
from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb, reply
from commdrill.timetable.notice import Notice, news_of, reminder
from commdrill.timetable.sending import Sender
from commdrill.timetable.store import Entry, State, Store
from commdrill.timetable.telling import tell_all
from tests.timetable.agenda import OPENS, SLOT, item

SECRET = "hush-7f3a9c"
HOOK = WebhookReceiver(webhook="https://hooks.anycompany.example/x")
RUN = Entry(SLOT, State.RUN, "20270112T090000Z-checkout-outage-7f3a", "failed")


class MailBox:
    """A mail server that keeps what it takes."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []

    async def handle_DATA(  # noqa: N802 as the server calls it
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        return "250 taken"


@contextmanager
def mail_server(box: MailBox) -> Iterator[str]:
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield f"127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def send(receiver: Receiver, notice: Notice | None = None, **environ: str) -> str | None:
    return Sender(environ).send(receiver, notice or news_of(item(), RUN), OPENS)


def test_a_webhook_gets_json_with_a_line_for_chats() -> None:
    with LocalWeb({"/hook": reply(200)}) as web:
        assert send(WebhookReceiver(webhook=web.url("/hook"))) is None
    (asked,) = web.asked
    told = json.loads(asked.body)
    assert (asked.method, told["schema"]) == ("POST", "commdrill/notice/1")
    assert told["text"] == (
        "Drill 'checkout-outage' (Checkout is lost), due on 2027-01-12 10:00 (Europe/Madrid) in dev,"
        " was run: failed. Run: 20270112T090000Z-checkout-outage-7f3a"
    )
    assert (told["opens"], told["occasion"]) == ("2027-01-12T09:00:00Z", "run")


def test_a_mail_says_the_same() -> None:
    box = MailBox()
    with mail_server(box) as server:
        receiver = MailReceiver(email="team@anycompany.example", smtp=server)
        assert send(receiver, reminder(item(), SLOT)) is None
    (mail,) = box.taken
    assert mail["Subject"] == "[commdrill] checkout-outage: reminder"
    assert (mail["To"], mail["Auto-Submitted"]) == ("team@anycompany.example", "auto-generated")
    body = mail.get_content()
    assert body.startswith("Drill 'checkout-outage' (Checkout is lost) is due on 2027-01-12 10:00")
    assert "owner: reliability@anycompany.example" in body


def test_a_program_gets_what_it_asks_for_as_arguments(tmp_path: Path) -> None:
    (tmp_path / "tell.sh").write_text('#!/bin/sh\nprintf "%s|" "$@" > told\n')
    (tmp_path / "tell.sh").chmod(0o755)
    receiver = CommandReceiver(command=("./tell.sh", "${notice:occasion}", "${notice:drill}"))
    missed = Entry(SLOT, State.MISSED, why="its window passed and it was not run")
    assert send(receiver, news_of(item(folder=tmp_path), missed)) is None
    assert (tmp_path / "told").read_text() == "missed|checkout-outage|"


@pytest.mark.parametrize(
    ("receiver", "why"),
    [
        (WebhookReceiver(webhook="${env:HOOK}"), "${env:HOOK} is not set"),
        (WebhookReceiver(webhook="nowhere"), "'nowhere' is not a web address"),
        (WebhookReceiver(webhook="http://127.0.0.1:9/x"), "127.0.0.1:9"),
        (MailReceiver(email="a@b.example", smtp="127.0.0.1"), "is not host:port"),
        (MailReceiver(email="a@b.example", smtp="127.0.0.1:9"), "refused"),
        (CommandReceiver(command=("./missing.sh",)), "there is no program './missing.sh'"),
        (CommandReceiver(command=("false",)), "failed with exit code 1"),
    ],
    ids=["not-set", "no-address", "nobody-there", "no-port", "no-server", "no-program", "fails"],
)
def test_what_cannot_be_sent_says_why(receiver: Receiver, why: str) -> None:
    assert why in (send(receiver) or "")


def test_a_refused_webhook_says_why_without_its_secret() -> None:
    with LocalWeb({f"/{SECRET}": reply(403, f"no such hook: {SECRET}".encode())}) as web:
        why = send(WebhookReceiver(webhook=web.url("/${env:HOOK}")), HOOK=SECRET)
    assert web.asked[0].path == f"/{SECRET}"
    assert "403" in (why or "")
    assert SECRET not in (why or "")


def test_a_password_is_not_sent_in_the_clear_unless_the_document_says_so() -> None:
    box = MailBox()
    with mail_server(box) as server:
        receiver = MailReceiver(
            email="a@b.example", smtp=server, user="a", password="${env:PASSWORD}"
        )
        why = send(receiver, PASSWORD=SECRET)
        plain = receiver.model_copy(update={"security": MailSecurity.NONE, "password": None})
        assert send(plain.model_copy(update={"user": None})) is None
    assert "STARTTLS" in (why or "")
    assert SECRET not in (why or "")
    assert len(box.taken) == 1


class Told:
    """Notes what is sent; fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.names: list[str] = []
        self._failures = failures

    def send(self, _receiver: Receiver, notice: Notice, _now: datetime) -> str | None:
        if self._failures:
            self._failures -= 1
            return "503"
        self.names.append(notice.name)
        return None


def tell(folder: Path, told: Told, clock: FakeClock, *receivers: Receiver) -> tuple[str, ...]:
    with Store.open(folder) as store:
        return tell_all({"checkout-outage": item(*receivers)}, store, clock, told.send)


def test_a_reminder_is_sent_once_when_its_time_has_come(tmp_path: Path) -> None:
    told, clock = Told(), FakeClock(OPENS - timedelta(days=8))
    for _ in range(3):
        tell(tmp_path, told, clock, HOOK)
        clock.advance(11 * 3600)
    assert told.names == []
    for _ in range(20):
        tell(tmp_path, told, clock, HOOK)
        clock.advance(12 * 3600)
    assert told.names == ["checkout-outage@20270112T090000Z/reminder"]


@pytest.mark.parametrize("state", [State.RUN, State.MISSED, State.BLACKED_OUT])
def test_what_became_of_a_slot_is_told_once_to_each(tmp_path: Path, state: State) -> None:
    told, clock = Told(), FakeClock(OPENS)
    with Store.open(tmp_path) as store:
        store.settle(SLOT, state, "why", OPENS)
    other = WebhookReceiver(webhook="https://hooks.anycompany.example/y")
    for _ in range(3):
        assert tell(tmp_path, told, clock, HOOK, other) == ()
    assert told.names == [f"checkout-outage@20270112T090000Z/{state}"] * 2


def test_a_slot_that_is_being_run_is_no_news(tmp_path: Path) -> None:
    told = Told()
    with Store.open(tmp_path) as store:
        store.claim(SLOT, OPENS)
        tell_all({"checkout-outage": item(HOOK)}, store, FakeClock(OPENS), told.send)
    assert told.names == []


def test_a_notice_that_failed_is_told_and_sent_later(tmp_path: Path) -> None:
    told, clock = Told(failures=2), FakeClock(OPENS)
    with Store.open(tmp_path) as store:
        store.settle(SLOT, State.MISSED, "why", OPENS)
    failures: list[str] = []
    for _ in range(10):
        failures += tell(tmp_path, told, clock, HOOK)
        clock.advance(60)
    assert failures == ["checkout-outage@20270112T090000Z/missed: nobody could be told: 503"] * 2
    assert told.names == ["checkout-outage@20270112T090000Z/missed"]


def test_a_receiver_that_never_answers_is_given_up(tmp_path: Path) -> None:
    told, clock = Told(failures=99), FakeClock(OPENS)
    with Store.open(tmp_path) as store:
        store.settle(SLOT, State.MISSED, "why", OPENS)
    failures: list[str] = []
    for _ in range(40):
        failures += tell(tmp_path, told, clock, HOOK)
        clock.advance(3600)
    assert len(failures) == 8


def test_news_of_long_ago_is_none(tmp_path: Path) -> None:
    told = Told()
    with Store.open(tmp_path) as store:
        store.settle(SLOT, State.MISSED, "why", OPENS)
    tell(tmp_path, told, FakeClock(OPENS + timedelta(days=8)), HOOK)
    assert told.names == []
