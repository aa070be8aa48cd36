"""Files and folders that were taken away, added, swapped, or lie elsewhere."""

import shutil
from pathlib import Path

import pytest

from tests.app.forgeries.audited import (
    GREEN,
    RED,
    each_is_told,
    signed_by_whoever_has_the_key,
    sums_anew,
    verified,
)


def swap_evidence(reports: Path) -> None:
    run = reports / GREEN
    piece = next(run.glob("evidence/customer-email-*"))
    piece.write_bytes(piece.read_bytes().replace(b"unavailable", b"available!!"))
    sums_anew(run)


def lead_elsewhere_where_another_ledger_lies(reports: Path) -> None:
    shutil.copytree(reports, reports.parent / "elsewhere")
    shutil.rmtree(reports / RED)
    (reports / RED).symlink_to(reports.parent / "elsewhere" / RED)


def swap_folders(reports: Path) -> None:
    (reports / RED).rename(reports / "aside")
    (reports / GREEN).rename(reports / RED)
    (reports / "aside").rename(reports / GREEN)


def put_a_green_run_in_the_red_ones_place(reports: Path) -> None:
    shutil.rmtree(reports / RED)
    shutil.copytree(reports / GREEN, reports / RED)


def add_a_file_that_nobody_signed(reports: Path) -> None:
    (reports / RED / ".note").write_text("all was well")


def keep_a_piece_of_evidence_elsewhere(reports: Path) -> None:
    piece = next((reports / RED / "evidence").iterdir())
    piece.rename(reports.parent / "elsewhere")
    piece.symlink_to(reports.parent / "elsewhere")


def add_files_that_are_called_like_sums(reports: Path) -> None:
    run = reports / GREEN
    (run / "SHA256SUMS.note").write_text("all was well")
    (run / "SHA256SUMS.d").mkdir()
    (run / "SHA256SUMS.d" / "report.html").write_text("all was well")


def take_a_piece_of_evidence_away_with_the_key(reports: Path) -> None:
    next((reports / RED / "evidence").iterdir()).unlink()
    signed_by_whoever_has_the_key(reports / RED)


def add_evidence_with_the_key(reports: Path) -> None:
    (reports / RED / "evidence" / "more-0123456789abcdef.txt").write_text("all was well")
    signed_by_whoever_has_the_key(reports / RED)


def add_a_report_of_their_own_with_the_key(reports: Path) -> None:
    (reports / RED / "statement.html").write_text("all was well")
    signed_by_whoever_has_the_key(reports / RED)


test_it_is_told_by_verify_and_by_the_shell = each_is_told(
    [
        swap_evidence,
        lead_elsewhere_where_another_ledger_lies,
        swap_folders,
        put_a_green_run_in_the_red_ones_place,
        add_a_file_that_nobody_signed,
        keep_a_piece_of_evidence_elsewhere,
        add_files_that_are_called_like_sums,
        take_a_piece_of_evidence_away_with_the_key,
        add_evidence_with_the_key,
        add_a_report_of_their_own_with_the_key,
    ]
)


def test_a_journal_that_became_a_link_hides_no_other_run(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = audited / "reports" / RED / "journal.jsonl"
    journal.rename(audited / "elsewhere")
    journal.symlink_to(audited / "elsewhere")
    assert verified(audited) == 1
    said = capsys.readouterr().out
    assert f"{journal} is a link" in said
    assert f"{GREEN}: whole and unchanged" in said
