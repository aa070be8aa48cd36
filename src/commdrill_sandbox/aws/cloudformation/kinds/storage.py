"""Buckets and parameters."""

from collections.abc import Mapping
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
from commdrill_sandbox.aws.cloudformation.kinds.bucket_settings import SETTINGS, settings_of, undone

_HOME = "us-east-1"


class Bucket:
    """With what is set on it; removed only while it is empty, as AWS has it."""

    hears = Hears(also=frozenset({"BucketName", "ObjectLockEnabled", *SETTINGS}))

    def make(self, place: Place, given: Properties) -> Made:
        name = given.get("BucketName") or place.name(63).lower()
        elsewhere = {"LocationConstraint": place.region}
        where = {} if place.region == _HOME else {"CreateBucketConfiguration": elsewhere}
        locks = {"ObjectLockEnabledForBucket": given.get("ObjectLockEnabled", False)}
        place.call("s3", "CreateBucket", {"Bucket": name, **where, **locks})
        self._set(place, {"Bucket": name}, given)
        return Made(name, _addresses(name, place.region), {"Bucket": name})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if given.get("BucketName", made.id) != made.id:
            return None
        if is_moved(place.was, given, "ObjectLockEnabled"):
            return None
        self._set(place, made.key, given)
        for operation, settings in undone(place.was, given):
            place.call("s3", operation, {**made.key, **settings})
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call("s3", "DeleteBucket", made.key)

    def _set(self, place: Place, key: Properties, given: Properties) -> None:
        for operation, settings in settings_of(given):
            place.call("s3", operation, {**key, **settings})


def _addresses(name: str, region: str) -> Mapping[str, Any]:
    regional = f"{name}.s3.{region}.amazonaws.com"
    return {
        "Arn": f"arn:aws:s3:::{name}",
        "DomainName": f"{name}.s3.amazonaws.com",
        "RegionalDomainName": regional,
        "DualStackDomainName": f"{name}.s3.dualstack.{region}.amazonaws.com",
        "WebsiteURL": f"http://{name}.s3-website-{region}.amazonaws.com",
    }


class Parameter:
    """Its tags are a map, and change by a call of their own."""

    hears = hears("ssm", "PutParameter")

    def make(self, place: Place, given: Properties) -> Made:
        given = {"Name": place.name(), **given}
        place.call("ssm", "PutParameter", given)
        told = {name: given[name] for name in ("Type", "Value")}
        return Made(str(given["Name"]), told, {"Name": given["Name"]})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if given.get("Name", made.id) != made.id:
            return None
        put, gone = tags(_as_tags(place.was), _as_tags(given))
        which = {"ResourceType": "Parameter", "ResourceId": made.id}
        if put:
            place.call("ssm", "AddTagsToResource", {**which, "Tags": put})
        if gone:
            place.call("ssm", "RemoveTagsFromResource", {**which, "TagKeys": gone})
        untagged = {name: one for name, one in given.items() if name != "Tags"}
        place.call("ssm", "PutParameter", {**untagged, **made.key, "Overwrite": True})
        return Made(made.id, {name: given[name] for name in ("Type", "Value")}, made.key)

    def remove(self, place: Place, made: Made) -> None:
        place.call("ssm", "DeleteParameter", made.key)


def _as_tags(given: Properties) -> Properties:
    """Those of a stack are written as a list, for want of the parameter's own."""
    told = given.get("Tags", ())
    listed = [{"Key": key, "Value": one} for key, one in told.items()] if isinstance(told, Mapping) else told  # fmt: skip
    return {"Tags": listed}


STORAGE: Mapping[str, Kind] = {
    "AWS::S3::Bucket": Bucket(),
    "AWS::S3::BucketPolicy": Called(
        "s3", "PutBucketPolicy", "DeleteBucketPolicy", update="PutBucketPolicy",
        also=("PolicyDocument",),
        fill=lambda _, given: {**given, "Policy": given["PolicyDocument"]},
        id=lambda given, _: str(given["Bucket"]),
        key=lambda given, _: {"Bucket": given["Bucket"]},
    ),
    "AWS::SSM::Parameter": Parameter(),
}  # fmt: skip
