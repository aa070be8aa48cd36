"""Tables of DynamoDB: what they hold outlives each change that AWS makes in place."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.kind import Kind, Made, Place, Properties, hears

_IN_PLACE = ("BillingMode", "ProvisionedThroughput", "DeletionProtectionEnabled", "TableClass")
_ABSENT = (
    "ContributorInsightsSpecification", "ImportSourceSpecification",
    "KinesisStreamSpecification", "ResourcePolicy",
)  # fmt: skip


_WRITTEN_OTHERWISE = ("SSESpecification", "StreamSpecification")
_OF_THEIR_OWN = ("PointInTimeRecoverySpecification", "TimeToLiveSpecification")


class Table:
    """With its time to live, encryption, stream and backups, which have calls or words of their own."""

    hears = hears("dynamodb", "CreateTable", *_ABSENT, *_OF_THEIR_OWN)

    def make(self, place: Place, given: Properties) -> Made:
        _refuse_absent(given)
        name = given.get("TableName") or place.name(255)
        encryption, stream = _encryption(given), _stream(given)
        own = {name: one for name, one in given.items() if name not in _WRITTEN_OTHERWISE}
        own |= {"SSESpecification": encryption} if encryption["Enabled"] else {}
        own |= {"StreamSpecification": stream} if stream["StreamEnabled"] else {}
        place.call("dynamodb", "CreateTable", {**own, "TableName": name})
        key = {"TableName": name}
        _set(place, key, given)
        return _made(place, key)

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        _refuse_absent(given)
        there = _described(place, made.key)
        if given.get("TableName", made.id) != made.id or _shape(given) != _shape(there):
            return None
        _update(place, made.key, there, given)
        _set(place, made.key, given)
        return _made(place, made.key)

    def remove(self, place: Place, made: Made) -> None:
        place.call("dynamodb", "DeleteTable", made.key)


def _refuse_absent(given: Properties) -> None:
    if absent := [name for name in _ABSENT if name in given]:
        raise ValueError(f"{', '.join(absent)} of AWS::DynamoDB::Table is not there; leave it out")


def _described(place: Place, key: Properties) -> Any:
    return place.call("dynamodb", "DescribeTable", key)["Table"]


def _made(place: Place, key: Properties) -> Made:
    there = _described(place, key)
    stream = {"StreamArn": there["LatestStreamArn"]} if "LatestStreamArn" in there else {}
    return Made(there["TableName"], {"Arn": there["TableArn"], **stream}, key)


def _shape(table: Properties) -> Any:
    """What a table is made of, and cannot change here without being made anew."""
    columns = {one["AttributeName"]: one["AttributeType"] for one in table["AttributeDefinitions"]}
    keys = [(one["AttributeName"], one["KeyType"]) for one in table["KeySchema"]]
    several = ("GlobalSecondaryIndexes", "LocalSecondaryIndexes")
    indexes = {one["IndexName"] for name in several for one in table.get(name, ())}
    return columns, keys, indexes


def _encryption(given: Properties) -> dict[str, Any]:
    said = dict(given.get("SSESpecification", {}))
    return {"Enabled": str(said.pop("SSEEnabled", "false")).lower() == "true", **said}


def _stream(given: Properties) -> dict[str, Any]:
    said = given.get("StreamSpecification", {})
    wanted = "StreamViewType" in said
    return {"StreamEnabled": wanted, **said}


def _update(place: Place, key: Properties, there: Properties, given: Properties) -> None:
    """Raises: ValueError: moto's UpdateTable would say "done" and leave it, or is too strict."""
    was, wanted = there.get("StreamSpecification", {}), _stream(given)
    has_stream = was.get("StreamViewType") == wanted.get("StreamViewType")
    if "LatestStreamArn" in there and wanted["StreamEnabled"] and not has_stream:
        raise ValueError("the StreamViewType of a table that had a stream cannot be changed here")
    if _encryption(given)["Enabled"] != ("SSEDescription" in there):
        raise ValueError("the SSESpecification of a table cannot be changed here")
    given = {"TableClass": "STANDARD", **given} if "TableClassSummary" in there else given
    settings = {name: given[name] for name in _IN_PLACE if name in given}
    stream = {} if has_stream else {"StreamSpecification": wanted}
    if settings or stream:
        place.call("dynamodb", "UpdateTable", {**key, **settings, **stream})


def _set(place: Place, key: Properties, given: Properties) -> None:
    """What has calls of its own, as it is wanted, also where it is wanted no more."""
    name = "PointInTimeRecoverySpecification"
    backups = given.get(name, {"PointInTimeRecoveryEnabled": False})
    place.call("dynamodb", "UpdateContinuousBackups", {**key, name: backups})
    told = place.call("dynamodb", "DescribeTimeToLive", key)["TimeToLiveDescription"]
    was = told.get("AttributeName") if told["TimeToLiveStatus"] == "ENABLED" else None
    said = given.get("TimeToLiveSpecification", {})
    wanted = said.get("AttributeName") if str(said.get("Enabled")).lower() == "true" else None
    for column, enabled in ((was, False), (wanted, True)):
        if column and was != wanted:
            live = {"AttributeName": column, "Enabled": enabled}
            place.call("dynamodb", "UpdateTimeToLive", {**key, "TimeToLiveSpecification": live})


TABLES: Mapping[str, Kind] = {"AWS::DynamoDB::Table": Table()}
