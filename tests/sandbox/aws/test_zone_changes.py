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


def test_a_change_is_known_by_its_id_and_no_other(zone: Zone) -> None:
    batch = {"Changes": [{"Action": "UPSERT", "ResourceRecordSet": {**zone.www, "TTL": 5}}]}
    change = zone.client.change_resource_record_sets
    told = [change(HostedZoneId=zone.id, ChangeBatch=batch)["ChangeInfo"] for _ in range(2)]
    assert told[0]["Id"] != told[1]["Id"]
    assert told[0]["Status"] == "PENDING"
    known = zone.client.get_change(Id=told[0]["Id"])["ChangeInfo"]
    assert (known["Id"], known["Status"]) == (told[0]["Id"], "INSYNC")
    code, _ = refused(lambda: zone.client.get_change(Id="C0NOBODY"))
    assert code == "NoSuchChange"


@each(
    ("changed", "code", "why"),
    [
        ({"Type": "CNAME", "Name": ""}, "InvalidChangeBatch", "not permitted at apex"),
        ({"Type": "CNAME", "Name": "www."}, "InvalidChangeBatch", "conflicts with other records"),
        ({"ResourceRecords": [{"Value": "300.1.1.1"}]}, "InvalidChangeBatch", "valid IPv4 address"),
        ({"Type": "AAAA"}, "InvalidChangeBatch", "valid IPv6 address"),
        ({"TTL": None}, "InvalidInput", "but found none"),
        ({"ResourceRecords": None, "TTL": None}, "InvalidInput", "but found none"),
        (
            {
                "AliasTarget": {
                    "HostedZoneId": "Z2FDTNDATAQYW2",
                    "DNSName": "d.cloudfront.net",
                    "EvaluateTargetHealth": False,
                }
            },
            "InvalidInput",
            "but found more than one",
        ),
    ],
)
def test_a_record_that_no_zone_can_have_is_refused(
    zone: Zone, changed: dict[str, Any], code: str, why: str
) -> None:
    record = {**zone.www, "Name": "a.", **changed}
    record["Name"] += zone.name
    refusal = refused(
        lambda: zone.change("UPSERT", {k: v for k, v in record.items() if v is not None})
    )
    assert refusal[0] == code
    assert why in refusal[1]
    assert len(zone.names()) == 2


@each("kind", ["NS", "SOA"])
def test_a_zone_keeps_its_own_records(zone: Zone, kind: str) -> None:
    listed = zone.client.list_resource_record_sets(HostedZoneId=zone.id)["ResourceRecordSets"]
    own = next(one for one in listed if one["Type"] == kind)
    assert "{" not in own["ResourceRecords"][0]["Value"]
    code, said = refused(lambda: zone.change("DELETE", own))
    assert code == "InvalidChangeBatch"
    assert f"at least one {kind} record" in said


def test_each_change_of_a_health_check_is_another_version(zone: Zone) -> None:
    named = {"CallerReference": f"versions-{zone.reference}"}
    made = zone.client.create_health_check(**named, HealthCheckConfig=CHECK)["HealthCheck"]
    which = {"HealthCheckId": made["Id"]}
    zone.client.update_health_check(**which, HealthCheckVersion=1, Disabled=True)
    told = zone.client.get_health_check(**which)["HealthCheck"]
    assert told["HealthCheckVersion"] == 2
    stale = {**which, "HealthCheckVersion": 1, "Disabled": False}
    code, _ = refused(lambda: zone.client.update_health_check(**stale))
    assert code == "HealthCheckVersionMismatch"
    assert zone.client.get_health_check(**which)["HealthCheck"]["HealthCheckConfig"]["Disabled"]
    odd = {**CHECK, "RequestInterval": 20}
    make = zone.client.create_health_check
    code, _ = refused(lambda: make(CallerReference=f"odd-{zone.reference}", HealthCheckConfig=odd))
    assert code == "InvalidInput"


def one_of(zone: Zone, identifier: str = "", **policy: Any) -> dict[str, Any]:
    """A record of several for one name."""
    named = {"SetIdentifier": identifier} if identifier else {}
    values = [{"Value": "192.0.2.3"}]
    return {"Name": f"shop.{zone.name}", "Type": "A", "TTL": 60, "ResourceRecords": values,
            **named, **policy}  # fmt: skip


