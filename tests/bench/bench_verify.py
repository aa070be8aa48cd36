"""What is left of a drill with 50,000 people: its reports, its evidence, and `verify` beside `sha256sum`.

Run by hand: `python tests/bench/bench_verify.py [PEOPLE]`. The run is written by the journal itself, as a
drill writes it; its reports are made, and `commdrill verify` is run, in processes of their own. Bounds:
reports within 5 s, `verify` within 3 s and 150 MiB.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from commdrill import __version__
from commdrill.engine.channels.told_together import ALONE
from commdrill.journal.book import Journal
from commdrill.record import events as e
from commdrill.sighting import Bundle, Evidence
from commdrill.testing import FakeClock
from tests.reports import story

PEOPLE = 50_000
TOGETHER = 1_000
ROUNDS = 3
RECEIVED = datetime(2026, 11, 23, 10, 0, 9, tzinfo=UTC)
WRITE_REPORTS = """
import sys, time
from pathlib import Path
from commdrill.record.chain import read_whole
from commdrill.record.result import fold
from commdrill.reports.all import write_all
began = time.process_time()
result = fold(read_whole(Path(sys.argv[1])))
read = time.process_time()
write_all(Path(sys.argv[1]), result)
print(read - began, time.process_time() - read)
"""


def letter(number: int) -> Evidence:
    """A mail as a mailing system writes it, of 2 KiB."""
    words = (
        f"Hello p{number}. We are sorry. Checkout is not available right now. We expect it back "
        "within 45 minutes."
    )
    rest = "Your basket is safe, and you can keep browsing. Thank you for your patience.\r\n" * 8
    return Evidence(
        f"Received: from mta7.anycompany.example by mx with ESMTP id {number:08x}\r\n"
        f"Message-ID: <{number}.7f3a@anycompany.example>\r\nFrom: Shop <shop@anycompany.example>\r\n"
        f"To: p{number}@drill.anycompany.example\r\nSubject: Checkout is not available\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b{number}\r\n\r\n"
        f"--b{number}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n\r\n{rest}\r\n"
        f"--b{number}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{words}</p>\r\n{rest}\r\n"
        f"--b{number}--\r\n".encode(),
        ".eml",
    )


def drilled(folder: Path, people: int) -> None:
    """The folder of a run that told so many."""
    with Journal.create(folder, story.RUN, FakeClock(), story.NoSecrets()) as journal:
        journal.append(story.started(version=__version__))
        for number in range(min(ALONE, people)):
            seen(journal, number, journal.keep(letter(number), "mail"))
        for first in range(ALONE, people, TOGETHER):
            numbers = range(first, min(first + TOGETHER, people))
            bundle = Bundle(tuple((f"new/{number}.mx", letter(number)) for number in numbers))
            path = journal.keep(bundle, "mail")
            for number in numbers:
                seen(journal, number, path)
        journal.append(story.the_end(e.RunOutcome.PASSED, 0))


def seen(journal: Journal, number: int, path: str) -> None:
    """One of them received it: with all that a run writes down of it."""
    who = (f"p{number}",)
    filled = {"name": f"p{number}", "component": "Checkout", "eta": "within 45 minutes"}
    looked = e.Came(3.139581, 9.130894, 9.5 + number / 1e6)
    journal.append(
        e.MessageSeen(
            "customer-email", f"new/{number}.mx", who, "Checkout is not available",
            "outage-email (en)", looked.by, RECEIVED, (path,), looked, f"{number:016x}",
            (e.CountedFor("email-customers", who, filled),),
        )
    )  # fmt: skip


def taken(command: list[str], cwd: Path) -> tuple[float, float]:
    """Seconds of work, and MiB at the most."""
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Measure, and print the lines for the README."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / story.RUN
        folder.mkdir()
        began = time.process_time()
        drilled(folder, people)
        sys.stdout.write(f"{people:,} mails kept and told in {time.process_time() - began:.1f} s\n")
        command = [sys.executable, "-c", WRITE_REPORTS, str(folder)]
        made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        read, reports = map(float, made.split())
        sys.stdout.write(
            f"  all reports: {reports:.1f} s, {reports / read:.1f} times reading its journal's records\n"
        )
        files = [one.stat().st_size for one in (folder / "evidence").iterdir()]
        whole = sum(len(letter(number).content) for number in range(people))
        sys.stdout.write(
            f"  evidence: {len(files):,} files, {sum(files) / 2**20:.1f} MiB, "
            f"{sum(files) / whole:.2f} of the mails themselves\n"
        )
        verify = [sys.executable, "-m", "commdrill", "verify", str(folder)]
        rounds = [taken(verify, folder) for _ in range(ROUNDS)]
        sums = min(taken(["sha256sum", "--quiet", "-c", "SHA256SUMS"], folder) for _ in rounds)
        work, memory = min(rounds)[0], max(used for _, used in rounds)
        sys.stdout.write(
            f"  verify: {work:.1f} s of work, {memory:.0f} MiB; sha256sum: {sums[0]:.2f} s: "
            f"{work / sums[0]:.0f} times\n"
        )


if __name__ == "__main__":
    main()
