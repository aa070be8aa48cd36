"""The repository is itself a project: the one the README's first command drills."""

from pathlib import Path

from commdrill.app.wiring import compile_drills
from commdrill.documents.project import load_project
from commdrill.drivers.registry import load_registry

ROOT = Path(__file__).parents[2]


def test_every_document_in_the_repository_is_right_and_fits() -> None:
    project = load_project(ROOT)
    assert project.problems == ()
    assert project.drills
    assert compile_drills(project, project.drills, None, load_registry())


def test_no_document_but_the_shipped_ones_lies_in_the_repository() -> None:
    project = load_project(ROOT)
    documents = (*project.plans.values(), *project.environments.values(), *project.drills.values())
    files = [Path(document.position().file).resolve() for document in documents]
    shipped = {ROOT / "plans", ROOT / "drills"}
    assert [file for file in files if not shipped & set(file.parents)] == []
