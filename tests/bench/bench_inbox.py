"""How long inboxes of 10,000 mails take, against the least that Python must do to read them.

Run by hand: `python tests/bench/bench_inbox.py [MAILS]`.
"""

import email
import sys
import tempfile
import time
from base64 import encodebytes
from collections.abc import Callable, Iterator
from pathlib import Path

from commdrill.drivers.mail.imap import Imap
from commdrill.drivers.mail.maildir import MailDir
from commdrill.drivers.protocol import Look, Observer
from commdrill.sighting import Inbox

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from tests.drivers.mail.dovecot import Dovecot, dovecot_running

PLAIN = "El pago no está disponible ahora mismo.\r\n".encode() * 10
HTML = b"<html><body>" + "<p>El pago no está disponible.</p>".encode() * 10 + b"</body></html>"


def mails(count: int) -> Iterator[bytes]:
    """Mails as a mailing system writes them: two alternatives, one in base64."""
    for number in range(count):
        yield (
            b"Received: from a by b; Mon, 23 Nov 2026 10:00:00 +0000\r\n"
            b"Delivered-To: drill+%d@drill.anycompany.example\r\n"
            b"From: Shop <shop@anycompany.example>\r\n"
            b"To: Ana <drill+%d@drill.anycompany.example>\r\n"
            b"Subject: =?utf-8?q?El_pago_no_est=C3=A1_disponible?=\r\n"
            b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
            b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%b\r\n"
            b"--b\r\nContent-Type: text/html; charset=utf-8\r\n"
            b"Content-Transfer-Encoding: base64\r\n\r\n%b\r\n--b--\r\n"
        ) % (number, number, PLAIN, encodebytes(HTML))


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def found(look: Look) -> int:
    """How many mails a look finds."""
    seen = look()
    assert isinstance(seen, Inbox)
    return len(seen.messages)


def report(
    name: str, observer: Observer, fill: Callable[[int], None], least: Callable[[], int]
) -> None:
    """Open on as many old mails as come new later; look while idle, at one new and at all."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    fill(count)
    opening = time.perf_counter()
    with observer.open() as look:
        opened = time.perf_counter() - opening
        idle = min(seconds(look) for _ in range(5))
        fill(1)
        one = seconds(lambda: found(look))
        fill(count)
        began = time.perf_counter()
        assert found(look) == count
        everything = time.perf_counter() - began
    bare = seconds(least) * count / (2 * count + 1)
    sys.stdout.write(
        f"{name}: open on {count:,} old {opened:.3f} s, idle look {idle:.3f} s, 1 new {one:.3f} s, "
        f"{count:,} new {everything:.2f} s = {everything / bare:.1f} × reading and parsing alone\n"
    )


def measure_maildir() -> None:
    """A Maildir on this disk."""
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new"
        new.mkdir()

        def fill(count: int) -> None:
            start = len(list(new.iterdir()))
            for number, mail in enumerate(mails(count), start):
                (new / f"{number}.bench").write_bytes(mail)

        def least() -> int:
            return sum(len(email.message_from_bytes(each.read_bytes())) for each in new.iterdir())

        report("maildir", MailDir(path=Path(folder)), fill, least)


def measure_imap(server: Dovecot) -> None:
    """A mailbox on a dovecot on this machine."""

    def least() -> int:
        client = server.client("bench")
        client.select(readonly=True)
        _, answer = client.fetch("1:*", "(BODY.PEEK[])")
        client.logout()
        raw = [piece[1] for piece in answer if isinstance(piece, tuple)]
        return sum(len(email.message_from_bytes(each)) for each in raw)

    def fill(count: int) -> None:
        server.fill("bench", mails(count))

    report("imap", Imap(**server.settings("bench", timeout="60s")), fill, least)


def main() -> None:
    """Measure both, a line each."""
    measure_maildir()
    with dovecot_running() as server:
        measure_imap(server)


if __name__ == "__main__":
    main()
