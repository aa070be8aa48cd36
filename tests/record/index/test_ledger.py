"""What is known of a ledger saves reading it again, and never hides what became of it."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill.journal.run_ledger import Head, enter
from commdrill.record.folder import JOURNAL
from commdrill.record.index.ledger import recent_gaps, remembered_gaps
from commdrill.record.run_ledger import LEDGER, Kind, gaps_in, runs_here

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Memory:
    """Kept for as long as a test lasts."""

    def __init__(self) -> None:
        self.body = ""

    def text(self, about: str) -> str:
        assert about == "ledger"
        return self.body

    def keep_text(self, about: str, body: str) -> None:
        assert about == "ledger"
        self.body = body


def run(reports: Path, name: str) -> None:
    (reports / name).mkdir()
    (reports / name / JOURNAL).touch()
    for kind in (Kind.STARTED, Kind.ENDED):
        enter(reports, Head(name, "drill", f"{name}-{kind}"), kind, NOW)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for number in range(5):
        run(tmp_path, f"run-{number}")
    return tmp_path


def told(reports: Path, memory: Memory) -> list[str]:
    return list(remembered_gaps(reports, runs_here(reports), memory))


def grown(reports: Path) -> None:
    run(reports, "run-5")


def torn(reports: Path) -> None:
    with (reports / LEDGER).open("ab") as ledger:
        ledger.write(b'{"n": 11')


def junk(reports: Path) -> None:
    with (reports / LEDGER).open("ab") as ledger:
        ledger.write(b"junk\n")


def edited(reports: Path) -> None:
    content = (reports / LEDGER).read_bytes()
    (reports / LEDGER).write_bytes(content.replace(b"run-1", b"run-7"))


def shortened(reports: Path) -> None:
    lines = (reports / LEDGER).read_bytes().splitlines(keepends=True)
    (reports / LEDGER).write_bytes(b"".join(lines[:-3]))


def beheaded(reports: Path) -> None:
    lines = (reports / LEDGER).read_bytes().splitlines(keepends=True)
    (reports / LEDGER).write_bytes(b"".join(lines[2:]))


def gone(reports: Path) -> None:
    (reports / "run-3" / JOURNAL).unlink(missing_ok=True)


def away(reports: Path) -> None:
    (reports / LEDGER).unlink()


def a_link(reports: Path) -> None:
    (reports / LEDGER).rename(reports / "other")
    (reports / LEDGER).symlink_to(reports / "other")


CHANGES = (grown, torn, junk, edited, shortened, beheaded, gone, away, a_link)


@pytest.mark.parametrize("change", CHANGES)
def test_it_tells_what_reading_all_of_it_tells(
    change: Callable[[Path], None], reports: Path
) -> None:
    memory = Memory()
    assert told(reports, memory) == []
    change(reports)
    truth = list(gaps_in(reports))
    assert told(reports, memory) == told(reports, memory) == truth


@pytest.mark.parametrize("seed", range(10))
def test_changes_one_after_the_other_are_told_as_well(seed: int, reports: Path) -> None:
    chance, memory = random.Random(seed), Memory()
    for change in chance.sample((grown, torn, junk, edited, gone), 5):
        change(reports)
        assert sorted(told(reports, memory)) == sorted(gaps_in(reports))


@pytest.mark.parametrize("change", [change for change in CHANGES if change is not edited])
def test_who_looks_at_its_end_alone_is_told_the_same(
    change: Callable[[Path], None], reports: Path
) -> None:
    memory = Memory()
    told(reports, memory)
    change(reports)
    truth = list(gaps_in(reports))
    assert list(recent_gaps(reports, runs_here(reports), memory)) == truth
    assert told(reports, memory) == truth


def test_many_new_lines_are_read_once(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    told(reports, memory)
    monkeypatch.setattr("commdrill.record.index.ledger._MUCH", 100)
    grown(reports)
    before = memory.body
    assert list(recent_gaps(reports, runs_here(reports), memory)) == []
    assert memory.body != before


def test_lines_that_are_known_are_not_read_again(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, read = Memory(), list[bytes]()
    told(reports, memory)
    monkeypatch.setattr("commdrill.record.run_ledger._entry", read.append)
    told(reports, memory)
    assert read == []


@pytest.mark.parametrize("body", ["", "no JSON", "{}", "[]", '{"size": 3}', '{"problems": 1}'])
def test_a_memory_that_was_damaged_is_none(body: str, reports: Path) -> None:
    memory = Memory()
    memory.body = body
    gone(reports)
    assert told(reports, memory) == list(gaps_in(reports)) != []
