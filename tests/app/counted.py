"""A project whose drivers count how often their settings are checked, and how often one is built."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Self

import pytest
from pydantic import ValidationInfo, model_validator

from commdrill.drivers.protocol import Driver, Look, Receipt, RunContext
from commdrill.sighting import Page, Sighting
from commdrill.terms import Proof
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
      - {id: away, phase: outage, channel: page, within: 40s, expect: {status: 503}}
      - {id: back, phase: recovery, channel: page, within: 40s, expect: {status: 200}}
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
counted-fault = tests.app.counted:CountedFault
[commdrill.observers]
counted-page = tests.app.counted:CountedPage
[commdrill.actions]
counted-action = tests.app.counted:CountedAction
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


def project_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and a package that offers what it uses."""
    package = tmp_path / "site" / "counted-1.0.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: counted\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text(OFFERS)
    monkeypatch.syspath_prepend(package.parent)
    (tmp_path / "shop.yaml").write_text(DOCUMENTS)
    return tmp_path
