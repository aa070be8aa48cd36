"""The tagging API sees what the account's services were tagged with, whoever keeps the tags."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from commdrill.testing import FakeClock
from commdrill_sandbox.aws.embedded import EmbeddedAws
from tests.sandbox.aws.world import World, behaviour, config, custom

STAGE = {"Key": "stage", "Value": "drill"}


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """An account of its own: what hundreds of tests left in theirs would be looked through by each call."""
    clock = FakeClock()
    embedded = EmbeddedAws(clock)
    embedded.start()
    around = World(embedded, clock)
    yield around
    around.close()
    embedded.stop()


@pytest.fixture(scope="module", autouse=True)
def tagged(world: World) -> dict[str, str]:
    """One of each kind, by what a test calls it."""
    clients = world.aws.clients
    requests.post(f"{world.aws.address}/moto-api/reset", timeout=120)
    api = clients.of("apigateway").create_rest_api(name="tagged", tags={"stage": "drill"})["id"]
    http = clients.of("apigatewayv2").create_api(
        Name="tagged", ProtocolType="HTTP", Tags={"stage": "drill"}
    )
    template = clients.of("fis").create_experiment_template(
        clientToken="1",
        description="waits",
        stopConditions=[{"source": "none"}],
        actions={"wait": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}}},
        roleArn="arn:aws:iam::123456789012:role/drill",
        tags={"stage": "drill"},
    )
    distribution = world.cloudfront.create_distribution_with_tags(
        DistributionConfigWithTags={
            "DistributionConfig": config([custom(9)], behaviour("shop")),
            "Tags": {"Items": [STAGE]},
        }
    )
    topic = clients.of("sns").create_topic(Name=f"tagged-{api}", Tags=[STAGE])
    return {
        "rest api": f"arn:aws:apigateway:us-east-1::/restapis/{api}",
        "http api": f"arn:aws:apigateway:us-east-1::/apis/{http['ApiId']}",
        "experiment template": template["experimentTemplate"]["arn"],
        "distribution": distribution["Distribution"]["ARN"],
        "topic": topic["TopicArn"],
    }


def found(world: World, region: str = "us-east-1", **asked: Any) -> dict[str, Any]:
    tagging = world.aws.clients.of("resourcegroupstaggingapi", region)
    pages = tagging.get_paginator("get_resources").paginate(**asked)
    listed = [one for page in pages for one in page["ResourceTagMappingList"]]
    assert len({one["ResourceARN"] for one in listed}) == len(listed)
    return {one["ResourceARN"]: one["Tags"] for one in listed}


def test_each_kind_is_found_by_its_name(world: World, tagged: dict[str, str]) -> None:
    by_name = found(world, ResourceARNList=list(tagged.values()))
    assert by_name == {key: [STAGE] for key in tagged.values()}


def test_what_was_never_tagged_is_not_listed(world: World) -> None:
    shop = world.shop(9)
    arn = f"arn:aws:cloudfront::123456789012:distribution/{shop.id}"
    assert found(world, ResourceARNList=[arn]) == {}
    world.cloudfront.tag_resource(Resource=arn, Tags={"Items": [STAGE]})
    assert found(world, ResourceARNList=[arn]) == {arn: [STAGE]}
    world.cloudfront.untag_resource(Resource=arn, TagKeys={"Items": ["stage"]})
    assert found(world, ResourceARNList=[arn]) == {}


@pytest.mark.parametrize(
    ("filters", "is_there"),
    [
        ([{"Key": "stage", "Values": ["drill"]}], True),
        ([{"Key": "stage", "Values": ["prod", "drill"]}], True),
        ([{"Key": "stage"}], True),
        ([{"Key": "stage", "Values": ["prod"]}], False),
        ([{"Key": "team"}], False),
        ([{"Key": "stage"}, {"Key": "team"}], False),
    ],
)
def test_filters_of_tags_are_all_to_fit(
    world: World, tagged: dict[str, str], filters: list[dict[str, Any]], is_there: bool
) -> None:
    listed = found(world, TagFilters=filters)
    assert [arn in listed for arn in tagged.values()] == [is_there] * len(tagged)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("cloudfront", {"distribution"}),
        ("cloudfront:distribution", {"distribution"}),
        ("apigateway", {"rest api", "http api"}),
        ("apigateway:restapis", {"rest api"}),
        ("fis:experiment-template", {"experiment template"}),
        ("sns", {"topic"}),
    ],
)
def test_a_filter_of_types_leaves_the_others_out(
    world: World, tagged: dict[str, str], kind: str, names: set[str]
) -> None:
    listed = found(world, ResourceTypeFilters=[kind])
    assert {name for name, arn in tagged.items() if arn in listed} == names


def test_an_api_is_tagged_later_and_asked_itself(world: World, tagged: dict[str, str]) -> None:
    gateway, arn = world.aws.clients.of("apigateway"), tagged["rest api"]
    gateway.tag_resource(resourceArn=arn, tags={"owner": "shop"})
    assert gateway.get_tags(resourceArn=arn)["tags"] == {"stage": "drill", "owner": "shop"}
    assert {"Key": "owner", "Value": "shop"} in found(world)[arn]
    gateway.untag_resource(resourceArn=arn, tagKeys=["owner"])
    assert gateway.get_tags(resourceArn=arn)["tags"] == {"stage": "drill"}


def test_a_region_lists_its_own_and_the_first_what_is_global(
    world: World, tagged: dict[str, str]
) -> None:
    listed = found(world, "us-west-2")
    assert not listed.keys() & set(tagged.values())


def test_page_by_page_nothing_is_left_out(world: World, tagged: dict[str, str]) -> None:
    sqs = world.aws.clients.of("sqs")
    for number in range(3):
        sqs.create_queue(QueueName=f"page-{number}", tags={"stage": "drill"})
    wanted = [{"Key": "stage", "Values": ["drill"]}]
    listed = found(world, TagFilters=wanted, ResourcesPerPage=2)
    assert set(tagged.values()) <= listed.keys()
    assert sum(":page-" in arn for arn in listed) == 3


def test_tags_are_put_on_and_taken_off_whatever_has_them(
    world: World, tagged: dict[str, str]
) -> None:
    clients = world.aws.clients
    tagging = clients.of("resourcegroupstaggingapi")
    world.s3.create_bucket(Bucket="tagged-by-arn")
    clients.of("sqs").create_queue(QueueName="tagged-by-arn")
    clients.of("ssm").put_parameter(Name="/tagged/by", Value="a", Type="String")
    clients.of("sesv2").create_email_identity(EmailIdentity="tagged.example")
    here = "us-east-1:123456789012"
    arns = [
        *tagged.values(), "arn:aws:s3:::tagged-by-arn", f"arn:aws:sqs:{here}:tagged-by-arn",
        f"arn:aws:ssm:{here}:parameter/tagged/by", f"arn:aws:ses:{here}:identity/tagged.example",
    ]  # fmt: skip
    nobody = "arn:aws:s3:::nobodys-bucket"
    told = tagging.tag_resources(ResourceARNList=[nobody, *arns], Tags={"late": "yes"})
    assert list(told["FailedResourcesMap"]) == [nobody]
    assert told["FailedResourcesMap"][nobody]["ErrorCode"] == "InvalidParameterException"
    late = [{"Key": "late", "Values": ["yes"]}]
    assert set(found(world, TagFilters=late)) == set(arns)
    told = tagging.untag_resources(ResourceARNList=[*arns, nobody], TagKeys=["late"])
    assert list(told["FailedResourcesMap"]) == [nobody]
    assert found(world, TagFilters=late) == {}
    assert STAGE in found(world)[tagged["topic"]]


def test_what_has_no_tags_fails_alone_and_what_is_no_arn_fails_all(world: World) -> None:
    tagging = world.aws.clients.of("resourcegroupstaggingapi")
    arn = "arn:aws:pigeons:us-east-1:123456789012:loft/1"
    told = tagging.tag_resources(ResourceARNList=[arn], Tags={"a": "b"})
    assert "no service 'pigeons'" in told["FailedResourcesMap"][arn]["ErrorMessage"]
    with pytest.raises(tagging.exceptions.InvalidParameterException):
        tagging.tag_resources(ResourceARNList=["the-loft"], Tags={"a": "b"})
