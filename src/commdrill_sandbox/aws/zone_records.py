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
_OWN = ("NS", "SOA")  # what a zone has as long as it is there
Change = Mapping[str, Any]
Record = Mapping[str, Any]


def check_shapes(changes: Sequence[Change]) -> None:
    """Raises: Refusal: a record has values and an alias, or neither."""
    for one in changes:
        record = one["ResourceRecordSet"]
        is_alias, has_values = "AliasTarget" in record, bool(record.get("ResourceRecords"))
        if is_alias in (has_values, "TTL" in record):
            found = "more than one" if is_alias else "none"
            said = (
                "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and "
                f"ResourceRecords], or TrafficPolicyInstanceId], but found {found} in Change with "
                f"[Action={one['Action']}, Name={record['Name']}, Type={record['Type']}, "
                f"SetIdentifier={record.get('SetIdentifier', 'null')}]"
            )
            raise Refusal("InvalidInput", said)


def objections(changes: Sequence[Change], zone: str, there: Sequence[Record]) -> Iterator[str]:
    """One sentence for each record that the zone cannot have, or cannot lose."""
    apex, left = _plain(zone), _after(changes, there)
    for one in changes:
        record, name = one["ResourceRecordSet"], _plain(one["ResourceRecordSet"]["Name"])
        if one["Action"] == "DELETE":
            if name == apex and record["Type"] in _OWN and (name, record["Type"]) not in left:
                yield f"A HostedZone must contain at least one {record['Type']} record for the zone itself."
            continue
        yield from _wrong_values(record)
        if record["Type"] == "CNAME" and name == apex:
            yield f"RRSet of type CNAME with DNS name {name}. is not permitted at apex in zone {apex}."
        elif others := sorted(kind for at, kind in left if at == name and _clash(kind, record)):
            yield (
                f"RRSet of type {record['Type']} with DNS name {name}. is not permitted as it "
                f"conflicts with other records with the same DNS name in zone {apex}. "
                f"({', '.join(others)})"
            )


def _wrong_values(record: Record) -> Iterator[str]:
    if record["Type"] not in _ADDRESSES:
        return
    read, why = _ADDRESSES[record["Type"]]
    for one in record.get("ResourceRecords") or ():
        try:
            read(one["Value"])
        except ValueError:
            yield f"Invalid Resource Record: 'FATAL problem: {why} encountered with '{one['Value']}''"


def _after(changes: Sequence[Change], there: Sequence[Record]) -> set[tuple[str, str]]:
    """The names and types that the zone has once all of it is carried out."""
    left = {_whole_key(one) for one in there}
    for one in changes:
        key = _whole_key(one["ResourceRecordSet"])
        left = left - {key} if one["Action"] == "DELETE" else left | {key}
    return {(name, kind) for name, kind, _ in left}


def _clash(kind: str, record: Record) -> bool:
    """A CNAME stands alone under its name."""
    return kind != record["Type"] and "CNAME" in (kind, record["Type"])


def _whole_key(record: Record) -> tuple[str, str, str]:
    return _plain(record["Name"]), record["Type"], record.get("SetIdentifier", "")


def _plain(name: str) -> str:
    return name.rstrip(".").lower()
