import json
from pathlib import Path
from typing import Any

import pytest

from commdrill.app.wiring import compile_project
from commdrill.compile.script import Script
from commdrill.documents.project import load_project
from commdrill.drivers.command.action import CommandAction
from commdrill.drivers.command.fault import CommandFault
from commdrill.drivers.mail.maildir import MailDir
from commdrill.drivers.registry import load_registry
from commdrill.engine.preflight.first_stage import findings_on_programs

PLAN = """
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
    steps: [{id: page, phase: outage, channel: page, expect: {status: 503}, within: 5m}]
"""
DRILL = """
kind: drill
id: lost
title: Lost
plan: shop
scenario: outage
environment: here
take_down: {checkout: outage}
actions: {outage: [announce], recovery: [announce]}
"""
FAULT = {"break": ["./stop", "${env:TOKEN}"], "restore": ["./start"]}
ACTION = {"run": ["./announce", "${run:id}"]}


@pytest.fixture
def script(tmp_path: Path) -> Any:
    def made(stage: str, **environment: Any) -> Script:
        uses = {
            "kind": "environment",
            "id": "here",
            "stage": stage,
            "guard": {"hosts": ["127.0.0.1"]},
            "components": {"checkout": {"outage": {"use": "command", "with": FAULT}}},
            "actions": {"announce": {"use": "command", "with": ACTION}},
            "channels": {"page": {"use": "web-page", "with": {"url": "http://127.0.0.1/"}}},
        }
        (tmp_path / "plan.yaml").write_text(PLAN)
        (tmp_path / "drill.yaml").write_text(DRILL)
        (tmp_path / "environment.yaml").write_text(json.dumps(uses | environment))
        (one,) = compile_project(load_project(tmp_path), None, load_registry())
        return one

    return made


DRIVERS = {
    "fault checkout (outage)": CommandFault.model_validate(FAULT),
    "action announce": CommandAction.model_validate(ACTION),
    "channel mail": MailDir(path=Path()),
}


def test_what_the_guard_cannot_see_into_is_told(script: Any) -> None:
    codes = {one.code: one.message for one in findings_on_programs(script("dev"), DRIVERS)}
    assert codes["guard-blind"] == (
        "fault checkout (outage) starts './stop' and './start'; action announce starts "
        "'./announce': whom a program contacts the guard cannot see"
    )


def test_a_sandbox_has_no_guard_that_could_be_blind(script: Any) -> None:
    codes = [one.code for one in findings_on_programs(script("sandbox"), DRIVERS)]
    assert codes == ["secret-in-arguments"]


def test_a_secret_among_a_programs_arguments_is_told_once_and_where(script: Any) -> None:
    told = [one.message for one in findings_on_programs(script("dev"), {})]
    (message,) = told
    assert message.startswith("fault checkout (outage) has ${env:TOKEN} among a program's argu")


def test_a_secret_is_told_of_an_action_as_people_call_it(script: Any) -> None:
    told = {"announce": {"use": "command", "with": {"run": ["./announce", "${env:KEY}"]}}}
    messages = [one.message for one in findings_on_programs(script("dev", actions=told), {})]
    assert messages[1].startswith("action announce has ${env:KEY} among a program's arguments")
    assert list(script("dev").uses)[1] == "channel page"


def test_without_programs_there_is_nothing_to_say(script: Any) -> None:
    with_none = {"components": {"checkout": {"outage": {"use": "http", "with": {
        "break": {"url": "http://127.0.0.1/${env:TOKEN}"}, "restore": {"url": "http://127.0.0.1/"},
    }}}}}  # fmt: skip
    drivers = {"channel mail": DRIVERS["channel mail"]}
    assert list(findings_on_programs(script("dev", **with_none), drivers)) == []
