"""Journals that a forger wrote anew, cut or went on with."""

import json
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.app.cli import main
from commdrill.record.run_ledger import LEDGER
from tests.app.forgeries.audited import (
    GREEN,
    LAST,
    RED,
    add_a_line_with_the_key,
    each_is_told,
    lines_of,
    made_anew,
    sums_anew,
)


def tell_another_version_and_rewrite_the_reports(reports: Path) -> None:
    run = reports / RED
    lines = lines_of(run)
    version = f'"version": "{__version__}"'.encode()
    assert version in lines[0]
    made_anew(run, [lines[0].replace(version, b'"version": "0.0.1"'), *lines[1:]])
    for report in (run / "report.json", run / "report.html", run / "junit.xml"):
        report.write_text(report.read_text().replace("failed", "passed"))
    sums_anew(run)


def turn_red_into_green(reports: Path) -> None:
    run = reports / RED
    made_anew(run, [line.replace(b'"failed"', b'"passed"') for line in lines_of(run)])


def cut_failed_steps_out(reports: Path) -> None:
    run = reports / RED
    kept = [line for line in lines_of(run) if b'"outcome": "failed", "reason"' not in line]
    assert len(kept) < len(lines_of(run))
    made_anew(run, kept)


def backdate(reports: Path) -> None:
    run = (reports / RED).rename(reports / RED.replace("202611", "202605"))
    moved = [line.replace(b"2026-11-", b"2026-05-").replace(b"202611", b"202605")
             for line in lines_of(run)]  # fmt: skip
    made_anew(run, moved)


def tell_a_sandbox_as_dev(reports: Path) -> None:
    run = reports / GREEN
    first, *rest = lines_of(run)
    data = json.loads(first)
    data["environment"] = {"id": "dev", "stage": "dev", "pace": 1.0}
    made_anew(run, [json.dumps(data).encode(), *rest])


def say_one_word_more(reports: Path) -> None:
    run = reports / GREEN
    *_, last = lines_of(run)
    word = {"event": "SignedOff", "by": "Kim", "note": ""}
    line = {key: json.loads(last)[key] for key in ("run", "at", "elapsed")} | word
    made_anew(run, [*lines_of(run), json.dumps(line).encode()])


def end_within_a_line(reports: Path) -> None:
    with (reports / RED / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"run": "')
    sums_anew(reports / RED)


def edit_the_last_line(reports: Path) -> None:
    run = reports / RED
    *lines, last = lines_of(run)
    edited = last.replace(b'"exit_code": 1', b'"exit_code": 0')
    assert edited != last
    (run / "journal.jsonl").write_bytes(b"".join(line + b"\n" for line in [*lines, edited]))
    sums_anew(run)


def first_failed(run: Path) -> dict[str, object]:
    told = (json.loads(line) for line in lines_of(run) if b'"StepDecided"' in line)
    failed: dict[str, object] = next(line for line in told if line["outcome"] == "failed")
    return {
        key: failed[key] for key in failed if key not in {"run", "seq", "at", "elapsed", "prev"}
    }


def decide_a_step_once_more_after_the_end(reports: Path) -> None:
    run = reports / RED
    add_a_line_with_the_key(run, first_failed(run) | {"outcome": "passed", "sha256sums": []})


def attest_what_an_observer_saw(reports: Path) -> None:
    run, by = reports / RED, {"by": "Boss", "outcome": "passed", "note": "", "evidence": []}
    step = first_failed(run)["step"]
    add_a_line_with_the_key(run, {"event": "StepAttested", "step": step, **by})


def end_the_run_once_more(reports: Path) -> None:
    end = {"event": "RunFinished", "outcome": "passed", "exit_code": 0, "restored": True}
    add_a_line_with_the_key(reports / RED, end)


def begin_the_run_once_more(reports: Path) -> None:
    first = json.loads(lines_of(reports / RED)[0])
    told = {key: first[key] for key in first if key not in {"run", "seq", "at", "elapsed", "prev"}}
    add_a_line_with_the_key(reports / RED, told)


def add_a_line_of_another_run(reports: Path) -> None:
    word = {"event": "SignedOff", "by": "Kim", "note": "", "run": LAST}
    add_a_line_with_the_key(reports / GREEN, word)


def say_what_nobody_seals(reports: Path) -> None:
    run = reports / GREEN
    assert main(["attest", str(run), "call-partners", "--by", "Boss", "--passed"]) == 0


test_it_is_told_by_verify_and_by_the_shell = each_is_told(
    [
        tell_another_version_and_rewrite_the_reports,
        turn_red_into_green,
        cut_failed_steps_out,
        backdate,
        tell_a_sandbox_as_dev,
        say_one_word_more,
        end_within_a_line,
        edit_the_last_line,
        decide_a_step_once_more_after_the_end,
        attest_what_an_observer_saw,
        end_the_run_once_more,
        begin_the_run_once_more,
        add_a_line_of_another_run,
        say_what_nobody_seals,
    ]
)


def test_the_version_is_no_escape_without_ledger_and_seal(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = audited / "reports"
    tell_another_version_and_rewrite_the_reports(reports)
    (reports / LEDGER).unlink()
    (reports / RED / "SHA256SUMS.sig").unlink()
    assert main(["verify", str(reports / RED)]) == 1
    said = capsys.readouterr().out
    assert 'outcome is "passed", the journal says "failed"' in said
