"""Nobody has tags who is not there, and whoever is keeps what it was given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.world import World

OURS, GATEWAY = "us-east-1:123456789012", "arn:aws:apigateway:us-east-1::"
ROLE = "arn:aws:iam::123456789012:role/drill"
PAIRS = {"Tags": [{"Key": "a", "Value": "b"}]}
LISTED, KEYS = "list_tags_for_resource", {"TagKeys": ["a"]}


@dataclass(frozen=True)
class Way:
    """How a service's clients tell tags, put them on and take them off; `told`: where they stand."""

    member: str
    listing: str
    added: Mapping[str, Any]
    removed: Mapping[str, Any]
    told: str = "Tags"


_PLAIN = Way("resourceArn", LISTED, {"tags": {"a": "b"}}, {"tagKeys": ["a"]}, "tags")
_OF_PAIRS = Way("ResourceArn", LISTED, PAIRS, KEYS)
WAYS: Mapping[str, Way] = {
    "apigateway": replace(_PLAIN, listing="get_tags"),
    "apigatewayv2": Way("ResourceArn", "get_tags", {"Tags": {"a": "b"}}, KEYS),
    "dynamodb": replace(_OF_PAIRS, listing="list_tags_of_resource"),
    "fis": _PLAIN,
    "logs": _PLAIN,
    "pinpoint": replace(_OF_PAIRS, added={"TagsModel": {"tags": {"a": "b"}}}),
    "scheduler": _OF_PAIRS,
    "sesv2": _OF_PAIRS,
    "stepfunctions": replace(_PLAIN, added={"tags": [{"key": "a", "value": "b"}]}),
    "wafv2": replace(_OF_PAIRS, member="ResourceARN"),
}
NOBODY: Mapping[str, tuple[str, ...]] = {
    "apigateway": tuple(
        f"{GATEWAY}/{kind}/nobody"
        for kind in ("restapis", "usageplans", "apikeys", "vpclinks", "domainnames")
    ),
    "apigatewayv2": tuple(
        f"{GATEWAY}/{what}/nobody" for what in ("apis", "apis/n/stages", "domainnames", "vpclinks")
    ),
    "dynamodb": (f"arn:aws:dynamodb:{OURS}:table/nobody",),
    "fis": tuple(f"arn:aws:fis:{OURS}:{a}/nobody" for a in ("experiment", "experiment-template")),
    "logs": tuple(f"arn:aws:logs:{OURS}:{kind}:nobody" for kind in ("log-group", "destination")),
    "pinpoint": (f"arn:aws:mobiletargeting:{OURS}:apps/nobody",),
    "scheduler": (f"arn:aws:scheduler:{OURS}:schedule-group/nobody",),
    "sesv2": tuple(
        f"arn:aws:ses:{OURS}:{kind}/nobody"
        for kind in ("multi-region-endpoint", "dedicated-ip-pool", "nothing")
    ),
    "stepfunctions": tuple(
        f"arn:aws:states:{OURS}:{a}:nobody" for a in ("stateMachine", "activity")
    ),
    "wafv2": tuple(
        f"arn:aws:wafv2:{OURS}:{kind}/nobody/00000000-0000-0000-0000-000000000000"
        for kind in ("regional/webacl", "global/ipset", "regional/rulegroup")
    ),
}
_CODES = dict.fromkeys(("apigateway", "apigatewayv2", "pinpoint", "sesv2"), "NotFoundException") | {
    "stepfunctions": "ResourceNotFound", "wafv2": "WAFNonexistentItemException",
}  # fmt: skip


@each(("service", "arn"), [(name, arn) for name, arns in NOBODY.items() for arn in arns])
def test_what_is_not_there_has_no_tags_and_gets_none(world: World, service: str, arn: str) -> None:
    client, way = world.aws.clients.of(service), WAYS[service]
    calls: tuple[tuple[str, Mapping[str, Any]], ...] = (
        (way.listing, {}), ("tag_resource", way.added), ("untag_resource", way.removed),
    )  # fmt: skip
    for operation, more in calls:
        with pytest.raises(ClientError) as caught:
            getattr(client, operation)(**{way.member: arn}, **more)
        code = caught.value.response["Error"]["Code"]
        assert code == _CODES.get(service, "ResourceNotFoundException"), operation


