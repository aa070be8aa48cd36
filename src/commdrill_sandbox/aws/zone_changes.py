"""Route 53: what it refuses of zones, records and health checks in its own words; moto takes it, or says others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.wire.answering import Output
from commdrill_sandbox.aws.wire.refusal import Refusal
from commdrill_sandbox.aws.wire.service import Asked, Operation

_GONE = "The specified health check does not exist."


@dataclass(frozen=True)
class ZoneChanges:
    """What is allowed is moto's."""

    clients: Clients

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateHostedZone": self.create_zone,
            "ChangeResourceRecordSets": self.change,
            "CreateHealthCheck": self.create_check,
            "DeleteHealthCheck": self.delete_check,
        }

    def create_zone(self, asked: Asked) -> None:
        used = {zone.caller_reference for zone in _kept().zones.values()}
        if asked.input["CallerReference"] in used:
            said = "A hosted zone has already been created with the specified caller reference."
            raise Refusal("HostedZoneAlreadyExists", said, 409)

    def change(self, asked: Asked) -> None:
        """Raises: Refusal: something is to be deleted that is not there, or is otherwise."""
        client, zone = self.clients.of("route53"), asked.input["HostedZoneId"]
        changes = asked.input["ChangeBatch"]["Changes"]
        wanted = [one["ResourceRecordSet"] for one in changes if one["Action"] == "DELETE"]
        if not wanted or zone.rpartition("/")[2] not in _kept().zones:
            return
        pages = client.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone)
        there = {_key(one): one for page in pages for one in page["ResourceRecordSets"]}
        made = {_key(one["ResourceRecordSet"]) for one in changes if one["Action"] != "DELETE"}
        missing = [one for one in wanted if _key(one) not in made]
        if found := list(_sentences(missing, there)):
            raise Refusal("InvalidChangeBatch", f"[{', '.join(found)}]")

    def create_check(self, asked: Asked) -> Output | None:
        """The same again is the one that is there."""
        client, reference = self.clients.of("route53"), asked.input["CallerReference"]
        for id_, kept in list(_kept().health_checks.items()):
            if kept.caller_reference == reference:
                known = client.get_health_check(HealthCheckId=id_)["HealthCheck"]
                if (
                    not asked.input["HealthCheckConfig"].items()
                    <= known["HealthCheckConfig"].items()
                ):
                    said = f"The health check you are attempting to create already exists: {id_}"
                    raise Refusal("HealthCheckAlreadyExists", said, 409)
                where = f"https://route53.amazonaws.com/2013-04-01/healthcheck/{id_}"
                return {"HealthCheck": known, "Location": where}
        return None

    def delete_check(self, asked: Asked) -> None:
        if asked.input["HealthCheckId"] not in _kept().health_checks:
            raise Refusal("NoSuchHealthCheck", _GONE, 404)


def _sentences(
    wanted: list[Mapping[str, Any]], there: Mapping[Any, Mapping[str, Any]]
) -> Iterator[str]:
    for one in wanted:
        named = f"name='{_name(one)}', type='{one['Type']}'"
        if by := one.get("SetIdentifier"):
            named += f", set-identifier='{by}'"
        known, said = there.get(_key(one)), f"Tried to delete resource record set [{named}]"
        if known is None:
            yield f"{said} but it was not found"
        elif _values(known) != _values(one):
            yield f"{said} but the values provided do not match the current values"


def _key(record: Mapping[str, Any]) -> tuple[str, str, str | None]:
    return _name(record), record["Type"], record.get("SetIdentifier")


def _name(record: Mapping[str, Any]) -> str:
    return f"{record['Name'].rstrip('.').lower()}."


def _values(record: Mapping[str, Any]) -> object:
    alias = record.get("AliasTarget") or {}
    target = (alias.get("DNSName", "").rstrip(".").lower(), alias.get("HostedZoneId"))
    values = [one["Value"] for one in record.get("ResourceRecords") or ()]
    return (target,) if alias else (record.get("TTL"), values)


def _kept() -> Any:
    from moto.route53.models import route53_backends

    return route53_backends[ACCOUNT]["aws"]
