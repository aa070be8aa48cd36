"""A mailbox on a real dovecot, met directly and over a line that breaks; and odd servers."""

import contextlib
import re
import select
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from commdrill.drivers.mail.imap import Imap
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof
from commdrill.testing import FakeClock, ObserverContract
from tests.drivers.mail.dovecot import PASSWORD, Dovecot, dovecot_running
from tests.ports import free_port


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    with dovecot_running() as server:
        yield server


@pytest.fixture
def user(request: pytest.FixtureRequest) -> str:
    """A user of one's own for each test."""
    return re.sub(r"\W", "-", request.node.name.lower())[:60]


def messages(seen: Sighting) -> tuple[Message, ...]:
    assert isinstance(seen, Inbox)
    return seen.messages


def subjects(seen: Sighting) -> list[str | None]:
    return [message.subject for message in messages(seen)]


def test_only_what_came_after_opening_is_seen_and_only_once(dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, "old", "older")
    with Imap(**dovecot.settings(user)).open() as look:
        assert subjects(look()) == []
        dovecot.deliver(user, "first", "second")
        assert subjects(look()) == ["first", "second"]
        assert subjects(look()) == []
        dovecot.deliver(user, "third")
        assert subjects(look()) == ["third"]


def test_a_mail_is_read_whole_with_the_servers_own_time(dovecot: Dovecot, user: str) -> None:
    with Imap(**dovecot.settings(user)).open() as look:
        client = dovecot.client(user)
        raw = b"Subject: long\r\nTo: ana@x.example\r\n\r\n" + b"(UID 7) {12}\r\n" * 9_000
        client.append("INBOX", "", '" 7-Nov-2026 10:00:00 +0100"', raw)
        client.logout()
        (message,) = messages(look())
    assert message.at == datetime(2026, 11, 7, 9, tzinfo=UTC)
    assert message.evidence[0].content == raw
    assert message.to == ("ana@x.example",)


def test_hundreds_of_mails_come_in_order_and_complete(dovecot: Dovecot, user: str) -> None:
    with Imap(**dovecot.settings(user)).open() as look:
        expected = [f"mail {number}" for number in range(450)]
        dovecot.deliver(user, *expected)
        assert subjects(look()) == expected


def test_looking_marks_nothing_as_read(dovecot: Dovecot, user: str) -> None:
    with Imap(**dovecot.settings(user)).open() as look:
        dovecot.deliver(user, "unread")
        assert subjects(look()) == ["unread"]
    client = dovecot.client(user)
    client.select()
    assert client.search(None, "UNSEEN")[1] == [b"1"]
    client.logout()


def test_what_others_mark_or_delete_is_neither_new_nor_missed(dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, "old", "kept")
    with Imap(**dovecot.settings(user)).open() as look:
        client = dovecot.client(user)
        client.select()
        client.store("2", "+FLAGS", r"(\Flagged)")
        client.store("1", "+FLAGS", r"(\Deleted)")
        client.expunge()
        client.logout()
        assert subjects(look()) == []
        dovecot.deliver(user, "new")
        assert subjects(look()) == ["new"]


@pytest.mark.parametrize("folder", ["Avisos de caída", 'R&D "drills"', "日本"])
def test_any_folder_can_be_looked_at_whatever_its_name(
    dovecot: Dovecot, user: str, folder: str
) -> None:
    written = {
        "Avisos de caída": '"Avisos de ca&AO0-da"',
        'R&D "drills"': '"R&-D \\"drills\\""',
        "日本": '"&ZeVnLA-"',
    }[folder]
    client = dovecot.client(user)
    assert client.create(written)[0] == "OK"
    client.logout()
    with Imap(**dovecot.settings(user, folder=folder)).open() as look:
        dovecot.deliver(user, "in the inbox")
        dovecot.deliver(user, "in the folder", folder=written)
        assert subjects(look()) == ["in the folder"]


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_is_checked_against_the_authority_named(
    dovecot: Dovecot, user: str, security: str
) -> None:
    port = dovecot.tls_port if security == "tls" else dovecot.port
    secure = dovecot.settings(
        user, host="localhost", port=port, security=security, connect_to=f"127.0.0.1:{port}"
    )
    with Imap(**secure, verify=dovecot.certificate).open() as look:
        dovecot.deliver(user, "for your eyes")
        assert subjects(look()) == ["for your eyes"]
    with Imap(**secure, verify=False).open() as look:
        assert subjects(look()) == []
    refused = pytest.raises(CannotLook, match=f"certificate of localhost:{port} is not trusted")
    with refused, Imap(**secure).open():
        pass


