"""What is published, and what is said of it."""

import re
import tomllib
from importlib.metadata import entry_points, version
from pathlib import Path

from packaging.specifiers import SpecifierSet

import commdrill
from commdrill.drivers.registry import Kind, load_registry

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_version_is_one() -> None:
    assert version("commdrill") == commdrill.__version__


def test_the_changelog_knows_this_version_or_is_still_unreleased() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\]", changelog, re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1:2] in ([], [commdrill.__version__])


def test_every_driver_that_is_offered_is_there() -> None:
    registry = load_registry()
    for kind in Kind:
        offered = {entry.name for entry in entry_points(group=kind.group)}
        assert offered >= set(PROJECT["entry-points"][kind.group])
        for name in PROJECT["entry-points"][kind.group]:
            assert registry.find(kind, name).__doc__


def test_the_command_is_installed() -> None:
    (command,) = entry_points(group="console_scripts", name="commdrill")
    assert command.value == PROJECT["scripts"]["commdrill"]


def test_every_supported_python_is_tried_in_ci() -> None:
    classified = _classified_pythons()
    workflow = (ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8")
    assert classified == set(re.findall(r"\"(3\.\d+)\"", workflow))


def test_no_python_is_let_in_that_was_not_tried() -> None:
    allowed = SpecifierSet(PROJECT["requires-python"])
    let_in = {version for minor in range(30) if (version := f"3.{minor}") in allowed}
    assert let_in == _classified_pythons()


def _classified_pythons() -> set[str]:
    return {name.rpartition(" ")[2] for name in PROJECT["classifiers"] if "Python :: 3." in name}
