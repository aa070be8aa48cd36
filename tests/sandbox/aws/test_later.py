"""What the embedded AWS reads and imports when somebody asks for it, and not before."""

import subprocess
import sys

import pytest
from botocore.exceptions import UnknownServiceError
from botocore.loaders import create_loader

from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.aws.wire.models import loader

LATER = (
    "apigateway.http_apis", "cloudformation.control", "fis.planes", "health_checks",
    "messaging.push.plane",
)  # fmt: skip


def test_what_few_ask_for_is_imported_by_whoever_does() -> None:
    told = "import sys, commdrill_sandbox.aws.assembled; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=300
    )
    imported = set(ran.stdout.split())
    assert "commdrill_sandbox.aws.cloudfront.edge" in imported
    assert not imported & {f"commdrill_sandbox.aws.{name}" for name in LATER}


FIRST_CALLS = """
import sys, threading
from commdrill_sandbox.aws.embedded import EmbeddedAws

aws, start = EmbeddedAws(), threading.Barrier(4)
aws.start()
asks = [aws.clients.of("sqs").list_queues, aws.clients.of("sns").list_topics,
        aws.clients.of("events").list_rules, aws.clients.of("apigateway").get_rest_apis]
said = []

def ask(call):
    start.wait()
    try:
        said.append(call()["ResponseMetadata"]["HTTPStatusCode"])
    except Exception as refused:
        said.append(refused)

threads = [threading.Thread(target=ask, args=(one,)) for one in asks]
[one.start() for one in threads]
[one.join() for one in threads]
aws.stop()
print(*said, "commdrill_sandbox.aws.apigateway.http_apis" in sys.modules)
"""


def test_its_first_calls_may_come_all_at_once() -> None:
    """What they need imports itself in a circle, of which no thread may meet a half."""
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_CALLS], capture_output=True, text=True, check=True, timeout=300
    )
    assert (ran.stdout.split(), ran.stderr) == (["200"] * 4 + ["False"], "")


def test_they_answer_the_first_call() -> None:
    aws = EmbeddedAws()
    aws.start()
    try:
        assert aws.clients.of("cloudformation").list_stacks()["StackSummaries"] == []
        assert aws.clients.of("fis").list_actions()["actions"]
    finally:
        aws.stop()


@pytest.mark.parametrize("kind", ["service-2", "paginators-1", "waiters-2"])
def test_every_service_that_botocore_has_is_known(kind: str) -> None:
    assert set(create_loader().list_available_services(kind)) <= set(
        loader().list_available_services(kind)
    )


def test_a_service_that_nobody_has_is_told_by_name() -> None:
    with pytest.raises(UnknownServiceError, match="no-such"):
        loader().load_service_model("no-such", "service-2")
