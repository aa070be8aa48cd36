"""Who holds a journal: told as far as the system says it."""

import os
import pwd
from pathlib import Path

import pytest

from commdrill.journal import holders
from commdrill.journal.book import Journal
from commdrill.journal.holders import holder_of, is_held
from commdrill.journal.locked import StillRunning
from commdrill.testing.fake_clock import FakeClock


class Plain:
    def mask(self, text: str) -> str:
        return text

    def mask_bytes(self, content: bytes) -> bytes:
        return content


def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """The system's list of locks says this; FILE stands for the file's place in it."""
    found = (tmp_path / "journal").stat()
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    listed = tmp_path / "locks"
    listed.write_text("\n".join(lines).replace("FILE", place))
    monkeypatch.setattr(holders, "_LOCKS", listed)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "journal"
    path.touch(mode=0o600)
    return path


def test_whoever_holds_it_is_named_by_number_program_and_user(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = os.getpid()
    locks(
        tmp_path, monkeypatch,
        "1: POSIX  ADVISORY  WRITE 1 00:00:1 0 EOF",
        "2: -> FLOCK  ADVISORY  WRITE 1 FILE 0 EOF",
        f"2: FLOCK  ADVISORY  WRITE {me} FILE 0 EOF",
    )  # fmt: skip
    name = Path("/proc/self/comm").read_text().strip()
    assert holder_of(file) == f"process {me} ({name}) of {pwd.getpwuid(os.getuid()).pw_name}"


@pytest.mark.parametrize(
    ("pid", "told"),
    [
        ("0", "a process of another container"),
        ("-1", "a process of another container"),
        ("99999999", "process 99999999"),
    ],
)
def test_a_process_that_cannot_be_looked_at_is_told_as_far_as_it_is_known(
    pid: str, told: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks(tmp_path, monkeypatch, f"1: FLOCK  ADVISORY  WRITE {pid} FILE 0 EOF")
    assert holder_of(file) == told


def test_where_the_system_tells_of_no_locks_nobody_is_named(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = "a process that this system does not name"
    locks(tmp_path, monkeypatch, "1: FLOCK  ADVISORY  WRITE 1 00:00:1 0 EOF")
    assert holder_of(file) == nobody
    monkeypatch.setattr(holders, "_LOCKS", tmp_path / "nothing")
    assert holder_of(file) == nobody


def test_a_journal_is_held_while_it_is_open_and_no_longer(tmp_path: Path) -> None:
    run = tmp_path / "run-1"
    run.mkdir(mode=0o700)
    clock = FakeClock()
    with Journal.create(run, "run-1", clock, Plain()):
        assert is_held(run / "journal.jsonl") is True
        with pytest.raises(StillRunning) as told:
            Journal.resume(run, clock, Plain())
        assert f"process {os.getpid()} (" in str(told.value)
        assert str(told.value).startswith(
            "run run-1 is still under way, or somebody else holds its journal: "
        )
        assert str(told.value).endswith(" does; wait until that has ended, or have it ended")
    assert is_held(run / "journal.jsonl") is False
