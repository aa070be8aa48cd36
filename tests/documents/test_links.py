"""A linked drill, the drills that a command line names, and who is told what is missing."""

from pathlib import Path

import pytest

from commdrill.documents.links.drill import LinkedDrill
from commdrill.documents.links.linked_documents import link, link_named
from commdrill.documents.problem import DocumentErrors
from commdrill.documents.project import Project, load_project
from commdrill.documents.selection import drills_named
from commdrill.errors import UsageError


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def link_drill(project: Project, drill: str, elsewhere: str | None = None) -> LinkedDrill:
    documents = link_named(project, [drill], elsewhere)
    if documents.problems:
        raise DocumentErrors(documents.problems)
    return documents.drills[drill]


def test_a_drill_is_linked_with_all_it_names(company: Path) -> None:
    linked = link_drill(load_project(company), "checkout-outage")
    assert linked.drill.model.id == "checkout-outage"
    assert linked.plan.model.id == "shop"
    assert [step.id for step in linked.scenario.steps] == ["page", "mail", "call"]
    assert linked.environment.model.id == "sandbox"
    assert [person.id for person in linked.subscribers] == ["ana", "zoe"]


def test_a_drill_may_be_linked_in_another_environment(company: Path) -> None:
    file = company / "drills" / "environments" / "dev.yaml"
    sandbox = (company / "drills" / "environments" / "sandbox.yaml").read_text(encoding="utf-8")
    file.write_text(sandbox.replace("id: sandbox", "id: other"), encoding="utf-8")
    project = load_project(company)
    assert link_drill(project, "checkout-outage", "other").environment.model.id == "other"
    change(company / "drills" / "checkout.yaml", "environment: sandbox", "environment: gone")
    project = load_project(company)
    assert link_drill(project, "checkout-outage", "other").environment.model.id == "other"


def test_every_mistake_of_a_drill_is_told_at_once(company: Path) -> None:
    change(company / "plans" / "shop.yaml", "message: outage, within", "message: outge, within")
    change(company / "drills" / "environments" / "sandbox.yaml", "{use: imap}}", "{use: imap}")
    change(company / "drills" / "checkout.yaml", "take_down: {checkout", "take_down: {chekout")
    with pytest.raises(DocumentErrors) as caught:
        link_drill(load_project(company), "checkout-outage")
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["D001", "D301", "D301"]


def test_a_broken_file_elsewhere_stops_every_drill(company: Path) -> None:
    (company / "plans" / "draft.yaml").write_text("kind: plan\n", encoding="utf-8")
    with pytest.raises(DocumentErrors, match=r"draft\.yaml"):
        link_drill(load_project(company), "checkout-outage")


def test_mistakes_of_documents_that_a_drill_does_not_name_do_not_stop_it(company: Path) -> None:
    plan = (company / "plans" / "shop.yaml").read_text(encoding="utf-8")
    other = plan.replace("id: shop", "id: other").replace("affects: [checkout]", "affects: [x]")
    (company / "plans" / "other.yaml").write_text(other, encoding="utf-8")
    project = load_project(company)
    assert [problem.code for problem in link(project).problems] == ["D301"]
    assert link_drill(project, "checkout-outage").plan.model.id == "shop"


def test_unknown_drills_and_environments_of_a_command_line_are_usage_errors(company: Path) -> None:
    project = load_project(company)
    with pytest.raises(UsageError, match="did you mean 'checkout-outage'"):
        link_drill(project, "checkout-outge")
    with pytest.raises(UsageError, match="did you mean 'sandbox'"):
        link_drill(project, "checkout-outage", "sandbx")


def test_a_drill_that_cannot_be_read_is_told_before_an_environment_that_is_not_there(
    company: Path,
) -> None:
    change(company / "drills" / "checkout.yaml", "title:", "titel:")
    with pytest.raises(DocumentErrors, match="titel"):
        link_drill(load_project(company), "checkout-outage", "elsewhere")


def test_a_drill_or_environment_that_cannot_be_read_is_told_as_such(company: Path) -> None:
    change(company / "drills" / "checkout.yaml", "title:", "titel:")
    with pytest.raises(DocumentErrors, match="titel"):
        link_drill(load_project(company), "checkout-outage")
    change(company / "drills" / "checkout.yaml", "titel:", "title:")
    change(company / "drills" / "environments" / "sandbox.yaml", "stage:", "stag:")
    with pytest.raises(DocumentErrors, match="stag"):
        link_drill(load_project(company), "checkout-outage", "sandbox")


def test_subscribers_in_a_file_that_cannot_be_read_are_missed_once(company: Path) -> None:
    people = company / "drills" / "environments" / "people.csv"
    people.write_text("id;audience;email\n", encoding="utf-8")
    assert {problem.code for problem in link(load_project(company)).problems} == {"D203"}


def test_a_subscriber_of_no_audience_is_told_with_the_row(company: Path) -> None:
    people = company / "drills" / "environments" / "people.csv"
    people.write_text(people.read_text(encoding="utf-8") + "ben,custmers,b@x.example\n" * 1)
    (problem,) = link(load_project(company)).problems
    assert str(problem.position).endswith("people.csv:3:5")
    assert "did you mean 'customers'" in problem.message


def test_a_subscriber_told_twice_has_both_places(company: Path) -> None:
    people = company / "drills" / "environments" / "people.csv"
    people.write_text(people.read_text(encoding="utf-8") + "zoe,customers,z@x.example\n")
    (problem,) = link(load_project(company)).problems
    assert problem.code == "D205"
    assert "people.csv:3:1" in problem.message


def test_an_unfit_environment_is_told_to_whoever_names_it(company: Path) -> None:
    file = company / "drills" / "environments" / "bare.yaml"
    file.write_text("kind: environment\nid: bare\nstage: sandbox\n", encoding="utf-8")
    with pytest.raises(DocumentErrors) as caught:
        link_drill(load_project(company), "checkout-outage", "bare")
    codes = sorted(problem.code for problem in caught.value.problems)
    assert codes == ["D301", "D313", "D313", "D314"]


@pytest.mark.parametrize(
    "names", [[], ["checkout-outage"], ["drills"], ["drills/checkout.yaml"], ["."],
              ["checkout-outage", "drills", "./drills/checkout.yaml"]]
)  # fmt: skip
def test_drills_are_named_by_id_file_or_folder(
    company: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(company)
    assert drills_named(load_project(company), names) == ("checkout-outage",)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("checkout-outge", "did you mean 'checkout-outage'"),
        ("plans", "no drill in 'plans'"),
        ("..", "lies outside the project"),
    ],
)
def test_names_of_no_drill_are_usage_errors(
    company: Path, name: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(company / "drills" if name == ".." else company)
    outside = company.parent / "elsewhere"
    outside.mkdir(exist_ok=True)
    path = str(outside) if name == ".." else name
    with pytest.raises(UsageError, match=why):
        drills_named(load_project(company), [path])
