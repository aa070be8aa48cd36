"""Records that no zone of Route 53 can have: moto keeps them all."""

import ipaddress
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from commdrill_sandbox.aws.wire.call import Refusal

_ADDRESSES = {
    "A": (ipaddress.IPv4Address, "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)"),
    "AAAA": (
        ipaddress.IPv6Address,
        "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)",
    ),
}
_CLOUDFRONT = "Z2FDTNDATAQYW2"  # the zone of all distributions
_POLICIES = (
    "Weight", "Region", "Failover", "GeoLocation", "GeoProximityLocation", "MultiValueAnswer",
    "CidrRoutingConfig",
)  # fmt: skip
_OWN = ("NS", "SOA")  # what a zone has as long as it is there
Change = Mapping[str, Any]
Record = Mapping[str, Any]


def check_shapes(changes: Sequence[Change]) -> None:
    """Raises: Refusal: a record has values and an alias, or neither; one of several has no name of its own."""
    for one in changes:
        record = one["ResourceRecordSet"]
        alias = record.get("AliasTarget") or {}
        if alias.get("EvaluateTargetHealth") and alias.get("HostedZoneId") == _CLOUDFRONT:
            said = "EvaluateTargetHealth cannot be true where an alias leads to a CloudFront distribution"
            raise Refusal("InvalidInput", f"Invalid request: {said}, in {_told(one)}")
        if bool(record.get("SetIdentifier")) != bool(policy := _policies(record)):
            missing = (
                "Missing field 'SetIdentifier'" if policy
                else f"Expected exactly one of [{', '.join(_POLICIES)}], but found none"
            )  # fmt: skip
            raise Refusal("InvalidInput", f"Invalid request: {missing} in {_told(one)}")
        is_alias, has_values = "AliasTarget" in record, bool(record.get("ResourceRecords"))
        if is_alias in (has_values, "TTL" in record):
            found = "more than one" if is_alias else "none"
            said = (
                "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and "
                f"ResourceRecords], or TrafficPolicyInstanceId], but found {found} in {_told(one)}"
            )
            raise Refusal("InvalidInput", said)


def _told(change: Change) -> str:
    record = change["ResourceRecordSet"]
    return (
        f"Change with [Action={change['Action']}, Name={record['Name']}, Type={record['Type']}, "
        f"SetIdentifier={record.get('SetIdentifier', 'null')}]"
    )


def _policies(record: Record) -> tuple[str, ...]:
    """By what is told which of several records is meant."""
    told = {one: record.get(one) for one in _POLICIES}
    return tuple(one for one, said in told.items() if said is not None and said is not False)


def objections(changes: Sequence[Change], zone: str, there: Sequence[Record]) -> Iterator[str]:
    """One sentence for each record that the zone cannot have, or cannot lose."""
    apex, records = _plain(zone), _left(changes, there)
    left = {_whole_key(one)[:2] for one in records}
    yield from _made_twice(changes, there)
    for one in changes:
        record, name = one["ResourceRecordSet"], _plain(one["ResourceRecordSet"]["Name"])
        if one["Action"] == "DELETE":
            if name == apex and record["Type"] in _OWN and (name, record["Type"]) not in left:
                yield f"A HostedZone must contain at least one {record['Type']} record for the zone itself."
            continue
        yield from _wrong_values(record)
        if record["Type"] == "CNAME" and name == apex:
            yield f"RRSet of type CNAME with DNS name {name}. is not permitted at apex in zone {apex}."
        elif said := _beside(record, name, records):
            yield said
        elif others := sorted(kind for at, kind in left if at == name and _clash(kind, record)):
            yield (
                f"RRSet of type {record['Type']} with DNS name {name}. is not permitted as it "
                f"conflicts with other records with the same DNS name in zone {apex}. "
                f"({', '.join(others)})"
            )


def _made_twice(changes: Sequence[Change], there: Sequence[Record]) -> Iterator[str]:
    known = {_whole_key(one) for one in there}
    for one in changes:
        record = one["ResourceRecordSet"]
        key, by = _whole_key(record), record.get("SetIdentifier")
        if one["Action"] == "CREATE" and key in known:
            also = f", set-identifier='{by}'" if by else ""
            named = f"[name='{key[0]}.', type='{key[1]}'{also}]"
            yield f"Tried to create resource record set {named} but it already exists"
        known = known - {key} if one["Action"] == "DELETE" else known | {key}


def _wrong_values(record: Record) -> Iterator[str]:
    if record["Type"] not in _ADDRESSES:
        return
    read, why = _ADDRESSES[record["Type"]]
    for one in record.get("ResourceRecords") or ():
        try:
            read(one["Value"])
        except ValueError:
            yield f"Invalid Resource Record: 'FATAL problem: {why} encountered with '{one['Value']}''"


def _left(changes: Sequence[Change], there: Sequence[Record]) -> list[Record]:
    """The records that the zone has once all of it is carried out."""
    left = {_whole_key(one): one for one in there}
    for one in changes:
        record = one["ResourceRecordSet"]
        left.pop(_whole_key(record), None)
        if one["Action"] != "DELETE":
            left[_whole_key(record)] = record
    return list(left.values())


def _beside(record: Record, name: str, left: Sequence[Record]) -> str | None:
    """Why a record cannot be with the others of its name and type."""
    own, kind = _whole_key(record), record["Type"]
    others = [one for one in left if _whole_key(one)[:2] == own[:2] and _whole_key(one) != own]
    which = f"RRSet with DNS name {name}., type {kind}"
    if any(_policies(one) != _policies(record) for one in others):
        return f"{which} cannot be created as other RRSets exist with the same name and type."
    if (role := record.get("Failover")) and any(one.get("Failover") == role for one in others):
        return (
            f"{which}, SetIdentifier {record['SetIdentifier']} cannot be created as a failover "
            f"{role} RRSet already exists with the same name and type."
        )
    return None


def _clash(kind: str, record: Record) -> bool:
    """A CNAME stands alone under its name."""
    return kind != record["Type"] and "CNAME" in (kind, record["Type"])


def _whole_key(record: Record) -> tuple[str, str, str]:
    return _plain(record["Name"]), record["Type"], record.get("SetIdentifier", "")


def _plain(name: str) -> str:
    return name.rstrip(".").lower()


def in_order(record: Record) -> tuple[list[str], str, str]:
    """Where a list has it: by its name from the end, its type and what it is among several."""
    name, kind, by = _whole_key(record)
    return name.split(".")[::-1], kind, by
