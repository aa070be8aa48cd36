"""Mailpit, by a small server that answers as its interface is documented; and catchers that lie."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from commdrill.drivers.mail.mailpit import Mailpit
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Sighting
from commdrill.terms import Proof
from commdrill.testing import ObserverContract, redirecting

START = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass
class Stored:
    id: str
    created: datetime
    raw: bytes


@dataclass
class FakeMailpit:
    """Newest first by time of creation; pages by `start` and `limit`; a mail's raw source by id."""

    port: int = 0
    mails: list[Stored] = field(default_factory=list)
    instead: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    _count: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def receive(self, *subjects: str, created: datetime | None = None) -> None:
        for subject in subjects:
            self._count += 1
            at = created or START + timedelta(seconds=self._count)
            raw = f"Subject: {subject}\r\nTo: ana@x.example\r\n\r\nbody\r\n".encode()
            self.mails.append(Stored(f"id/{self._count}", at, raw))
            self.mails.sort(key=lambda mail: mail.created, reverse=True)

    def delete(self, subject: str) -> None:
        kept = [mail for mail in self.mails if f"Subject: {subject}\r".encode() not in mail.raw]
        self.mails[:] = kept

    def answer(self, path: str, start: int, limit: int) -> tuple[int, bytes]:
        self.asked.append(path)
        if path in self.instead:
            return self.instead[path]
        if path == "/api/v1/messages":
            return 200, self._page(start, limit)
        for mail in self.mails:
            if path == f"/api/v1/message/{mail.id.replace('/', '%2F')}/raw":
                return 200, mail.raw
        return 404, b"404 page not found"

    def _page(self, start: int, limit: int) -> bytes:
        shown = [
            {
                "ID": mail.id,
                "Created": mail.created.isoformat().replace("+00:00", ".123456789Z"),
                "Read": False,
            }
            for mail in self.mails[start : start + limit]
        ]
        total = len(self.mails)
        page = {"total": total, "messages_count": total, "start": start, "messages": shown}
        return json.dumps(page).encode()


@pytest.fixture
def mailpit() -> Iterator[FakeMailpit]:
    fake = FakeMailpit()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            start, limit = (int(query.get(name, ["0"])[0]) for name in ("start", "limit"))
            status, body = fake.answer(parts.path, start, limit)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        fake.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield fake
        server.shutdown()
        thread.join()


def subjects(seen: Sighting) -> list[str | None]:
    assert isinstance(seen, Inbox)
    return [message.subject for message in seen.messages]


def test_only_what_came_after_opening_is_seen_once_and_in_order(mailpit: FakeMailpit) -> None:
    mailpit.receive("old")
    with Mailpit(url=mailpit.url).open() as look:
        assert subjects(look()) == []
        mailpit.receive("first", "second")
        assert subjects(look()) == ["first", "second"]
        assert subjects(look()) == []


def test_a_mail_is_read_from_its_source_with_the_time_it_was_caught(mailpit: FakeMailpit) -> None:
    with Mailpit(url=mailpit.url).open() as look:
        mailpit.receive("s")
        seen = look()
    assert isinstance(seen, Inbox)
    (message,) = seen.messages
    assert message.to == ("ana@x.example",)
    assert message.at == datetime(2026, 11, 23, 10, 0, 1, 123456, UTC)
    assert message.evidence[0].content == mailpit.mails[0].raw


def test_a_full_mailbox_is_read_page_by_page(mailpit: FakeMailpit) -> None:
    mailpit.receive(*(f"old {number}" for number in range(250)))
    with Mailpit(url=mailpit.url).open() as look:
        assert subjects(look()) == []
        expected = [f"new {number}" for number in range(250)]
        mailpit.receive(*expected)
        assert subjects(look()) == expected


def test_a_look_at_a_large_mailbox_asks_for_its_newest_page_only(mailpit: FakeMailpit) -> None:
    mailpit.receive(*(f"old {number}" for number in range(350)))
    with Mailpit(url=mailpit.url).open() as look:
        mailpit.asked.clear()
        mailpit.receive("new")
        assert subjects(look()) == ["new"]
        assert len(mailpit.asked) == 2  # the page and the mail
        look()
        assert len(mailpit.asked) == 3


def test_old_mails_that_make_room_for_new_ones_hide_none(mailpit: FakeMailpit) -> None:
    mailpit.receive(*(f"old {number}" for number in range(120)))
    with Mailpit(url=mailpit.url).open() as look:
        mailpit.receive("new")
        mailpit.delete("old 0")
        mailpit.delete("old 77")
        assert subjects(look()) == ["new"]
        mailpit.receive("newer")
        assert subjects(look()) == ["newer"]


