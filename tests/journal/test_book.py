"""The journal: what is on disk when, and who may write."""

import fcntl
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.journal.book import Journal
from commdrill.journal.locked import StillRunning
from commdrill.record import events as e
from commdrill.record.chain import link, read_whole
from commdrill.record.events import ClockSetBack
from commdrill.record.folder import UnreadableJournal, read_raw, record_in
from commdrill.testing.fake_clock import FakeClock
from tests.reports import story

NUMBERS = [e.StepSeen(f"step-{number}", 0.0, float(number)) for number in range(5)]


class Plain:
    """Knows of no secret."""

    def mask(self, text: str) -> str:
        return text

    def mask_bytes(self, content: bytes) -> bytes:
        return content


class Hush:
    """Knows one."""

    def mask(self, text: str) -> str:
        return text.replace("hunter2", "${env:PASSWORD}")

    def mask_bytes(self, content: bytes) -> bytes:
        return content.replace(b"hunter2", b"${env:PASSWORD}")


def create(folder: Path, clock: FakeClock | None = None) -> Journal:
    return Journal.create(folder, "run-1", clock or FakeClock(), Plain())


def resume(folder: Path, clock: FakeClock | None = None) -> Journal:
    return Journal.resume(folder, clock or FakeClock(), Plain())


def lines(folder: Path) -> list[bytes]:
    return (folder / "journal.jsonl").read_bytes().splitlines()


def test_what_was_appended_is_read_back_stamped(tmp_path: Path) -> None:
    clock = FakeClock()
    clock.advance(100)
    with create(tmp_path, clock) as journal:
        first = journal.append(NUMBERS[0])
        clock.advance(1.5)
        second = journal.append(NUMBERS[1])
    assert list(read_whole(tmp_path)) == [first, second]
    assert (first.run, first.seq, first.elapsed) == ("run-1", 1, 0.0)
    assert (second.seq, second.elapsed, second.at - first.at) == (2, 1.5, timedelta(seconds=1.5))


def test_each_line_holds_the_digest_of_the_one_before(tmp_path: Path) -> None:
    with create(tmp_path) as journal:
        for event in NUMBERS:
            journal.append(event)
    prevs = [json.loads(line)["prev"] for line in lines(tmp_path)]
    digests = [hashlib.sha256(line).hexdigest() for line in lines(tmp_path)]
    assert prevs == ["0" * 64, *digests[:-1]]


def test_a_line_is_in_the_file_when_append_returns(tmp_path: Path) -> None:
    with create(tmp_path) as journal:
        for count, event in enumerate(NUMBERS, start=1):
            journal.append(event)
            assert len(read_whole(tmp_path)) == count


def test_a_run_never_gets_the_journal_of_another(tmp_path: Path) -> None:
    create(tmp_path).close()
    with pytest.raises(FileExistsError):
        create(tmp_path)


def test_no_secret_is_written_or_returned(tmp_path: Path) -> None:
    with Journal.create(tmp_path, "run-1", FakeClock(), Hush()) as journal:
        record = journal.append(e.Interrupted("hunter2"))
    assert record.event == e.Interrupted("${env:PASSWORD}")
    assert b"hunter2" not in (tmp_path / "journal.jsonl").read_bytes()


def test_bytes_that_were_no_text_do_not_stop_a_journal(tmp_path: Path) -> None:
    with create(tmp_path) as journal:
        record = journal.append(e.Interrupted("caf\udce9 \x00 \u2028"))
    assert list(read_whole(tmp_path)) == [record]


def test_only_the_thread_that_opened_it_writes(tmp_path: Path) -> None:
    caught: list[BaseException] = []

    def write() -> None:
        try:
            journal.append(NUMBERS[0])
        except RuntimeError as error:
            caught.append(error)

    with create(tmp_path) as journal:
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert [str(error) for error in caught] == [
        "a journal is written by the thread that opened it, by no other"
    ]


