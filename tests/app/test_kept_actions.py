"""Signing a run keeps with it who mends what it saw broken, and by when: its folder alone tells."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.app.cli import main
from tests.reports import story
from tests.reports.anew import write_anew

PLANS = Path(__file__).parents[2] / "plans"
ACTION = """\
  - id: A-31
    finding: {{plan: storefront, step: {step}}}
    text: The page hides its traces
    owner: Web team
    due: {due}
    ticket: WEB-7
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """One with a plan, and what is done about its steps."""
    shutil.copytree(PLANS, tmp_path / "project" / "plans")
    write_actions(tmp_path / "project", "2026-12-18")
    return tmp_path / "project"


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Handed on: it lies in no project."""
    return run_of(tmp_path / "handed-on", story.failed())


def run_of(reports: Path, moments: list[story.Moment]) -> Path:
    began = (0.0, story.started(environment=story.DEV, version=__version__))
    folder = story.write(reports, [began, *moments[1:]])
    write_anew(folder)
    return folder


def write_actions(project: Path, due: str, step: str = "page-tells-visitors") -> None:
    text = f"kind: actions\nactions:\n{ACTION.format(step=step, due=due)}"
    (project / "actions.yaml").write_text(text, encoding="utf-8")


def signed_off(run: Path, project: Path) -> int:
    return main(["sign-off", str(run), "--by", "Kim", "--root", str(project)])


def new_key(folder: Path) -> Path:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / "key")]
    subprocess.run(command, check=True)
    return folder / "key"


def events_of(run: Path) -> list[str]:
    lines = (run / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["event"] for line in lines]


def test_a_sign_off_keeps_them_and_reports_and_verify_tell(
    run: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signed_off(run, project) == 0
    assert main(["verify", str(run)]) == 0
    told = "Web team mends page-tells-visitors by 2026-12-18: The page hides its traces"
    assert f"note: {told} (A-31, WEB-7; as of " in capsys.readouterr().out
    report = json.loads((run / "report.json").read_text(encoding="utf-8"))
    (action,) = report["corrective_actions"]
    assert (action["owner"], action["due"], action["began"]) == ("Web team", "2026-12-18", None)
    page = (run / "report.html").read_text(encoding="utf-8")
    assert 'data-label="By">Web team</td><td data-label="Due">2026-12-18</td>' in page
    assert "Web team mends" in (run / "summary.md").read_text(encoding="utf-8")


def test_failed_steps_that_nobody_mends_are_told_once_somebody_signed(
    run: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(run)]) == 0
    assert "mends" not in capsys.readouterr().out
    assert signed_off(run, project) == 0
    assert main(["verify", str(run)]) == 0
    assert "nobody mends status-investigating: no action" in capsys.readouterr().out
    assert (
        "status-investigating" in json.loads((run / "report.json").read_text())["mended_by_nobody"]
    )


def test_a_seal_keeps_them_too_and_signs_them(run: Path, project: Path, tmp_path: Path) -> None:
    key = new_key(tmp_path)
    sealing = ["seal", str(run), "--key", str(key), "--root", str(project)]
    assert main(sealing) == 0
    assert events_of(run)[-1] == "ActionsKept"
    (tmp_path / "signers").write_text(f"kim {key.with_suffix('.pub').read_text()}")
    assert main(["verify", str(run), "--allowed-signers", str(tmp_path / "signers")]) == 0


def test_what_has_not_changed_is_not_kept_twice(run: Path, project: Path, tmp_path: Path) -> None:
    sealing = ["seal", str(run), "--key", str(new_key(tmp_path)), "--root", str(project)]
    assert signed_off(run, project) == 0
    assert main(sealing) == 0
    assert events_of(run).count("ActionsKept") == 1
    write_actions(project, "2027-01-31")
    assert main(sealing) == 0
    assert events_of(run).count("ActionsKept") == 2
    (action,) = json.loads((run / "report.json").read_text())["corrective_actions"]
    assert action["due"] == "2027-01-31"
    assert (run / "seals" / "1" / "SHA256SUMS.sig").is_file()


def test_where_no_step_failed_or_no_project_is_at_hand_the_journal_only_gets_the_word(
    project: Path, tmp_path: Path, run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = run_of(tmp_path / "passed", story.passed())
    assert signed_off(passed, project) == 0
    monkeypatch.chdir(tmp_path / "handed-on")
    assert main(["sign-off", str(run), "--by", "Kim"]) == 0
    assert [events_of(one).count("ActionsKept") for one in (passed, run)] == [0, 0]


def test_a_list_of_actions_that_cannot_be_read_is_no_empty_list(run: Path, project: Path) -> None:
    write_actions(project, "2026-12-18", step="none-such")
    assert signed_off(run, project) == 2
    assert "SignedOff" not in events_of(run)


def test_an_after_action_report_without_a_project_has_them_from_the_run(
    run: Path, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signed_off(run, project) == 0
    monkeypatch.chdir(run.parent)
    capsys.readouterr()
    command = ["aar", "checkout-outage", "--format", "markdown", "--report-dir", str(run.parent)]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "The page hides its traces" in said
    assert "2026-12-18" in said
