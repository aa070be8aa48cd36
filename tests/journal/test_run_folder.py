"""Run folders: made, listed, found."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill.errors import CommdrillError, UsageError
from commdrill.journal.run_folder import find_run, new_run_folder, run_folders
from commdrill.record.folder import UnreadableJournal, read_raw

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def run(reports: Path, name: str) -> Path:
    folder = reports / name
    folder.mkdir(parents=True)
    (folder / "journal.jsonl").touch()
    return folder


def test_a_run_id_says_when_and_what(tmp_path: Path) -> None:
    folder = new_run_folder(tmp_path / "reports", "checkout-outage", NOW)
    assert folder.is_dir()
    assert re.fullmatch(r"20261123T100000Z-checkout-outage-[0-9a-f]{4}", folder.name)


def test_runs_of_one_second_get_folders_of_their_own(tmp_path: Path) -> None:
    assert len({new_run_folder(tmp_path, "drill", NOW) for _ in range(20)}) == 20


def test_where_no_folder_can_be_made_the_error_says_where(tmp_path: Path) -> None:
    (tmp_path / "reports").touch()
    with pytest.raises(CommdrillError, match=r"reports: no run folder can be made: File exists$"):
        new_run_folder(tmp_path / "reports", "drill", NOW)


def test_a_name_that_is_taken_is_tried_again_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = iter(["aaaa", "aaaa", "bbbb", *20 * ["aaaa"]])
    monkeypatch.setattr("secrets.token_hex", lambda _: next(ends))
    names = [new_run_folder(tmp_path, "drill", NOW).name[-4:] for _ in range(2)]
    assert names == ["aaaa", "bbbb"]
    with pytest.raises(
        CommdrillError, match=r": no run folder can be made: too many of this second$"
    ):
        new_run_folder(tmp_path, "drill", NOW)
    assert next(ends, "all twenty were tried") == "all twenty were tried"


def test_folders_with_a_journal_are_runs_the_oldest_first(tmp_path: Path) -> None:
    later, earlier = run(tmp_path, "20270101T000000Z-a-0000"), run(tmp_path, "20260101T000000Z-b-1")
    (tmp_path / "other").mkdir()
    (tmp_path / "file").touch()
    assert list(run_folders(tmp_path)) == [earlier, later]
    assert list(run_folders(tmp_path / "nowhere")) == []


def test_a_run_is_found_by_id_and_by_folder(tmp_path: Path) -> None:
    folder = run(tmp_path, "20260101T000000Z-b-1")
    assert find_run(folder.name, tmp_path) == folder
    assert find_run(str(folder), tmp_path / "elsewhere") == folder


@pytest.mark.parametrize("lay", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_whatever_lies_there_as_its_journal_a_run_is_found(
    tmp_path: Path, lay: Callable[[Path], None]
) -> None:
    """Who reads it says what is wrong with it, and ends alike for all of them."""
    (tmp_path / "run").mkdir()
    lay(tmp_path / "run" / "journal.jsonl")
    assert find_run("run", tmp_path) == tmp_path / "run"
    with pytest.raises(UnreadableJournal):
        read_raw(tmp_path / "run")


def test_a_run_that_is_not_there_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    run(tmp_path, "20260101T000000Z-checkout-outage-7f3a")
    with pytest.raises(UsageError, match=r"did you mean '20260101T000000Z-checkout-outage-7f3a'\?"):
        find_run("20260101T000000Z-checkout-outage-7f3b", tmp_path)


def test_where_no_run_is_nothing_is_guessed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^there is no run 'x': .*reports holds no run$"):
        find_run("x", tmp_path / "reports")


def test_the_latest_run_is_found_by_that_word(tmp_path: Path) -> None:
    run(tmp_path, "20260101T000000Z-b-1")
    later = run(tmp_path, "20270101T000000Z-a-0000")
    assert find_run("latest", tmp_path) == later


def test_a_folder_of_another_name_is_as_old_as_its_run(tmp_path: Path) -> None:
    sample, strange = run(tmp_path, "sample"), run(tmp_path, "zero")
    (sample / "journal.jsonl").write_text('{"run": "20260601T000000Z-b-1", "seq": 1}\n')
    (strange / "journal.jsonl").write_text("no record\n")
    first, last = run(tmp_path, "20260101T000000Z-b-1"), run(tmp_path, "20270101T000000Z-a-0000")
    assert list(run_folders(tmp_path)) == [strange, first, sample, last]
    assert find_run("latest", tmp_path) == last


def test_what_is_like_no_run_is_told_with_the_latest(tmp_path: Path) -> None:
    run(tmp_path, "20260101T000000Z-b-1")
    run(tmp_path, "20270101T000000Z-a-0000")
    with pytest.raises(UsageError) as told:
        find_run("monday", tmp_path)
    assert str(told.value) == (
        f"there is no run 'monday'; the latest in {tmp_path} is 20270101T000000Z-a-0000"
    )
