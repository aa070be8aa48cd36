"""Every sabotage of the sandbox is caught where a person would look, by the shipped drills."""

import json
import os
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from commdrill_sandbox.company.sabotage.registry import SABOTAGES
from tests.forge import Command

from .sabotage_table import TABLE, Blame, bundles

pytestmark = pytest.mark.e2e

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped plan and drills, in a folder (and so with a lock) of their own."""
    for part in ("plans", "drills"):
        shutil.copytree(PROJECT / part, tmp_path / part)
    return tmp_path


def drilled(root: Path, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    run = Command(("--root", str(root), "run", *arguments), os.environ, root / "said").ended()
    reports = sorted((root / "reports").glob("*/report.json"))
    assert reports, run.stderr
    return run.returncode, [json.loads(report.read_text()) for report in reports]


# at the doorstep of the company on AWS, where each kind of change has a point of its own
ON_AWS_TOO = frozenset({"api-stays-down", "page-late", "mail-technical-part"})
BUNDLES = tuple(bundles())
MOVED = tuple(
    tuple(replace(blame, environment="sandbox") for blame in bundle)
    for bundle in BUNDLES
    if ON_AWS_TOO & {blame.sabotage for blame in bundle}
)


@pytest.mark.parametrize(
    "bundle",
    [*BUNDLES, *MOVED],
    ids=lambda bundle: "+".join((bundle[0].environment, *(blame.sabotage for blame in bundle))),
)
def test_sabotages_are_caught_where_a_person_would_look_and_nowhere_else(
    shipped: Path, bundle: tuple[Blame, ...]
) -> None:
    named = [word for blame in bundle for word in ("--sabotage", blame.sabotage)]
    where = ("--environment", bundle[0].environment)
    code, (told,) = drilled(shipped, bundle[0].drill, *where, *named)
    outcomes = {step["id"]: step["outcome"] for step in told["steps"]}
    bad = {step for step, outcome in outcomes.items() if outcome in {"failed", "error"}}
    blamed = {step for blame in bundle for step in blame.steps}
    assert blamed <= bad <= blamed | {step for blame in bundle for step in blame.falls_with}
    for blame in bundle:
        assert {outcomes[step] for step in blame.steps} == {blame.outcome}, blame
        for step, word in product(blame.steps, blame.words):
            assert word.lower() in said_of(told, step), (blame.sabotage, step, word)
    assert code in {1, 3, 4}


def said_of(told: dict[str, Any], step: str) -> str:
    about = [one for one in told["steps"] if one["id"] == step]
    findings = [one for one in told["findings"] if one["step"] == step]
    return json.dumps([about, findings], ensure_ascii=False).lower()


def test_every_sabotage_there_is_has_its_place_in_the_table() -> None:
    assert {blame.sabotage for blame in TABLE} == SABOTAGES.keys()


@pytest.mark.parametrize("drill", sorted(path.stem for path in PROJECT.glob("drills/*.yaml")))
@pytest.mark.parametrize("environment", ["sandbox", "sandbox-plain"])
def test_a_shipped_drill_passes(shipped: Path, environment: str, drill: str) -> None:
    code, (told,) = drilled(shipped, drill, "--environment", environment)
    assert (told["drill"], told["outcome"], code) == (drill, "passed", 0)
