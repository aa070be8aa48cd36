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
OF_THE_STACK = (  # who writes to customers is the account's own
    "api-tells-clients", "api-is-back", "page-is-back", "page-is-back-in-spanish",
    "api-asks-for-patience", "api-takes-all-again",
    "maintenance-page-shows", "maintenance-page-shows-in-spanish",
    "checkout-is-open-again", "checkout-is-open-again-in-spanish",
    "store-is-back", "store-is-back-in-spanish", "api-answers-again",
    "search-page-explains", "search-page-is-as-usual",
    "store-is-closed", "store-is-closed-in-spanish", "every-page-is-closed",
    "store-is-open", "store-is-open-in-spanish", "every-page-is-open",
)  # fmt: skip


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


@pytest.mark.timeout(1800)  # nine drills, and each of them waits
def test_one_after_the_other_breaks_the_stack_until_visitors_see_it_back(project: Path) -> None:
    """All that the stack itself tells, in the plan's words; what it does not is left out."""
    ended = commdrill(project, "run", "--environment", "dev", "--only", *OF_THE_STACK)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    told = [json.loads(file.read_text()) for file in (project / "reports").glob("*/report.json")]
    assert all(one["restored"] for one in told)
    assert len(told) == len(list((SHIPPED / "drills").glob("*.yaml")))
    steps = [step for one in told for step in one["steps"] if step["outcome"] != "skipped"]
    assert {step["outcome"] for step in steps} == {"passed"}
    assert {step["id"] for step in steps} == set(OF_THE_STACK)
