"""Route 53: zones and what is written in them. Nobody here resolves a name by it."""

from collections.abc import Iterator, Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.changes import is_moved
from commdrill_sandbox.aws.cloudformation.kind import Called, Hears, Kind, Made, Place, Properties

_DNS = "route53"
_IN_ZONE = ("HostedZoneId", "HostedZoneName")
_SAID = (
    "AliasTarget", "CidrRoutingConfig", "Comment", "Failover", "GeoLocation", "HealthCheckId",
    "MultiValueAnswer", "Name", "Region", "ResourceRecords", "SetIdentifier", "TTL", "Type",
    "Weight",
)  # fmt: skip


class RecordSets:
    """One, or a group of them (`RecordSets`); each stands in a zone that is named by id or name."""

    hears = Hears(also=frozenset({"RecordSets", *_IN_ZONE, *_SAID}))

    def make(self, place: Place, given: Properties) -> Made:
        self._write(place, "UPSERT", given)
        first = next(_records(given))
        return Made(str(first["Name"]).rstrip("."), {}, {"Given": given})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """Those that are called otherwise now are taken out first."""
        if is_moved(place.was, given, *_IN_ZONE, "Name", "Type", "SetIdentifier", "RecordSets"):
            return None
        return Made(made.id, {}, self.make(place, given).key)

    def remove(self, place: Place, made: Made) -> None:
        self._write(place, "DELETE", made.key["Given"])

    def _write(self, place: Place, action: str, given: Properties) -> None:
        for one in _records(given):
            zone = _zone(place, {**given, **one})
            change = {"Action": action, "ResourceRecordSet": _record(one)}
            batch = {"HostedZoneId": zone, "ChangeBatch": {"Changes": [change]}}
            place.call(_DNS, "ChangeResourceRecordSets", batch)


def _records(given: Properties) -> Iterator[Properties]:
    yield from given.get("RecordSets", (given,))


def _record(given: Properties) -> dict[str, Any]:
    own = {name: one for name, one in given.items() if name not in (*_IN_ZONE, "Comment")}
    values = own.pop("ResourceRecords", ())
    written = {"ResourceRecords": [{"Value": value} for value in values]} if values else {}
    if target := own.get("AliasTarget"):
        own["AliasTarget"] = {"EvaluateTargetHealth": False, **target}
    return {**own, **written}


def _zone(place: Place, given: Properties) -> str:
    if "HostedZoneId" in given:
        return str(given["HostedZoneId"])
    wanted = f"{str(given['HostedZoneName']).rstrip('.')}."
    for zone in place.call(_DNS, "ListHostedZones", {})["HostedZones"]:
        if zone["Name"] == wanted:
            return str(zone["Id"].rpartition("/")[2])
    raise ValueError(f"No hosted zones named {wanted} found")


def _zone_id(made: Mapping[str, Any]) -> str:
    return str(made["HostedZone"]["Id"].rpartition("/")[2])


NAMES: Mapping[str, Kind] = {
    "AWS::Route53::HostedZone": Called(
        _DNS, "CreateHostedZone", "DeleteHostedZone",
        fill=lambda place, given: {"CallerReference": place.name(), **given},
        id=lambda _, made: _zone_id(made),
        key=lambda _, made: {"Id": _zone_id(made)},
        attributes=lambda _, __, made: {
            "Id": _zone_id(made), "NameServers": made["DelegationSet"]["NameServers"]
        },
    ),
    "AWS::Route53::RecordSet": RecordSets(),
    "AWS::Route53::RecordSetGroup": RecordSets(),
}  # fmt: skip
