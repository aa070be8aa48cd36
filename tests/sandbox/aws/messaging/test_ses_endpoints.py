"""A multi-Region endpoint sends through two Regions, and through one when the other is lost."""

from collections import Counter
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.house import House

EAST, WEST = "us-east-1", "us-west-2"
CARE = "care@global.example"
_NUMBERS = count()


class Campaign:
    """An endpoint, and a mail to each of many."""

    def __init__(self, house: House) -> None:
        self.house, self.east, self.name = house, house.of("sesv2", EAST), f"both-{next(_NUMBERS)}"
        for region in (EAST, WEST):
            house.of("ses", region).verify_domain_identity(Domain="global.example")
        made = self.east.create_multi_region_endpoint(
            EndpointName=self.name, Details={"RoutesDetails": [{"Region": WEST}]}
        )
        self.id = made["EndpointId"]

    def send(self, *readers: str, region: str = EAST, **more: Any) -> None:
        content = {"Simple": {"Subject": {"Data": "Pago"}, "Body": {"Text": {"Data": "caído"}}}}
        for reader in readers:
            self.house.of("sesv2", region).send_email(
                FromEmailAddress=CARE,
                Destination={"ToAddresses": [reader]},
                Content=content,
                EndpointId=self.id,
                **more,
            )

    def sent(self) -> dict[str, float]:
        """How many went through each Region."""
        quotas = {
            region: self.house.of("sesv2", region).get_account()["SendQuota"]
            for region in (EAST, WEST)
        }
        return {region: quota["SentLast24Hours"] for region, quota in quotas.items()}


@pytest.fixture
def campaign(house: House) -> Campaign:
    return Campaign(house)


READERS = [f"reader-{number}@drill.example" for number in range(20)]


def test_it_is_told_with_both_its_regions(campaign: Campaign) -> None:
    told = campaign.east.get_multi_region_endpoint(EndpointName=campaign.name)
    assert (told["EndpointId"], told["Status"]) == (campaign.id, "READY")
    assert [one["Region"] for one in told["Routes"]] == [EAST, WEST]
    listed = campaign.east.list_multi_region_endpoints()["MultiRegionEndpoints"]
    assert campaign.name in [one["EndpointName"] for one in listed]
    west = campaign.house.of("sesv2", WEST)
    assert west.list_multi_region_endpoints()["MultiRegionEndpoints"] == []


def test_each_region_sends_half(campaign: Campaign) -> None:
    before = campaign.sent()
    campaign.send(*READERS)
    after = campaign.sent()
    assert {region: after[region] - before[region] for region in after} == {EAST: 10, WEST: 10}


@pytest.mark.parametrize("lost", [EAST, WEST])
def test_a_region_lost_midway_and_everybody_has_one_mail(
    house: House, campaign: Campaign, lost: str
) -> None:
    campaign.send(*READERS[:7])
    house.lost.add(lost)
    campaign.send(*READERS[7:14])
    house.lost.clear()
    campaign.send(*READERS[14:])
    assert Counter(to for to, _ in house.posted) == dict.fromkeys(READERS, 1)


def test_both_lost_it_sends_nothing(house: House, campaign: Campaign) -> None:
    house.lost.update((EAST, WEST))
    with pytest.raises(ClientError) as refused:
        campaign.send(READERS[0])
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 503
    assert house.posted == []


def test_what_a_region_lacks_it_refuses(house: House, campaign: Campaign) -> None:
    house.of("sesv2", EAST).create_configuration_set(ConfigurationSetName=campaign.name)
    campaign.send(READERS[0], ConfigurationSetName=campaign.name)
    with pytest.raises(ClientError, match="does not exist"):
        campaign.send(READERS[1], ConfigurationSetName=campaign.name)


def refusal(do: Any, **given: Any) -> str:
    with pytest.raises(ClientError) as refused:
        do(**given)
    return str(refused.value.response["Error"]["Code"])


def test_it_refuses_by_name(campaign: Campaign) -> None:
    create, west = campaign.east.create_multi_region_endpoint, {"RoutesDetails": [{"Region": WEST}]}
    itself = {"RoutesDetails": [{"Region": EAST}]}
    assert refusal(create, EndpointName=campaign.name, Details=west) == "AlreadyExistsException"
    assert refusal(create, EndpointName="itself", Details=itself) == "BadRequestException"
    get, delete = (
        campaign.east.get_multi_region_endpoint,
        campaign.east.delete_multi_region_endpoint,
    )
    assert refusal(get, EndpointName="none") == "NotFoundException"
    assert delete(EndpointName=campaign.name)["Status"] == "DELETING"
    assert refusal(delete, EndpointName=campaign.name) == "NotFoundException"
    with pytest.raises(ClientError, match="does not exist"):
        campaign.send(READERS[0])
