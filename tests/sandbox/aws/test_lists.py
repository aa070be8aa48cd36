"""A list is told by the page, and for tokens that were given out alone; moto tells it whole, or breaks."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.world import World

_numbers = count()
ROLE = "arn:aws:iam::123456789012:role/drill"


def http_apis(world: World) -> tuple[str, Mapping[str, Any]]:
    """Three stages of one."""
    client = world.aws.clients.of("apigatewayv2")
    api = client.create_api(Name="paged", ProtocolType="HTTP")["ApiId"]
    for name in "abc":
        client.create_stage(ApiId=api, StageName=name)
    return "get_stages", {"ApiId": api}


def metric_filters(world: World) -> tuple[str, Mapping[str, Any]]:
    client, group = world.aws.clients.of("logs"), f"/paged-{next(_numbers)}"
    client.create_log_group(logGroupName=group)
    to = [{"metricName": "m", "metricNamespace": "n", "metricValue": "1"}]
    for name in "abc":
        client.put_metric_filter(
            logGroupName=group, filterName=name, filterPattern="x", metricTransformations=to
        )
    return "describe_metric_filters", {"logGroupName": group}


def actions(_world: World) -> tuple[str, Mapping[str, Any]]:
    return "list_actions", {}


def contacts(world: World) -> tuple[str, Mapping[str, Any]]:
    client = world.aws.clients.of("sesv2")  # a Region has one list: others' are elsewhere
    client.create_contact_list(ContactListName="paged")
    for name in "abc":
        client.create_contact(ContactListName="paged", EmailAddress=f"{name}@people.example")
    return "list_contacts", {"ContactListName": "paged"}


def versions(world: World) -> tuple[str, Mapping[str, Any]]:
    return "describe_parameters", _parameters(world)


def _parameters(world: World) -> Mapping[str, Any]:
    client, path = world.aws.clients.of("ssm"), f"/paged-{next(_numbers)}"
    for name in "abc":
        client.put_parameter(Name=f"{path}/{name}", Value="v", Type="String")
    return {"ParameterFilters": [{"Key": "Path", "Values": [path]}]}


@each(
    ("service", "listed", "items", "most"),
    [
        ("apigatewayv2", http_apis, "Items", {"MaxResults": "2"}),
        ("logs", metric_filters, "metricFilters", {"limit": 2}),
        ("fis", actions, "actions", {"maxResults": 10}),
        ("sesv2", contacts, "Contacts", {"PageSize": 2}),
        ("ssm", versions, "Parameters", {"MaxResults": 2}),
    ],
)
def test_a_list_is_told_by_the_page_until_it_is_over(
    world: World,
    service: str,
    listed: Callable[[World], tuple[str, Mapping[str, Any]]],
    items: str,
    most: Mapping[str, Any],
) -> None:
    client = world.aws.clients.of(service)
    name, given = listed(world)
    ask, told = getattr(client, name), []
    page = ask(**given, **most)
    while token := next((key for key in page if key.lower() == "nexttoken"), None):
        assert len(page[items]) == int(*most.values())
        told += page[items]
        page = ask(**given, **most, **{token: page[token]})
    assert len(told) >= 2
    assert [*told, *page[items]] == ask(**given)[items]


@each(
    ("service", "operation", "given", "code"),
    [
        ("apigatewayv2", "get_apis", {"NextToken": "none"}, "BadRequestException"),
        ("cloudformation", "list_stacks", {"NextToken": "none"}, "ValidationError"),
        ("events", "list_rules", {"NextToken": "none"}, "ValidationException"),
        ("fis", "list_experiments", {"nextToken": "none"}, "ValidationException"),
        ("iam", "list_roles", {"Marker": "none"}, "ValidationError"),
        ("kms", "list_keys", {"Marker": "none"}, "InvalidMarkerException"),
        ("lambda", "list_functions", {"Marker": "none"}, "InvalidParameterValueException"),
        ("logs", "describe_log_groups", {"nextToken": "none"}, "InvalidParameterException"),
        ("scheduler", "list_schedules", {"NextToken": "none"}, "ValidationException"),
        ("secretsmanager", "list_secrets", {"NextToken": "none"}, "InvalidNextTokenException"),
        ("ses", "list_identities", {"NextToken": "none"}, "InvalidParameterValue"),
        ("sesv2", "list_email_templates", {"NextToken": "none"}, "BadRequestException"),
        ("sns", "list_topics", {"NextToken": "none"}, "InvalidParameter"),
        ("ssm", "describe_parameters", {"NextToken": "none"}, "InvalidNextToken"),
    ],
)
def test_a_token_that_nobody_gave_out_is_none(
    world: World, service: str, operation: str, given: Mapping[str, Any], code: str
) -> None:
    with pytest.raises(ClientError) as caught:
        getattr(world.aws.clients.of(service), operation)(**given)
    assert caught.value.response["Error"]["Code"] == code


def test_tokens_of_who_keeps_a_list_by_the_page_are_taken(world: World) -> None:
    client, names = world.aws.clients.of("iam"), [f"paged-{next(_numbers)}" for _ in range(3)]
    for name in names:
        client.create_role(RoleName=name, AssumeRolePolicyDocument="{}", Path="/paged/")
    pages = client.get_paginator("list_roles").paginate(
        PathPrefix="/paged/", PaginationConfig={"PageSize": 1}
    )
    told = sorted([one["RoleName"] for one in page["Roles"]] for page in pages)
    assert told == [[name] for name in names]


def test_what_was_logged_is_read_on_by_a_token_of_another_name(world: World) -> None:
    client, group = world.aws.clients.of("logs"), f"/read-on-{next(_numbers)}"
    where = {"logGroupName": group, "logStreamName": "s"}
    client.create_log_group(logGroupName=group)
    client.create_log_stream(**where)
    first = client.get_log_events(**where)
    assert client.get_log_events(**where, nextToken=first["nextForwardToken"])["events"] == []
