"""Who changes a function, an alias or a policy may say which he has seen: changed since, it is refused."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.functions.test_configuration import made, package
from tests.sandbox.aws.test_taken_by_moto import refused
from tests.sandbox.aws.world import World

OLD = "00000000-0000-0000-0000-000000000000"
WHO = {"StatementId": "gateway", "Action": "lambda:InvokeFunction", "Principal": "sns.amazonaws.com"}  # fmt: skip
Call = Callable[..., Any]


@pytest.fixture
def function(world: World) -> tuple[Any, dict[str, str]]:
    return made(world)


def test_each_change_makes_another_revision(function: tuple[Any, dict[str, str]]) -> None:
    client, name = function
    code = package("def handle(event, context): return 1\n")
    changes: tuple[Call, ...] = (
        partial(client.update_function_configuration, Timeout=5),
        partial(client.update_function_configuration, Timeout=5),
        partial(client.update_function_code, ZipFile=code),
    )
    seen = [client.get_function_configuration(**name)["RevisionId"]]
    for change in changes:
        seen.append(change(**name, RevisionId=seen[-1])["RevisionId"])
        assert client.get_function_configuration(**name)["RevisionId"] == seen[-1]
        assert (
            refused(partial(change, **name, RevisionId=seen[-2])) == "PreconditionFailedException"
        )
    assert len(set(seen)) == len(seen)
    assert client.publish_version(**name, RevisionId=seen[-1])["RevisionId"] not in seen
    trial = client.update_function_code(**name, ZipFile=code, DryRun=True)
    assert trial["RevisionId"] == seen[-1]


def test_a_version_of_what_changed_since_is_not_made(function: tuple[Any, dict[str, str]]) -> None:
    client, name = function
    publish = partial(client.publish_version, **name, RevisionId=OLD)
    assert refused(publish) == "PreconditionFailedException"
    assert len(client.list_versions_by_function(**name)["Versions"]) == 1


def test_an_alias_has_revisions_of_its_own(function: tuple[Any, dict[str, str]]) -> None:
    client, name = function
    client.publish_version(**name)
    alias = {**name, "Name": "live", "FunctionVersion": "1"}
    first = client.create_alias(**alias)["RevisionId"]
    assert refused(partial(client.create_alias, **alias)) == "ResourceConflictException"
    move = partial(client.update_alias, **alias)
    assert refused(partial(move, RevisionId=OLD)) == "PreconditionFailedException"
    assert move(RevisionId=first)["RevisionId"] != first
    assert refused(partial(move, RevisionId=first)) == "PreconditionFailedException"


def test_a_version_has_a_policy_of_its_own(function: tuple[Any, dict[str, str]]) -> None:
    client, name = function
    client.publish_version(**name)
    client.add_permission(**name, **WHO)
    of_version = partial(client.get_policy, **name, Qualifier="1")
    assert refused(of_version) == "ResourceNotFoundException"
    client.add_permission(**name, **{**WHO, "StatementId": "one"}, Qualifier="1")
    assert ":1" in of_version()["Policy"]
    assert "one" not in client.get_policy(**name)["Policy"]


def test_an_alias_is_named_by_its_arn_or_beside_it(function: tuple[Any, dict[str, str]]) -> None:
    client, name = function
    client.publish_version(**name)
    alias = client.create_alias(**name, Name="live", FunctionVersion="1")["AliasArn"]
    client.add_permission(**WHO, FunctionName=alias)
    beside = {**name, "Qualifier": "live"}
    assert f'"Resource": "{alias}"' in client.get_policy(**beside)["Policy"]
    again = partial(client.add_permission, **WHO, **beside)
    assert refused(again) == "ResourceConflictException"
    client.remove_permission(FunctionName=alias, StatementId=WHO["StatementId"])
    assert refused(partial(client.get_policy, **beside)) == "ResourceNotFoundException"


def test_a_permission_is_taken_back_by_the_policy_one_has_seen(
    function: tuple[Any, dict[str, str]],
) -> None:
    client, name = function
    assert client.add_permission(**name, **WHO)["ResponseMetadata"]["HTTPStatusCode"] == 201
    seen = client.get_policy(**name)["RevisionId"]
    withdraw = partial(client.remove_permission, **name, StatementId="gateway")
    assert refused(partial(withdraw, RevisionId=OLD)) == "PreconditionFailedException"
    withdraw(RevisionId=seen)
    assert refused(partial(client.get_policy, **name)) == "ResourceNotFoundException"


def test_what_is_published_is_the_code_that_was_meant(
    function: tuple[Any, dict[str, str]],
) -> None:
    client, name = function
    there = client.get_function_configuration(**name)["CodeSha256"]
    with pytest.raises(ClientError, match="is different from current CodeSHA256"):
        client.publish_version(**name, CodeSha256="of-other-code")
    assert client.publish_version(**name, CodeSha256=there)["Version"] == "1"
