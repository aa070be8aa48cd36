"""No false alarm: plans as good reviewers would have them, of many trades and in two languages.

Some bring their own environment and drills, whose drivers are looked at, too.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commdrill.compile.linking import link_project
from commdrill.documents.links.linked_documents import link
from commdrill.documents.plan import DIRECT, Plan
from commdrill.documents.project import load_project
from commdrill.drivers.registry import load_registry
from commdrill.lint.review import review
from commdrill.lint.world import World
from tests.lint.lint_cases import FOLDER, TODAY

GOOD = sorted((FOLDER / "good").glob("*.case"))
ROOT = Path(__file__).parents[2]
ADDRESSES = {"email": "{}@drill.anycompany.example", "sms": "+14255550{:03}", "push": "{}"}


def drilled(plan: Plan) -> Iterator[str]:
    """A drill for each scenario, and an environment that fits."""
    ways = ", ".join(f"{component}: {{down: {{use: http}}}}" for component in plan.components)
    seen = ", ".join(f"{channel}: {{use: web-page}}" for channel in plan.channels)
    people = "".join(f"\n  - {{{person}}}" for person in subscribers(plan))
    yield (
        f"kind: environment\nid: sandbox\nstage: sandbox\ncomponents: {{{ways}}}\n"
        f"channels: {{{seen}}}\nsubscribers:{people}\n"
    )
    for name, scenario in plan.scenarios.items():
        yield (
            f"kind: drill\nid: drill-{name}\ntitle: D\nplan: {plan.id}\nscenario: {name}\n"
            f"environment: sandbox\ntake_down: {{{scenario.affects[0]}: down}}\n"
        )


def subscribers(plan: Plan) -> Iterator[str]:
    number = 100
    for audience in plan.audiences:
        for language in plan.audience_languages(audience):
            number += 1
            contacts = ", ".join(
                f'{kind.value}: "{ADDRESSES.get(kind.value, "+14255551{:03}").format(number)}"'
                for kind in sorted(DIRECT)
            )
            yield f"id: p{number}, audience: {audience}, language: {language}, {contacts}"


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
def test_a_good_plan_is_clean(case: Path, tmp_path: Path) -> None:
    text = case.read_text(encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    project = load_project(tmp_path)
    (plan,) = project.plans.values()
    if not project.drills:
        whole = "---\n".join([text, *drilled(plan.model)])
        (tmp_path / "plan.yaml").write_text(whole, encoding="utf-8")
    of_uses = link_project(project, load_registry()).use_problems
    findings = review(World(link(load_project(tmp_path)), TODAY), of_uses)
    assert [str(finding.problem) for finding in findings] == []


def test_there_are_eighteen_of_them() -> None:
    assert len(GOOD) == 18


def test_the_shipped_plan_and_drills_are_clean() -> None:
    findings = review(World(link(load_project(ROOT)), TODAY))
    assert [str(finding.problem) for finding in findings] == []
