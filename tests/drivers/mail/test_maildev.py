"""MailDev as it really runs, of version 3 or 2."""

import contextlib
import os
import shutil
import smtplib
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
import requests

from commdrill.drivers.mail.maildev import MailDev
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof
from tests.ports import free_ports


@dataclass(frozen=True)
class Running:
    url: str
    smtp_port: int

    def send(self, *subjects: str, to: str = "ana@X.example", hidden: str = "") -> None:
        recipients = [address for address in (to, hidden) if address]
        with smtplib.SMTP("127.0.0.1", self.smtp_port, timeout=120) as smtp:
            for subject in subjects:
                mail = EmailMessage()
                mail["Subject"], mail["To"], mail["From"] = subject, to, "shop@x.example"
                mail.set_content(f"está: {subject}")
                smtp.send_message(mail, to_addrs=recipients)

    def everything(self) -> list[dict[str, object]]:
        for path in ("/api/email", "/email"):
            answer = requests.get(self.url + path, timeout=120)
            if answer.status_code == 200:
                found: list[dict[str, object]] = answer.json()
                return found
        raise AssertionError("neither version 3 nor 2")

    def delete(self, which: str) -> None:
        for path in ("/api/email/", "/email/"):
            answer = requests.delete(self.url + path + which, timeout=120)
        assert answer.status_code in (200, 404)


@contextlib.contextmanager
def running(*options: str) -> Iterator[Running]:
    program = os.environ.get("COMMDRILL_MAILDEV") or shutil.which("maildev")
    if program is None:
        pytest.skip("needs MailDev: npm install maildev, on PATH or named by COMMDRILL_MAILDEV")
    smtp_port, web_port = free_ports(2)
    ports = ["--smtp", str(smtp_port), "--web", str(web_port)]
    command = [program, "--ip", "127.0.0.1", "--web-ip", "127.0.0.1", *ports, *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            for port in (smtp_port, web_port):
                wait_until_open(port, process)
            yield Running(f"http://127.0.0.1:{web_port}", smtp_port)
        finally:
            process.terminate()


def wait_until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(2400):
        with contextlib.suppress(ConnectionRefusedError):
            return socket.create_connection(("127.0.0.1", port)).close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            pytest.fail(f"MailDev ended with {process.wait(0.05)}")
    pytest.fail("MailDev opened no port within two minutes")


@pytest.fixture(scope="module")
def maildev() -> Iterator[Running]:
    with running() as server:
        yield server


def messages(seen: Sighting) -> tuple[Message, ...]:
    assert isinstance(seen, Inbox)
    return seen.messages


def subjects(seen: Sighting) -> list[str | None]:
    return sorted((message.subject for message in messages(seen)), key=str)


def test_only_what_came_after_opening_is_seen_and_only_once(maildev: Running) -> None:
    maildev.send("old")
    with MailDev(url=maildev.url).open() as look:
        assert subjects(look()) == []
        maildev.send("a", "b")
        assert subjects(look()) == ["a", "b"]
        assert subjects(look()) == []
        maildev.send("c")
        assert subjects(look()) == ["c"]


def test_a_mail_is_read_from_its_source_with_all_it_was_sent_to(maildev: Running) -> None:
    before = datetime.now(UTC)
    with MailDev(url=maildev.url + "/").open() as look:
        maildev.send("para ti", to="ana@X.example", hidden="Bo@drill.x.example")
        (message,) = messages(look())
    assert message.to == ("ana@x.example",)
    assert message.delivered_to == ("ana@x.example", "Bo@drill.x.example")
    assert message.bodies == ("está: para ti\n",)
    assert message.evidence[0].content.startswith(b"Subject: para ti\r\n")
    assert message.at is not None
    assert before.timestamp() - 1 < message.at.timestamp() < datetime.now(UTC).timestamp() + 1


def test_more_than_a_page_of_mails_comes_complete(maildev: Running) -> None:
    expected = [f"mail {number:03}" for number in range(130)]
    with MailDev(url=maildev.url).open() as look:
        maildev.send(*expected)
        assert subjects(look()) == expected
        maildev.send("one more")
        assert subjects(look()) == ["one more"]


def test_looking_marks_nothing_as_read(maildev: Running) -> None:
    with MailDev(url=maildev.url).open() as look:
        maildev.send("unread")
        assert subjects(look()) == ["unread"]
    newest = next(mail for mail in maildev.everything() if mail["subject"] == "unread")
    assert newest["read"] is False


@pytest.mark.parametrize("which", ["one", "all"])
def test_mails_deleted_by_somebody_neither_hide_new_ones_nor_make_old_ones_new(
    maildev: Running, which: str
) -> None:
    maildev.send("old", "older")
    with MailDev(url=maildev.url).open() as look:
        some = str(maildev.everything()[0]["id"])
        maildev.delete(some if which == "one" else "all")
        maildev.send("new")
        assert subjects(look()) == ["new"]
        assert subjects(look()) == []


def test_a_password_is_asked_for_by_name() -> None:
    with running("--web-user", "drill", "--web-pass", "s3cret") as server:
        with pytest.raises(CannotLook, match="401: set `user` and `password`"):
            opened(lambda: MailDev(url=server.url))
        with pytest.raises(CannotLook, match="401: it refused this user") as refused:
            opened(lambda: MailDev(url=server.url, user="drill", password="wr0ng"))
        assert "wr0ng" not in repr(refused.value)
        with MailDev(url=server.url, user="drill", password="s3cret").open() as look:
            server.send("for drill")
            assert subjects(look()) == ["for drill"]


def opened(driver: Callable[[], MailDev]) -> None:
    with driver().open():
        pass


def test_it_names_its_host_for_the_guard_and_proves_by_content() -> None:
    driver = MailDev(url="http://mail.dev.x.example:1080", password="s3cret")
    assert driver.hosts() == ("mail.dev.x.example",)
    assert (driver.proof, driver.shows) == (Proof.CONTENT, Inbox)
    assert "s3cret" not in repr(driver)
