"""Every sabotage of the sandbox is caught where a person would look, by the shipped drills."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest
import yaml

from commdrill.app.replay.replay import replayed
from commdrill.record.chain import read_whole
from commdrill_sandbox.company.sabotage.registry import SABOTAGES
from commdrill_sandbox.company.serve import Order
from tests.forge import Command, Founded
from tests.slowness import crowding, slowness

from .sabotage_table import TABLE, Blame, bundles, watched
from .stood_still import held_up, seen_outcomes, unseen

PROJECT = Path(__file__).parents[2]
_A_LOOK = 30.0  # seconds of the plan
_SELDOMMEST = 0.5  # seconds: of what flaps every .6, both sides are met
_REFERENCE = re.compile(r"\$\{sandbox:([a-z-]+)\}")
Drilled = tuple[int, dict[str, Any]]


def _looked_at_seldom(environment: str, pace: float) -> dict[str, Any]:
    """As written, of a company that is there already; four looks within the shortest limit will do."""
    document: dict[str, Any] = yaml.load(environment, yaml.CSafeLoader)
    del document["starts"]
    document["pace"] = pace
    look_every = f"{1000 * min(_SELDOMMEST, _A_LOOK / pace):.0f}ms"
    for channel in document["channels"].values():
        if channel["use"] == "web-page":
            channel.setdefault("look_every", look_every)
    return document


def _pace_kept_here(environment: str) -> float:
    """The pace that this machine keeps, whoever else works there, and half of it.

    That the drills pass at the pace they are written for is shown where nothing else runs, by
    README's first command.
    """
    document: dict[str, Any] = yaml.load(environment, yaml.CSafeLoader)
    return float(document["pace"] // (2 * slowness() * crowding()))


def _file(root: Path, environment: str) -> Path:
    return root / "drills" / "environments" / f"{environment}.yaml"


@contextmanager
def opened(root: Path, environment: str, sabotages: tuple[str, ...] = ()) -> Iterator[None]:
    """The company an environment looks at is there already, and the environment says where."""
    file = _file(root, environment)
    written = file.read_text(encoding="utf-8")
    pace = _pace_kept_here(written)
    order = Order(root, environment=environment, sabotages=sabotages, pace=pace)
    with closing(Founded(order, root / "company")) as company:
        placed = _REFERENCE.sub(lambda name: company.addresses[name[1]], written)
        file.write_text(json.dumps(_looked_at_seldom(placed, pace)), encoding="utf-8")
        yield


def drilled(root: Path, *arguments: str) -> Drilled:
    """One run; what it said of each step is what its evidence bears out."""
    run = Command(("--root", str(root), "run", *arguments), os.environ, root / "said").ended()
    reports = sorted((root / "reports").glob("*/report.json"))
    assert reports, run.stderr
    (told,) = (json.loads(report.read_text(encoding="utf-8")) for report in reports)
    again = replayed(reports[0].parent, read_whole(reports[0].parent))
    assert again.contradicted == ()
    assert again.judged or unseen(told)
    return run.returncode, told


@pytest.mark.parametrize(
    "bundle",
    list(bundles()),
    ids=lambda bundle: "+".join((bundle[0].environment, *(blame.sabotage for blame in bundle))),
)
def test_sabotages_are_caught_where_a_person_would_look_and_nowhere_else(
    shipped: Path, bundle: tuple[Blame, ...]
) -> None:
    environment = bundle[0].environment
    with opened(shipped, environment, tuple(blame.sabotage for blame in bundle)):
        only = [word for step in watched(bundle) for word in ("--only", step)]
        code, told = drilled(shipped, bundle[0].drill, "--environment", environment, *only)
    outcomes = seen_outcomes(told)
    bad = {step for step, outcome in outcomes.items() if outcome in {"failed", "error"}}
    blamed = {step for blame in bundle for step in blame.steps}
    fallen = {step for blame in bundle for step in blame.falls_with}
    assert blamed & outcomes.keys() <= bad <= blamed | fallen | held_up(told)
    for blame in bundle:
        steps = [step for step in blame.steps if step in outcomes]
        assert {outcomes[step] for step in steps} <= {blame.outcome}, blame
        for step, word in product(steps, blame.words):
            assert word.lower() in said_of(told, step), (blame.sabotage, step, word)
    assert code in {1, 3, 4}


def said_of(told: dict[str, Any], step: str) -> str:
    about = [one for one in told["steps"] if one["id"] == step]
    findings = [one for one in told["findings"] if one["step"] == step]
    return json.dumps([about, findings], ensure_ascii=False).lower()


def test_every_sabotage_there_is_has_its_place_in_the_table() -> None:
    assert {blame.sabotage for blame in TABLE} == SABOTAGES.keys()


def test_every_line_of_the_table_is_in_one_run() -> None:
    assert Counter(chain.from_iterable(bundles())) == Counter(TABLE)


DRILLS = sorted(path.stem for path in PROJECT.glob("drills/*.yaml"))
ENVIRONMENTS = ("sandbox", "sandbox-plain")
AT_EDGE = [drill for drill in DRILLS if drill.endswith("-at-edge")]
PLACES = [
    *product(ENVIRONMENTS, [drill for drill in DRILLS if drill not in AT_EDGE]),
    *product(["sandbox-at-edge"], AT_EDGE),
]


@pytest.mark.parametrize(("environment", "drill"), PLACES)
def test_a_shipped_drill_passes(shipped: Path, environment: str, drill: str) -> None:
    with opened(shipped, environment):
        code, told = drilled(shipped, drill, "--environment", environment)
    assert told["drill"] == drill
    late, outcomes = held_up(told), seen_outcomes(told)
    assert {outcomes[step] for step in outcomes.keys() - late} <= {"passed", "skipped"}
    ending = ("failed", 1) if late else ("error", 3) if unseen(told) else ("passed", 0)
    assert (told["outcome"], code) == ending


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_a_run_starts_the_company_spoilt_as_it_is_told(shipped: Path, environment: str) -> None:
    """Founded by the run itself, as in each of the others it was for it."""
    pace = _pace_kept_here(_file(shipped, environment).read_text(encoding="utf-8"))
    asked = ("--environment", environment, "--pace", f"{pace:g}", "--sabotage", "status-overstated")
    code, told = drilled(shipped, "search-slowdown", *asked)
    assert told["sabotages"] == ["status-overstated"]
    failed = {step for step, outcome in seen_outcomes(told).items() if outcome == "failed"}
    assert failed == {"status-degraded"} - unseen(told)
    assert (code, told["outcome"]) == ((1, "failed") if failed else (3, "error"))
