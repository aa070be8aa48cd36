"""What an environment uses, against the drivers that there are: every mistake in one go."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from commdrill.app.wiring import compile_drills, compile_project
from commdrill.compile.linking import link_project
from commdrill.documents.problem import DocumentErrors
from commdrill.documents.project import Project, load_project
from commdrill.drivers.registry import EntryPoints, Kind, Registry, load_registry
from commdrill.errors import UsageError
from tests.documents.conftest import DRILL, ENVIRONMENT, PEOPLE, PLAN
from tests.documents.test_cases import expected_mistakes, fits

CASE = Path(__file__).parent / "uses.case"
FITTING = (
    ENVIRONMENT.replace("{use: http}", '{use: command, with: {break: ["true"], restore: ["true"]}}')
    .replace("{use: web-page}", '{use: web-page, with: {url: "http://127.0.0.1:9/"}}')
    .replace("{use: imap}", "{use: maildir, with: {path: mail}}")
)


def company(folder: Path, **changes: tuple[str, str]) -> Project:
    texts = {"plan": PLAN, "environment": FITTING, "drill": DRILL}
    for kind, text in texts.items():
        old, new = changes.get(kind, ("", ""))
        assert old in text
        (folder / f"{kind}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return load_project(folder)


def mistakes(project: Project) -> list[tuple[str, str]]:
    with pytest.raises(DocumentErrors) as caught:
        compile_project(project, None, load_registry())
    return [(problem.code, problem.message) for problem in caught.value.problems]


def test_every_mistake_of_what_is_used_is_told_on_its_line_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "uses.yaml").write_bytes(CASE.read_bytes())
    found = list(link_project(load_project(tmp_path), load_registry()).use_problems)
    for line, words in expected_mistakes(CASE.read_text(encoding="utf-8")):
        fitting = [p for p in found if p.position.line == line and fits(words, p)]
        assert fitting, f"line {line}: no {words!r} among\n" + "\n".join(map(str, found))
        found.remove(fitting[0])
    assert not found, "not expected:\n" + "\n".join(map(str, found))


def test_a_project_without_mistakes_becomes_a_script_for_each_drill(tmp_path: Path) -> None:
    (script,) = compile_project(company(tmp_path), None, load_registry())
    assert script.drill == "checkout-outage"
    assert [channel.id for channel in script.channels] == ["page", "mail"]


@pytest.mark.parametrize(
    ("named", "languages"),
    [("", ("en",)), ("language: es, ", ("es",)), ("language: en, ", ("en",))],
)
def test_a_channel_is_read_in_the_language_of_its_steps(
    tmp_path: Path, named: str, languages: tuple[str, ...]
) -> None:
    old = PLAN[PLAN.index("messages:") : PLAN.index("message: outage")]
    new = old.replace('"Back {{eta}}"', '"Back {{eta}}", languages: {es: {text: "Vuelve {{eta}}"}}')
    project = company(tmp_path, plan=(old, new + named))
    (script,) = compile_project(project, None, load_registry())
    assert script.channels[0].languages == languages


def test_mistakes_of_documents_and_of_drivers_are_told_together(tmp_path: Path) -> None:
    project = company(
        tmp_path,
        plan=("message: outage, within", "message: outge, within"),
        environment=("use: maildir", "use: mail-dir"),
        drill=("scenario: outage", "scenario: outge"),
    )
    assert [code for code, _ in mistakes(project)] == ["D301", "D401", "D301"]


def test_a_drill_that_cannot_be_read_is_told_though_no_other_is_there(tmp_path: Path) -> None:
    project = company(tmp_path, drill=("title:", "titel:"))
    assert [code for code, _ in mistakes(project)] == ["D101"]


def test_documents_that_no_drill_names_are_told_where_all_are_meant(tmp_path: Path) -> None:
    company(tmp_path)
    other = PLAN.replace("id: shop", "id: other").replace("affects: [checkout]", "affects: [x]")
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    project = load_project(tmp_path)
    assert [code for code, _ in mistakes(project)] == ["D301"]
    assert compile_drills(project, ["checkout-outage"], None, load_registry())


def test_an_observer_shows_what_its_channel_is(tmp_path: Path) -> None:
    project = company(tmp_path, plan=("{type: error-page}", "{type: status-page}"))
    assert (
        "D403",
        "web-page shows a page, but page is of type status-page",
    ) in mistakes(project)


@pytest.mark.parametrize(
    "use",
    [
        '{use: webhook, with: {listen: "127.0.0.1:8085"}}',
        '{use: http-inbox, with: {url: "http://127.0.0.1/", messages: $, fields: {text: $.body}}}',
    ],
)
def test_messages_to_people_say_whom_they_are_to(tmp_path: Path, use: str) -> None:
    named = "{use: maildir, with: {path: mail}}"
    project = company(tmp_path, environment=(named, use))
    [(code, told)] = mistakes(project)
    assert code == "D403"
    assert "does not say whom a message is to" in told


def test_a_project_without_drills_says_how_to_begin_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="commdrill init"):
        compile_project(load_project(tmp_path), None, load_registry())


def test_a_driver_that_does_not_load_is_told_to_who_needs_it(tmp_path: Path) -> None:
    registry = load_registry()
    offered = (EntryPoint("maildir", "nowhere:MailDir", Kind.OBSERVER.group),)
    lacking = Registry(registry.faults, EntryPoints(Kind.OBSERVER, offered), registry.actions)
    found = link_project(company(tmp_path), lacking).use_problems
    assert [problem.code for problem in found] == ["D401"]
    assert "'web-page'" in found[0].message


def test_a_wrong_value_elsewhere_in_an_environment_hides_no_mistake_in_its_uses(
    tmp_path: Path,
) -> None:
    broken = ENVIRONMENT.replace("stage: sandbox", "stage: production", 1)
    company(tmp_path)
    (tmp_path / "environment.yaml").write_text(broken.replace("{use: http}", "{use: impa}"))
    project = load_project(tmp_path)
    told = mistakes(project)
    assert [code for code, _ in told if code in ("D104", "D401")] == ["D104", "D401"]
    with pytest.raises(DocumentErrors) as caught:
        compile_drills(project, project.drills, None, load_registry())
    assert {"D104", "D401"} <= {problem.code for problem in caught.value.problems}
