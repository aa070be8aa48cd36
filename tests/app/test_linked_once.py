"""What an environment uses is looked for and checked once a command, whatever the command is."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from commdrill.app.cli import main
from commdrill.app.pytest.drills import DrillOptions, Drills
from commdrill.app.wiring import compile_drills, compile_project
from commdrill.compile.linking import link_project
from commdrill.documents.project import Project, load_project
from commdrill.drivers.protocol import Driver
from commdrill.drivers.registry import Kind, Registry
from tests.app.counted import (
    DOCUMENTS,
    EACH_ONCE,
    CountedAction,
    CountedFault,
    CountedPage,
    built,
    checked,
    project_in,
)


@dataclass(frozen=True)
class CountingRegistry(Registry):
    """Counts what it is asked for."""

    finds: Counter[str] = field(default_factory=Counter)

    def find(self, kind: Kind, name: str) -> type[Driver]:
        self.finds[name] += 1
        return super().find(kind, name)


@pytest.fixture(autouse=True)
def counting_from_nothing() -> None:
    checked.clear()
    built.clear()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return project_in(tmp_path, monkeypatch)


def counting() -> CountingRegistry:
    return CountingRegistry(
        {"counted-fault": CountedFault},
        {"counted-page": CountedPage},
        {"counted-action": CountedAction},
    )


@pytest.mark.parametrize(
    "read",
    [
        link_project,
        lambda project, registry: compile_project(project, None, registry),
        lambda project, registry: compile_project(project, "here", registry),
        lambda project, registry: compile_drills(project, ["checkout-outage"], None, registry),
    ],
    ids=["linked", "compiled", "compiled-elsewhere", "compiled-by-name"],
)
def test_each_driver_is_found_once_and_its_settings_are_checked_once(
    root: Path, read: Callable[[Project, Registry], Any]
) -> None:
    registry = counting()
    assert read(load_project(root), registry)
    assert registry.finds == {"counted-fault": 1, "counted-page": 1, "counted-action": 1}
    assert checked == EACH_ONCE


@pytest.mark.parametrize(
    ("command", "builds"),
    [
        ("lint --select CD2", {}),
        ("coverage", {}),
        ("preflight", EACH_ONCE),
        ("run", EACH_ONCE),
        ("run checkout-outage", EACH_ONCE),
    ],
)
def test_a_command_checks_each_use_once(root: Path, command: str, builds: dict[str, int]) -> None:
    assert main(["--root", str(root), *command.split()]) == 0
    assert checked == ({} if command == "coverage" else EACH_ONCE)  # which asks for no driver
    assert built == builds


def test_two_drills_in_one_environment_check_it_once(root: Path) -> None:
    drill = DOCUMENTS.rpartition("---\n")[2].replace("id: checkout-outage", "id: another")
    (root / "another.yaml").write_text(drill)
    registry = counting()
    assert len(compile_project(load_project(root), None, registry)) == 2
    assert checked == EACH_ONCE


def test_a_session_of_pytest_collects_and_runs_what_it_checked_once(root: Path) -> None:
    drills = Drills(DrillOptions(root, None, root / "reports", None))
    (script,) = drills.scripts_in(root / "shop.yaml")
    assert drills.drilled(root, script.drill).outcome == "passed"
    assert checked == built == EACH_ONCE
