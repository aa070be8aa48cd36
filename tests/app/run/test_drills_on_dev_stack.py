"""The shipped drills run unchanged on the shipped dev stack, made by CloudFormation on the embedded AWS."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from commdrill_sandbox.company.serving import Server
from commdrill_sandbox.company.status.book import StatusBook
from commdrill_sandbox.company.status.site import status_site
from tests.drivers.aws.dev_stack import ENVIRONMENTS, DevStack
from tests.forge import Command

SHIPPED = ENVIRONMENTS.parents[1]
TWO_FAULTS = "store-maintenance-at-edge"
OF_THE_STACK = (
    "store-is-closed",
    "store-is-closed-in-spanish",
    "every-page-is-closed",
    "store-is-open",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """All that is shipped, and the example with an endpoint and the stack's ids in place of its own."""
    root, stack = tmp_path_factory.mktemp("dev"), DevStack()
    for folder in ("plans", "drills"):
        shutil.copytree(SHIPPED / folder, root / folder)
    page = stack.environment["channels"]["status-page"]["with"]["components"]
    status = Server("status", status_site(StatusBook(page)))
    status.start()
    written = json.dumps(stack.met(status.address))
    (root / "drills/environments/dev.yaml").write_text(written)
    yield root
    status.stop()
    stack.aws.stop()


def commdrill(root: Path, *argv: str) -> CompletedProcess[str]:
    keys = {"AWS_ACCESS_KEY_ID": "embedded", "AWS_SECRET_ACCESS_KEY": "embedded"}
    return Command(("--root", str(root), *argv), {**os.environ, **keys}, root / "said").ended()


def test_each_is_ready_for_the_dev_account(project: Path) -> None:
    ended = commdrill(project, "preflight", "--environment", "dev")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    drills = {file.stem for file in (SHIPPED / "drills").glob("*.yaml")}
    assert set(ended.stdout.splitlines()) == {f"{drill}: ready" for drill in drills}


def test_one_breaks_the_stack_twice_and_visitors_read_the_approved_words_until_it_is_back(
    project: Path,
) -> None:
    """Who writes to customers is the account's own: its steps are left out."""
    argv = ("run", TWO_FAULTS, "--environment", "dev", "--only", *OF_THE_STACK)
    ended = commdrill(project, *argv)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    (report,) = (project / "reports").glob("*/report.json")
    told = json.loads(report.read_text())
    passed = [step["id"] for step in told["steps"] if step["outcome"] == "passed"]
    assert (tuple(passed), told["restored"]) == (OF_THE_STACK, True)
