"""Changing a distribution while others do: botocore's Stubber plays those who are faster."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.stub import ANY, Stubber

from commdrill.drivers.aws.faults.cloudfront_origin import CloudFrontOrigin
from commdrill.drivers.aws.faults.distribution import Config, change_config
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.errors import DriverError
from tests.drivers.aws.local_aws import LocalAws
from tests.drivers.aws.test_session import CONFIG, HERE


def renamed(config: Config) -> None:
    config["Comment"] = "drilled"


@contextmanager
def stubbed() -> Iterator[tuple[Aws, Stubber]]:
    with Aws(HERE, Ledger().page("a test")) as aws:
        client: Any = aws._client("cloudfront", None, None).client
        with Stubber(client) as stubber:
            yield aws, stubber


def reads(stubber: Stubber, etag: str) -> None:
    answer = {"DistributionConfig": copy.deepcopy(CONFIG), "ETag": etag}
    stubber.add_response("get_distribution_config", answer, {"Id": "E1"})


def is_stale(stubber: Stubber) -> None:
    stubber.add_client_error("update_distribution", "PreconditionFailed", "", 412)


def test_who_was_slower_reads_again_and_writes_what_is_there_now() -> None:
    with stubbed() as (aws, stubber):
        reads(stubber, "v1")
        is_stale(stubber)
        reads(stubber, "v2")
        expected = {"Id": "E1", "IfMatch": "v2", "DistributionConfig": ANY}
        stubber.add_response("update_distribution", {}, expected)
        change_config(aws, "E1", renamed)
        stubber.assert_no_pending_responses()


def test_who_is_slower_every_time_gives_up_with_a_word() -> None:
    with stubbed() as (aws, stubber):
        for etag in ("v1", "v2", "v3"):
            reads(stubber, etag)
            is_stale(stubber)
        with pytest.raises(AwsRefused, match="somebody else changed it") as raised:
            change_config(aws, "E1", renamed)
    assert raised.value.trouble is Trouble.STALE


def test_what_is_as_wanted_is_not_written() -> None:
    with stubbed() as (aws, stubber):
        reads(stubber, "v1")
        change_config(aws, "E1", lambda _: None)
        stubber.assert_no_pending_responses()


def test_what_others_change_during_the_drill_is_left_as_it_is(local_aws: LocalAws) -> None:
    distribution = local_aws.distribution()
    settings = {
        "aws": local_aws.settings,
        "distribution": distribution,
        "origin": "shop",
        "becomes": {"https_port": 8444},
    }
    fault = CloudFrontOrigin.model_validate(settings)
    before = fault.observe()
    fault.inject(before)
    cloudfront = local_aws.client("cloudfront")
    found = cloudfront.get_distribution_config(Id=distribution)
    config = {**found["DistributionConfig"], "Comment": "changed by others"}
    cloudfront.update_distribution(
        Id=distribution, IfMatch=found["ETag"], DistributionConfig=config
    )
    fault.revert(before)
    now = cloudfront.get_distribution_config(Id=distribution)["DistributionConfig"]
    assert now["Comment"] == "changed by others"
    assert now["Origins"]["Items"][0]["CustomOriginConfig"]["HTTPSPort"] == 443


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        (
            {"origin": "none", "becomes": {"https_port": 1}},
            "no origin 'none'; there are: shop, pages",
        ),
        (
            {"origin": "pages", "becomes": {"https_port": 1}},
            "'pages' is a bucket: it has no HTTPSPort",
        ),
        ({"origin": "shop", "becomes": {"https_port": 443}}, "origin 'shop' is down already"),
    ],
    ids=["no-such-origin", "a-bucket-has-no-port", "as-it-is-already"],
)
def test_what_cannot_be_broken_is_told_before_anything_is(
    local_aws: LocalAws, settings: dict[str, Any], why: str
) -> None:
    given = {"aws": local_aws.settings, "distribution": local_aws.distribution(), **settings}
    with pytest.raises(DriverError, match=why):
        CloudFrontOrigin.model_validate(given).observe()
