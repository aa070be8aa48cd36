"""What a ledger says of a run that lies beside it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.journal.ledger_word import Word, not_continued, word_on
from commdrill.record.chain import follow
from commdrill.record.folder import JOURNAL, UnreadableJournal
from commdrill.record.run_ledger import LEDGER, Kind, RunLedger, parsed, read_ledger
from tests.reports import story
from tests.reports.anew import enter_anew

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
ELSEWHERE = f"{LEDGER} does not know this run: it was made elsewhere, or anew"
OLDER = f"{LEDGER} does not know this run: it says that it is older than the ledger"


def run_in(reports: Path, name: str) -> Path:
    return story.write(reports, story.passed(), name)


def ledger_of(reports: Path, began: datetime = NOW) -> RunLedger:
    enter_anew(run_in(reports, "known"), Kind.STARTED, began)
    found = read_ledger(reports)
    assert found is not None
    return found


def test_a_run_that_it_knows_is_as_it_says(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path)
    assert word_on(follow(tmp_path / "known"), ledger) == Word()
    assert word_on(follow(tmp_path / "known"), None) == Word()


def test_another_journal_under_a_known_name_is_told(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path)
    journal = tmp_path / "known" / JOURNAL
    journal.write_bytes(journal.read_bytes().replace(b"exit_code", b"code_exit"))
    assert word_on(follow(tmp_path / "known"), ledger).problems


@pytest.mark.parametrize("earlier", [timedelta(), timedelta(days=9)])
def test_a_run_that_began_after_it_did_would_be_known(earlier: timedelta, tmp_path: Path) -> None:
    began = story.write(tmp_path, story.passed(), "stranger")
    ledger = ledger_of(tmp_path, _began(began) - earlier)
    assert word_on(follow(began), ledger) == Word(problems=(ELSEWHERE,))


def test_a_run_that_says_it_is_older_cannot_be_compared(tmp_path: Path) -> None:
    stranger = run_in(tmp_path, "stranger")
    ledger = ledger_of(tmp_path, _began(stranger) + timedelta(seconds=1))
    assert word_on(follow(stranger), ledger) == Word(uncompared=(OLDER,))
    assert word_on(follow(stranger), RunLedger()) == Word(uncompared=(OLDER,))


def test_a_journal_without_a_record_says_nothing(tmp_path: Path) -> None:
    ledger, stranger = ledger_of(tmp_path), run_in(tmp_path, "stranger")
    for junk in (b"", b"junk\n"):
        (stranger / JOURNAL).write_bytes(junk)
        assert word_on(follow(stranger), ledger) == Word()
    with pytest.raises(UnreadableJournal):
        word_on(follow(tmp_path / "gone"), ledger)


def test_a_ledger_goes_on_from_the_one_that_was_kept(tmp_path: Path) -> None:
    kept = ledger_of(tmp_path)
    enter_anew(tmp_path / "known", Kind.ENDED, NOW)
    grown = read_ledger(tmp_path)
    assert grown is not None
    assert list(not_continued(kept, kept)) == list(not_continued(kept, grown)) == []
    other = f"{LEDGER} here is not the one kept elsewhere: n 2 was changed or is gone"
    assert list(not_continued(grown, kept)) == [other]
    first = f"{LEDGER} here is not the one kept elsewhere: n 1 was changed or is gone"
    assert list(not_continued(grown, None)) == [first]
    junk = parsed(b"junk\n")
    assert list(not_continued(junk, grown)) == [f"{LEDGER} line 1 is none of ours", first]


def _began(folder: Path) -> datetime:
    from commdrill.record.chain import read_whole

    return read_whole(folder)[0].at.replace(microsecond=0)