def test_a_certificate_for_another_name_is_refused(dovecot: Dovecot, user: str) -> None:
    secure = dovecot.settings(user, port=dovecot.tls_port, security="tls")
    refused = pytest.raises(CannotLook, match="not trusted: IP address mismatch")
    with refused, Imap(**secure, verify=dovecot.certificate).open():
        pass


def test_tls_to_a_port_that_speaks_none_says_which_setting_to_look_at(
    dovecot: Dovecot, user: str
) -> None:
    wrong = dovecot.settings(user, security="tls")
    with pytest.raises(CannotLook, match="does `security` fit this port"), Imap(**wrong).open():
        pass


def test_a_refused_log_in_names_the_user_and_never_the_password(
    dovecot: Dovecot, user: str
) -> None:
    wrong = dovecot.settings(user, password="wr0ng-pass")
    with pytest.raises(CannotLook) as refused, Imap(**wrong).open():
        pass
    assert f"refused the log-in of '{user}'" in str(refused.value)
    assert "wr0ng-pass" not in repr(refused.value)


def test_a_missing_folder_is_named(dovecot: Dovecot, user: str) -> None:
    missing = dovecot.settings(user, folder="Alarts")
    with pytest.raises(CannotLook, match="has no folder 'Alarts'"), Imap(**missing).open():
        pass


def test_a_folder_that_is_rebuilt_cannot_tell_what_is_new(dovecot: Dovecot, user: str) -> None:
    client = dovecot.client(user)
    client.create("Alerts")
    with Imap(**dovecot.settings(user, folder="Alerts")).open() as look:
        assert subjects(look()) == []
        client.delete("Alerts")
        client.create("Alerts")
        dovecot.deliver(user, "old, copied back", folder="Alerts")
        for _ in range(2):
            with pytest.raises(CannotLook, match="was rebuilt since the drill began"):
                look()
    client.logout()


