"""What the README says holds."""

import re
from pathlib import Path

import pytest

from commdrill.app.commands import NAMES
from commdrill.app.wiring import compile_drills
from commdrill.documents.project import load_project
from commdrill.drivers.registry import load_registry

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```yaml\n(kind: (\w+)\n.*?)^```$", re.DOTALL | re.MULTILINE)


def test_there_are_exactly_two_commands_to_set_up() -> None:
    first, second = re.findall(r"^    python3 -m venv \.venv && .*$", README, re.MULTILINE)
    assert first.endswith("&& .venv/bin/commdrill run")
    assert second.endswith('-m pytest -n auto -m "not e2e and not slow"')


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_quick_tests_are_named_before_all_of_them(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert (
        0 < text.index('pytest -n auto -m "not e2e and not slow"') < text.index("pytest -n auto`")
    )


def test_its_documents_are_a_project_that_compiles(tmp_path: Path) -> None:
    for text, kind in BLOCK.findall(README):
        (tmp_path / f"{kind}.yaml").write_text(text, encoding="utf-8")
    project = load_project(tmp_path)
    assert project.problems == ()
    (script,) = compile_drills(project, project.drills, None, load_registry())
    assert [step.ref.id for step in script.steps] == ["page-tells-visitors", "email-customers"]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_into_the_repository_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_every_command_it_speaks_of_exists() -> None:
    spoken = re.findall(r"`commdrill ([a-z]+)", README)
    assert spoken
    assert set(spoken) <= set(NAMES)
