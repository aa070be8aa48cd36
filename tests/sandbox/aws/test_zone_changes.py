"""Route 53 says no in its own words, and makes the same health check once."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.world import World

_numbers = count()
CHECK = {"Type": "HTTP", "IPAddress": "127.0.0.1", "Port": 9, "ResourcePath": "/"}


class Zone:
    """A zone of its own, with the address of www."""

    def __init__(self, world: World) -> None:
        self.client = world.aws.clients.of("route53")
        self.reference = f"zone-{next(_numbers)}"
        self.name = f"{self.reference}.example."
        made = self.client.create_hosted_zone(Name=self.name, CallerReference=self.reference)
        self.id = made["HostedZone"]["Id"]
        self.www: dict[str, Any] = {
            "Name": f"www.{self.name}",
            "Type": "A",
            "TTL": 60,
            "ResourceRecords": [{"Value": "192.0.2.1"}, {"Value": "192.0.2.2"}],
        }
        self.change("CREATE", self.www)

    def change(self, action: str, record: dict[str, Any]) -> None:
        batch = {"Changes": [{"Action": action, "ResourceRecordSet": record}]}
        self.client.change_resource_record_sets(HostedZoneId=self.id, ChangeBatch=batch)

    def names(self) -> set[str]:
        listed = self.client.list_resource_record_sets(HostedZoneId=self.id)
        return {one["Name"] for one in listed["ResourceRecordSets"]}


@pytest.fixture
def zone(world: World) -> Zone:
    return Zone(world)


def refused(call: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call()
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


@each(
    ("changed", "why"),
    [
        ({"Name": "nobody"}, "but it was not found"),
        ({"TTL": 61}, "but the values provided do not match the current values"),
        ({"ResourceRecords": [{"Value": "192.0.2.9"}]}, "do not match the current values"),
        ({"SetIdentifier": "a", "Weight": 1}, "but it was not found"),
    ],
)
def test_what_is_not_there_as_it_is_said_cannot_be_deleted(
    zone: Zone, changed: dict[str, Any], why: str
) -> None:
    record = {**zone.www, **changed}
    if "Name" in changed:
        record["Name"] = f"nobody.{zone.name}"
    code, said = refused(lambda: zone.change("DELETE", record))
    assert code == "InvalidChangeBatch"
    assert said.startswith("[Tried to delete resource record set [name='")
    assert why in said
    assert zone.www["Name"] in zone.names()


def test_what_is_there_is_deleted(zone: Zone) -> None:
    zone.change("DELETE", zone.www)
    assert zone.www["Name"] not in zone.names()


def test_a_reference_makes_one_zone(zone: Zone) -> None:
    again = {"Name": f"b.{zone.name}", "CallerReference": zone.reference}
    code, _ = refused(lambda: zone.client.create_hosted_zone(**again))
    assert code == "HostedZoneAlreadyExists"


def test_a_reference_makes_one_health_check(zone: Zone) -> None:
    make, named = zone.client.create_health_check, {"CallerReference": f"check-{zone.reference}"}
    first = make(**named, HealthCheckConfig=CHECK)
    again = make(**named, HealthCheckConfig=CHECK)
    assert first["HealthCheck"]["Id"] == again["HealthCheck"]["Id"]
    code, _ = refused(lambda: make(**named, HealthCheckConfig={**CHECK, "Port": 10}))
    assert code == "HealthCheckAlreadyExists"
    zone.client.delete_health_check(HealthCheckId=first["HealthCheck"]["Id"])
    gone = {"HealthCheckId": first["HealthCheck"]["Id"]}
    code, _ = refused(lambda: zone.client.delete_health_check(**gone))
    assert code == "NoSuchHealthCheck"
