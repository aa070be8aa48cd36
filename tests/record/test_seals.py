"""Seals of before a later word: kept aside, and held against what they vouch for."""

from pathlib import Path

import pytest

from commdrill.record.checksums import checksums, written
from commdrill.record.folder import CHECKSUMS, JOURNAL, SIGNATURE, STAMP
from commdrill.record.seals import changed_since, is_sealed, put_aside, seals_of
from tests.reports import story


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run with evidence and a document, and its sums."""
    folder = story.write(tmp_path, story.passed())
    (folder / "documents").mkdir()
    (folder / "documents" / "plan.yaml").write_text("kind: plan\n")
    (folder / "report.html").write_text("passed")
    (folder / CHECKSUMS).write_text(written(checksums(folder)))
    return folder


def sealed(folder: Path, by: str = SIGNATURE) -> Path:
    (folder / CHECKSUMS).write_text(written(checksums(folder)))
    (folder / by).write_text("signed")
    return folder


@pytest.mark.parametrize("by", [SIGNATURE, STAMP])
def test_a_run_is_sealed_by_either(by: str, run: Path) -> None:
    assert (is_sealed(run), list(seals_of(run))) == (False, [])
    sealed(run, by)
    assert (is_sealed(run), list(seals_of(run))) == (True, [run])


def test_seals_are_kept_aside_in_their_order_with_the_sums_they_are_on(run: Path) -> None:
    for number in range(11):
        (sealed(run) / SIGNATURE).write_text(f"seal {number}")
        put_aside(run)
        assert not is_sealed(run)
        assert not (run / CHECKSUMS).exists()
    sealed(run)
    *aside, own = seals_of(run)
    assert own == run
    assert [(one / SIGNATURE).read_text() for one in aside] == [f"seal {n}" for n in range(11)]
    assert all((one / CHECKSUMS).is_file() for one in aside)
    assert not (aside[0] / STAMP).exists()


def aside(run: Path) -> Path:
    put_aside(sealed(run))
    return run / "seals" / "1"


def told(run: Path, seal: Path) -> list[str]:
    return list(changed_since(run, seal, checksums(run)))


def test_a_later_word_and_reports_made_anew_change_nothing_that_was_sealed(run: Path) -> None:
    seal = aside(run)
    (run / "report.html").write_text("attested")
    with (run / JOURNAL).open("ab") as journal:
        journal.write(b'{"said": "later"}\n')
    assert told(run, seal) == []


@pytest.mark.parametrize("folder", ["evidence", "documents"])
def test_what_lasts_is_as_it_was_sealed(folder: str, run: Path) -> None:
    seal = aside(run)
    name = next((run / folder).iterdir())
    name.write_bytes(b"other")
    assert told(run, seal) == [f"{folder}/{name.name} is not what was sealed"]
    name.unlink()  # that it is gone is told by its record
    assert told(run, seal) == []


def test_a_journal_may_only_have_grown(run: Path) -> None:
    seal = aside(run)
    lines = (run / JOURNAL).read_bytes().splitlines(keepends=True)
    for changed in (lines[:-1], lines[1:], [*lines[:-1], b"{}\n", lines[-1]]):
        (run / JOURNAL).write_bytes(b"".join(changed))
        assert told(run, seal) == ["journal.jsonl is not the one that was sealed, gone on with"]