def test_a_mail_that_is_listed_far_down_is_found_by_the_count(mailpit: FakeMailpit) -> None:
    mailpit.receive(*(f"old {number}" for number in range(250)))
    with Mailpit(url=mailpit.url).open() as look:
        mailpit.receive("back-dated", created=START - timedelta(days=1))
        assert subjects(look()) == ["back-dated"]
        assert subjects(look()) == []


def test_a_mailbox_that_was_emptied_starts_anew(mailpit: FakeMailpit) -> None:
    mailpit.receive("old")
    with Mailpit(url=mailpit.url).open() as look:
        mailpit.mails.clear()
        assert subjects(look()) == []
        mailpit.receive("new")
        assert subjects(look()) == ["new"]


@pytest.mark.parametrize(
    ("path", "status", "body", "complaint"),
    [
        ("/api/v1/messages", 500, b"database is locked", r"answered 500 .*'database is locked'"),
        ("/api/v1/messages", 401, b"", "401: set `user` and `password`"),
        ("/api/v1/messages", 200, b"<html>", "what is no JSON"),
        ("/api/v1/messages", 200, b"[]", "does not answer as expected"),
        ("/api/v1/messages", 200, b'{"total": 1, "messages": [{}]}', r"messages\.0\.ID: Field req"),
        ("/api/v1/message/id%2F1/raw", 404, b"404 page not found", "answered 404"),
    ],
)
def test_an_answer_that_is_none_spoils_one_look_and_no_mail_is_lost(
    mailpit: FakeMailpit, path: str, status: int, body: bytes, complaint: str
) -> None:
    with Mailpit(url=mailpit.url).open() as look:
        mailpit.receive("new")
        mailpit.instead[path] = status, body
        with pytest.raises(CannotLook, match=complaint) as spoilt:
            look()
        assert spoilt.value.evidence == body
        mailpit.instead.clear()
        assert subjects(look()) == ["new"]
        assert subjects(look()) == []


def test_deletions_while_the_list_is_read_are_noticed(mailpit: FakeMailpit) -> None:
    totals = iter(range(1000, 0, -1))
    fixed = FakeMailpit._page

    def shrinking(start: int, limit: int) -> bytes:
        page = json.loads(fixed(mailpit, start, limit))
        return json.dumps({**page, "total": next(totals)}).encode()

    mailpit.receive(*(f"old {number}" for number in range(250)))
    mailpit._page = shrinking  # type: ignore[method-assign]  # a fake that changes its mind
    with pytest.raises(CannotLook, match="being deleted faster"), Mailpit(url=mailpit.url).open():
        pass


def test_nobody_at_the_address_is_said_plainly() -> None:
    with (
        pytest.raises(CannotLook, match="refused the connection"),
        Mailpit(url="http://127.0.0.1:9").open(),
    ):
        pass


def test_it_names_its_host_for_the_guard_and_proves_by_content() -> None:
    driver = Mailpit(url="http://mail.dev.x.example:8025", connect_to="127.0.0.1:8025")
    assert driver.hosts() == ("mail.dev.x.example",)
    assert (driver.proof, driver.shows) == (Proof.CONTENT, Inbox)


class World:
    drips = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
    secrets = ("s3cret",)

    def __init__(self, mailpit: FakeMailpit) -> None:
        self.mailpit = mailpit

    def observer(self) -> Mailpit:
        return Mailpit(url=self.mailpit.url, user="drill", password="s3cret")

    def leading_to(self, host: str, port: int) -> Iterator[Mailpit]:
        yield from (Mailpit(url=root) for root in redirecting(host, port))

    def slow_observer(self, port: int) -> Mailpit:
        return Mailpit(url=f"http://127.0.0.1:{port}", timeout="200ms")

    def show(self) -> None:
        self.mailpit.receive("shown")

    def shown(self, sighting: Sighting) -> bool:
        return subjects(sighting) == ["shown"]

    def unreadable(self) -> Iterator[Mailpit]:
        for answer in ((401, b""), (500, b"no"), (200, b"<html>"), (200, b"{}")):
            self.mailpit.instead["/api/v1/messages"] = answer
            yield self.observer()

    def state(self) -> object:
        return list(self.mailpit.mails)

    def wait_until_left(self) -> bool:
        return True  # it ends each connection after an answer


class TestContract(ObserverContract):
    @pytest.fixture
    def world(self, mailpit: FakeMailpit) -> World:
        return World(mailpit)
