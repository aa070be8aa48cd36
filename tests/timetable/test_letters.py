"""Notices: each sent once, to real servers; what goes wrong is told and shows no secret."""

import email
import json
import select
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path
from smtplib import SMTPException
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from commdrill.documents.named_file import ANYWHERE
from commdrill.documents.owner_policy import Owner, OwnerPolicy
from commdrill.documents.receiver import (
    CommandReceiver,
    MailReceiver,
    MailSecurity,
    Receiver,
    WebhookReceiver,
)
from commdrill.drivers.network.transport import Transport, Unanswered
from commdrill.errors import CannotLook
from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb, reply
from commdrill.timetable.letters import LONGEST, tell_all, tell_at_once
from commdrill.timetable.mail_link import mail_server as mail_link
from commdrill.timetable.notice import News, RunNotice, news_of, reminder
from commdrill.timetable.sender import Sender
from commdrill.timetable.slot import Entry, Settled, Slot, State
from commdrill.timetable.store import Store
from tests.ports import free_port
from tests.timetable.agenda import OPENS, SLOT, item

SECRET = "hush-7f3a9c"
CLOSED = SLOT.closes
HOOK = WebhookReceiver(webhook="https://hooks.anycompany.example/x")
RUN = Settled(Entry(SLOT, State.RUN, "20270112T090000Z-checkout-outage-7f3a", "failed"), SLOT, 1)


MANY = (
    "Drill 'checkout-outage' (Checkout is lost), due on 2027-01-12 10:00 (Europe/Madrid) and 8,999 "
    "times more until 2028-01-22 09:00 (Europe/Madrid) in dev, was MISSED: why"
)


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
def mail_server(box: MailBox, kind: type[SMTP] = SMTP) -> Iterator[str]:
    class Serving(Controller):
        def factory(self) -> SMTP:
            return kind(self.handler)

    controller = Serving(box, hostname="127.0.0.1", port=free_port(), ready_timeout=120)
    controller.start()
    try:
        yield f"127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def send(receiver: Receiver, notice: News | None = None, **environ: str) -> str | None:
    return send_as(Owner(), receiver, notice, **environ)


def send_as(
    owner: Owner, receiver: Receiver, notice: News | None = None, **environ: str
) -> str | None:
    sender = Sender(environ, ANYWHERE, owner)
    return sender.send(receiver, notice or news_of(item(), RUN), OPENS)


def test_a_notice_goes_nowhere_its_owner_does_not_allow() -> None:
    with LocalWeb({"/hook": reply(200)}) as web:
        receiver = WebhookReceiver(webhook=web.url("/hook"))
        elsewhere = Owner(OwnerPolicy(hosts=("chat.anycompany.example",)))
        assert "the owner's policy does not allow" in (send_as(elsewhere, receiver) or "")
        assert not web.asked
        assert send_as(Owner(OwnerPolicy(hosts=("127.0.0.1",))), receiver) is None


def test_a_mail_goes_to_no_server_its_owner_does_not_allow() -> None:
    receiver = MailReceiver(email="sre@anycompany.example", smtp=f"127.0.0.1:{free_port()}")
    owner = Owner(OwnerPolicy(hosts=("mail.anycompany.example",)))
    assert "the owner's policy does not allow" in (send_as(owner, receiver) or "")


def test_no_program_is_run_that_its_owner_does_not_allow(tmp_path: Path) -> None:
    receiver = CommandReceiver(command=("touch", str(tmp_path / "run")))
    owner = Owner(OwnerPolicy(drivers=("http",)))
    assert "the driver 'command'" in (send_as(owner, receiver) or "")
    assert not (tmp_path / "run").exists()


