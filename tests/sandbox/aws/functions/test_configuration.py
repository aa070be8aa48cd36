"""What a function was told of itself is read back, and what nobody would do is refused."""

import io
import zipfile
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError
from moto.awslambda.models import lambda_backends

from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.world import World

_numbers = count()
_TRUST = '{"Version": "2012-10-17", "Statement": []}'


def package(text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("orders.py", text)
    return packed.getvalue()


def made(world: World, **more: Any) -> tuple[Any, dict[str, str]]:
    """The client, and the function by name."""
    name, client = f"configured-{next(_numbers)}", world.aws.clients.of("lambda")
    role = world.aws.clients.of("iam").create_role(RoleName=name, AssumeRolePolicyDocument=_TRUST)
    client.create_function(
        FunctionName=name,
        Runtime="python3.12",
        Role=role["Role"]["Arn"],
        Handler="orders.handle",
        Code={"ZipFile": package("def handle(event, context): ...\n")},
        **more,
    )
    return client, {"FunctionName": name}


def test_tracing_and_storage_are_as_they_were_changed(world: World) -> None:
    client, function = made(world)
    client.update_function_configuration(
        **function, TracingConfig={"Mode": "Active"}, EphemeralStorage={"Size": 1024}
    )
    told = client.get_function_configuration(**function)
    assert (told["TracingConfig"], told["EphemeralStorage"]) == ({"Mode": "Active"}, {"Size": 1024})


def test_what_did_not_change_is_the_same_version(world: World) -> None:
    client, function = made(world)
    assert [client.publish_version(**function)["Version"] for _ in range(3)] == ["1", "1", "1"]
    changed = package("def handle(event, context): return 1\n")
    client.update_function_code(**function, ZipFile=changed)
    assert [client.publish_version(**function)["Version"] for _ in range(2)] == ["2", "2"]


def test_a_place_for_what_a_function_fails_on_is_refused(world: World) -> None:
    letters = {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:letters"}
    with pytest.raises(ClientError, match="no DeadLetterConfig"):
        made(world, DeadLetterConfig=letters)
    client, function = made(world)
    with pytest.raises(ClientError, match="no DeadLetterConfig"):
        client.update_function_configuration(**function, DeadLetterConfig=letters)


def test_a_function_that_somebody_else_of_the_process_made_has_a_revision(world: World) -> None:
    """Moto is one for all; where none of ours was there as it was made, nobody gave it one."""
    client, function = made(world)
    kept: Any = lambda_backends[ACCOUNT]["us-east-1"].get_function(function["FunctionName"])
    del kept.revision_id
    first, second = (client.get_function_configuration(**function) for _ in range(2))
    assert first["RevisionId"] == second["RevisionId"]


def test_no_function_reserves_what_is_left_for_all_others(world: World) -> None:
    client, one = made(world)
    _, other = made(world)
    try:
        client.put_function_concurrency(**one, ReservedConcurrentExecutions=700)
        with pytest.raises(ClientError, match="below its minimum"):
            client.put_function_concurrency(**other, ReservedConcurrentExecutions=201)
        client.put_function_concurrency(**other, ReservedConcurrentExecutions=50)
        client.put_function_concurrency(**one, ReservedConcurrentExecutions=750)
    finally:
        for function in (one, other):
            client.delete_function_concurrency(**function)


def test_words_that_are_lambdas_own_are_no_variables(world: World) -> None:
    wrong = {"Variables": {"AWS_REGION": "x", "STAGE": "dev"}}
    with pytest.raises(ClientError, match=r"Reserved keys used in this request: AWS_REGION$"):
        made(world, Environment=wrong)
    client, function = made(world)
    with pytest.raises(ClientError, match="reserved keys"):
        client.update_function_configuration(**function, Environment=wrong)


def test_a_version_stays_as_it_was_published(world: World) -> None:
    client, function = made(world, Publish=True)
    version = {"FunctionName": f"{function['FunctionName']}:1"}
    with pytest.raises(ClientError, match="published version cannot be changed: 1"):
        client.update_function_configuration(**version, Timeout=7)
    with pytest.raises(ClientError, match="published version cannot be changed: 1"):
        client.update_function_code(**version, ZipFile=package("x = 1"))
    client.update_function_configuration(**function, Timeout=7)


def test_a_function_has_a_source_once_and_large_batches_wait(world: World) -> None:
    client, function = made(world)
    name = f"source-{next(_numbers)}"
    world.aws.clients.of("sqs").create_queue(QueueName=name)
    source = {"EventSourceArn": f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}", **function}
    with pytest.raises(ClientError, match="batch window in seconds must be greater than 0"):
        client.create_event_source_mapping(**source, BatchSize=11)
    first = client.create_event_source_mapping(
        **source, BatchSize=11, MaximumBatchingWindowInSeconds=1
    )
    with pytest.raises(client.exceptions.ResourceConflictException, match=first["UUID"]):
        client.create_event_source_mapping(**source)
    with pytest.raises(ClientError, match="batch window in seconds must be greater than 0"):
        client.update_event_source_mapping(UUID=first["UUID"], BatchSize=11)
    client.delete_event_source_mapping(UUID=first["UUID"])
