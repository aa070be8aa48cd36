"""Route 53: what it refuses of zones, records and health checks in its own words; moto takes it, or says others."""

import re
import secrets
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError
from werkzeug import Response

from commdrill_sandbox.aws.broken import same
from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal
from commdrill_sandbox.aws.zone_records import check_shapes, in_order, objections

_CHANGE = re.compile(rb"/change/\w+")
_LETTERS = string.ascii_uppercase + string.digits
_PAGE, _ALL = 300, 1_000_000  # records
_GONE = "The specified health check does not exist."


def _counted(asked: Asked) -> None:
    """Raises: Refusal: so many of a list are asked for that no number is; moto would break."""
    if not (most := str(asked.input.get("MaxItems", "100"))).isdecimal():
        said = f"Value '{most}' at 'maxItems' failed to satisfy constraint: Member must be a number"
        raise Refusal("InvalidInput", said)


@dataclass(frozen=True)
class ZoneChanges:
    """What is allowed is moto's; each change has an id of its own, and is everywhere once somebody asks."""

    clients: Clients
    store: Wsgi
    clock: Clock
    submitted: dict[str, datetime] = field(default_factory=dict)

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateHostedZone": self.create_zone,
            "DeleteHostedZone": self.noted,
            "AssociateVPCWithHostedZone": self.noted,
            "DisassociateVPCFromHostedZone": self.noted,
            "ChangeResourceRecordSets": self.change,
            "GetChange": self.told,
            "CreateHealthCheck": self.create_check,
            "DeleteHealthCheck": self.delete_check,
            "ListHostedZones": _counted,
            "ListResourceRecordSets": self.listed,
        }

    def noted(self, asked: Asked) -> Response:
        """What moto answers, to a change that can be asked after: moto calls all of them alike."""
        answer = forwarded(asked.request, self.store)
        if answer.status_code < 300:
            made = "C" + "".join(secrets.choice(_LETTERS) for _ in range(20))
            self.submitted[made] = self.clock.now()
            written = _CHANGE.sub(f"/change/{made}".encode(), answer.get_data())
            answer.set_data(written.replace(b">INSYNC<", b">PENDING<"))
        return answer

    def told(self, asked: Asked) -> Output:
        which = asked.input["Id"].rpartition("/")[2]
        if which not in self.submitted:
            raise Refusal("NoSuchChange", f"Could not find resource with ID: {which}", 404)
        at = self.submitted[which]
        return {"ChangeInfo": {"Id": f"/change/{which}", "Status": "INSYNC", "SubmittedAt": at}}

    def create_zone(self, asked: Asked) -> Response:
        used = {zone.caller_reference for zone in _kept().zones.values()}
        if asked.input["CallerReference"] in used:
            said = "A hosted zone has already been created with the specified caller reference."
            raise Refusal("HostedZoneAlreadyExists", said, 409)
        answer = self.noted(asked)
        for zone in _kept().zones.values():
            if zone.caller_reference == asked.input["CallerReference"]:
                _mend_authority(zone)
        return answer

    def change(self, asked: Asked) -> Response:
        """Raises: Refusal: a record can be no such record, or is to be deleted and is not there."""
        changes = asked.input["ChangeBatch"]["Changes"]
        check_shapes(changes)
        _check_health(changes)
        if zone := _kept().zones.get(asked.input["HostedZoneId"].rpartition("/")[2]):
            there = self._records(asked.input["HostedZoneId"])
            found = [*objections(changes, zone.name, there), *_missing(changes, there)]
            if found:
                raise Refusal("InvalidChangeBatch", f"[{', '.join(found)}]")
        return self.noted(asked)

    def listed(self, asked: Asked) -> Output | None:
        """By the page; moto knows no place among several records of one name and type."""
        _counted(asked)
        most = int(asked.input.get("MaxItems", _PAGE))
        if most >= _ALL:
            return None
        whole = {"HostedZoneId": asked.input["HostedZoneId"], "MaxItems": str(_ALL)}
        try:
            told = self.clients.of("route53").list_resource_record_sets(**whole)
        except ClientError as refused:
            raise same(refused) from refused
        records = sorted(told["ResourceRecordSets"], key=in_order)
        first = _first(asked.input)
        left = [one for one in records if first is None or in_order(one) >= first]
        return {"ResourceRecordSets": left[:most], "MaxItems": str(most),
                "IsTruncated": len(left) > most, **_next(left[most:])}  # fmt: skip

    def _records(self, zone: str) -> list[Mapping[str, Any]]:
        pages = self.clients.of("route53").get_paginator("list_resource_record_sets")
        told = pages.paginate(HostedZoneId=zone)
        return [one for page in told for one in page["ResourceRecordSets"]]

    def create_check(self, asked: Asked) -> Output | None:
        """The same again is the one that is there."""
        client, reference = self.clients.of("route53"), asked.input["CallerReference"]
        if (often := asked.input["HealthCheckConfig"].get("RequestInterval")) not in (None, 10, 30):
            said = f"Invalid parameter : Request interval must be 10 or 30, not {often}"
            raise Refusal("InvalidInput", said)
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


def _mend_authority(zone: Any) -> None:
    """Moto wraps the value of a zone's own SOA record twice."""
    for record in zone.rrsets:
        if record.type == "SOA":
            record.records = [
                one["Value"] if isinstance(one, Mapping) else one for one in record.records
            ]


def _first(given: Mapping[str, Any]) -> Any:
    """Where a page begins; None: at the beginning."""
    if not (name := given.get("StartRecordName")):
        return None
    kind, by = given.get("StartRecordType", ""), given.get("StartRecordIdentifier", "")
    return in_order({"Name": name, "Type": kind, "SetIdentifier": by})


def _next(left: list[Mapping[str, Any]]) -> Mapping[str, str]:
    """Where the next page does."""
    if not left:
        return {}
    by = left[0].get("SetIdentifier")
    named = {"NextRecordIdentifier": by} if by else {}
    return {"NextRecordName": left[0]["Name"], "NextRecordType": left[0]["Type"], **named}


def _missing(changes: list[Mapping[str, Any]], listed: list[Mapping[str, Any]]) -> Iterator[str]:
    """What is to be deleted and is not there, or is otherwise."""
    wanted = [one["ResourceRecordSet"] for one in changes if one["Action"] == "DELETE"]
    there = {_key(one): one for one in listed}
    made = {_key(one["ResourceRecordSet"]) for one in changes if one["Action"] != "DELETE"}
    return _sentences([one for one in wanted if _key(one) not in made], there)


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


def _check_health(changes: list[Mapping[str, Any]]) -> None:
    """Raises: Refusal: a record hangs on a health check that is not there."""
    for one in changes:
        checked = one["ResourceRecordSet"].get("HealthCheckId")
        if checked and one["Action"] != "DELETE" and checked not in _kept().health_checks:
            said = f"No health check exists with the specified ID {checked}."
            raise Refusal("NoSuchHealthCheck", said, 404)


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