class Relay:
    """A line to the server that can be cut: at once, or after so many more bytes have come."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self.lets_through = 10**9
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def wait_until_left(self) -> bool:
        """Whether (soon) everything that came in has ended on its own."""
        for thread in self._threads[1:]:
            thread.join(120)
        return not any(thread.is_alive() for thread in self._threads[1:])

    def cut(self) -> None:
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for thread in self._threads:
            thread.join()
        for each in self._open:
            each.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._server))
                self._open += [near, far]
                for ends in ((near, far), (far, near)):
                    pump = threading.Thread(target=self._pump, args=ends)
                    self._threads.append(pump)
                    pump.start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(4096):
                sink.sendall(piece)
                self.lets_through -= len(piece)
                if self.lets_through < 0:
                    break
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def relay(dovecot: Dovecot) -> Iterator[Relay]:
    relay = Relay(dovecot.port)
    yield relay
    relay.close()


def test_after_a_lost_connection_nothing_is_missed_and_nothing_comes_twice(
    dovecot: Dovecot, user: str, relay: Relay
) -> None:
    with Imap(**dovecot.settings(user, connect_to=relay.address)).open() as look:
        dovecot.deliver(user, "before")
        assert subjects(look()) == ["before"]
        relay.cut()
        dovecot.deliver(user, "meanwhile")
        with pytest.raises(CannotLook, match="was lost"):
            look()
        assert subjects(look()) == ["meanwhile"]
        assert subjects(look()) == []


def test_a_line_that_breaks_in_the_middle_of_many_mails_loses_none(
    dovecot: Dovecot, user: str, relay: Relay
) -> None:
    expected = [f"mail {number}" for number in range(300)]
    with Imap(**dovecot.settings(user, connect_to=relay.address)).open() as look:
        dovecot.deliver(user, *expected)
        relay.lets_through = 30_000
        with pytest.raises(CannotLook, match="was lost"):
            look()
        relay.lets_through = 10**9
        assert subjects(look()) == expected
        assert subjects(look()) == []


def test_nobody_at_the_port_is_said_plainly() -> None:
    port = free_port()
    nobody = Imap(host="127.0.0.1", port=port, security="none", user="u", password="p")
    with pytest.raises(CannotLook, match=f"127.0.0.1:{port} refused the connection"), nobody.open():
        pass


def standing(next_uid: int) -> bytes:
    return b"* OK [UIDVALIDITY 1] v\r\n* OK [UIDNEXT %d] n\r\nTAG OK done\r\n" % next_uid


class OddServer(socketserver.ThreadingTCPServer):
    """Answers as written down, by the beginning of the command; TAG stands for the command's tag.

    Of several answers each is given once, and the last one from then on.
    """

    daemon_threads = False

    def __init__(self, greeting: bytes, answers: dict[str, list[bytes]]) -> None:
        self.greeting = greeting
        self.answers = {
            "CAPABILITY": [b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n"],
            "EXAMINE": [standing(5), standing(7)],
            "LOGOUT": [b"* BYE\r\nTAG OK done\r\n"],
            **answers,
            "": [b"TAG OK done\r\n"],
        }
        self.clock = FakeClock()
        super().__init__(("127.0.0.1", 0), OddSession)


class OddSession(socketserver.StreamRequestHandler):
    server: OddServer

    def handle(self) -> None:
        self.wfile.write(self.server.greeting)
        for line in self.rfile:
            tag, _, command = line.decode().strip().partition(" ")
            known = next(name for name in self.server.answers if command.startswith(name))
            answers = self.server.answers[known]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            with contextlib.suppress(ConnectionError):  # who asked has given up
                for piece in answer.replace(b"TAG", tag.encode()).split(PAUSE):
                    self.wfile.write(piece)
                    select.select([self.connection], [], [], 0.02 if PAUSE in answer else 0)
                    self.server.clock.advance(5.0)


PAUSE = b"(pause)"  # of five seconds, by the server's clock
OddImap = Callable[..., Imap]


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Iterator[OddImap]:
    """Where a server pauses, the driver has the time by its clock: it passes by no machine's pace."""
    running = contextlib.ExitStack()

    def start(
        answers: dict[str, list[bytes]], greeting: bytes = b"* OK hi\r\n", **more: Any
    ) -> Imap:
        server = running.enter_context(OddServer(greeting, answers))
        if any(PAUSE in answer for given in answers.values() for answer in given):
            monkeypatch.setattr(
                "commdrill.drivers.mail.imap_session.SystemClock", lambda: server.clock
            )
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.callback(thread.join)
        running.callback(server.shutdown)
        host, port = server.server_address[:2]
        account = {"user": "u", "password": "s3cret", "security": "none"} | more
        return Imap(host=host, port=port, **account)

    with running:
        yield start


NO_LOG_IN = b"* CAPABILITY IMAP4rev1 LOGINDISABLED\r\nTAG OK done\r\n"
HTTP = b"HTTP/1.1 400 Bad Request\r\n\r\n"


