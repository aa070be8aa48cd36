"""What a forger does to run folders: `verify` tells each, and so do coreutils and OpenSSH alone."""

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.app.cli import main
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.checksums import checksums, written
from commdrill.record.run_ledger import LEDGER, Kind
from commdrill.reports.page import enclosed
from tests.reports import story
from tests.reports.anew import enter_anew, write_anew

README = Path(__file__).parents[2] / "README.md"
PROOF = enclosed("proof.sh")
WHO = "auditor@anycompany.example"
RED, GREEN, LAST = (f"2026112{n}T100000Z-checkout-outage-000{n}" for n in (1, 2, 3))


def new_key(folder: Path, name: str) -> Path:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
    subprocess.run(command, check=True)
    return folder / name


def run_in(reports: Path, name: str, moments: list[story.Moment]) -> None:
    began = (0.0, story.started(version=__version__))
    folder = story.write(reports, [began, *moments[1:]], name)
    enter_anew(folder, Kind.STARTED, datetime(2026, 11, 23, 10, tzinfo=UTC))
    enter_anew(folder, Kind.ENDED, datetime(2026, 11, 23, 11, tzinfo=UTC))
    write_anew(folder)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three runs, the first of them red, sealed by an auditor; the ledger is kept elsewhere, too."""
    root = tmp_path_factory.mktemp("audited")
    reports, key = root / "reports", new_key(root, "auditor")
    reports.mkdir()
    (root / "signers").write_text(f"{WHO} {key.with_suffix('.pub').read_text()}")
    for name, moments in ((RED, story.failed()), (GREEN, story.passed()), (LAST, story.passed())):
        run_in(reports, name, moments)
        assert main(["seal", str(reports / name), "--key", str(key)]) == 0
    shutil.copy(reports / LEDGER, root / "kept.jsonl")
    return root


@pytest.fixture
def audited(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "audited"))


def verified(audited: Path) -> int:
    return main([
        "verify", "--all", "--strict", "--report-dir", str(audited / "reports"),
        "--allowed-signers", str(audited / "signers"), "--ledger", str(audited / "kept.jsonl"),
    ])  # fmt: skip


def by_shell(audited: Path) -> int:
    """What the lines of README and of reports say, folder by folder."""
    variables = {
        "PATH": os.environ["PATH"],
        "SIGNERS": str(audited / "signers"),
        "WHO": WHO,
        "KEPT": str(audited / "kept.jsonl"),
    }
    folders = sorted(path.parent for path in audited.glob("reports/*/journal.jsonl"))
    command = ["bash", "-c", PROOF]
    codes = [
        subprocess.run(
            command, cwd=folder, env=variables | {"PWD": str(folder)}, check=False, timeout=60
        ).returncode
        for folder in folders
    ]
    return max(codes)


def lines_of(run: Path) -> list[bytes]:
    return (run / "journal.jsonl").read_bytes().splitlines()


def chained_anew(run: Path, lines: list[bytes]) -> None:
    prev, anew = FIRST_PREV, list[bytes]()
    for number, line in enumerate(lines, start=1):
        data = json.loads(line) | {"seq": number}
        data["prev"] = prev
        anew.append(json.dumps(data, ensure_ascii=False).encode())
        prev = link(anew[-1])
    (run / "journal.jsonl").write_bytes(b"".join(line + b"\n" for line in anew))


def made_anew(run: Path, lines: list[bytes]) -> None:
    """Chain, reports and sums agree with each other afterwards."""
    signature = (run / "SHA256SUMS.sig").read_bytes()
    chained_anew(run, lines)
    (run / "SHA256SUMS.sig").unlink()
    write_anew(run)
    (run / "SHA256SUMS.sig").write_bytes(signature)


def sums_anew(run: Path) -> None:
    (run / "SHA256SUMS").write_text(written(checksums(run)))


def signed_by_whoever_has_the_key(run: Path) -> None:
    """Sums and signature made anew."""
    sums_anew(run)
    (run / "SHA256SUMS.sig").unlink()
    key = str(run.parents[1] / "auditor")
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", key, "-n", "commdrill", "SHA256SUMS"]
    subprocess.run(command, cwd=run, check=True)


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


def swap_evidence(reports: Path) -> None:
    run = reports / GREEN
    piece = next(run.glob("evidence/customer-email-*"))
    piece.write_bytes(piece.read_bytes().replace(b"unavailable", b"available!!"))
    sums_anew(run)


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


def say_one_word_more(reports: Path) -> None:
    run = reports / GREEN
    *_, last = lines_of(run)
    word = {"event": "SignedOff", "by": "Kim", "note": ""}
    line = {key: json.loads(last)[key] for key in ("run", "at", "elapsed")} | word
    made_anew(run, [*lines_of(run), json.dumps(line).encode()])


def enter_a_run_of_half_a_year_ago(reports: Path) -> None:
    """With a ledger that goes on: it was entered on another day."""
    run = Path(shutil.copytree(reports / GREEN, reports / GREEN.replace("202611", "202605")))
    moved = [line.replace(b"2026-11-", b"2026-05-").replace(b"202611", b"202605")
             for line in lines_of(run)]  # fmt: skip
    made_anew(run, moved)
    for kind in (Kind.STARTED, Kind.ENDED):
        enter_anew(run, kind, datetime(2026, 11, 23, 12, tzinfo=UTC))


def lead_elsewhere_where_another_ledger_lies(reports: Path) -> None:
    shutil.copytree(reports, reports.parent / "elsewhere")
    shutil.rmtree(reports / RED)
    (reports / RED).symlink_to(reports.parent / "elsewhere" / RED)


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


def edit_a_report_and_its_sum(reports: Path) -> None:
    report = reports / RED / "report.json"
    report.write_text(report.read_text().replace('"outcome": "failed"', '"outcome": "passed"'))
    sums_anew(reports / RED)


def take_the_signature_away(reports: Path) -> None:
    (reports / RED / "SHA256SUMS.sig").unlink()


def sign_with_another_key(reports: Path) -> None:
    run, key = reports / RED, new_key(reports.parent, "forger")
    (run / "SHA256SUMS.sig").unlink()
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(key), "-n", "commdrill", "SHA256SUMS"]
    subprocess.run(command, cwd=run, check=True)


def put_another_runs_signature_there(reports: Path) -> None:
    shutil.copy(reports / GREEN / "SHA256SUMS.sig", reports / RED / "SHA256SUMS.sig")


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


def turn_it_green_with_the_key_and_a_line_more_in_the_ledger(reports: Path) -> None:
    """Whoever has the key is told by the ledger alone, which knew another journal of it."""
    turn_red_into_green(reports)
    run = reports / RED
    signed_by_whoever_has_the_key(run)
    enter_anew(run, Kind.ENDED, datetime(2026, 11, 23, 12, tzinfo=UTC))


def enter_a_run_between_two_others(reports: Path) -> None:
    """Chained anew, so that only its times tell."""
    run = reports / GREEN
    enter_anew(run, Kind.STARTED, datetime(2026, 11, 23, 2, tzinfo=UTC))


def add_files_that_are_called_like_sums(reports: Path) -> None:
    run = reports / GREEN
    (run / "SHA256SUMS.note").write_text("all was well")
    (run / "SHA256SUMS.d").mkdir()
    (run / "SHA256SUMS.d" / "report.html").write_text("all was well")


def change_what_a_page_says_of_a_step_with_the_key(reports: Path) -> None:
    report = reports / RED / "report.html"
    report.write_text(report.read_text().replace('class="failed"', 'class="passed"'))
    signed_by_whoever_has_the_key(reports / RED)


def change_what_the_report_for_machines_says_with_the_key(reports: Path) -> None:
    report = reports / RED / "report.json"
    report.write_text(report.read_text().replace('"outcome": "failed"', '"outcome": "passed"'))
    signed_by_whoever_has_the_key(reports / RED)


def change_what_ci_reads_with_the_key(reports: Path) -> None:
    report = reports / RED / "junit.xml"
    told = re.sub(r"<failure.*?</failure>", "", report.read_text(), flags=re.DOTALL)
    report.write_text(told)
    signed_by_whoever_has_the_key(reports / RED)


def change_what_the_run_came_to_with_the_key(reports: Path) -> None:
    report = reports / RED / "report.json"
    report.write_text(
        report.read_text().replace('  "outcome": "failed"', '  "outcome": "passed"', 1)
    )
    signed_by_whoever_has_the_key(reports / RED)


def take_a_piece_of_evidence_away_with_the_key(reports: Path) -> None:
    next((reports / RED / "evidence").iterdir()).unlink()
    signed_by_whoever_has_the_key(reports / RED)


def add_evidence_with_the_key(reports: Path) -> None:
    (reports / RED / "evidence" / "more-0123456789abcdef.txt").write_text("all was well")
    signed_by_whoever_has_the_key(reports / RED)


def add_a_report_of_their_own_with_the_key(reports: Path) -> None:
    (reports / RED / "statement.html").write_text("all was well")
    signed_by_whoever_has_the_key(reports / RED)


def add_a_line_with_the_key(run: Path, told: Mapping[str, object]) -> None:
    """Entered in the ledger, as if one of our commands had added it."""
    last = json.loads(lines_of(run)[-1])
    line = {**{key: last[key] for key in ("run", "at", "elapsed")}, **told}
    made_anew(run, [*lines_of(run), json.dumps(line).encode()])
    signed_by_whoever_has_the_key(run)
    enter_anew(run, Kind.AMENDED, datetime(2026, 11, 28, 23, tzinfo=UTC))


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


def lay_a_page_beside_an_older_seal(reports: Path) -> None:
    run = reports / GREEN
    assert main(["sign-off", str(run), "--by", "Noor"]) == 0
    assert main(["seal", str(run), "--key", str(reports.parent / "auditor")]) == 0
    (run / "seals" / "1" / "report.html").write_text("all was well")
    signed_by_whoever_has_the_key(run)


def say_what_nobody_seals(reports: Path) -> None:
    run = reports / GREEN
    assert main(["attest", str(run), "call-partners", "--by", "Boss", "--passed"]) == 0


FORGERIES: list[Callable[[Path], None]] = [
    tell_another_version_and_rewrite_the_reports,
    turn_red_into_green,
    swap_evidence,
    cut_failed_steps_out,
    backdate,
    tell_a_sandbox_as_dev,
    take_a_red_folder_away,
    take_the_last_folder_away,
    take_it_away_with_its_ledger_lines,
    take_the_ledger_away,
    say_one_word_more,
    enter_a_run_of_half_a_year_ago,
    lead_elsewhere_where_another_ledger_lies,
    end_within_a_line,
    enter_the_last_line_twice,
    copy_a_green_run,
    edit_the_last_line,
    edit_a_report_and_its_sum,
    take_the_signature_away,
    sign_with_another_key,
    put_another_runs_signature_there,
    swap_folders,
    put_a_green_run_in_the_red_ones_place,
    add_a_file_that_nobody_signed,
    keep_a_piece_of_evidence_elsewhere,
    turn_it_green_with_the_key_and_a_line_more_in_the_ledger,
    enter_a_run_between_two_others,
    add_files_that_are_called_like_sums,
    change_what_a_page_says_of_a_step_with_the_key,
    change_what_the_report_for_machines_says_with_the_key,
    change_what_ci_reads_with_the_key,
    change_what_the_run_came_to_with_the_key,
    take_a_piece_of_evidence_away_with_the_key,
    add_evidence_with_the_key,
    add_a_report_of_their_own_with_the_key,
    decide_a_step_once_more_after_the_end,
    attest_what_an_observer_saw,
    end_the_run_once_more,
    begin_the_run_once_more,
    add_a_line_of_another_run,
    lay_a_page_beside_an_older_seal,
    say_what_nobody_seals,
]


def test_readme_and_reports_print_the_same_commands(audited: Path) -> None:
    assert f"```bash\n{PROOF}```" in README.read_text()
    report = (audited / "reports" / RED / "report.html").read_text()
    assert f'<pre tabindex="0">{PROOF}</pre>' in html.unescape(report)


def test_what_nobody_touched_holds(audited: Path) -> None:
    assert verified(audited) == 0
    assert by_shell(audited) == 0


@pytest.mark.parametrize("forge", FORGERIES, ids=[forge.__name__ for forge in FORGERIES])
def test_a_forgery_is_told_by_verify_and_by_the_shell(
    forge: Callable[[Path], None], audited: Path
) -> None:
    forge(audited / "reports")
    assert verified(audited) in {1, 3}
    assert by_shell(audited) != 0


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


def test_what_could_not_be_compared_is_the_headline(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--strict", str(audited / "reports" / RED)]) == 3
    assert f"{RED}: COULD NOT BE COMPARED" in capsys.readouterr().out


def test_a_later_seal_leaves_the_first_one_and_both_are_shown(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = audited / "reports" / GREEN
    assert main(["prune", str(run), "--ending", ".eml", "--by", "Kim"]) == 0
    assert main(["seal", str(run), "--key", str(audited / "auditor")]) == 0
    shutil.copy(audited / "reports" / LEDGER, audited / "kept.jsonl")
    assert verified(audited) == 0
    assert (run / "seals" / "1" / "SHA256SUMS.sig").is_file()
    assert by_shell(audited) == 0
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
        assert (verified(audited), by_shell(audited)) == (code, code)


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
