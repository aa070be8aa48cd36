"""CloudFront's control plane, where moto differs from AWS."""

import copy
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.world import (
    DISABLED,
    READ_WRITE,
    Shop,
    World,
    behaviour,
    bucket,
    config,
    custom,
    group,
    keeps,
    listed,
    page,
)


def plain() -> dict[str, Any]:
    return config([custom(80)], behaviour("shop"))


def refusal(ask: Callable[[], object]) -> tuple[str, int]:
    with pytest.raises(ClientError) as refused:
        ask()
    told = refused.value.response
    return told["Error"]["Code"], told["ResponseMetadata"]["HTTPStatusCode"]


def test_a_configuration_comes_back_as_it_went_in_with_its_defaults(world: World) -> None:
    wanted = config(
        [
            custom(80, CustomHeaders=listed([{"HeaderName": "X-A", "HeaderValue": "b"}])),
            custom(81, "b"),
        ],
        behaviour("both"),
        behaviours=[keeps("b", PathPattern="/b/*")],
        errors=[page(503, "/p", 200, ErrorCachingMinTTL=3), page(404)],
        groups=[group("shop", "b", 500, 502)],
        Aliases=listed(["shop.example"]),
    )
    before = copy.deepcopy(wanted)
    made = world.create(wanted)
    read = world.cloudfront.get_distribution_config(Id=made["Distribution"]["Id"])
    told = read["DistributionConfig"]
    assert told == made["Distribution"]["DistributionConfig"]
    for key in ("CallerReference", "Comment", "Enabled", "OriginGroups", "Aliases"):
        assert told[key] == before[key]
    first = told["Origins"]["Items"][0]
    assert (first["ConnectionAttempts"], first["ConnectionTimeout"]) == (3, 10)
    assert first["CustomOriginConfig"]["OriginReadTimeout"] == 30
    assert first["CustomHeaders"] == before["Origins"]["Items"][0]["CustomHeaders"]
    assert told["DefaultCacheBehavior"]["AllowedMethods"]["Items"] == ["HEAD", "GET"]
    assert told["CustomErrorResponses"]["Items"][1]["ErrorCachingMinTTL"] == 10


def test_an_update_needs_the_newest_etag_and_gives_a_new_one(world: World) -> None:
    made = world.create(plain())
    id_, etag = made["Distribution"]["Id"], made["ETag"]
    wanted = {**made["Distribution"]["DistributionConfig"], "Comment": "changed"}
    update = world.cloudfront.update_distribution
    changed = update(Id=id_, IfMatch=etag, DistributionConfig=wanted)
    assert changed["ETag"] != etag
    assert world.cloudfront.get_distribution(Id=id_)["ETag"] == changed["ETag"]
    for stale in (etag, "EWRONG"):
        assert refusal(lambda s=stale: update(Id=id_, IfMatch=s, DistributionConfig=wanted)) == (  # type: ignore[misc]
            "PreconditionFailed", 412,
        )  # fmt: skip
    assert refusal(lambda: update(Id=id_, DistributionConfig=wanted)) == (
        "InvalidIfMatchVersion",
        400,
    )
    again = world.cloudfront.get_distribution_config(Id=id_)["DistributionConfig"]
    assert again["Comment"] == "changed"


def test_an_update_replaces_the_whole(world: World) -> None:
    made = world.create(config([custom(80)], behaviour("shop"), errors=[page(503, "/p", 503)]))
    wanted = {
        **plain(),
        "CallerReference": made["Distribution"]["DistributionConfig"]["CallerReference"],
    }
    told = world.cloudfront.update_distribution(
        Id=made["Distribution"]["Id"], IfMatch=made["ETag"], DistributionConfig=wanted
    )
    assert told["Distribution"]["DistributionConfig"]["CustomErrorResponses"]["Quantity"] == 0


