"""Runs that are gone or were copied, and the ledger that knows of them."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.run_ledger import LEDGER, Kind
from tests.app.forgeries.audited import (
    GREEN,
    LAST,
    RED,
    each_is_told,
    lines_of,
    made_anew,
    signed_by_whoever_has_the_key,
)
from tests.app.forgeries.test_journals import turn_red_into_green
from tests.reports.anew import enter_anew


def take_a_red_folder_away(reports: Path) -> None:
    shutil.rmtree(reports / RED)


def take_the_last_folder_away(reports: Path) -> None:
    shutil.rmtree(reports / LAST)


def take_it_away_with_its_ledger_lines(reports: Path) -> None:
    """All of them, chained anew: only a ledger kept elsewhere can tell."""
    shutil.rmtree(reports / RED)
    entries = [json.loads(line) for line in (reports / LEDGER).read_bytes().splitlines()]
    prev, anew = FIRST_PREV, list[bytes]()
    for number, entry in enumerate((one for one in entries if one["run"] != RED), start=1):
        anew.append(json.dumps(entry | {"n": number, "prev": prev}).encode())
        prev = link(anew[-1])
    (reports / LEDGER).write_bytes(b"".join(line + b"\n" for line in anew))


def take_the_ledger_away(reports: Path) -> None:
    (reports / LEDGER).unlink()


def enter_the_last_line_twice(reports: Path) -> None:
    lines = (reports / LEDGER).read_bytes().splitlines(keepends=True)
    (reports / LEDGER).write_bytes(b"".join([*lines, lines[-1]]))


def copy_a_green_run(reports: Path) -> None:
    shutil.copytree(reports / GREEN, reports / LAST.replace("0003", "0004"))


def enter_a_run_of_half_a_year_ago(reports: Path) -> None:
    """With a ledger that goes on: it was entered on another day."""
    run = Path(shutil.copytree(reports / GREEN, reports / GREEN.replace("202611", "202605")))
    moved = [line.replace(b"2026-11-", b"2026-05-").replace(b"202611", b"202605")
             for line in lines_of(run)]  # fmt: skip
    made_anew(run, moved)
    for kind in (Kind.STARTED, Kind.ENDED):
        enter_anew(run, kind, datetime(2026, 11, 23, 12, tzinfo=UTC))


def enter_a_run_between_two_others(reports: Path) -> None:
    """Chained anew, so that only its times tell."""
    run = reports / GREEN
    enter_anew(run, Kind.STARTED, datetime(2026, 11, 23, 2, tzinfo=UTC))


def turn_it_green_with_the_key_and_a_line_more_in_the_ledger(reports: Path) -> None:
    """Whoever has the key is told by the ledger alone, which knew another journal of it."""
    turn_red_into_green(reports)
    run = reports / RED
    signed_by_whoever_has_the_key(run)
    enter_anew(run, Kind.ENDED, datetime(2026, 11, 23, 12, tzinfo=UTC))


test_it_is_told_by_verify_and_by_the_shell = each_is_told(
    [
        take_a_red_folder_away,
        take_the_last_folder_away,
        take_it_away_with_its_ledger_lines,
        take_the_ledger_away,
        enter_a_run_of_half_a_year_ago,
        enter_the_last_line_twice,
        copy_a_green_run,
        turn_it_green_with_the_key_and_a_line_more_in_the_ledger,
        enter_a_run_between_two_others,
    ]
)


def test_a_run_is_not_whole_by_a_ledger_that_is_not(audited: Path) -> None:
    enter_the_last_line_twice(audited / "reports")
    assert main(["verify", str(audited / "reports" / LAST)]) == 1


def test_each_run_is_asked_of_the_ledger_beside_it(audited: Path, tmp_path: Path) -> None:
    others = Path(shutil.copytree(audited / "reports", tmp_path / "others"))
    enter_the_last_line_twice(others)
    assert main(["verify", str(audited / "reports" / RED), str(others / GREEN)]) == 1


def test_a_ledger_whose_times_go_backwards_is_told(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    enter_a_run_between_two_others(audited / "reports")
    assert main(["verify", str(audited / "reports" / GREEN)]) == 1
    assert "its times go backwards" in capsys.readouterr().out


def test_a_copy_that_says_so_by_its_name_is_whole_and_told(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = audited / "reports" / f"{GREEN}-kept"
    shutil.copytree(audited / "reports" / GREEN, copy)
    assert main(["verify", str(copy)]) == 0
    assert f"note: this folder is a copy of run {GREEN}" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["coverage", "due", f"report reports/{RED}"])
def test_who_reads_a_run_made_anew_is_told_that_the_ledger_knows_another(
    command: str,
    audited: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its chain holds: nothing else tells."""
    (audited / "plans").mkdir(exist_ok=True)
    monkeypatch.chdir(audited)
    asked = ["--root", ".", *command.split()]
    assert main(asked) == 0
    assert "another journal" not in capsys.readouterr().err
    turn_red_into_green(audited / "reports")
    assert main(asked) == 0
    said = f"knows another journal of run {RED}: it was changed since, or made anew"
    assert capsys.readouterr().err.count(said) == 1