@pytest.mark.parametrize(
    "event",
    [
        e.FaultArmed(1, "checkout", "outage", "http", {}, ".", None),
        e.FaultReverted(1, 1),
        e.RevertFailed(1, "why", "by hand"),
        e.SandboxStarted(1, {}, "token"),
        e.RunFinished(e.RunOutcome.PASSED, 0, restored=True),
    ],
)
def test_what_must_survive_a_power_cut_is_synced(
    event: e.Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create(tmp_path) as journal:
        synced: list[int] = []
        fsync = os.fsync

        def watch(file: int) -> None:
            synced.append((tmp_path / "journal.jsonl").stat().st_size)
            fsync(file)

        monkeypatch.setattr(os, "fsync", watch)
        journal.append(NUMBERS[0])
        assert synced == []
        journal.append(event)
        assert synced == [(tmp_path / "journal.jsonl").stat().st_size]


def test_a_new_journal_is_there_after_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def watch(file: int) -> None:
        synced.append(os.fstat(file).st_ino)
        fsync(file)

    monkeypatch.setattr(os, "fsync", watch)
    folder = tmp_path / "run-1"
    folder.mkdir(mode=0o700)
    with create(folder):
        assert {folder.stat().st_ino, tmp_path.stat().st_ino} <= set(synced)


def test_what_is_gone_on_with_says_how_much_was_lost(tmp_path: Path) -> None:
    with create(tmp_path) as journal:
        journal.append(NUMBERS[0])
        assert (journal.folder, journal.bytes_lost) == (tmp_path, 0)
    with (tmp_path / "journal.jsonl").open("ab") as file:
        file.write(b'{"half')
    with resume(tmp_path) as journal:
        assert journal.bytes_lost == 6
        assert journal.append(NUMBERS[1]).seq == 2
    with resume(tmp_path) as journal:
        assert journal.bytes_lost == 0


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write

    def full(file: int, content: bytes) -> int:
        if len(content) < 40:
            raise OSError(28, "No space left on device")
        return write(file, bytes(content[:-30]))

    with create(tmp_path) as journal:
        first = journal.append(NUMBERS[0])
        monkeypatch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space"):
            journal.append(NUMBERS[1])
        monkeypatch.undo()
        second = journal.append(NUMBERS[2])
    assert list(read_whole(tmp_path)) == [first, second]
    assert second.seq == 2


class TestResume:
    def test_goes_on_with_count_chain_and_time(self, tmp_path: Path) -> None:
        clock = FakeClock()
        with create(tmp_path, clock) as journal:
            journal.append(NUMBERS[0])
            clock.advance(10)
            journal.append(NUMBERS[1])
        later = FakeClock(datetime(2026, 11, 23, 11, 0, tzinfo=UTC))
        with resume(tmp_path, later) as journal:
            third = journal.append(NUMBERS[2])
        assert (third.run, third.seq, third.elapsed) == ("run-1", 3, 3600.0)
        prev = json.loads(lines(tmp_path)[2])["prev"]
        assert prev == hashlib.sha256(lines(tmp_path)[1]).hexdigest()

    def test_time_goes_on_from_what_the_first_record_said(self, tmp_path: Path) -> None:
        """It may have been made some seconds after its run began."""
        clock = FakeClock()
        with create(tmp_path, clock) as journal:
            clock.advance(60)
            first = journal.append(NUMBERS[0])
        later = FakeClock(first.at + timedelta(seconds=30))
        with resume(tmp_path, later) as journal:
            assert journal.append(NUMBERS[1]).elapsed == 90.0
            later.advance(5)
            assert journal.append(NUMBERS[2]).elapsed == 95.0

    def test_never_goes_back_in_time(self, tmp_path: Path) -> None:
        clock = FakeClock()
        with create(tmp_path, clock) as journal:
            clock.advance(10)
            journal.append(NUMBERS[0])
        set_back = FakeClock(datetime(2026, 11, 22, tzinfo=UTC))
        with resume(tmp_path, set_back) as journal:
            assert journal.append(NUMBERS[1]).elapsed == 10.0

    def test_counts_what_the_clock_was_set_back_by(self, tmp_path: Path) -> None:
        clock = FakeClock()
        with create(tmp_path, clock) as journal:
            journal.append(NUMBERS[0])
            clock.sleep(-60)
            journal.append(ClockSetBack(0.0, 60.0))
        clock.advance(20)
        with resume(tmp_path, clock) as journal:
            assert journal.append(NUMBERS[1]).elapsed == 20.0

    @pytest.mark.parametrize("torn", [b'{"run": "run-1", "se', b"\0" * 100, b"}"])
    def test_cuts_off_a_torn_last_line(self, torn: bytes, tmp_path: Path) -> None:
        with create(tmp_path) as journal:
            first = journal.append(NUMBERS[0])
        with (tmp_path / "journal.jsonl").open("ab") as file:
            file.write(torn)
        assert list(read_whole(tmp_path)) == [first]
        with resume(tmp_path) as journal:
            assert journal.bytes_lost == len(torn)
            second = journal.append(NUMBERS[1])
        assert list(read_whole(tmp_path)) == [first, second]

    def test_of_a_whole_journal_loses_nothing(self, tmp_path: Path) -> None:
        with create(tmp_path) as journal:
            journal.append(NUMBERS[0])
        with resume(tmp_path) as journal:
            assert journal.bytes_lost == 0

    def test_leaves_a_live_run_alone(self, tmp_path: Path) -> None:
        with create(tmp_path) as journal:
            journal.append(NUMBERS[0])
            with pytest.raises(StillRunning, match="is still under way"):
                resume(tmp_path)

    @pytest.mark.parametrize("content", [b"", b"no end", b"{}\n", b"\0\n"])
    def test_needs_a_record_to_go_on_from(self, content: bytes, tmp_path: Path) -> None:
        (tmp_path / "journal.jsonl").write_bytes(content)
        with pytest.raises(UnreadableJournal):
            resume(tmp_path)
        assert (tmp_path / "journal.jsonl").read_bytes() == content
        with (tmp_path / "journal.jsonl").open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def test_needs_a_journal(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableJournal, match="No such file"):
            resume(tmp_path)


KILLED_RUN = """
import subprocess, sys
from pathlib import Path
from commdrill.clock import SystemClock
from commdrill.drivers.masking.secrets import Secrets
from commdrill.journal.book import Journal
from commdrill.record.events import Interrupted

journal = Journal.create(Path(sys.argv[1]), "run-1", SystemClock(), Secrets())
journal.append(Interrupted("nobody"))
child = subprocess.Popen(["sleep", "600"])
print(child.pid, flush=True)
input()
"""


def test_a_killed_run_lets_go_even_if_what_it_started_lives(tmp_path: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", KILLED_RUN, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with run:
        assert run.stdout is not None
        child = int(run.stdout.readline())
        with pytest.raises(StillRunning):
            resume(tmp_path)
        run.send_signal(signal.SIGKILL)
        run.wait()
        with resume(tmp_path) as journal:
            assert journal.append(NUMBERS[0]).seq == 2
        os.kill(child, 0)  # it was alive all the time
        os.kill(child, signal.SIGKILL)


@pytest.mark.parametrize("line", [b"junk", b'{"event": "Rained"}'])
def test_what_is_no_record_is_told_by_its_line(line: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableJournal, match=r"journal\.jsonl:3: "):
        record_in(tmp_path, 3, line)


def test_a_journal_knows_its_records_and_its_head(tmp_path: Path) -> None:
    with create(tmp_path) as written:
        with pytest.raises(UnreadableJournal, match="holds no whole record"):
            _ = written.head
        said = [written.append(NUMBERS[0]) for _ in range(2)]
        assert written.records == tuple(said) == read_whole(tmp_path)
        head = written.head
    assert head.digest == link(read_raw(tmp_path).lines[-1])
    with resume(tmp_path) as again:
        assert (again.records, again.head) == (tuple(said), head)


def test_looking_into_a_torn_journal_changes_nothing(tmp_path: Path) -> None:
    with create(tmp_path) as written:
        written.append(NUMBERS[0])
    torn = (tmp_path / "journal.jsonl").read_bytes() + b'{"half'
    (tmp_path / "journal.jsonl").write_bytes(torn)
    with resume(tmp_path) as again:
        assert (again.bytes_lost, (tmp_path / "journal.jsonl").read_bytes()) == (6, torn)
        again.append(NUMBERS[0])
    assert len(read_whole(tmp_path)) == 2


def test_where_no_journal_is_the_reason_is_the_systems(tmp_path: Path) -> None:
    with pytest.raises(UnreadableJournal, match=r"journal\.jsonl: No such file or directory$"):
        resume(tmp_path)


def test_a_head_names_the_run_and_its_drill(tmp_path: Path) -> None:
    with create(tmp_path) as journal:
        journal.append(story.started())
        journal.append(NUMBERS[0])
        assert (journal.head.run, journal.head.drill) == ("run-1", "checkout-outage")


def test_a_journal_without_a_record_cannot_be_gone_on_with(tmp_path: Path) -> None:
    with create(tmp_path):
        pass
    with pytest.raises(UnreadableJournal, match=r"journal\.jsonl holds no whole record$"):
        resume(tmp_path)


def test_a_run_behind_a_link_is_another_folders(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.passed())
    planted = tmp_path / "planted"
    planted.symlink_to(folder)
    with pytest.raises(UnreadableJournal, match="is a link"):
        resume(planted)