def test_a_new_distribution_is_in_progress_and_serves_nobody_yet(world: World) -> None:
    made = world.create(plain())["Distribution"]
    read = world.cloudfront.get_distribution
    assert made["Status"] == "InProgress"
    assert read(Id=made["Id"])["Distribution"]["Status"] == "InProgress"
    assert world.ask(made["DomainName"], "/").status_code == 403
    world.clock.advance(world.aws.propagation)
    assert read(Id=made["Id"])["Distribution"]["Status"] == "Deployed"


def test_an_update_is_in_progress_and_the_edge_serves_the_old_until_deployed(
    world: World, web: LocalWeb, spare: LocalWeb
) -> None:
    web.routes["/"], spare.routes["/"] = reply(200, b"shop"), reply(200, b"maintenance")
    shop = world.deployed(config([custom(web), custom(spare, "spare")], behaviour("shop")))
    told = shop.change(DefaultCacheBehavior=behaviour("spare"))
    assert told["Distribution"]["Status"] == "InProgress"
    assert shop.get("/").content == b"shop"
    world.clock.advance(world.aws.propagation)
    read = world.cloudfront.get_distribution(Id=shop.id)["Distribution"]
    assert read["Status"] == "Deployed"
    assert shop.get("/").content == b"maintenance"


def test_what_a_world_is_founded_with_is_at_the_edge_and_later_changes_take_their_time(
    world: World, web: LocalWeb, spare: LocalWeb
) -> None:
    web.routes["/"], spare.routes["/"] = reply(200, b"shop"), reply(200, b"maintenance")
    origins = [custom(web), custom(spare, "spare")]
    made = world.create(config(origins, behaviour("shop")))["Distribution"]
    world.aws.settle()
    read = world.cloudfront.get_distribution
    assert read(Id=made["Id"])["Distribution"]["Status"] == "Deployed"
    shop = Shop(world, made["Id"], made["DomainName"])
    shop.change(DefaultCacheBehavior=behaviour("spare"))
    assert read(Id=made["Id"])["Distribution"]["Status"] == "InProgress"
    assert shop.get("/").content == b"shop"
    world.clock.advance(world.aws.propagation)
    assert shop.get("/").content == b"maintenance"


def test_waiters_of_boto3_end(world: World) -> None:
    made = world.create(plain())["Distribution"]
    world.clock.advance(world.aws.propagation)
    world.cloudfront.get_waiter("distribution_deployed").wait(Id=made["Id"])
    batch = {"Paths": listed(["/*"]), "CallerReference": "once"}
    create = world.cloudfront.create_invalidation
    sent = create(DistributionId=made["Id"], InvalidationBatch=batch)["Invalidation"]
    assert sent["Status"] == "InProgress"
    again = create(DistributionId=made["Id"], InvalidationBatch=batch)["Invalidation"]
    assert again["Id"] == sent["Id"], "the same words twice are one invalidation"
    world.clock.advance(world.aws.propagation)
    wait = world.cloudfront.get_waiter("invalidation_completed").wait
    wait(DistributionId=made["Id"], Id=sent["Id"])
    listed_ = world.cloudfront.list_invalidations(DistributionId=made["Id"])["InvalidationList"]
    assert [(i["Id"], i["Status"]) for i in listed_["Items"]] == [(sent["Id"], "Completed")]


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        ([], "InvalidArgument"),
        (["/a*b"], "InvalidArgument"),
        (["/*"] * 16, "TooManyInvalidationsInProgress"),
    ],
    ids=["none", "a star in the middle", "sixteen wildcards"],
)
def test_invalidations_have_limits(world: World, paths: list[str], code: str) -> None:
    made = world.create(plain())["Distribution"]
    batch = {"Paths": {"Quantity": len(paths), "Items": paths}, "CallerReference": "x"}
    ask = world.cloudfront.create_invalidation
    assert refusal(lambda: ask(DistributionId=made["Id"], InvalidationBatch=batch))[0] == code


