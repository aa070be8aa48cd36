"""The mail room: real SMTP in, Maildirs out."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from commdrill.drivers.mail.maildir import MailDir
from commdrill.sighting import Inbox
from commdrill_sandbox.company.messaging.mail_room import Mailboxes, MailServer
from commdrill_sandbox.company.premises import Premises, RegionMode


@pytest.fixture
def premises() -> Premises:
    return Premises(())


@pytest.fixture
def boxes(tmp_path: Path) -> Mailboxes:
    return Mailboxes(tmp_path / "mail")


@pytest.fixture
def server(boxes: Mailboxes, premises: Premises) -> Iterator[MailServer]:
    serving = MailServer("us-east-1", boxes, premises)
    serving.start()
    yield serving
    serving.stop()


def send(server: MailServer, *to: str, text: str = "Hello.") -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "care@anycompany.example", to[0], "Hello"
    mail.set_content(text)
    host, port = server.address.split(":")
    with smtplib.SMTP(host, int(port), "localhost", 10) as session:
        session.send_message(mail, to_addrs=to)


def test_a_mail_is_in_the_box_of_each_recipient_and_nowhere_else(
    server: MailServer, boxes: Mailboxes
) -> None:
    boxes.create("carla@drill.anycompany.example")
    with MailDir(path=boxes.root).open() as look:
        send(server, "ana@drill.anycompany.example", "Ben@drill.anycompany.example")
        seen = look()
    assert isinstance(seen, Inbox)
    assert sorted(message.delivered_to[-1] for message in seen.messages) == [
        "ana@drill.anycompany.example",
        "ben@drill.anycompany.example",
    ]
    assert boxes.counts() == {
        "ana@drill.anycompany.example": 1,
        "ben@drill.anycompany.example": 1,
        "carla@drill.anycompany.example": 0,
    }


def test_no_half_mail_is_ever_seen(server: MailServer, boxes: Mailboxes) -> None:
    send(server, "ana@drill.anycompany.example", text="word " * 10_000)
    box = boxes.root / "ana@drill.anycompany.example"
    assert list((box / "tmp").iterdir()) == []
    (mail,) = boxes.read("ana@drill.anycompany.example")
    assert mail.startswith(b"Delivered-To: ana@drill.anycompany.example\r\n")


def test_a_lost_region_takes_no_mail(
    server: MailServer, boxes: Mailboxes, premises: Premises
) -> None:
    premises.set_region("us-east-1", RegionMode.LOST)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(server, "ana@drill.anycompany.example")
    assert list(boxes.root.glob("*/new/*")) == []


@pytest.mark.parametrize("address", ["../../etc/x@y", "a/b@c.example", "..@x.example"])
def test_an_address_never_leads_out_of_the_mailboxes(boxes: Mailboxes, address: str) -> None:
    assert boxes.create(address).parent == boxes.root
