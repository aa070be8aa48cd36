"""What an environment uses is looked for and checked once a command, whatever the command is."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Self

import pytest
from pydantic import ValidationInfo, model_validator

from commdrill.app.cli import main
from commdrill.app.pytest.drills import DrillOptions, Drills
from commdrill.app.wiring import compile_drills, compile_project
from commdrill.compile.linking import link_project
from commdrill.documents.project import Project, load_project
from commdrill.drivers.protocol import Driver, Look, Receipt, RunContext
from commdrill.drivers.registry import Kind, Registry
from commdrill.sighting import Page, Proof, Sighting
from commdrill.values import Json

DOCUMENTS = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: away, phase: outage, channel: page, within: 4s, expect: {status: 503}}
      - {id: back, phase: recovery, channel: page, within: 4s, expect: {status: 200}}
---
kind: environment
id: here
stage: sandbox
components: {checkout: {outage: {use: counted-fault, with: {name: checkout}}}}
channels: {page: {use: counted-page, with: {name: page}}}
actions: {announce: {use: counted-action, with: {name: announce}}}
---
kind: drill
id: checkout-outage
title: Checkout is lost
plan: shop
scenario: outage
environment: here
take_down: {checkout: outage}
actions: {outage: [announce]}
"""
OFFERS = """\
[commdrill.faults]
counted-fault = tests.app.test_linked_once:CountedFault
[commdrill.observers]
counted-page = tests.app.test_linked_once:CountedPage
[commdrill.actions]
counted-action = tests.app.test_linked_once:CountedAction
"""
EACH_ONCE = {"checkout": 1, "page": 1, "announce": 1}

checked, built = Counter[str](), Counter[str]()


class Counted(Driver):
    """Settings that count how often they are checked, and how often a run builds a driver of them."""

    name: str

    @model_validator(mode="after")
    def count(self, info: ValidationInfo) -> Self:
        (built if info.context else checked)[self.name] += 1
        return self

    def hosts(self) -> tuple[str, ...]:
        return ()

    @property
    def mark(self) -> Path:
        return self._folder / "broken"


class CountedFault(Counted):
    """Breaks the page."""

    def observe(self) -> Json:
        return {}

    def inject(self, before: Json) -> None:
        assert before == {}
        self.mark.touch()

    def revert(self, before: Json) -> None:
        assert before == {}
        self.mark.unlink(missing_ok=True)


class CountedPage(Counted):
    """The page, broken or not."""

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Page

    @contextmanager
    def open(self) -> Iterator[Look]:
        yield lambda: Page("x:", 503 if self.mark.exists() else 200, {}, "", "text/html")


class CountedAction(Counted):
    """Announces nothing."""

    def check(self) -> None: ...

    def perform(self, run: RunContext) -> Receipt:
        return Receipt(run.run)


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
    """A project, and a package that offers what it uses."""
    package = tmp_path / "site" / "counted-1.0.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: counted\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text(OFFERS)
    monkeypatch.syspath_prepend(package.parent)
    (tmp_path / "shop.yaml").write_text(DOCUMENTS)
    return tmp_path


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