@each(("kind", "code"), [("hostedzone", "NoSuchHostedZone"), ("healthcheck", "NoSuchHealthCheck")])
def test_no_zone_and_no_check_has_no_tags(world: World, kind: str, code: str) -> None:
    names = world.aws.clients.of("route53")
    of_none = {"ResourceType": kind, "ResourceId": "Z0NOBODY"}
    change = {"AddTags": PAIRS["Tags"]}
    for ask, more in ((names.list_tags_for_resource, {}), (names.change_tags_for_resource, change)):
        with pytest.raises(ClientError, match=code):
            ask(**of_none, **more)


def stage(world: World) -> str:
    gateway = world.aws.clients.of("apigatewayv2")
    api = gateway.create_api(Name="tagged", ProtocolType="HTTP")["ApiId"]
    gateway.create_stage(ApiId=api, StageName="dev", Tags={"first": "1"})
    return f"{GATEWAY}/apis/{api}/stages/dev"


def plan(world: World) -> str:
    made = world.aws.clients.of("apigateway").create_usage_plan(name="p", tags={"first": "1"})
    return f"{GATEWAY}/usageplans/{made['id']}"


def experiment(world: World) -> str:
    fis = world.aws.clients.of("fis")
    waits = {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}}
    template = fis.create_experiment_template(
        clientToken="of-tags", description="waits", stopConditions=[{"source": "none"}],
        actions={"wait": waits}, roleArn=ROLE,
    )["experimentTemplate"]["id"]  # fmt: skip
    begun = fis.start_experiment(experimentTemplateId=template, tags={"first": "1"})["experiment"]
    fis.stop_experiment(id=begun["id"])
    return str(begun["arn"])


def test_a_state_machine_and_a_web_acl_keep_theirs(world: World) -> None:
    states, waf = world.aws.clients.of("stepfunctions"), world.aws.clients.of("wafv2")
    steps = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}'
    machine = states.create_state_machine(name="tagged", definition=steps, roleArn=ROLE)
    named = {"resourceArn": machine["stateMachineArn"]}
    states.tag_resource(**named, **WAYS["stepfunctions"].added)
    assert states.list_tags_for_resource(**named)["tags"] == [{"key": "a", "value": "b"}]
    seen = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "m"}
    wanted = {
        "Name": "t",
        "Scope": "REGIONAL",
        "DefaultAction": {"Allow": {}},
        "VisibilityConfig": seen,
    }
    acl = {"ResourceARN": waf.create_web_acl(**wanted)["Summary"]["ARN"]}
    waf.tag_resource(**acl, **PAIRS)
    assert waf.list_tags_for_resource(**acl)["TagInfoForResource"]["TagList"] == PAIRS["Tags"]
    with pytest.raises(waf.exceptions.WAFDuplicateItemException):
        waf.create_web_acl(**wanted)


@each(("service", "make"), [("apigatewayv2", stage), ("apigateway", plan), ("fis", experiment)])
def test_what_is_there_keeps_its_tags(
    world: World, service: str, make: Callable[[World], str]
) -> None:
    client, way = world.aws.clients.of(service), WAYS[service]
    named = {way.member: make(world)}
    client.tag_resource(**named, **way.added)
    assert getattr(client, way.listing)(**named)[way.told] == {"first": "1", "a": "b"}
    client.untag_resource(**named, **way.removed)
    assert getattr(client, way.listing)(**named)[way.told] == {"first": "1"}


def test_an_endpoint_of_several_regions_has_the_tags_it_was_made_with(world: World) -> None:
    mail = world.aws.clients.of("sesv2")
    routes = {"RoutesDetails": [{"Region": "us-west-2"}]}
    made = mail.create_multi_region_endpoint(EndpointName="tagged", Details=routes, **PAIRS)
    arn = f"arn:aws:ses:{OURS}:multi-region-endpoint/{made['EndpointId']}"
    assert mail.list_tags_for_resource(ResourceArn=arn)["Tags"] == PAIRS["Tags"]
    mail.delete_multi_region_endpoint(EndpointName="tagged")