def refusal_of(zone: Zone, action: str, record: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(ClientError) as refused:
        zone.change(action, record)
    error: Any = refused.value.response["Error"]
    return error["Code"], error["Message"]


def test_a_name_fails_over_from_one_record_to_one_other(world: World) -> None:
    zone = Zone(world)
    zone.change("CREATE", one_of(zone, "east", Failover="PRIMARY"))
    zone.change("CREATE", one_of(zone, "west", Failover="SECONDARY"))
    zone.change("UPSERT", one_of(zone, "east", Failover="PRIMARY"))
    for role in ("PRIMARY", "SECONDARY"):
        code, said = refusal_of(zone, "CREATE", one_of(zone, "north", Failover=role))
        assert (code, f"failover {role} RRSet already exists" in said) == (
            "InvalidChangeBatch",
            True,
        )
    for other in (one_of(zone), one_of(zone, "north", Weight=0)):
        code, said = refusal_of(zone, "CREATE", other)
        assert (code, "other RRSets exist" in said) == ("InvalidChangeBatch", True)
    zone.change("DELETE", one_of(zone, "east", Failover="PRIMARY"))
    zone.change("CREATE", one_of(zone, "north", Failover="PRIMARY"))


@each(
    ("identifier", "policy", "said"),
    [
        ("", {"Failover": "PRIMARY"}, "Missing field 'SetIdentifier'"),
        ("", {"Weight": 0}, "Missing field 'SetIdentifier'"),
        ("east", {}, "Expected exactly one of [Weight"),
        ("east", {"MultiValueAnswer": False}, "but found none"),
    ],
)
def test_one_of_several_has_a_name_and_what_it_is_chosen_by(
    world: World, identifier: str, policy: dict[str, Any], said: str
) -> None:
    zone = Zone(world)
    code, told = refusal_of(zone, "CREATE", one_of(zone, identifier, **policy))
    assert (code, said in told) == ("InvalidInput", True)


def test_a_record_hangs_on_a_health_check_that_is_there(world: World) -> None:
    zone = Zone(world)
    record = one_of(zone, "east", Failover="PRIMARY", HealthCheckId="nowhere")
    assert refusal_of(zone, "CREATE", record)[0] == "NoSuchHealthCheck"
    made = zone.client.create_health_check(CallerReference=zone.reference, HealthCheckConfig=CHECK)
    zone.change("CREATE", {**record, "HealthCheckId": made["HealthCheck"]["Id"]})


def test_a_record_is_made_once(world: World) -> None:
    zone = Zone(world)
    other = {**zone.www, "ResourceRecords": [{"Value": "192.0.2.9"}]}
    code, said = refusal_of(zone, "CREATE", other)
    assert (code, "but it already exists" in said) == ("InvalidChangeBatch", True)
    zone.change("UPSERT", other)
    zone.change("CREATE", one_of(zone, "east", Weight=1))
    code, said = refusal_of(zone, "CREATE", one_of(zone, "east", Weight=2))
    assert (code, "set-identifier='east'" in said) == ("InvalidChangeBatch", True)
    new = {"Action": "CREATE", "ResourceRecordSet": one_of(zone, "west", Weight=1)}
    with pytest.raises(ClientError, match="InvalidChangeBatch"):
        zone.client.change_resource_record_sets(
            HostedZoneId=zone.id, ChangeBatch={"Changes": [new, new]}
        )


def test_a_distribution_has_no_health_that_is_looked_at(world: World) -> None:
    zone = Zone(world)
    alias = {"HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": "d1.cloudfront.net"}
    record = {
        "Name": zone.name,
        "Type": "A",
        "AliasTarget": {**alias, "EvaluateTargetHealth": True},
    }
    assert refusal_of(zone, "CREATE", record)[0] == "InvalidInput"
    zone.change("CREATE", {**record, "AliasTarget": {**alias, "EvaluateTargetHealth": False}})


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_records_are_told_by_the_page_several_of_one_name_too(world: World, size: int) -> None:
    zone = Zone(world)
    for by in ("c", "a", "b"):
        zone.change("CREATE", one_of(zone, by, Weight=1))
    pages = zone.client.get_paginator("list_resource_record_sets").paginate(
        HostedZoneId=zone.id, PaginationConfig={"PageSize": size}
    )
    told = [(one["Type"], one["Name"].partition(".")[0], one.get("SetIdentifier"))
            for page in pages for one in page["ResourceRecordSets"]]  # fmt: skip
    own = zone.name.partition(".")[0]
    assert told == [
        ("NS", own, None), ("SOA", own, None), ("A", "shop", "a"), ("A", "shop", "b"),
        ("A", "shop", "c"), ("A", "www", None),
    ]  # fmt: skip


def test_a_list_begins_where_it_is_asked_to(world: World) -> None:
    zone = Zone(world)
    for by in ("a", "b"):
        zone.change("CREATE", one_of(zone, by, Weight=1))
    first = {"StartRecordName": f"shop.{zone.name}", "StartRecordType": "A"}
    for given, wanted in (({}, "a"), ({"StartRecordIdentifier": "b"}, "b")):
        told = zone.client.list_resource_record_sets(
            HostedZoneId=zone.id, MaxItems="1", **first, **given
        )
        assert told["ResourceRecordSets"][0]["SetIdentifier"] == wanted
    assert (told["IsTruncated"], told["NextRecordName"]) == (True, zone.www["Name"])
    assert "NextRecordIdentifier" not in told
    with pytest.raises(zone.client.exceptions.NoSuchHostedZone):
        zone.client.list_resource_record_sets(HostedZoneId="Z0NOWHERE", MaxItems="1")
