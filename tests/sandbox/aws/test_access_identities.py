"""Origin access identities, by which many a distribution still reads its bucket."""

from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.world import World, behaviour, config

_numbers = count()
_WHAT = "CloudFrontOriginAccessIdentity"


@pytest.fixture
def identity(world: World) -> Any:
    config = {"CallerReference": f"pages-{next(_numbers)}", "Comment": "reads the pages"}
    made = world.cloudfront.create_cloud_front_origin_access_identity(
        CloudFrontOriginAccessIdentityConfig=config
    )
    return made[_WHAT]


def principals(identity: Any) -> dict[str, Any]:
    called = f"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {identity['Id']}"
    return {
        "by name": {"AWS": called},
        "as S3 has it": {"CanonicalUser": identity["S3CanonicalUserId"]},
    }


@pytest.mark.parametrize("how", ["by name", "as S3 has it"])
def test_a_bucket_is_read_by_the_identity_that_its_policy_names(
    world: World, identity: Any, how: str
) -> None:
    origin = world.pages("pages", public=False, outage=b"closed")
    named = f"origin-access-identity/cloudfront/{identity['Id']}"
    origin = {
        **origin,
        "S3OriginConfig": {"OriginAccessIdentity": named},
        "OriginAccessControlId": "",
    }
    shop = world.deployed(config([origin], behaviour("pages")))
    assert shop.get("/errors/outage.html?1").status_code == 403
    world.allow(
        "pages",
        "s3:GetObject",
        principal={"AWS": f"{principals({**identity, 'Id': 'EOTHER'})['by name']['AWS']}"},
    )
    assert shop.get("/errors/outage.html?2").status_code == 403
    world.allow("pages", "s3:GetObject", principal=principals(identity)[how])
    world.clock.advance(60)
    assert shop.get("/errors/outage.html?3").text == "closed"


def test_an_identity_is_made_once_changed_by_version_and_kept_while_in_use(
    world: World, identity: Any
) -> None:
    edge, key, said = world.cloudfront, {"Id": identity["Id"]}, identity[f"{_WHAT}Config"]
    again = edge.create_cloud_front_origin_access_identity(
        CloudFrontOriginAccessIdentityConfig=said
    )
    assert again[_WHAT]["Id"] == identity["Id"]
    with pytest.raises(ClientError, match=f"{_WHAT}AlreadyExists"):
        edge.create_cloud_front_origin_access_identity(
            CloudFrontOriginAccessIdentityConfig={**said, "Comment": "other"}
        )
    changed = edge.update_cloud_front_origin_access_identity(
        **key, IfMatch=again["ETag"],
        CloudFrontOriginAccessIdentityConfig={**said, "Comment": "changed"},
    )  # fmt: skip
    with pytest.raises(ClientError, match="PreconditionFailed"):
        edge.delete_cloud_front_origin_access_identity(**key, IfMatch=again["ETag"])
    listed = edge.list_cloud_front_origin_access_identities()["CloudFrontOriginAccessIdentityList"]
    assert "changed" in [one["Comment"] for one in listed["Items"]]
    edge.delete_cloud_front_origin_access_identity(**key, IfMatch=changed["ETag"])
    with pytest.raises(ClientError, match=f"NoSuch{_WHAT}"):
        edge.get_cloud_front_origin_access_identity(**key)
