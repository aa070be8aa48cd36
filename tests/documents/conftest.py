"""A small project in text, for tests that need a whole one."""

from pathlib import Path

import pytest

PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}, mail: {type: email}, phone: {type: manual}}
placeholders: {eta: {type: time}}
messages: {outage: {text: "Back {{eta}}"}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page, phase: outage, channel: page, message: outage, within: 2m}
      - {id: mail, phase: outage, channel: mail, to: [customers], message: outage, within: 2m}
      - {id: call, phase: outage, channel: phone, title: The manager calls, within: 2m}
"""
ENVIRONMENT = """\
kind: environment
id: sandbox
stage: sandbox
components: {checkout: {outage: {use: http}}}
channels: {page: {use: web-page}, mail: {use: imap}}
subscribers:
  - {file: people.csv}
  - {id: zoe, audience: customers}
"""
DRILL = """\
kind: drill
id: checkout-outage
title: Checkout is lost
plan: shop
scenario: outage
environment: sandbox
take_down: {checkout: outage}
"""
ACTIONS = """\
kind: actions
actions:
  - id: A-1
    finding: {plan: shop, step: mail}
    text: Sync the list
    owner: Head of Customer Care
    began: 2026-11-02
    due: 2026-12-11
"""
PEOPLE = "id,audience,email\nana,customers,ana@drill.anycompany.example\n"


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The root of a whole project."""
    environments = tmp_path / "drills" / "environments"
    environments.mkdir(parents=True)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "shop.yaml").write_text(PLAN, encoding="utf-8")
    (environments / "sandbox.yaml").write_text(ENVIRONMENT, encoding="utf-8")
    (environments / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "drills" / "checkout.yaml").write_text(DRILL, encoding="utf-8")
    (tmp_path / "actions.yaml").write_text(ACTIONS, encoding="utf-8")
    return tmp_path
