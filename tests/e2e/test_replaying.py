"""A forger makes a whole run folder anew, and `verify --replay` judges it again from what it keeps."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from commdrill.app.cli import main
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.checksums import checksums, digest, written
from tests.reports.anew import write_anew

from .company import open_for_business
from .conftest import DRILL, ENVIRONMENT, PLAN, Project, patient

Edit = Callable[[dict[str, Any]], dict[str, Any] | None]


def _run(stack: ExitStack, folder: Path, *ways: str) -> Path:
    root, company = folder / "shop", folder / "company"
    root.mkdir(parents=True)
    company.mkdir()
    port = stack.enter_context(open_for_business(company, *ways))
    (root / "plan.yaml").write_text(patient(PLAN, ways))
    (root / "environment.yaml").write_text(ENVIRONMENT.format(port=port, mail=company / "mail"))
    (root / "drill.yaml").write_text(DRILL)
    shop = Project(root, port, company / "broken")
    assert shop.run("run").returncode in (0, 1)
    (run,) = shop.runs
    return run


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """One run that passed, and one in which the page named no time and nobody wrote to Ana."""
    folder = tmp_path_factory.mktemp("replayed")
    with ExitStack() as stack:
        yield {
            "green": _run(stack, folder / "green"),
            "red": _run(stack, folder / "red", "page-no-eta", "ana-forgotten"),
        }


@pytest.fixture
def run_of(runs: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    def copied(name: str) -> Path:
        return Path(shutil.copytree(runs[name], tmp_path / runs[name].name))

    return copied


def made_anew(run: Path, edit: Edit = lambda line: line) -> None:
    """Journal, chain, digests of evidence, reports and sums agree with each other afterwards."""
    prev, anew = FIRST_PREV, list[bytes]()
    for line in (run / "journal.jsonl").read_bytes().splitlines():
        data = edit(json.loads(line))
        if data is None:
            continue
        if "sha256sums" in data:
            paths = [entry.partition("  ")[2] for entry in data["sha256sums"]]
            data["sha256sums"] = [f"{digest(run / path)}  {path}" for path in paths]
        data |= {"seq": len(anew) + 1, "prev": prev}
        anew.append(json.dumps(data, ensure_ascii=False).encode())
        prev = link(anew[-1])
    (run / "journal.jsonl").write_bytes(b"".join(line + b"\n" for line in anew))
    write_anew(run)
    (run / "SHA256SUMS").write_text(written(checksums(run)))


def green(line: dict[str, Any]) -> dict[str, Any]:
    """What failed has passed."""
    if line["event"] in {"StepDecided", "RunFinished"}:
        line |= {"outcome": "passed"}
    return line | ({"exit_code": 0} if line["event"] == "RunFinished" else {})


def replayed(run: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["verify", str(run), "--replay"])
    return code, capsys.readouterr().out


def page_that_says(run: Path, words: str) -> None:
    (page,) = (p for p in run.glob("evidence/page-*.html") if b"45 minutes" in p.read_bytes())
    page.write_bytes(page.read_bytes().replace(b"within 45 minutes", words.encode()))


def test_honest_runs_are_borne_out(
    runs: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for run in runs.values():
        code, said = replayed(run, capsys)
        assert code == 0, said
        assert "9 of 9 verdicts judged again, and borne out" in said
        assert "not judged again: page-tells: that it stayed" in said or run == runs["red"]


def test_what_was_made_anew_is_whole_without_it(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_of("red")
    made_anew(run, green)
    assert main(["verify", str(run)]) == 0
    code, said = replayed(run, capsys)
    assert code == 1
    for step in ("page-tells", "email-tells", "sms-tells", "email-restored"):
        assert re.search(rf"step {step}: recorded as passed .*, failed: ", said), said


def test_what_failed_is_neither_skipped_nor_hidden_as_untold(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def told_as(outcome: str) -> Edit:
        def edit(line: dict[str, Any]) -> dict[str, Any]:
            is_bad = line["event"] == "StepDecided" and line["outcome"] != "passed"
            return line | ({"outcome": outcome, "reason": "nobody looked"} if is_bad else {})

        return edit

    run = run_of("red")
    made_anew(run, told_as("skipped"))
    code, said = replayed(run, capsys)
    assert code == 1
    assert "step page-tells: recorded as skipped, and an observer looks at it" in said
    made_anew(run, told_as("error"))
    _, said = replayed(run, capsys)
    assert "4 of them are not: no verdict in the run either (4)" in said
    assert (
        "page-tells: no verdict in the run either: it ended in error: nobody looked; by its" in said
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("soon", "soon"),
        ("within 30 hours", "30 hours"),
        ("by 10:00 UTC on 3 January 2020", "2020"),
    ],
)
def test_evidence_that_was_swapped_bears_nothing_out(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str], words: str, why: str
) -> None:
    run = run_of("green")
    page_that_says(run, words)
    made_anew(run)
    code, said = replayed(run, capsys)
    assert code == 1
    assert "step page-tells: recorded as passed" in said
    assert why in said, said


@pytest.mark.parametrize(
    ("glob", "swap", "step"),
    [
        ("api-*.json", (b"CHECKOUT_UNAVAILABLE", b"OUT_OF_ORDER"), "api-tells"),
        ("page-*.headers.txt", (b" 503 ", b" 200 "), "page-tells"),
        ("status-*.json", (b"major_outage", b"operational"), "status-tells"),
        ("email-*.eml", (b"Follow", b"Ignore"), "email-tells"),
        ("sms-*.json", ("Más en".encode(), b"Nada en"), "sms-tells"),
    ],
)
def test_each_kind_of_evidence_is_read_again(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str],
    glob: str, swap: tuple[bytes, bytes], step: str,
) -> None:  # fmt: skip
    run = run_of("green")
    found = [p for p in run.glob(f"evidence/{glob}") if swap[0] in p.read_bytes()]
    assert found
    for piece in found:
        piece.write_bytes(piece.read_bytes().replace(*swap))
    made_anew(run)
    code, said = replayed(run, capsys)
    assert code == 1
    assert f"step {step}: recorded as passed" in said


def test_failed_steps_that_were_cut_out_are_promised_by_the_documents(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    gone = {"page-tells", "email-tells", "sms-tells", "email-restored"}

    def cut(line: dict[str, Any]) -> dict[str, Any] | None:
        if line["event"] == "RunStarted":
            line["steps"] = [step for step in line["steps"] if step["id"] not in gone]
        told = line["event"] in {"StepDecided", "StepSeen", "FindingMade"}
        return None if told and line["step"] in gone else green(line)

    run = run_of("red")
    made_anew(run, cut)
    code, said = replayed(run, capsys)
    assert code == 1
    assert "step email-tells: its documents promise it, the run left it out" in said


@pytest.mark.parametrize(
    ("told", "why"), [({"stage": "staging"}, "stage staging"), ({"pace": 10.0}, "pace 10")]
)
def test_a_place_that_the_documents_do_not_name_is_told(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str],
    told: dict[str, Any], why: str,
) -> None:  # fmt: skip
    def moved(line: dict[str, Any]) -> dict[str, Any]:
        if line["event"] == "RunStarted":
            line["environment"] |= told
        return line

    run = run_of("green")
    made_anew(run, moved)
    code, said = replayed(run, capsys)
    assert code == 1
    assert why in said, said


def test_a_run_ends_as_its_steps_make_it(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_of("red")
    made_anew(run, lambda line: green(line) if line["event"] == "RunFinished" else line)
    code, said = replayed(run, capsys)
    assert code == 1
    assert "the run is recorded as passed; its steps make it failed" in said


def test_nobodys_word_stands_for_what_an_observer_looks_at(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def attested(line: dict[str, Any]) -> dict[str, Any]:
        if line["event"] == "PreflightPassed":
            word = {
                "step": "email-tells",
                "by": "Ada",
                "outcome": "passed",
                "note": "",
                "evidence": [],
            }
            stamp = {name: line[name] for name in ("run", "at", "elapsed")}
            return {**stamp, "event": "StepAttested", **word}
        return line

    run = run_of("red")
    made_anew(run, attested)
    code, said = replayed(run, capsys)
    assert code == 1
    assert "step email-tells: Ada attests it, and an observer looks at it" in said


def test_a_limit_that_the_documents_do_not_set_is_told(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def laxer(line: dict[str, Any]) -> dict[str, Any]:
        if line["event"] == "RunStarted":
            line["steps"][0]["within"] = 60.0
        return line

    run = run_of("green")
    made_anew(run, laxer)
    code, said = replayed(run, capsys)
    assert code == 1
    assert "step page-tells: its documents promise something else than is recorded" in said


def test_a_plan_that_is_not_the_one_the_run_took_is_told(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_of("green")
    plan = run / "documents" / "plan.yaml"
    plan.write_text(plan.read_text() + "# as it should have been\n")
    made_anew(run)
    code, said = replayed(run, capsys)
    assert code == 1
    assert "plan.yaml is not the document that the run took" in said


def test_by_a_plan_that_is_kept_without_a_secret_nobody_is_accused(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_of("green")
    plan = run / "documents" / "plan.yaml"
    plan.write_text(plan.read_text().replace("You can keep browsing", "${env:SHOP_TOKEN}"))
    made_anew(run)
    code, said = replayed(run, capsys)
    assert code == 3
    assert "COULD NOT BE COMPARED" in said.splitlines()[0]
    assert "plan.yaml is kept without what it had in a secret's place" in said


def test_times_that_no_run_has_are_no_reason_to_wait(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def endless(line: dict[str, Any]) -> dict[str, Any]:
        return line | ({"began": 1e12, "ended": 1e300} if line["event"] == "Looked" else {})

    run = run_of("green")
    made_anew(run, endless)
    code, said = replayed(run, capsys)
    assert code in {1, 3}
    assert "judged again" in said


def test_what_another_version_judged_otherwise_could_not_be_compared(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def older(line: dict[str, Any]) -> dict[str, Any]:
        return green(line) | ({"version": "0.0.1"} if line["event"] == "RunStarted" else {})

    run = run_of("red")
    made_anew(run, older)
    code, said = replayed(run, capsys)
    assert code == 3
    assert "COULD NOT BE COMPARED" in said.splitlines()[0]
    assert "step email-tells: recorded as passed" in said


def test_without_evidence_or_documents_nothing_is_judged_again(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def forgotten(line: dict[str, Any]) -> dict[str, Any]:
        kept = [e for e in line.get("sha256sums", ()) if "documents/" not in e]
        return line | ({"sha256sums": kept} if "sha256sums" in line else {})

    run = run_of("green")
    shutil.rmtree(run / "documents")
    made_anew(run, forgotten)
    code, said = replayed(run, capsys)
    assert code == 3
    assert "not judged again: all of it: its documents cannot be read again" in said


def test_pruned_evidence_is_named_and_the_rest_judged(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_of("green")
    assert main(["prune", str(run), "--ending", ".eml", "--by", "Kim"]) == 0
    code, said = replayed(run, capsys)
    assert code == 0
    assert "7 of 9 verdicts judged again, and borne out" in said
    assert "2 of them are not: what was seen cannot be read again (2)" in said
    assert re.search(r"not judged again: email-tells: .* is not kept", said)


def test_where_a_secret_was_taken_out_nobody_is_accused(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_of("green")
    page_that_says(run, "${env:SHOP_TOKEN}")
    made_anew(run)
    code, said = replayed(run, capsys)
    assert code == 0
    assert "page-tells: a secret was taken out of its evidence: ${env:SHOP_TOKEN} stands" in said


def test_who_received_it_by_no_message_is_not_judged_again(
    run_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """That the receiving system named a hidden recipient, no evidence tells."""
    run = run_of("green")
    for mail in run.glob("evidence/email-*.eml"):
        mail.write_bytes(mail.read_bytes().replace(b"ana@drill", b"zoe@drill"))
    made_anew(run)
    code, said = replayed(run, capsys)
    assert code == 0
    assert "not judged again: email-tells: no evidence tells whom it reached: that ana is" in said
