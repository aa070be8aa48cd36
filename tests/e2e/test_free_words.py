"""A plan that fixes no words, drilled on the sandbox without AWS: what is said counts, not how."""

import os
import shutil
from pathlib import Path

import pytest

from commdrill.app.cli import main
from tests.forge import Command

from .stood_still import unseen
from .test_sabotages import PROJECT, drilled, opened

PLAN = """\
kind: plan
id: free
title: What is to be told, in whatever words
version: "1"
owner: reliability@anycompany.example
components:
  storefront: {name: Our online store, es: Nuestra tienda online}
  catalog: {name: Catalogue, es: El catálogo}
  search: {name: Search, es: El buscador}
  checkout: {name: Checkout, es: El servicio de pago}
audiences:
  customers: {relation: external, languages: [en, es]}
  partners: {relation: external}
channels:
  store-page: {type: error-page}
  status-page: {type: status-page}
  customer-email: {type: email}
  customer-sms: {type: sms}
placeholders:
  eta: {type: time, at_most: 8h}
  status_url: {type: url}
scenarios:
  unplanned-outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page-tells, phase: outage, channel: store-page, says: [affected, eta, next-step, status_url], expect: {status: 503}, within: 5m}
      - {id: status-tells, phase: outage, channel: status-page, says: [affected, eta], expect: {incident: investigating}, within: 10m}
      - {id: mail-tells, phase: outage, channel: customer-email, to: [customers], says: [affected, eta, next-step, status_url], within: 15m}
      - {id: sms-tells, phase: outage, channel: customer-sms, to: [customers], says: [affected, eta, status_url], within: 15m}
      - {id: page-is-back, phase: recovery, channel: store-page, expect: {status: 200}, within: 5m}
      - {id: mail-ends, phase: recovery, channel: customer-email, to: [customers], says: [affected], within: 15m}
      - {id: sms-ends, phase: recovery, channel: customer-sms, to: [customers], says: [affected], within: 15m}
"""
DRILL = """\
kind: drill
id: free-outage
title: Checkout is lost, and people find words
plan: free
scenario: unplanned-outage
environment: sandbox-plain
take_down: {checkout: outage}
"""


@pytest.fixture
def free(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "drills" / "environments", tmp_path / "drills" / "environments")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "drill.yaml").write_text(DRILL, encoding="utf-8")
    return tmp_path


def test_whatever_the_company_says_keeps_the_promise_and_is_covered(
    free: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(free, "sandbox-plain"):
        code, told = drilled(free, "free-outage")
    assert (code, told["findings"]) == (0, [])
    (report,) = (free / "reports").glob("*/report.html")
    shown = report.read_text(encoding="utf-8")
    assert "in its own words for mail-tells" in shown
    assert "nothing approved" not in shown
    captured = {step["id"]: set(step["captured"]) for step in told["steps"]}
    assert captured["page-tells"] >= {"eta", "status_url"}
    assert captured["status-tells"] >= {"eta"}
    assert captured["mail-tells"] >= {"eta", "status_url"}
    assert main(["--root", str(free), "coverage"]) == 0
    table = capsys.readouterr().out
    assert all(step["id"] in table for step in told["steps"])
    assert "never" not in table


@pytest.mark.parametrize(
    ("sabotages", "failed"),
    [
        (("page-no-eta", "mail-no-eta"), {"page-tells": "eta", "mail-tells": "eta"}),
        (
            ("mail-wrong-component", "sms-unfilled"),
            {"mail-tells": "affected", "sms-tells": "eta"},
        ),
    ],
)
def test_words_that_leave_something_out_are_told_with_what_is_missing(
    free: Path, sabotages: tuple[str, ...], failed: dict[str, str]
) -> None:
    with opened(free, "sandbox-plain", sabotages):
        code, told = drilled(free, "free-outage")
    lacking = {
        step["id"]: " ".join(one["what"] for one in step["differences"])
        for step in told["steps"]
        if step["outcome"] == "failed"
    }
    assert lacking.keys() == failed.keys() - unseen(told)
    assert all(what in lacking.get(step, what) for step, what in failed.items())
    assert code == (1 if lacking else 3)


def test_a_dry_run_shows_what_is_to_be_said(free: Path) -> None:
    said = Command(("--root", str(free), "run", "--dry-run"), os.environ, free / "said").ended()
    assert said.returncode == 0, said.stderr
    assert "says affected, eta, next-step, status_url" in said.stdout
    assert "customers receive words with affected, eta, next-step, status_url" in said.stdout
