"""Which findings are wanted."""

from pathlib import Path

import pytest

from commdrill.documents.links.linked_documents import link
from commdrill.documents.project import Project, load_project
from commdrill.errors import UsageError
from commdrill.lint.changes import changed_drills, touched
from commdrill.lint.review import review
from commdrill.lint.selection import Selection, prefixes
from commdrill.lint.world import World
from tests.lint.lint_cases import TODAY

PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}, bar: {type: banner}}
messages:
  one: {text: "{{component}} is down"}
  two: {text: "{{component}} is down"}
scenarios:
  first:
    type: unplanned
    affects: [checkout]
    steps: [{id: a, phase: outage, channel: page, message: one, within: 2m}]
  second:
    type: unplanned
    affects: [checkout]
    steps: [{id: b, phase: outage, channel: bar, message: two, within: 2m}]
---
{kind: environment, id: sandbox, stage: sandbox, channels: {page: {use: web-page}, bar: {use: web-page}}}
---
{kind: environment, id: other, stage: sandbox, channels: {page: {use: browser}, bar: {use: web-page}}}
---
{kind: drill, id: d1, title: D, plan: shop, scenario: first, environment: sandbox}
---
{kind: drill, id: d2, title: D, plan: shop, scenario: second, environment: sandbox}
"""


@pytest.mark.parametrize(
    ("select", "ignore", "code", "wanted"),
    [
        pytest.param((), (), "CD101", True, id="all"),
        pytest.param(("CD1",), (), "CD101", True, id="selected by prefix"),
        pytest.param(("CD1",), (), "CD201", False, id="another is selected"),
        pytest.param((), ("CD2",), "CD201", False, id="ignored"),
        pytest.param(("CD102",), ("CD1",), "CD102", True, id="the longer prefix wins"),
        pytest.param(("CD1",), ("CD102",), "CD102", False, id="and so for ignoring"),
        pytest.param(("CD1",), ("D",), "D301", True, id="mistakes are always told"),
    ],
)
def test_codes(select: tuple[str, ...], ignore: tuple[str, ...], code: str, wanted: bool) -> None:
    assert Selection(select, ignore).takes(code) is wanted


def test_prefixes_are_separated_by_commas_and_known() -> None:
    assert prefixes("--select", ["cd1, CD204", "CD3"]) == ("CD1", "CD204", "CD3")
    with pytest.raises(UsageError, match="--select CD9: no rule begins so"):
        prefixes("--select", ["CD9"])


def project(folder: Path, text: str) -> Project:
    folder.mkdir()
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return load_project(folder)


@pytest.mark.parametrize(
    ("before", "after", "drills"),
    [
        pytest.param("title: Shop", "# new\ntitle: Our shop", set(), id="nothing in substance"),
        pytest.param('two: {text: "{{component}}', 'two: {text: "Sorry: {{component}}', {"d2"}, id="a message"),
        pytest.param("name: Checkout", "name: Paying", {"d1", "d2"}, id="a name"),
        pytest.param("page: {use: web-page}", "page: {use: browser}", {"d1", "d2"}, id="the environment"),
        pytest.param("id: d2, title: D", "id: d3, title: D", {"d3"}, id="a new drill"),
        pytest.param("page: {use: browser}", "page: {use: web-page}", set(), id="another environment"),
    ],
)  # fmt: skip
def test_drills_that_a_change_touches(
    before: str, after: str, drills: set[str], tmp_path: Path
) -> None:
    old = project(tmp_path / "old", PLAN)
    new = project(tmp_path / "new", PLAN.replace(before, after, 1))
    assert changed_drills(old, new) == drills


def test_in_another_environment_its_changes_count(tmp_path: Path) -> None:
    old = project(tmp_path / "old", PLAN)
    new = project(tmp_path / "new", PLAN.replace("page: {use: browser}", "page: {use: web-page}"))
    assert changed_drills(old, new, "other") == {"d1", "d2"}


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        pytest.param("title: Shop", "# new\n\ntitle: Our shop", set(), id="nothing"),
        pytest.param(
            'one: {text: "{{component}} is down"}',
            'one: {text: "{{component}} is gone"}',
            {("CD201", "messages.one.text"), ("CD203", "messages.one.text")},
            id="a message that was bad before",
        ),
        pytest.param(
            "type: error-page}",
            "type: error-page, relies_on: [checkout]}",
            {("CD301", "scenarios.first.steps.a.channel")},
            id="what it brings about elsewhere",
        ),
        pytest.param(
            "id: a, phase: outage",
            "title: New, id: a, phase: outage",
            {("CD103", "scenarios.first.steps.a.channel"), ("CD107", "scenarios.first")},
            id="a step that changed",
        ),
    ],
)
def test_findings_that_a_change_touches(
    before: str, after: str, codes: set[tuple[str, str]], tmp_path: Path
) -> None:
    old = project(tmp_path / "old", PLAN)
    new = project(tmp_path / "new", PLAN.replace(before, after, 1))
    then, now = (review(World(link(of), TODAY)) for of in (old, new))
    found = {(finding.code, finding.place) for finding in touched(now, then, old, new)}
    assert found == codes
