"""Whole runs of the command against a local AWS: guarded, broken, seen, put back, also after a kill."""

import json
import os
import signal
import textwrap
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from commdrill.testing import LocalWeb, reply
from tests.drivers.aws.local_aws import LocalAws
from tests.forge import Command

PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}}
messages: {outage: {text: "Checkout is not available. We expect it back soon. See https://x.example"}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page, phase: outage, channel: page, message: outage, expect: {status: 503}, within: 20s}
      - {id: back, phase: recovery, channel: page, expect: {status: 200}, within: 20s}
"""
DRILL = """\
kind: drill
id: lost
title: Checkout is lost
plan: shop
scenario: outage
environment: dev
take_down: {checkout: outage}
"""


class Shop:
    """A shop whose page says what the orders function can do: it asks AWS."""

    def __init__(self, aws: LocalAws) -> None:
        self._lambda = aws.client("lambda")
        aws.function("orders", tags={"stage": "dev"})
        self.web = LocalWeb({"/": self._answer})

    def reserved(self) -> int | None:
        found = self._lambda.get_function_concurrency(FunctionName="orders")
        reserved: int | None = found.get("ReservedConcurrentExecutions")
        return reserved

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        away = b"Checkout is not available. We expect it back soon. See https://x.example"
        down = reply(503, away, {"Content-Type": "text/plain"})
        (down if self.reserved() == 0 else reply(200, b"welcome"))(handler)


@pytest.fixture
def shop(local_aws: LocalAws) -> Iterator[Shop]:
    shop = Shop(local_aws)
    with shop.web:
        yield shop


@pytest.fixture
def project(tmp_path: Path, local_aws: LocalAws, shop: Shop) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "drill.yaml").write_text(DRILL)
    write_environment(tmp_path, local_aws, shop, {})
    return tmp_path


def write_environment(
    root: Path, aws: LocalAws, shop: Shop, guard: Mapping[str, Any], probe: str = ""
) -> None:
    url = shop.web.url("/")
    guarded = {"aws_account": "123456789012", "hosts": ["127.0.0.1"], **guard}
    text = f"""\
    kind: environment
    id: dev
    stage: dev
    guard: {json.dumps(guarded)}
    aws: {json.dumps(aws.settings)}
    components:
      checkout:
        outage:
          use: lambda-throttle
          with: {{function: orders, probe: {{url: "{probe or url}", status: [503]}}}}
    channels: {{page: {{use: web-page, with: {{url: "{url}"}}}}}}
    """
    (root / "environment.yaml").write_text(textwrap.dedent(text))


def started(root: Path, *argv: str) -> Command:
    return Command(("--root", str(root), *argv), os.environ, root / "said")


def commdrill(root: Path, *argv: str) -> CompletedProcess[str]:
    return started(root, *argv).ended()


def report(root: Path) -> Any:
    (found,) = (root / "reports").glob("*/report.json")
    return json.loads(found.read_text())


def test_a_function_is_throttled_seen_to_be_and_put_back(project: Path, shop: Shop) -> None:
    ended = commdrill(project, "run")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert shop.reserved() is None
    told = report(project)
    assert told["restored"] is True
    calls = {
        (call["by"], call["service"], call["operation"], call["region"], call["plane"])
        for call in told["aws_calls"]
    }
    fault = "fault checkout (outage)"
    assert (fault, "lambda", "PutFunctionConcurrency", "us-east-1", "control") in calls
    assert (fault, "lambda", "DeleteFunctionConcurrency", "us-east-1", "control") in calls
    assert ("preflight", "sts", "GetCallerIdentity", "us-east-1", "data") in calls


def test_a_killed_run_is_put_back_from_its_journal_alone(project: Path, shop: Shop) -> None:
    (project / "drill.yaml").write_text(DRILL + "hold: 10m\n")
    run = started(project, "run")
    try:
        while shop.reserved() != 0 and run.returncode is None:
            threading.Event().wait(0.02)
    finally:
        run.send_signal(signal.SIGKILL)
    assert run.ended().returncode == -signal.SIGKILL
    assert shop.reserved() == 0
    (project / "environment.yaml").unlink()
    ended = commdrill(project, "recover")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert shop.reserved() is None


@pytest.mark.parametrize(
    ("guard", "why"),
    [
        ({"aws_account": "999999999999"}, "credentials are of account 123456789012"),
        ({"regions": ["eu-west-1"]}, "Region us-east-1 is not among the guard's: eu-west-1"),
        ({"require_tags": {"stage": "prod"}}, "function 'orders', which is not tagged stage: prod"),
        (
            {"require_tags": {"owner": "me", "stage": "dev"}},
            "'orders', which is not tagged owner: me",
        ),
    ],
    ids=["another-account", "another-region", "another-tag", "no-such-tag"],
)
def test_a_world_the_guard_does_not_know_is_left_alone(
    project: Path, local_aws: LocalAws, shop: Shop, guard: Mapping[str, Any], why: str
) -> None:
    write_environment(project, local_aws, shop, guard)
    ended = commdrill(project, "run")
    assert ended.returncode == 3
    assert why in ended.stdout + ended.stderr
    assert shop.reserved() is None


def test_a_world_as_the_guard_wants_it_is_ready(
    project: Path, local_aws: LocalAws, shop: Shop
) -> None:
    guard = {"regions": ["us-east-1"], "require_tags": {"stage": "dev"}}
    write_environment(project, local_aws, shop, guard)
    ended = commdrill(project, "preflight", "lost")
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_an_outage_that_is_never_seen_is_taken_back(
    project: Path, local_aws: LocalAws, shop: Shop
) -> None:
    shop.web.routes["/calm"] = reply(200, b"all is well")
    write_environment(project, local_aws, shop, {}, shop.web.url("/calm") + '", within: "1s')
    ended = commdrill(project, "run")
    assert ended.returncode == 3
    assert "still answers 200 after 1s, not 503" in ended.stdout + ended.stderr
    assert shop.reserved() is None


def test_the_sandbox_never_speaks_to_aws_itself(project: Path, shop: Shop) -> None:
    text = (project / "environment.yaml").read_text()
    lines = [line for line in text.splitlines() if not line.startswith(("guard:", "aws:"))]
    (project / "environment.yaml").write_text(
        "\n".join(lines).replace("stage: dev", "stage: sandbox")
    )
    ended = commdrill(project, "run")
    assert ended.returncode == 3
    assert "would speak to AWS itself" in ended.stdout + ended.stderr
