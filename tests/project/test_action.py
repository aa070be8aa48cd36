"""The GitHub action: its steps are those of a careful job, and its commands exist."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from commdrill.app.arguments import NAMES

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / ".github/actions/drill/action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
RUNS = [step for step in STEPS if "run" in step]
ALWAYS = {"Put back what a cancelled job left broken", "Summarise, failures first"}


def step(name: str) -> dict[str, Any]:
    return next(one for one in STEPS if one["name"] == name)


def run(name: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name)["run"]],
        cwd=folder, env={"PATH": path, **variables}, text=True, capture_output=True, check=False,
    )  # fmt: skip


def test_every_command_in_it_exists() -> None:
    words = re.findall(r"commdrill (?:--root \S+ )?([a-z]+)", "\n".join(one["run"] for one in RUNS))
    assert set(words) == {"lint", "run", "recover", "report"}
    assert set(words) <= set(NAMES)


def test_what_must_always_happen_always_does() -> None:
    assert all(step(name)["if"] == "always()" for name in ALWAYS)
    assert STEPS[-1]["if"].startswith("always()")


@pytest.mark.parametrize("one", RUNS, ids=lambda one: one["name"])
def test_no_input_is_put_into_a_script(one: dict[str, Any]) -> None:
    assert "${{" not in one["run"]


def test_the_summary_tells_of_every_run(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / "out" / name).mkdir(parents=True)
        journal = (ROOT / "reports/sample/journal.jsonl").read_bytes()
        (tmp_path / "out" / name / "journal.jsonl").write_bytes(journal)
    summary = tmp_path / "summary.md"
    ended = run(
        "Summarise, failures first", tmp_path, REPORTS="out", GITHUB_STEP_SUMMARY=str(summary)
    )
    assert ended.returncode == 0, ended.stderr
    assert summary.read_text(encoding="utf-8").count("# Search is slow and incomplete: Failed") == 2


def test_where_nothing_was_drilled_there_is_no_summary_and_no_error(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    ended = run(
        "Summarise, failures first", tmp_path, REPORTS="out", GITHUB_STEP_SUMMARY=str(summary)
    )
    assert ended.returncode == 0
    assert not summary.exists()


def test_the_drills_named_are_those_that_run(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    variables = {"ROOT": ".", "REPORTS": "out", "DRILLS": "one two", "ENVIRONMENT": ""}
    ended = run("Drill", tmp_path, **variables)
    assert ended.returncode == 2
    assert "'one'" in ended.stderr


def test_the_workflow_of_this_repository_uses_it() -> None:
    workflow = (ROOT / ".github/workflows/drill.yml").read_text(encoding="utf-8")
    used = yaml.safe_load(workflow)["jobs"]["drill"]["steps"][-1]
    assert used["uses"] == "./.github/actions/drill"
    assert set(used["with"]) <= set(ACTION["inputs"])
