"""Seals: who signed, when, and what lies beneath a later one."""

import shutil
import subprocess
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.record.run_ledger import LEDGER
from tests.app.forgeries.audited import (
    GREEN,
    LAST,
    RED,
    WHO,
    each_is_told,
    holds_by_shell,
    new_key,
    signed_by_whoever_has_the_key,
    verified,
)


def take_the_signature_away(reports: Path) -> None:
    (reports / RED / "SHA256SUMS.sig").unlink()


def sign_with_another_key(reports: Path) -> None:
    run, key = reports / RED, new_key(reports.parent, "forger")
    (run / "SHA256SUMS.sig").unlink()
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(key), "-n", "commdrill", "SHA256SUMS"]
    subprocess.run(command, cwd=run, check=True)


def put_another_runs_signature_there(reports: Path) -> None:
    shutil.copy(reports / GREEN / "SHA256SUMS.sig", reports / RED / "SHA256SUMS.sig")


def lay_a_page_beside_an_older_seal(reports: Path) -> None:
    run = reports / GREEN
    assert main(["sign-off", str(run), "--by", "Noor"]) == 0
    assert main(["seal", str(run), "--key", str(reports.parent / "auditor")]) == 0
    (run / "seals" / "1" / "report.html").write_text("all was well")
    signed_by_whoever_has_the_key(run)


test_it_is_told_by_verify_and_by_the_shell = each_is_told(
    [
        take_the_signature_away,
        sign_with_another_key,
        put_another_runs_signature_there,
        lay_a_page_beside_an_older_seal,
    ]
)


def test_a_later_seal_leaves_the_first_one_and_both_are_shown(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = audited / "reports" / GREEN
    assert main(["prune", str(run), "--ending", ".eml", "--by", "Kim"]) == 0
    assert main(["seal", str(run), "--key", str(audited / "auditor")]) == 0
    shutil.copy(audited / "reports" / LEDGER, audited / "kept.jsonl")
    assert verified(audited) == 0
    assert (run / "seals" / "1" / "SHA256SUMS.sig").is_file()
    assert holds_by_shell(audited)
    said = capsys.readouterr().out
    told = said[said.index(f"{GREEN}: whole") : said.index(f"{LAST}: whole")]
    assert told.count(f"signed by {WHO}") == 2


def test_a_run_that_is_not_whole_is_not_sealed(audited: Path) -> None:
    run = audited / "reports" / RED
    (run / "report.json").write_text("{}")
    assert main(["seal", str(run), "--key", str(audited / "auditor")]) != 0


def test_a_key_that_has_expired_counts_at_its_time(audited: Path) -> None:
    key = (audited / "auditor.pub").read_text()
    for until, code in (("20270101", 0), ("20260101", 1)):
        (audited / "signers").write_text(f'{WHO} valid-before="{until}" {key}')
        assert (verified(audited), holds_by_shell(audited)) == (code, not code)
