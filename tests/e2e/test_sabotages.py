"""Every sabotage of the sandbox is caught where a person would look, by the shipped drills."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .sabotage_table import TABLE, Blame

pytestmark = pytest.mark.e2e

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped plan and drills, in a folder (and so with a lock) of their own."""
    for part in ("plans", "drills"):
        shutil.copytree(PROJECT / part, tmp_path / part)
    return tmp_path


def drilled(root: Path, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    run = subprocess.run(
        [sys.executable, "-m", "commdrill", "--root", str(root), "run", *arguments],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    reports = sorted((root / "reports").glob("*/report.json"))
    assert reports, run.stderr
    return run.returncode, [json.loads(report.read_text()) for report in reports]


@pytest.mark.parametrize("blame", TABLE, ids=[blame.sabotage for blame in TABLE])
def test_a_sabotage_is_caught_where_a_person_would_look(shipped: Path, blame: Blame) -> None:
    code, (told,) = drilled(shipped, blame.drill, "--sabotage", blame.sabotage)
    steps = {step["id"]: step for step in told["steps"]}
    outcomes = {step: (steps[step]["outcome"], steps[step]["reason"]) for step in blame.steps}
    assert {outcome for outcome, _ in outcomes.values()} == {blame.outcome}, outcomes
    for step in blame.steps:
        findings = [one for one in told["findings"] if one["step"] == step]
        words = json.dumps([steps[step], findings], ensure_ascii=False).lower()
        for word in blame.words:
            assert word.lower() in words, (word, steps[step])
    assert code in {1, 3, 4}


def test_all_shipped_drills_pass(shipped: Path) -> None:
    code, told = drilled(shipped)
    assert [one["outcome"] for one in told] == ["passed"] * 4
    assert code == 0