@pytest.mark.parametrize(
    ("answers", "more", "complaint"),
    [
        ({"LOGIN": [b"TAG NO u may not use s3cret\r\n"]}, {}, "log-in of 'u': u may not use …"),
        ({"CAPABILITY": [NO_LOG_IN]}, {}, "lets nobody log in without TLS: set `security`"),
        ({}, {"password": "pässword"}, "takes user and password in ASCII only"),
        ({}, {"security": "starttls"}, "offers no STARTTLS: try `security: tls`"),
        ({}, {"greeting": HTTP}, "was lost: unexpected response: b'HTTP/1.1 400"),
        ({}, {"greeting": b"", "timeout": "3s"}, "did not answer within 3s"),
        (
            {"EXAMINE": [b"TAG NO [NONEXISTENT] none\r\n"]},
            {},
            "has no folder 'INBOX' for 'u': [NONEX",
        ),
    ],
)
def test_a_server_that_cannot_be_used_is_told_by_what_it_lacks(
    odd: OddImap, answers: dict[str, list[bytes]], more: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(CannotLook) as refused, odd(answers, **more).open():
        pass
    assert complaint in str(refused.value)
    assert refused.value.__cause__ is None or "s3cret" not in repr(refused.value.__cause__)


def test_a_server_that_does_not_name_the_next_uid_is_asked_for_the_highest(odd: OddImap) -> None:
    driver = odd(
        {
            "EXAMINE": [b"* 2 EXISTS\r\nTAG OK done\r\n"],
            "UID SEARCH UID *": [
                b"* SEARCH 9\r\nTAG OK done\r\n",
                b"* SEARCH 10\r\nTAG OK done\r\n",
            ],
            "UID SEARCH UID 10:*": [b"* SEARCH 9 10\r\nTAG OK done\r\n"],
            "UID FETCH 10 ": [
                b"* 2 FETCH (UID 10 BODY[] {12}\r\nSubject: s\r\n)\r\nTAG OK done\r\n"
            ],
        }
    )
    with driver.open() as look:
        assert subjects(look()) == ["s"]


IN_ANOTHER_ORDER = (
    b"* 1 FETCH (FLAGS (\\Seen) UID 5)\r\n"
    b'* 2 FETCH (BODY[] {12}\r\nSubject: b\r\n INTERNALDATE "junk" UID 6)\r\n'
    b"* 1 FETCH (BODY[] {12}\r\nSubject: a\r\n UID 5 "
    b'INTERNALDATE " 1-Feb-2026 00:30:00 +0100")\r\n'
    b"* 2 FETCH (FLAGS ())\r\n* 7 EXISTS\r\nTAG OK done\r\n"
)


def test_what_a_server_says_in_another_order_or_in_between_is_read_all_the_same(
    odd: OddImap,
) -> None:
    driver = odd(
        {
            "UID SEARCH": [b"* SEARCH 6\r\n* SEARCH 5\r\nTAG OK done\r\n"],
            "UID FETCH 5,6 ": [IN_ANOTHER_ORDER],
        }
    )
    with driver.open() as look:
        seen = messages(look())
    assert [(message.id, message.subject, message.at) for message in seen] == [
        ("5", "a", datetime(2026, 1, 31, 23, 30, tzinfo=UTC)),
        ("6", "b", None),
    ]


@pytest.mark.parametrize(
    ("answers", "complaint"),
    [
        (
            {"UID SEARCH": [b"* SEARCH 5\r\nTAG OK done\r\n"]},
            "mail 5 in 'INBOX' came and was removed",
        ),
        ({"UID SEARCH": [b"TAG NO busy\r\n"]}, "refused SEARCH: busy"),
        ({"UID SEARCH": [b"* BYE going down\r\n"]}, "was lost"),
        ({"UID SEARCH": [b"TAG BAD what\r\n"]}, "does not answer as an IMAP server"),
    ],
)
def test_a_look_that_is_not_answered_says_nothing_about_the_mails(
    odd: OddImap, answers: dict[str, list[bytes]], complaint: str
) -> None:
    with odd({**answers, "UID FETCH": [b"TAG OK done\r\n"]}).open() as look:
        for _ in range(2):
            with pytest.raises(CannotLook, match=complaint):
                look()


def test_a_certificate_file_that_is_none_is_named(dovecot: Dovecot, user: str) -> None:
    wrong = dovecot.settings(user, port=dovecot.tls_port, security="tls", verify=Path("no.pem"))
    with (
        pytest.raises(CannotLook, match=r"no\.pem is no file of CA certificates"),
        Imap(**wrong).open(),
    ):
        pass


def test_ports_are_those_the_security_has_by_convention() -> None:
    said = {"host": "imap.x.example", "user": "u", "password": "p"}
    assert Imap(**said)._account().address.port == 993
    assert Imap(**said, security="starttls")._account().address.port == 143
    assert Imap(**said, port=7)._account().address.port == 7


def test_it_names_its_hosts_for_the_guard_and_proves_by_content() -> None:
    driver = Imap(host="imap.x.example", user="u", password="p", connect_to="10.0.0.7:1")
    assert driver.hosts() == ("imap.x.example", "10.0.0.7")
    here = Imap(host="imap.x.example", user="u", password="p", connect_to="127.0.0.1:1")
    assert here.hosts() == ("imap.x.example",)
    assert (driver.proof, driver.shows) == (Proof.CONTENT, Inbox)


def test_no_password_is_shown_by_the_driver_or_its_account() -> None:
    driver = Imap(host="imap.x.example", user="u", password="s3cret")
    assert "s3cret" not in repr(driver) + str(driver) + repr(driver._account())
    with pytest.raises(ValidationError, match="security"):
        Imap(host="imap.x.example", user="u", password="s3cret", security="ssl")


class World:
    drips = b"* OK [CAPABILITY IMAP4rev1 "
    secrets = (PASSWORD,)

    def __init__(self, dovecot: Dovecot, user: str, odd: OddImap) -> None:
        self.dovecot, self.user, self.odd = dovecot, user, odd
        dovecot.client(user).logout()
        self.relay = Relay(dovecot.port)

    def observer(self, **more: Any) -> Imap:
        return Imap(**self.dovecot.settings(self.user, connect_to=self.relay.address, **more))

    def leading_to(self, host: str, port: int) -> Iterator[Imap]:
        referral = f"[REFERRAL imap://{host}:{port}/INBOX]".encode()
        yield self.odd({"LOGIN": [b"TAG NO " + referral + b" go there\r\n"]})
        yield self.odd({"EXAMINE": [b"TAG NO " + referral + b" go there\r\n"]})

    def slow_observer(self, port: int) -> Imap:
        address = f"127.0.0.1:{port}"
        return Imap(**self.dovecot.settings(self.user, connect_to=address, timeout="200ms"))

    def show(self) -> None:
        self.dovecot.deliver(self.user, "shown")

    def shown(self, sighting: Sighting) -> bool:
        return subjects(sighting) == ["shown"]

    def unreadable(self) -> Iterator[Imap]:
        yield self.observer(folder="Missing")
        yield self.observer(security="tls")
        yield Imap(**self.dovecot.settings(self.user, password=PASSWORD.upper()))

    def state(self) -> object:
        client = self.dovecot.client(self.user)
        client.select(readonly=True)
        flags = client.fetch("1:*", "(UID FLAGS INTERNALDATE)")
        client.logout()
        return flags

    def wait_until_left(self) -> bool:
        return self.relay.wait_until_left()


class TestContract(ObserverContract):
    @pytest.fixture
    def world(self, dovecot: Dovecot, user: str, odd: OddImap) -> Iterator[World]:
        world = World(dovecot, user, odd)
        yield world
        world.relay.close()


DRIPS = (PAUSE + b"s") * 1_000


def test_a_server_that_drips_in_the_middle_of_a_mail_is_given_up(odd: OddImap) -> None:
    driver = odd(
        {
            "UID SEARCH": [b"* SEARCH 5\r\nTAG OK done\r\n"],
            "UID FETCH": [b"* 1 FETCH (UID 5 BODY[] {100000}\r\nSubject: s" + DRIPS],
        },
        timeout="1m",
    )
    with driver.open() as look, pytest.raises(CannotLook, match="did not answer within 1m"):
        look()


def test_a_line_without_end_is_given_up(odd: OddImap) -> None:
    driver = odd({"UID SEARCH": [b"* SEARCH " + b"5 " * 2**19 + b"\r\nTAG OK done\r\n"]})
    with driver.open() as look, pytest.raises(CannotLook, match="a line of more than 1,048,576"):
        look()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"* 1 FETCH (UID 5 BODY[] {9000000000}\r\nSubject: s", "more than 67,108,864 bytes"),
        (b"* 1 FETCH (UID 5 BODY[] {-5}\r\nSubject: s)\r\nTAG OK done\r\n", "was lost"),
    ],
)
def test_no_server_says_how_much_is_read(odd: OddImap, answer: bytes, told: str) -> None:
    search = b"* SEARCH 5\r\nTAG OK done\r\n"
    driver = odd({"UID SEARCH": [search], "UID FETCH": [answer]}, timeout="2m")
    with driver.open() as look, pytest.raises(CannotLook, match=told):
        look()


def test_answers_without_end_are_given_up(odd: OddImap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commdrill.drivers.mail.imap_session._LARGEST_ANSWER", 10_000)
    driver = odd({"UID SEARCH": [b"* 1 EXISTS\r\n" * 1_000]}, timeout="2m")
    with driver.open() as look, pytest.raises(CannotLook, match="with more than 10,000 bytes"):
        look()


def test_many_small_pieces_gain_a_server_no_time(odd: OddImap) -> None:
    drips = (b"* X {1}\r\nx\r\n" + PAUSE) * 1_000
    driver = odd({"UID SEARCH": [drips + b"* SEARCH\r\nTAG OK done\r\n"]}, timeout="1m")
    with driver.open() as look, pytest.raises(CannotLook, match="did not answer within 1m"):
        look()


def test_uids_that_are_no_numbers_are_told_of_the_server(odd: OddImap) -> None:
    driver = odd({"UID SEARCH": [b"* SEARCH a b c\r\nTAG OK done\r\n"]})
    with driver.open() as look, pytest.raises(CannotLook, match="not answer as an IMAP server"):
        look()
