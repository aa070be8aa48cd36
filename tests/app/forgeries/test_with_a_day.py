"""What a forger thinks of who has a day, the source, and mostly the key: twice told, half told, beside the point."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from commdrill.app.cli import main
from commdrill.record.run_ledger import LEDGER
from tests.app.forgeries.audited import (
    GREEN,
    LAST,
    RED,
    each_is_told,
    signed_by_whoever_has_the_key,
    sums_anew,
)

STEP = "status-investigating"  # of the red run: too late


def invent_a_time_stamp(reports: Path) -> None:
    (reports / GREEN / "SHA256SUMS.tsr").write_bytes(os.urandom(2000))


def tell_a_step_twice_to_ci(reports: Path) -> None:
    """GitLab drops the later one."""
    report = reports / RED / "junit.xml"
    case = f'<testcase name="{STEP}"'
    assert case in report.read_text()
    report.write_text(
        report.read_text().replace(case, f'{case} classname="x" time="0.1"/>\n{case}', 1)
    )
    signed_by_whoever_has_the_key(reports / RED)


def tell_a_step_twice_to_machines(reports: Path) -> None:
    """Of two keys alike most parsers take the last."""
    report = reports / RED / "report.json"
    told = re.sub(
        rf'("id": "{STEP}",(?:\n.*?){{1,9}}"outcome": "failed",)',
        r'\1\n      "outcome": "passed",', report.read_text(), count=1,
    )  # fmt: skip
    assert told != report.read_text()
    report.write_text(told)
    signed_by_whoever_has_the_key(reports / RED)


def tell_the_run_twice_to_machines(reports: Path) -> None:
    report = reports / RED / "report.json"
    told = report.read_text().replace(
        '  "outcome": "failed",', '  "outcome": "failed",\n  "outcome": "passed",', 1
    )
    assert told != report.read_text()
    report.write_text(told)
    signed_by_whoever_has_the_key(reports / RED)


def tell_a_step_twice_to_people(reports: Path) -> None:
    """The true one in a comment."""
    report = reports / RED / "report.html"
    true = f'<tbody class="failed" id="step-{STEP}">'
    assert true in report.read_text()
    report.write_text(
        report.read_text().replace(
            true, f'<!--\n{true}\n--><tbody class="passed" id="step-{STEP}">'
        )
    )
    signed_by_whoever_has_the_key(reports / RED)


def tell_the_run_twice_to_people(reports: Path) -> None:
    report = reports / RED / "report.html"
    true = '<header class="failed">'
    assert true in report.read_text()
    report.write_text(report.read_text().replace(true, f'<!--\n{true}\n--><header class="passed">'))
    signed_by_whoever_has_the_key(reports / RED)


def put_junk_in_an_older_seal(reports: Path) -> None:
    run = reports / GREEN
    assert main(["sign-off", str(run), "--by", "Noor"]) == 0
    assert main(["seal", str(run), "--key", str(reports.parent / "auditor")]) == 0
    (run / "seals" / "1" / "SHA256SUMS.sig").write_text("all was well")
    signed_by_whoever_has_the_key(run)


def change_what_an_older_seal_is_on(reports: Path) -> None:
    run = reports / GREEN
    assert main(["sign-off", str(run), "--by", "Noor"]) == 0
    assert main(["seal", str(run), "--key", str(reports.parent / "auditor")]) == 0
    sums = run / "seals" / "1" / "SHA256SUMS"
    sums.write_text(sums.read_text().replace("0", "1"))
    signed_by_whoever_has_the_key(run)


def list_a_file_twice(reports: Path) -> None:
    sums = reports / RED / "SHA256SUMS"
    sums_anew(reports / RED)
    sums.write_text(f"{'0' * 64}  report.json\n{sums.read_text()}")
    sign(reports / RED)


def list_a_file_of_elsewhere(reports: Path) -> None:
    sums = reports / RED / "SHA256SUMS"
    (line,) = (one for one in sums.read_text().splitlines() if one.endswith("  report.json"))
    sums.write_text(f"{sums.read_text()}{line.replace('report.json', f'../{RED}/report.json')}\n")
    sign(reports / RED)


def sign_it_for_something_else(reports: Path) -> None:
    run = reports / GREEN
    (run / "SHA256SUMS.sig").unlink()
    sign(run, "git")


def lay_an_empty_line_in_the_ledger(reports: Path) -> None:
    with (reports / LEDGER).open("ab") as ledger:
        ledger.write(b"\n")


def file_a_red_run_away(reports: Path) -> None:
    (reports / "archive").mkdir()
    (reports / RED).rename(reports / "archive" / RED)


def put_a_pipe_where_the_signature_was(reports: Path) -> None:
    """An auditor's shell would wait for ever."""
    (reports / RED / "SHA256SUMS.sig").unlink()
    os.mkfifo(reports / RED / "SHA256SUMS.sig")


def put_a_folder_where_the_ledger_was(reports: Path) -> None:
    (reports / LEDGER).unlink()
    (reports / LEDGER).mkdir()


def swap_two_pieces_of_evidence(reports: Path) -> None:
    one, other = sorted((reports / RED / "evidence").iterdir())[:2]
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)
    signed_by_whoever_has_the_key(reports / RED)


def tell_of_a_run_that_never_was(reports: Path) -> None:
    """Whole, signed, and nowhere in the ledger."""
    run = reports / LAST.replace("0003", "0009")
    shutil.copytree(reports / LAST, run)
    journal = run / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"-0003", b"-0009"))
    signed_by_whoever_has_the_key(run)


def sign(run: Path, namespace: str = "commdrill") -> None:
    (run / "SHA256SUMS.sig").unlink(missing_ok=True)
    key = str(run.parents[1] / "auditor")
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", key, "-n", namespace, "SHA256SUMS"]
    subprocess.run(command, cwd=run, check=True)


test_it_is_told_by_verify_and_by_the_shell = each_is_told(
    [
        invent_a_time_stamp,
        tell_a_step_twice_to_ci,
        tell_a_step_twice_to_machines,
        tell_the_run_twice_to_machines,
        tell_a_step_twice_to_people,
        tell_the_run_twice_to_people,
        put_junk_in_an_older_seal,
        change_what_an_older_seal_is_on,
        list_a_file_twice,
        list_a_file_of_elsewhere,
        sign_it_for_something_else,
        lay_an_empty_line_in_the_ledger,
        file_a_red_run_away,
        put_a_pipe_where_the_signature_was,
        put_a_folder_where_the_ledger_was,
        swap_two_pieces_of_evidence,
        tell_of_a_run_that_never_was,
    ]
)
