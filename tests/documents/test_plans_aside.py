"""Of a project's plans, those are read that the drills asked for name: what others say changes nothing."""

import random
from functools import partial
from pathlib import Path

import pytest

from commdrill.documents.links.linked_documents import link_named
from commdrill.documents.named_file import ReadableFolders
from commdrill.documents.plans_aside import plainly_called
from commdrill.documents.project import Project, load_needed
from commdrill.documents.selection import plans_named
from commdrill.documents.source import read_source
from commdrill.errors import UsageError
from tests.each import each

DRILL = "checkout-outage"


def needed(root: Path, *names: str) -> Project:
    return load_needed(root, ReadableFolders.of(root), partial(plans_named, names=names))


def told(root: Path) -> list[str]:
    return [problem.code for problem in link_named(needed(root, DRILL), (DRILL,)).problems]


@pytest.fixture
def another(company: Path) -> Path:
    """A second plan, of which no drill is asked for."""
    plan = (company / "plans" / "shop.yaml").read_text(encoding="utf-8")
    file = company / "plans" / "another.yaml"
    file.write_text(plan.replace("id: shop", "id: another"), encoding="utf-8")
    return file


def test_a_plan_that_no_drill_asked_for_names_waits_unread(company: Path, another: Path) -> None:
    another.write_text(f"{another.read_text(encoding='utf-8')}zzz: 1\n", encoding="utf-8")
    project = needed(company, DRILL)
    assert list(project.plans) == ["shop"]
    assert [(one.id, one.file) for one in project.aside] == [("another", another)]
    assert project.names("plan") == {"shop", "another"}
    assert told(company) == []


def test_the_plan_of_the_drill_is_read_with_its_mistakes(company: Path, another: Path) -> None:
    shop = company / "plans" / "shop.yaml"
    shop.write_text(f"{shop.read_text(encoding='utf-8')}zzz: 1\n", encoding="utf-8")
    assert told(company) == ["D101"]
    assert list(needed(company, DRILL).aside) != []


@each(
    "first, second",
    [
        ("id: another", "id: another"),  # neither is asked for
        ("id: shop", "id: another"),
        ('"id": shop', "id: another"),  # one of them is no plain plan
        ('"id": another', "id: another"),
        ("id: another\nzzz: 1", "id: another"),  # and can be wrong besides
    ],
)
def test_two_plans_of_one_id_are_told(
    company: Path, another: Path, first: str, second: str
) -> None:
    plan = (company / "plans" / "shop.yaml").read_text(encoding="utf-8")
    another.write_text(plan.replace("id: shop", second), encoding="utf-8")
    (company / "plans" / "third.yaml").write_text(plan.replace("id: shop", first), encoding="utf-8")
    assert told(company) in (["D201"], ["D101"])


def test_a_plan_that_is_not_there_is_told_with_those_that_are(company: Path, another: Path) -> None:
    drill = company / "drills" / "checkout.yaml"
    text = drill.read_text(encoding="utf-8")
    drill.write_text(text.replace("plan: shop", "plan: anothr"), encoding="utf-8")
    (problem,) = link_named(needed(company, DRILL), (DRILL,)).problems
    assert "(did you mean 'another'?)" in problem.message


def test_what_lies_behind_the_mistake_of_a_drill_is_told_too(company: Path, another: Path) -> None:
    drill = company / "drills" / "checkout.yaml"
    text = drill.read_text(encoding="utf-8")
    wrong = text.replace("{checkout: outage}", "{checkout: flood}\nzzz: 1")
    drill.write_text(wrong, encoding="utf-8")
    assert sorted(told(company)) == ["D101", "D301"]


def test_subscribers_may_be_in_an_audience_of_any_plan(company: Path, another: Path) -> None:
    people = company / "drills" / "environments" / "people.csv"
    people.write_text("id,audience,email\nana,partners,ana@drill.anycompany.example\n")
    assert sorted(told(company)) == ["D301", "D314"]
    text = another.read_text(encoding="utf-8")
    another.write_text(text.replace("customers:", "partners:"), encoding="utf-8")
    assert told(company) == ["D314"]
    another.write_text(text + "zzz: 1\n", encoding="utf-8")
    assert told(company) == ["D314"]  # it may be in the one that cannot be read


def test_no_such_drill_is_told_whatever_waits(company: Path, another: Path) -> None:
    with pytest.raises(UsageError, match="there is no drill, file or folder 'nothing'"):
        needed(company, "nothing")


@each(
    "text, called",
    [
        (b"kind: plan\nid: shop\n", "shop"),
        (b"---\n# ours\nid: shop # so\nx-y:\nkind: plan\nsteps:\n  id: other\n", "shop"),
        (b"kind: plan\r\nid: shop\r\n", "shop"),
        (b"kind: drill\nid: shop\n", None),
        (b"kind: plan\n", None),
        (b"kind: plan\nid: shop\nid: other\n", None),
        (b"kind: plan\nid: shop\n---\nkind: plan\nid: other\n", None),
        (b"kind: plan\nid: shop\n'id': other\n", None),
        (b"kind: plan\nid: shop\n? id\n: other\n", None),
        (b"kind: plan\nid: shop\n<<: {id: other}\n", None),
        (b"kind: plan\nid: &a shop\n", None),
        (b"{kind: plan,\nid: shop}\n", None),
        (b"kind: plan\rid: shop\nid: other\n", None),
        (b"\xef\xbb\xbfkind: plan\nid: shop\n", None),
        ("kind: plan\ntitle: x\u2028id: shop\nid: other\n".encode(), None),
    ],
)
def test_what_a_file_plainly_says_it_is_called(text: bytes, called: str | None) -> None:
    assert plainly_called(text) == called


PIECES = (
    "kind: plan", "id: shop", "id: other", "id:", "'id': x", "- id: x", "  id: inner", "---", "...",
    'title: "a', 'b"', "title: |", "  kind: drill", "# id: no", "", "{id: flow}", "x: {", "}", "? id",
    ": x", "id : spaced", "id: shop # it", "id: shop#it", "<<: *a", "a: &a {id: b}", "\tid: tab", "%YAML 1.1",
)  # fmt: skip


def test_what_is_plainly_said_is_what_reading_finds(tmp_path: Path) -> None:
    chance, plain = random.Random(11), 0
    for _ in range(20_000):
        content = "\n".join(chance.choices(PIECES, k=chance.randint(2, 5))).encode()
        called = plainly_called(content)
        if called is None:
            continue
        plain += 1
        readings = read_source(tmp_path / "x.yaml", content, "x.yaml")
        if not any(reading.problems for reading in readings):
            assert [(one.kind, one.id) for one in readings] == [("plan", called)], content
    assert plain > 100