def test_a_variable_its_owner_keeps_is_told_to_nobody() -> None:
    with LocalWeb({"/hook": reply(200)}) as web:
        receiver = WebhookReceiver(webhook=web.url("/hook?${env:AWS_SECRET_ACCESS_KEY}"))
        owner = Owner(OwnerPolicy(env=("CHAT_*",)))
        why = send_as(owner, receiver, AWS_SECRET_ACCESS_KEY="hush-7f3a9c")
        assert why is not None
        assert "does not allow ${env:AWS_SECRET_ACCESS_KEY}" in why
        assert not web.asked


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
    (tmp_path / "tell.sh").write_text('#!/bin/sh\nprintf "%s|" "$@" "$TOKEN" "$HUSH" > told\n')
    (tmp_path / "tell.sh").chmod(0o755)
    receiver = CommandReceiver(
        command=("./tell.sh", "${notice:occasion}", "${notice:drill}"), env={"TOKEN": "for it"}
    )
    missed = Settled(Entry(SLOT, State.MISSED, why="it was not run"), SLOT, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSH", "not for it")
        assert send(receiver, news_of(item(folder=tmp_path), missed)) is None
    assert (tmp_path / "told").read_text() == "missed|checkout-outage|for it||"


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


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_webhook_that_leads_elsewhere_has_taken_nothing(status: int) -> None:
    elsewhere = reply(status, headers={"Location": "/other"})
    with LocalWeb({"/hook": elsewhere, "/other": reply(200)}) as web:
        why = send(WebhookReceiver(webhook=web.url("/hook")))
    assert f"answered {status} and took nothing" in (why or "")
    assert [asked.path for asked in web.asked] == ["/hook"]


def test_a_mail_that_was_taken_is_sent_though_nobody_says_good_bye() -> None:
    class Silent(SMTP):
        async def smtp_QUIT(self, _: str) -> None:  # noqa: N802 as the library has it
            assert self.transport is not None
            self.transport.close()

    box = MailBox()
    with mail_server(box, Silent) as server:
        assert send(MailReceiver(email="team@anycompany.example", smtp=server)) is None
    assert len(box.taken) == 1


@contextmanager
def dribbling(server: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that does as it likes with whoever calls."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                called, _ = listening.accept()
                with called:
                    server(called)

        Thread(target=serve, daemon=True).start()
        yield f"127.0.0.1:{listening.getsockname()[1]}"


def endlessly(called: socket.socket) -> None:
    """Greets, line after line, and never comes to the point."""
    while True:
        called.sendall(b"220-we are\r\n")


def one_letter_at_a_time(called: socket.socket) -> None:
    """Never ends a line."""
    called.sendall(b"220 ")
    while True:
        called.sendall(b"x")
        select.select([called], [], [], 0.01)


@pytest.mark.parametrize("server", [endlessly, one_letter_at_a_time])
def test_a_server_that_never_comes_to_the_point_has_one_deadline(
    server: Callable[[socket.socket], None],
) -> None:
    with dribbling(server) as address:
        line = Transport(timedelta(milliseconds=300))
        line.begin()
        receiver = MailReceiver(email="a@b.example", smtp=address)
        with pytest.raises((Unanswered, SMTPException)), mail_link(receiver, line):
            pass


def test_a_greeting_without_end_has_no_more_room_than_any_answer() -> None:
    with dribbling(endlessly) as address:
        line = Transport(timedelta(minutes=5), room=50_000)
        line.begin()
        receiver = MailReceiver(email="a@b.example", smtp=address)
        with pytest.raises(CannotLook, match="larger than"), mail_link(receiver, line):
            pass


def test_a_connection_that_came_too_late_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    dialled = socket.socket()
    line = Transport(timedelta())
    monkeypatch.setattr(line, "dial", lambda _address: dialled)
    line.begin()
    receiver = MailReceiver(email="a@b.example", smtp="127.0.0.1:25")
    with pytest.raises(Unanswered), mail_link(receiver, line):
        pass
    assert dialled.fileno() == -1


class Told:
    """Notes what is sent; fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.names: list[str] = []
        self._failures = failures

    def send(self, _receiver: Receiver, notice: News, _now: datetime) -> str | None:
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
    told, clock = Told(), FakeClock(CLOSED)
    with Store.open(tmp_path) as store:
        store.settle([Entry(SLOT, state, why="why")], CLOSED)
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
    told, clock = Told(failures=2), FakeClock(CLOSED)
    with Store.open(tmp_path) as store:
        store.settle([Entry(SLOT, State.MISSED, why="why")], CLOSED)
    failures: list[str] = []
    for _ in range(10):
        failures += tell(tmp_path, told, clock, HOOK)
        clock.advance(60)
    assert failures == ["checkout-outage@20270112T090000Z/missed: nobody could be told: 503"] * 2
    assert told.names == ["checkout-outage@20270112T090000Z/missed"]


def test_a_receiver_that_never_answers_is_given_up(tmp_path: Path) -> None:
    told, clock = Told(failures=99), FakeClock(CLOSED)
    with Store.open(tmp_path) as store:
        store.settle([Entry(SLOT, State.MISSED, why="why")], CLOSED)
    failures: list[str] = []
    for _ in range(40):
        failures += tell(tmp_path, told, clock, HOOK)
        clock.advance(3600)
    assert len(failures) == 8


def test_news_of_long_ago_is_none(tmp_path: Path) -> None:
    told = Told()
    with Store.open(tmp_path) as store:
        store.settle([Entry(SLOT, State.MISSED, why="why")], CLOSED)
    tell(tmp_path, told, FakeClock(OPENS + timedelta(days=8)), HOOK)
    assert told.names == []


def test_all_are_told_side_by_side(tmp_path: Path) -> None:
    everybody = Barrier(12)
    hooks = [WebhookReceiver(webhook=f"https://hooks.anycompany.example/{n}") for n in range(12)]

    def wait_for_the_others(_to: Receiver, _notice: News, _now: datetime) -> None:
        everybody.wait(120)

    with Store.open(tmp_path) as store:
        store.settle([Entry(SLOT, State.MISSED, why="why")], CLOSED)
        agenda, clock = {"checkout-outage": item(*hooks)}, FakeClock(CLOSED)
        assert tell_all(agenda, store, clock, wait_for_the_others) == ()


def test_one_who_hangs_keeps_nobody_else_from_being_told(tmp_path: Path) -> None:
    told, for_ever = list[str](), Event()
    other = WebhookReceiver(webhook="https://hooks.anycompany.example/y")

    class Over(FakeClock):
        """The second time it is asked, all time has passed."""

        def monotonic(self) -> float:
            self.advance(LONGEST.total_seconds() - 1)
            return super().monotonic()

    def send_or_hang(receiver: Receiver, _notice: News, _now: datetime) -> None:
        if receiver is HOOK:
            for_ever.wait(120)
        else:
            told.append("y")

    with Store.open(tmp_path) as store:
        store.settle([Entry(SLOT, State.MISSED, why="why")], CLOSED)
        agenda = {"checkout-outage": item(HOOK, other)}
        (failed,) = tell_all(agenda, store, Over(CLOSED), send_or_hang)
    for_ever.set()
    assert (told, "no answer within 12s" in failed) == (["y"], True)


def test_slots_that_were_missed_at_once_are_one_notice(tmp_path: Path) -> None:
    texts = []
    many = [
        Slot(OPENS + timedelta(hours=n), "checkout-outage", OPENS + timedelta(hours=n + 1))
        for n in range(9_000)
    ]

    def note(_to: Receiver, notice: News, _now: datetime) -> None:
        texts.append((notice.text, notice.as_json()["slots"], notice.as_json()["closes"]))

    now = many[-1].closes
    with Store.open(tmp_path) as store:
        store.settle((Entry(slot, State.MISSED, why="why") for slot in many), now)
        for _ in range(2):
            tell_all({"checkout-outage": item(HOOK, remind=None)}, store, FakeClock(now), note)
    assert texts == [
        (
            MANY,
            9_000,
            "2028-01-22T09:00:00Z",
        )
    ]


def test_of_a_run_that_no_slot_asked_for_the_same_is_told_but_for_the_slot() -> None:
    news = RunNotice(item(), "20270112T090000Z-checkout-outage-7f3a", "staging", "failed")
    assert news.text == (
        "Drill 'checkout-outage' (Checkout is lost) was run in staging: failed."
        " Run: 20270112T090000Z-checkout-outage-7f3a"
    )
    told, of_slot = news.as_json(), news_of(item(), RUN).as_json()
    assert told.keys() == of_slot.keys()
    others = {name for name in told if told[name] != of_slot[name]}
    assert others == {"text", "slot", "slots", "opens", "closes", "environment"}


def test_each_receiver_of_a_run_is_told_and_who_cannot_be_is_named() -> None:
    box = MailBox()
    with LocalWeb({"/hook": reply(200)}) as web, mail_server(box) as smtp:
        told = item(
            WebhookReceiver(webhook=web.url("/hook")),
            MailReceiver(email="sre@anycompany.example", smtp=smtp, security=MailSecurity.NONE),
            CommandReceiver(command=("./missing.sh",)),
        )
        news = RunNotice(told, "the-run", "dev", "passed")
        failures = tell_at_once([news], FakeClock(), Sender({}, ANYWHERE, Owner()).send)
        assert len(web.asked) == 1
    (mail,) = box.taken
    assert mail["Subject"] == "[commdrill] checkout-outage: run: passed"
    (why,) = failures
    assert why.startswith("the-run/run: nobody could be told: there is no program './missing.sh'")
