"""`commdrill init`: a first project, written once."""

import subprocess
import sys
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.wiring import compile_drills
from commdrill.documents.project import load_project
from commdrill.drivers.registry import load_registry
from tests.app.conftest import Compare

FILES = ["drills/environments/sandbox.yaml", "drills/first-drill.yaml", "plans/first-plan.yaml"]


def files_under(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_text() for path in files}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_writes_a_plan_an_environment_and_a_drill_that_fit(here: Path) -> None:
    assert main(["init"]) == 0
    assert sorted(files_under(here)) == FILES
    project = load_project(here)
    assert project.problems == ()
    (script,) = compile_drills(project, project.drills, None, load_registry())
    assert len(script.steps) == 7


def test_it_says_what_to_do_next(
    here: Path, golden: Compare, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "ours"]) == 0
    assert sorted(files_under(here / "ours")) == FILES
    golden("init.txt", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("drills/first-drill.yaml", "mine: yes\n"),
        ("elsewhere/plan.yaml", "kind: plan\nid: mine\n"),
    ],
)
def test_it_never_touches_what_is_there(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (here / name).parent.mkdir()
    (here / name).write_text(text)
    assert main(["init"]) == 2
    assert files_under(here) == {name: text}
    assert name in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "file").write_text("")
    assert main(["init", "file/inside"]) == 2
    assert "cannot write file/inside/plans/first-plan.yaml" in capsys.readouterr().err


@pytest.mark.e2e
def test_what_it_writes_passes_against_the_sandbox_at_once(here: Path) -> None:
    assert main(["init"]) == 0
    ended = subprocess.run(
        [sys.executable, "-m", "commdrill", "run"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "first-drill: PASSED — 7 passed" in ended.stdout
    (run,) = (path for path in (here / "reports").iterdir() if path.is_dir())
    assert f"report: reports/{run.name}/report.html" in ended.stdout
    assert "broken: checkout (outage, by http)" in ended.stderr