def test_no_such_things(world: World) -> None:
    made, cloudfront = world.create(plain())["Distribution"], world.cloudfront
    assert refusal(lambda: cloudfront.get_distribution(Id="E0")) == ("NoSuchDistribution", 404)
    missing = lambda: cloudfront.get_invalidation(DistributionId=made["Id"], Id="I0")  # noqa: E731
    assert refusal(missing) == ("NoSuchInvalidation", 404)


ORIGIN, OTHER = custom(80), custom(81, "b")
BAD: dict[str, tuple[dict[str, Any], str]] = {
    "error code 418": ({"errors": [page(418)]}, "InvalidErrorCode"),
    "error code 429": ({"errors": [page(429)]}, "InvalidErrorCode"),
    "error code 302": ({"errors": [page(302)]}, "InvalidErrorCode"),
    "error code 412": ({"errors": [page(412)]}, "InvalidErrorCode"),
    "response code 302": ({"errors": [page(500, "/p", 302)]}, "InvalidResponseCode"),
    "response code 201": ({"errors": [page(500, "/p", 201)]}, "InvalidResponseCode"),
    "page without code": (
        {"errors": [{"ErrorCode": 500, "ResponsePagePath": "/p", "ResponseCode": ""}]},
        "InvalidResponseCode",
    ),
    "code without page": (
        {"errors": [{"ErrorCode": 500, "ResponsePagePath": "", "ResponseCode": "200"}]},
        "InvalidResponseCode",
    ),
    "page without a slash": ({"errors": [page(500, "p.html", 500)]}, "InvalidRelativePath"),
    "root object with a slash": ({"DefaultRootObject": "/index.html"}, "InvalidDefaultRootObject"),
    "the same origin twice": ({"origins": [custom(80), custom(81)]}, "InvalidArgument"),
    "an address for an origin's name": (
        {"origins": [custom(80, DomainName="http://shop.example/")]}, "InvalidArgument",
    ),
    "logs to nowhere": ({"Logging": {"Enabled": True, "IncludeCookies": False, "Bucket": "",
                                     "Prefix": ""}}, "InvalidArgument"),
    "origin path without a slash": ({"origins": [custom(80, OriginPath="v1")]}, "InvalidRelativePath"),
    "origin path ending in a slash": ({"origins": [custom(80, OriginPath="/v1/")]}, "InvalidArgument"),
    "a group of one": ({"groups": [group("shop", "shop", 500)]}, "InvalidArgument"),
    "kept alive too long": (
        {"origins": [custom(80, OriginKeepaliveTimeout=121)]}, "InvalidOriginKeepaliveTimeout",
    ),
    "forwarded values beside a policy": (
        {"default": {**keeps("shop"), "CachePolicyId": DISABLED}}, "InvalidArgument",
    ),
    "the same code twice": ({"errors": [page(500), page(500)]}, "InvalidArgument"),
    "unknown origin": ({"default": behaviour("nobody")}, "NoSuchOrigin"),
    "unknown origin of a behaviour": (
        {"behaviours": [behaviour("nobody", PathPattern="/x")]}, "NoSuchOrigin",
    ),
    "unknown member": ({"groups": [group("shop", "nobody", 500)]}, "NoSuchOrigin"),
    "failover on 429": ({"origins": [ORIGIN, OTHER], "groups": [group("shop", "b", 429)]}, "InvalidArgument"),
    "wrong quantity": ({"Aliases": {"Quantity": 3, "Items": ["a.example"]}}, "InconsistentQuantities"),
    "times out of order": ({"default": keeps("shop", MinTTL=9, DefaultTTL=5)}, "InvalidTTLOrder"),
    "who must sign": (
        {"default": behaviour("shop", TrustedKeyGroups={"Enabled": True, **listed(["g"])})},
        "InvalidArgument",
    ),
    "whose signatures count": (
        {"default": behaviour("shop", TrustedSigners={"Enabled": True, **listed(["self"])})},
        "InvalidArgument",
    ),
    "a staging one": ({"Staging": True}, "InvalidArgument"),
    "fields that none encrypts": (
        {"default": behaviour("shop", FieldLevelEncryptionId="C1")},
        "NoSuchFieldLevelEncryptionConfig",
    ),
    "logs that none keeps": (
        {"default": behaviour("shop", RealtimeLogConfigArn="arn:aws:cloudfront::1:x")},
        "NoSuchRealtimeLogConfig",
    ),
    "four attempts": ({"origins": [custom(80, ConnectionAttempts=4)]}, "InvalidArgument"),
    "eleven seconds": ({"origins": [custom(80, ConnectionTimeout=11)]}, "InvalidArgument"),
    "121 seconds": ({"origins": [custom(80, OriginReadTimeout=121)]}, "InvalidOriginReadTimeout"),
    "completion before read": (
        {"origins": [custom(80, ResponseCompletionTimeout=10)]}, "InvalidArgument",
    ),
    "odd methods": ({"default": behaviour("shop", methods=["GET", "POST"])}, "InvalidArgument"),
    "unknown policy": ({"default": behaviour("shop", CachePolicyId="no")}, "NoSuchCachePolicy"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cloudfront_refuses_is_refused_on_create_and_on_update(
    world: World, case: str
) -> None:
    changed, code = BAD[case]
    parts = {"origins": [ORIGIN], "default": behaviour("shop"), **changed}
    bad = config(parts.pop("origins"), parts.pop("default"), **parts)
    assert refusal(lambda: world.create(bad))[0] == code
    made = world.create(plain())
    id_, etag = made["Distribution"]["Id"], made["ETag"]
    wanted = {
        **bad,
        "CallerReference": made["Distribution"]["DistributionConfig"]["CallerReference"],
    }
    update = world.cloudfront.update_distribution
    assert refusal(lambda: update(Id=id_, IfMatch=etag, DistributionConfig=wanted))[0] == code
    assert world.cloudfront.get_distribution(Id=id_)["ETag"] == etag


@pytest.mark.parametrize("code", [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504])
def test_every_code_that_may_have_a_page_may(world: World, code: int) -> None:
    for answer in (200, code):
        world.create(config([ORIGIN], behaviour("shop"), errors=[page(code, "/p", answer)]))


def test_the_caller_reference_makes_one_distribution_and_never_changes(world: World) -> None:
    wanted = plain()
    made = world.create(wanted)
    assert refusal(lambda: world.create(wanted)) == ("DistributionAlreadyExists", 409)
    ask = world.cloudfront.update_distribution
    id_, etag = made["Distribution"]["Id"], made["ETag"]
    assert (
        refusal(lambda: ask(Id=id_, IfMatch=etag, DistributionConfig=plain()))[0] == "IllegalUpdate"
    )


def test_only_a_disabled_and_deployed_distribution_is_deleted(world: World, web: LocalWeb) -> None:
    shop = world.shop(web)
    delete = world.cloudfront.delete_distribution
    etag = world.cloudfront.get_distribution(Id=shop.id)["ETag"]
    assert refusal(lambda: delete(Id=shop.id, IfMatch=etag)) == ("DistributionNotDisabled", 409)
    newer = shop.change(Enabled=False)["ETag"]
    assert refusal(lambda: delete(Id=shop.id, IfMatch=newer)) == ("DistributionNotDisabled", 409)
    world.clock.advance(world.aws.propagation)
    assert refusal(lambda: delete(Id=shop.id, IfMatch=etag)) == ("PreconditionFailed", 412)
    assert refusal(lambda: delete(Id=shop.id)) == ("InvalidIfMatchVersion", 400)
    delete(Id=shop.id, IfMatch=newer)
    assert refusal(lambda: world.cloudfront.get_distribution(Id=shop.id))[0] == "NoSuchDistribution"


def test_distributions_are_listed_with_their_tags(world: World) -> None:
    tags = {"Items": [{"Key": "stage", "Value": "dev"}]}
    made = world.cloudfront.create_distribution_with_tags(
        DistributionConfigWithTags={"DistributionConfig": plain(), "Tags": tags}
    )["Distribution"]
    pages = world.cloudfront.get_paginator("list_distributions").paginate()
    listed = [item for page_ in pages for item in page_["DistributionList"]["Items"]]
    found = next(item for item in listed if item["Id"] == made["Id"])
    assert (found["ARN"], found["Status"], found["Enabled"]) == (made["ARN"], "InProgress", True)
    assert world.cloudfront.list_tags_for_resource(Resource=made["ARN"])["Tags"] == tags


def test_tags_are_put_on_and_taken_off(world: World) -> None:
    cloudfront, arn = world.cloudfront, world.create(plain())["Distribution"]["ARN"]
    added = [{"Key": "stage", "Value": "dev"}, {"Key": "team", "Value": ""}]
    cloudfront.tag_resource(Resource=arn, Tags={"Items": added})
    cloudfront.tag_resource(Resource=arn, Tags={"Items": [{"Key": "stage", "Value": "test"}]})
    cloudfront.untag_resource(Resource=arn, TagKeys={"Items": ["team", "none"]})
    kept = cloudfront.list_tags_for_resource(Resource=arn)["Tags"]["Items"]
    assert kept == [{"Key": "stage", "Value": "test"}]
    none = lambda: cloudfront.list_tags_for_resource(Resource=f"{arn}X")  # noqa: E731
    assert refusal(none) == ("NoSuchResource", 404)


def test_a_distribution_is_named_as_aws_names_one(world: World) -> None:
    made = world.create(plain())["Distribution"]
    assert re.fullmatch("E[A-Z0-9]{13}", made["Id"])
    assert re.fullmatch(r"d[a-z0-9]{13}\.cloudfront\.net", made["DomainName"])
    assert made["ARN"] == f"arn:aws:cloudfront::123456789012:distribution/{made['Id']}"


def test_policies_are_aws_own_and_ones_own(world: World) -> None:
    cloudfront = world.cloudfront
    managed = cloudfront.list_cache_policies(Type="managed")["CachePolicyList"]["Items"]
    names = {item["CachePolicy"]["CachePolicyConfig"]["Name"] for item in managed}
    assert {"Managed-CachingDisabled", "Managed-CachingOptimized"} <= names
    for wrong in ({"MaxTTL": 4}, {"DefaultTTL": 4}, {"DefaultTTL": 9, "MaxTTL": 8}):
        given = {"Name": "mine", "MinTTL": 5, **wrong}
        make = partial(cloudfront.create_cache_policy, CachePolicyConfig=given)
        assert refusal(make) == ("InvalidArgument", 400)
    own = cloudfront.create_cache_policy(CachePolicyConfig={"Name": "mine", "MinTTL": 5})
    id_ = own["CachePolicy"]["Id"]
    update = cloudfront.update_cache_policy
    wanted = {"Name": "mine", "MinTTL": 9}
    assert (
        refusal(lambda: update(Id=id_, IfMatch="no", CachePolicyConfig=wanted))[0]
        == "PreconditionFailed"
    )
    changed = update(Id=id_, IfMatch=own["ETag"], CachePolicyConfig=wanted)
    assert cloudfront.get_cache_policy(Id=id_)["CachePolicy"]["CachePolicyConfig"]["MinTTL"] == 9
    cloudfront.delete_cache_policy(Id=id_, IfMatch=changed["ETag"])
    assert refusal(lambda: cloudfront.get_cache_policy(Id=id_))[0] == "NoSuchCachePolicy"


@pytest.mark.parametrize(
    ("body", "code"),
    [("<a>", "MalformedInput"), ("", "MissingBody"), ("<a><Enabled/></a>", "InvalidArgument")],
    ids=["no XML", "none", "no configuration"],
)
def test_what_is_sent_with_the_wrong_body_is_refused(world: World, body: str, code: str) -> None:
    signed = {
        "Authorization": "AWS4-HMAC-SHA256 Credential=k/20261123/us-east-1/cloudfront/aws4_request"
    }
    url = "/2020-05-31/distribution"
    answer = world.ask("cloudfront.amazonaws.com", url, "POST", data=body, headers=signed)
    assert answer.status_code == 400
    assert f"<Code>{code}</Code>" in answer.text


def test_methods_are_one_of_three_sets(world: World) -> None:
    for methods in (["GET", "HEAD"], ["HEAD", "GET", "OPTIONS"], READ_WRITE):
        world.create(config([ORIGIN], behaviour("shop", methods=methods)))


def test_a_name_leads_to_one_distribution(world: World) -> None:
    made = world.create(config([ORIGIN], behaviour("shop"), Aliases=listed(["Once.shop.example"])))
    twice = config([ORIGIN], behaviour("shop"), Aliases=listed(["once.shop.example"]))
    assert refusal(lambda: world.create(twice)) == ("CNAMEAlreadyExists", 409)
    again = {**made["Distribution"]["DistributionConfig"], "Comment": "its own name is no other's"}
    update = world.cloudfront.update_distribution
    update(Id=made["Distribution"]["Id"], IfMatch=made["ETag"], DistributionConfig=again)


def test_invalidations_count_their_paths(world: World) -> None:
    made = world.create(plain())["Distribution"]
    batch = {"Paths": {"Quantity": 2, "Items": ["/a"]}, "CallerReference": "two"}
    ask = world.cloudfront.create_invalidation
    missing = lambda: ask(DistributionId=made["Id"], InvalidationBatch=batch)  # noqa: E731
    assert refusal(missing) == ("InconsistentQuantities", 400)


def test_a_policy_that_a_distribution_has_cannot_go(world: World) -> None:
    cloudfront = world.cloudfront
    own = cloudfront.create_cache_policy(CachePolicyConfig={"Name": "needed", "MinTTL": 0})
    id_ = own["CachePolicy"]["Id"]
    world.create(config([ORIGIN], behaviour("shop", CachePolicyId=id_)))
    delete = cloudfront.delete_cache_policy
    assert refusal(lambda: delete(Id=id_, IfMatch=own["ETag"])) == ("CachePolicyInUse", 409)
    managed = cloudfront.get_cache_policy(Id=DISABLED)["ETag"]
    assert refusal(lambda: delete(Id=DISABLED, IfMatch=managed)) == ("IllegalDelete", 400)


def test_an_access_control_is_changed_by_its_etag(world: World) -> None:
    cloudfront = world.cloudfront
    wanted = {"Name": "reader", "SigningProtocol": "sigv4", "SigningBehavior": "always",
              "OriginAccessControlOriginType": "s3"}  # fmt: skip
    made = cloudfront.create_origin_access_control(OriginAccessControlConfig=wanted)
    id_ = made["OriginAccessControl"]["Id"]
    items = cloudfront.list_origin_access_controls()["OriginAccessControlList"]["Items"]
    assert [item["Name"] for item in items if item["Id"] == id_] == ["reader"]
    update, delete = (
        cloudfront.update_origin_access_control,
        cloudfront.delete_origin_access_control,
    )
    assert refusal(lambda: delete(Id=id_)) == ("InvalidIfMatchVersion", 400)
    changed = update(Id=id_, IfMatch=made["ETag"], OriginAccessControlConfig=wanted)
    assert refusal(lambda: delete(Id=id_, IfMatch=made["ETag"])) == ("PreconditionFailed", 412)
    read = bucket("any", OriginAccessControlId=id_)
    world.create(config([read], behaviour("any")))
    in_use = refusal(lambda: delete(Id=id_, IfMatch=changed["ETag"]))
    assert in_use == ("OriginAccessControlInUse", 409)


def test_who_has_a_policy_is_listed(world: World) -> None:
    config_of = {
        "Name": "who-has-it",
        "MinTTL": 1,
        "ParametersInCacheKeyAndForwardedToOrigin": {
            "EnableAcceptEncodingGzip": True,
            "HeadersConfig": {"HeaderBehavior": "none"},
            "CookiesConfig": {"CookieBehavior": "none"},
            "QueryStringsConfig": {"QueryStringBehavior": "none"},
        },
    }
    made = world.cloudfront.create_cache_policy(CachePolicyConfig=config_of)["CachePolicy"]["Id"]
    listed = world.cloudfront.list_distributions_by_cache_policy_id
    assert listed(CachePolicyId=made)["DistributionIdList"]["Quantity"] == 0
    shop = world.shop(9)
    told = world.cloudfront.get_distribution_config(Id=shop.id)
    behaves = {**told["DistributionConfig"]["DefaultCacheBehavior"], "CachePolicyId": made}
    for name in ("ForwardedValues", "MinTTL", "DefaultTTL", "MaxTTL"):
        behaves.pop(name, None)
    world.cloudfront.update_distribution(
        Id=shop.id,
        IfMatch=told["ETag"],
        DistributionConfig={**told["DistributionConfig"], "DefaultCacheBehavior": behaves},
    )
    assert listed(CachePolicyId=made)["DistributionIdList"]["Items"] == [shop.id]


def test_stores_have_tags_as_distributions_have(world: World) -> None:
    client, stage = world.cloudfront, {"Tags": {"Items": [{"Key": "stage", "Value": "drill"}]}}
    making = client.meta.service_model.operation_model("CreateKeyValueStore").input_shape
    at_once = stage if "Tags" in making.members else {}  # older SDKs tag it afterwards
    made = client.create_key_value_store(Name="with-tags", **at_once)
    arn = {"Resource": made["KeyValueStore"]["ARN"]}
    if not at_once:
        client.tag_resource(**arn, **stage)
    assert tags(client, arn) == {"stage": "drill"}
    client.tag_resource(**arn, Tags={"Items": [{"Key": "team", "Value": "care"}]})
    assert tags(client, arn) == {"stage": "drill", "team": "care"}
    client.untag_resource(**arn, TagKeys={"Items": ["stage"]})
    assert tags(client, arn) == {"team": "care"}
    client.delete_key_value_store(Name="with-tags", IfMatch=made["ETag"])
    assert refusal(lambda: client.list_tags_for_resource(**arn)) == ("NoSuchResource", 404)


def tags(client: Any, arn: dict[str, str]) -> dict[str, str]:
    listed = client.list_tags_for_resource(**arn)["Tags"]["Items"]
    return {tag["Key"]: tag["Value"] for tag in listed}


def test_lists_are_told_a_page_at_a_time(world: World) -> None:
    made = [world.create(plain())["Distribution"]["Id"] for _ in range(3)]
    pages = world.cloudfront.get_paginator("list_distributions").paginate(
        PaginationConfig={"PageSize": 2}
    )
    told = [page_["DistributionList"] for page_ in pages]
    assert {one["Quantity"] for one in told[:-1]} == {2}
    assert [one["IsTruncated"] for one in told] == [True] * (len(told) - 1) + [False]
    listed = [one["Id"] for page_ in told for one in page_["Items"]]
    assert len(set(listed)) == len(listed)
    assert set(made) <= set(listed)


def test_an_invalidation_of_a_path_without_its_slash_is_refused(world: World) -> None:
    which = world.create(plain())["Distribution"]["Id"]
    batch = {"CallerReference": "a", "Paths": listed(["a/*"])}
    with pytest.raises(ClientError, match="InvalidArgument"):
        world.cloudfront.create_invalidation(DistributionId=which, InvalidationBatch=batch)
