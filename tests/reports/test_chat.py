"""A run in ten lines."""

from dataclasses import replace
from pathlib import Path

import pytest

from commdrill.record import events as e
from commdrill.record.chain import read_whole
from commdrill.reports.all import render, reports_of
from commdrill.reports.formats.chat import MOST_LINES
from tests.reports import story

STORIES = {
    "passed": story.passed,
    "failed": story.failed,
    "not-restored": story.not_restored,
    "killed": story.killed,
    "recovered": story.recovered,
    "refused": story.refused,
}


def chat(folder: Path) -> list[str]:
    return render(folder, "chat").splitlines()


@pytest.mark.parametrize("name", STORIES)
def test_every_run_is_told_in_ten_lines_at_most(name: str, tmp_path: Path) -> None:
    lines = chat(story.write(tmp_path, STORIES[name]()))
    assert 4 <= len(lines) <= MOST_LINES
    assert all(0 < len(line) <= 200 for line in lines)
    assert lines[0].startswith("DRILL ")
    assert lines[-1] == f"commdrill report {story.RUN} --format html"


def test_what_was_broken_is_named_and_what_has_no_room_is_counted(tmp_path: Path) -> None:
    lines = chat(story.write(tmp_path, story.failed()))
    assert sum(line.startswith("✗ ") for line in lines) == 4
    assert "… and 3 more" in lines


def test_a_person_who_must_act_is_told_at_once(tmp_path: Path) -> None:
    lines = chat(story.write(tmp_path, story.not_restored()))
    assert lines[3].startswith("A person must act: ")


def test_a_channel_that_answers_otherwise_is_no_fault_that_is_still_in(tmp_path: Path) -> None:
    moments = [
        (at, e.FaultReverted(1, 1) if isinstance(one, e.RevertFailed) else one)
        for at, one in story.not_restored()
    ]
    lines = chat(story.write(tmp_path, moments))
    told = "every fault is reverted, but store-page does not answer as before the outage"
    assert lines[2].startswith(f"{told.capitalize()}: a person must act.")
    assert f"NOT RESTORED: {told}." in lines


def test_what_others_said_calls_nobody_and_is_no_markup(tmp_path: Path) -> None:
    said = "saw “@here <!channel> <https://evil.example|click> &amp;”\nand\x1b[2J more"
    moments = story.failed()
    hostile = [
        (at, replace(one, reason=said) if isinstance(one, e.StepDecided) else one)
        for at, one in moments
    ]
    text = "\n".join(chat(story.write(tmp_path, hostile)))
    for ping in ("@here", "<!channel>", "<https", "&amp;", "\x1b"):
        assert ping not in text


def test_it_lies_in_no_folder(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.passed())
    files = reports_of(folder, read_whole(folder))
    assert files
    assert render(folder, "chat") not in {"".join(pieces()) for pieces in files.values()}
