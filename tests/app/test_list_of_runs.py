"""`index.html` where there are many runs: the newest, and pages of earlier ones that stay as they are."""

import re
import shutil
from pathlib import Path

import pytest

from commdrill.app.coverage.listing import INDEX, list_runs
from commdrill.record import events as e
from tests.app import story
from tests.app.run_folders import written

MOST = 4


@pytest.fixture(autouse=True)
def small_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("commdrill.app.past_runs._FEW", 0)
    monkeypatch.setattr("commdrill.record.index.source._SETTLES", -(10**12))
    monkeypatch.setattr("commdrill.reports.index.MOST", MOST)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for number in range(10):
        leave(tmp_path / "reports", number)
    return tmp_path / "reports"


def leave(reports: Path, number: int, *events: story.Moment, environment: str = "") -> None:
    """A run an hour after the one before."""
    started = story.started()
    told = events or ((4.0, e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)),)
    written(reports / f"run-{number:02}", [(3600.0 * number, started),
            *((3600.0 * number + at, event) for at, event in told)])  # fmt: skip


def listed(page: Path) -> list[str]:
    found = re.findall(r"run-\d\d", page.read_text(encoding="utf-8").partition('id="coverage"')[0])
    return list(dict.fromkeys(found))


def names(*numbers: int) -> list[str]:
    return [f"run-{number:02}" for number in numbers]


def test_the_newest_stand_in_the_index_and_the_others_by_page(reports: Path) -> None:
    list_runs(reports)
    assert listed(reports / INDEX) == names(9, 8, 7, 6)
    text = (reports / INDEX).read_text(encoding="utf-8")
    assert "10 runs." in text
    assert "These are the newest 4 of 10 runs." in text
    assert re.findall(r'href="(\./earlier/[^"]+)"', text) == [
        "./earlier/0002.html",
        "./earlier/0001.html",
    ]
    assert listed(reports / "earlier" / "0001.html") == names(3, 2, 1, 0)
    assert listed(reports / "earlier" / "0002.html") == names(7, 6, 5, 4)


def test_one_more_run_leaves_full_pages_as_they_are(reports: Path) -> None:
    list_runs(reports)
    pages = sorted((reports / "earlier").iterdir())
    for page in pages:
        page.write_text(page.read_text(encoding="utf-8") + "<!-- as it was -->", encoding="utf-8")
    leave(reports, 10)
    list_runs(reports)
    assert listed(reports / INDEX) == names(10, 9, 8, 7)
    assert all("as it was -->" in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("gone", [0, 5])
def test_a_run_that_is_gone_stands_on_no_page(gone: int, reports: Path) -> None:
    list_runs(reports)
    shutil.rmtree(reports / f"run-{gone:02}")
    list_runs(reports)
    for page in (reports / INDEX, *(reports / "earlier").iterdir()):
        assert f"run-{gone:02}" not in listed(page)
    left = [number for number in range(10) if number != gone]
    assert listed(reports / "earlier" / "0001.html") == names(*reversed(left[:4]))


def test_pages_that_are_not_needed_any_more_go(reports: Path) -> None:
    list_runs(reports)
    for number in range(7):
        shutil.rmtree(reports / f"run-{number:02}")
    list_runs(reports)
    assert list((reports / "earlier").iterdir()) == []
    assert "earlier" not in (reports / INDEX).read_text(encoding="utf-8").lower()


def test_a_page_that_was_taken_away_is_made_again(reports: Path) -> None:
    list_runs(reports)
    (reports / "earlier" / "0001.html").unlink()
    list_runs(reports)
    assert listed(reports / "earlier" / "0001.html") == names(3, 2, 1, 0)


def test_a_page_of_somebody_else_stays(reports: Path) -> None:
    (reports / "earlier").mkdir()
    (reports / "earlier" / "0001.html").write_text("mine", encoding="utf-8")
    list_runs(reports)
    assert (reports / "earlier" / "0001.html").read_text(encoding="utf-8") == "mine"


def test_a_newest_run_that_was_forged_is_left_out_and_told(reports: Path) -> None:
    list_runs(reports)
    journal = reports / "run-08" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"storefront"', b'"storefrant"'))
    list_runs(reports)
    text = (reports / INDEX).read_text(encoding="utf-8")
    assert [run for run in listed(reports / INDEX) if run != "run-08"] == names(9, 7, 6, 5)
    assert re.search(r"1 run left out, for the journal is damaged:</strong> run-08", text)


BROKEN = ((1.0, story.CHECKOUT),)


def test_an_old_run_that_left_its_environment_broken_is_an_alarm(reports: Path) -> None:
    shutil.rmtree(reports / "run-01")
    leave(reports, 1, *BROKEN)
    list_runs(reports)
    text = (reports / INDEX).read_text(encoding="utf-8")
    assert "a person must act now" in text
    assert text.index("run-01") < text.index('id="runs"')


def test_it_is_none_once_a_later_run_found_it_whole(reports: Path) -> None:
    for number in (1, 3):
        shutil.rmtree(reports / f"run-{number:02}")
    leave(reports, 1, *BROKEN)
    leave(reports, 3, (2.0, story.passed(story.PAGE, 1.5)),
          (4.0, e.RunFinished(e.RunOutcome.PASSED, 0, restored=True)))  # fmt: skip
    list_runs(reports)
    assert "a person must act now" not in (reports / INDEX).read_text(encoding="utf-8")


def test_a_list_says_the_same_the_second_time(reports: Path) -> None:
    list_runs(reports)
    first = (reports / INDEX).read_bytes()
    list_runs(reports)
    assert (reports / INDEX).read_bytes() == first


def test_a_run_that_changes_where_it_stands_makes_its_own_page_anew(reports: Path) -> None:
    list_runs(reports)
    pages = [reports / "earlier" / f"{number:04}.html" for number in (1, 2)]
    for page in pages:
        page.write_text(page.read_text(encoding="utf-8") + "<!-- as it was -->", encoding="utf-8")
    shutil.rmtree(reports / "run-07")
    leave(reports, 7, *BROKEN)
    list_runs(reports)
    kept = ["as it was -->" in page.read_text(encoding="utf-8") for page in pages]
    assert kept == [True, False]
    assert listed(pages[1]) == names(7, 6, 5, 4)


def test_where_no_index_can_be_kept_the_newest_are_listed_all_the_same(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    list_runs(reports)
    assert listed(reports / INDEX) == names(9, 8, 7, 6)
    assert "These are the newest 4 of 10 runs." in (reports / INDEX).read_text(encoding="utf-8")
