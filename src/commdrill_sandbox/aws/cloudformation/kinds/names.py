"""Route 53: zones, what is written in them, and health checks. Nobody here resolves a name by it."""

from collections.abc import Iterator, Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.changes import is_moved, tags
from commdrill_sandbox.aws.cloudformation.kind import (
    Called,
    Hears,
    Kind,
    Made,
    Place,
    Properties,
    hears,
)

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


class _Checked:
    """What there is of both: tags of a property and a call of their own."""

    tags: str
    resource: str

    def _tag(self, place: Place, id_: str, given: Properties) -> None:
        put, gone = tags(_as_tags(place.was, self.tags), _as_tags(given, self.tags))
        if put or gone:
            which = {"ResourceType": self.resource, "ResourceId": id_}
            wanted = {"AddTags": put, "RemoveTagKeys": gone}
            told = {name: one for name, one in wanted.items() if one}
            place.call(_DNS, "ChangeTagsForResource", {**which, **told})


class Zone(_Checked):
    tags, resource = "HostedZoneTags", "hostedzone"
    hears = hears(_DNS, "CreateHostedZone", tags)

    def make(self, place: Place, given: Properties) -> Made:
        given = {"CallerReference": place.name(), **given}
        made = place.call(_DNS, "CreateHostedZone", given)
        id_ = str(made["HostedZone"]["Id"].rpartition("/")[2])
        self._tag(place, id_, given)
        servers = made.get("DelegationSet", {}).get("NameServers", [])
        return Made(id_, {"Id": id_, "NameServers": servers}, {"Id": id_})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if is_moved(place.was, given, *({*place.was, *given} - {"HostedZoneConfig", self.tags})):
            return None
        if is_moved(place.was, given, "HostedZoneConfig"):
            comment = {"Comment": given.get("HostedZoneConfig", {}).get("Comment", "")}
            place.call(_DNS, "UpdateHostedZoneComment", {**made.key, **comment})
        self._tag(place, made.id, given)
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call(_DNS, "DeleteHostedZone", made.key)


class HealthCheck(_Checked):
    tags, resource = "HealthCheckTags", "healthcheck"
    hears = hears(_DNS, "CreateHealthCheck", tags)
    _FIXED = ("MeasureLatency", "RequestInterval", "Type", "RoutingControlArn")

    def make(self, place: Place, given: Properties) -> Made:
        given = {"CallerReference": place.name(), **given}
        id_ = str(place.call(_DNS, "CreateHealthCheck", given)["HealthCheck"]["Id"])
        self._tag(place, id_, given)
        return Made(id_, {"HealthCheckId": id_}, {"HealthCheckId": id_})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """What is no longer said has no usual value to go back to: it is made anew."""
        was, wanted = place.was["HealthCheckConfig"], given["HealthCheckConfig"]
        if is_moved(was, wanted, *self._FIXED) or was.keys() - wanted.keys():
            return None
        if was != wanted:
            said = {name: one for name, one in wanted.items() if name not in self._FIXED}
            place.call(_DNS, "UpdateHealthCheck", {**made.key, **said})
        self._tag(place, made.id, given)
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call(_DNS, "DeleteHealthCheck", made.key)


def _as_tags(given: Properties, name: str) -> Properties:
    return {"Tags": given.get(name, ())}


NAMES: Mapping[str, Kind] = {
    "AWS::Route53::HealthCheck": HealthCheck(),
    "AWS::CertificateManager::Certificate": Called(
        "acm",
        "RequestCertificate",
        "DeleteCertificate",
        fill=lambda _, given: {
            name: one for name, one in given.items() if name != "DomainValidationOptions"
        },
        id=lambda _, made: str(made["CertificateArn"]),
        key=lambda _, made: {"CertificateArn": made["CertificateArn"]},
    ),
    "AWS::Route53::HostedZone": Zone(),
    "AWS::Route53::RecordSet": RecordSets(),
    "AWS::Route53::RecordSetGroup": RecordSets(),
}
