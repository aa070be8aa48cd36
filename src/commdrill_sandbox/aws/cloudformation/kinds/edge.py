"""CloudFront: distributions, and what they name."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.cloudformation.call_input import fitted
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

_EDGE = "cloudfront"
_PORTS = {"HTTPPort": 80, "HTTPSPort": 443}
_NO_IDENTITY = {"OriginAccessIdentity": ""}


class Distribution:
    """There once every edge has it, and removed once none has it any more."""

    hears = Hears(also=frozenset({"DistributionConfig", "Tags"}))

    def make(self, place: Place, given: Properties) -> Made:
        config = {"CallerReference": place.name(), **_config(given)}
        tags = {"Items": given.get("Tags", [])}
        whole = {"DistributionConfigWithTags": {"DistributionConfig": config, "Tags": tags}}
        made = place.call(_EDGE, "CreateDistributionWithTags", whole)["Distribution"]
        place.settle()
        return Made(
            made["Id"], {"Id": made["Id"], "DomainName": made["DomainName"]}, {"Id": made["Id"]}
        )

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        self._update(place, made, fitted(_EDGE, "UpdateDistribution", {
            "DistributionConfig": {"CallerReference": "", **_config(given)}
        })["DistributionConfig"])  # fmt: skip
        put, gone = tags(place.was, given)
        which = {"Resource": f"arn:aws:cloudfront::{ACCOUNT}:distribution/{made.id}"}
        if put:
            place.call(_EDGE, "TagResource", {**which, "Tags": {"Items": put}})
        if gone:
            place.call(_EDGE, "UntagResource", {**which, "TagKeys": {"Items": gone}})
        return made

    def remove(self, place: Place, made: Made) -> None:
        self._update(place, made, {"Enabled": False})
        etag = place.call(_EDGE, "GetDistribution", made.key)["ETag"]
        place.call(_EDGE, "DeleteDistribution", {**made.key, "IfMatch": etag})

    def _update(self, place: Place, made: Made, changed: Properties) -> None:
        known = place.clients.of(_EDGE).get_distribution_config(**made.key)
        kept = {"CallerReference": known["DistributionConfig"]["CallerReference"]}
        whole = known["DistributionConfig"] if "Origins" not in changed else {}
        place.clients.of(_EDGE).update_distribution(
            **made.key, IfMatch=known["ETag"], DistributionConfig={**whole, **changed, **kept}
        )
        place.settle()


def _config(given: Properties) -> Mapping[str, Any]:
    config = given["DistributionConfig"]
    behaviours = [_behaviour(one) for one in config.get("CacheBehaviors", ())]
    return {
        "Comment": "",
        **config,
        **_logging(config),
        **_restrictions(config),
        "Origins": [_origin(one) for one in config.get("Origins", ())],
        "DefaultCacheBehavior": _behaviour(config["DefaultCacheBehavior"]),
        **({"CacheBehaviors": behaviours} if behaviours else {}),
    }


def _logging(config: Properties) -> Properties:
    usual = {"Enabled": True, "IncludeCookies": False, "Prefix": "", "Bucket": ""}
    return {"Logging": {**usual, **config["Logging"]}} if "Logging" in config else {}


def _restrictions(config: Properties) -> Properties:
    """The countries are called otherwise in a template."""
    if "Restrictions" not in config:
        return {}
    said = config["Restrictions"]["GeoRestriction"]
    where = {"Items": said["Locations"]} if said.get("Locations") else {}
    return {
        "Restrictions": {"GeoRestriction": {"RestrictionType": said["RestrictionType"], **where}}
    }


def _origin(given: Properties) -> Properties:
    """What a template may leave out: the usual ports, and that there is no old access identity."""
    for name, usual in (("CustomOriginConfig", _PORTS), ("S3OriginConfig", _NO_IDENTITY)):
        if name in given:
            given = {**given, name: {**usual, **(given[name] or {})}}
    return given


def _behaviour(given: Properties) -> Properties:
    """Methods that are cached stand among those that are allowed."""
    allowed, cached = given.get("AllowedMethods"), given.get("CachedMethods")
    own = {name: one for name, one in given.items() if name != "CachedMethods"}
    if "ForwardedValues" in own:
        own["ForwardedValues"] = {"Cookies": {"Forward": "none"}, **own["ForwardedValues"]}
    if allowed is None:
        return own
    kept = {"CachedMethods": cached or ["GET", "HEAD"]}
    methods = {"Quantity": len(allowed), "Items": allowed, **kept}
    return {**own, "AllowedMethods": methods}


class Function:
    """Published where the template says so."""

    hears = hears(_EDGE, "CreateFunction", "AutoPublish")

    def make(self, place: Place, given: Properties) -> Made:
        made = place.call(_EDGE, "CreateFunction", given)
        name, arn = given["Name"], made["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
        self._publish(place, given, made["ETag"])
        attributes = {"FunctionARN": arn, "FunctionMetadata.FunctionARN": arn, "Stage": "LIVE"}
        return Made(arn, attributes, {"Name": name})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if given["Name"] != made.key["Name"]:
            return None
        etag = place.call(_EDGE, "DescribeFunction", made.key)["ETag"]
        updated = place.call(_EDGE, "UpdateFunction", {**given, "IfMatch": etag})
        self._publish(place, given, updated["ETag"])
        return made

    def remove(self, place: Place, made: Made) -> None:
        etag = place.call(_EDGE, "DescribeFunction", made.key)["ETag"]
        place.call(_EDGE, "DeleteFunction", {**made.key, "IfMatch": etag})

    def _publish(self, place: Place, given: Properties, etag: str) -> None:
        if str(given.get("AutoPublish", "false")).lower() == "true":
            place.call(_EDGE, "PublishFunction", {"Name": given["Name"], "IfMatch": etag})


class KeyValueStore:
    hears = hears(_EDGE, "CreateKeyValueStore")

    def make(self, place: Place, given: Properties) -> Made:
        made = place.call(_EDGE, "CreateKeyValueStore", given)["KeyValueStore"]
        attributes = {"Arn": made["ARN"], "Id": made["Id"], "Status": "READY"}
        return Made(made["Name"], attributes, {"Name": made["Name"]})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """Who has it, and what is in it, stays."""
        if is_moved(place.was, given, "Name", "ImportSource"):
            return None
        if is_moved(place.was, given, "Comment"):
            etag = place.call(_EDGE, "DescribeKeyValueStore", made.key)["ETag"]
            comment = {"Comment": given.get("Comment", ""), "IfMatch": etag}
            place.call(_EDGE, "UpdateKeyValueStore", {**made.key, **comment})
        return made

    def remove(self, place: Place, made: Made) -> None:
        etag = place.call(_EDGE, "DescribeKeyValueStore", made.key)["ETag"]
        place.call(_EDGE, "DeleteKeyValueStore", {**made.key, "IfMatch": etag})


class OriginAccessIdentity:
    """As CloudFront read buckets before there was access control."""

    hears = hears(_EDGE, "CreateCloudFrontOriginAccessIdentity")
    _CONFIG = "CloudFrontOriginAccessIdentityConfig"

    def make(self, place: Place, given: Properties) -> Made:
        config = {"CallerReference": place.name(), "Comment": "", **given[self._CONFIG]}
        answer = place.call(_EDGE, "CreateCloudFrontOriginAccessIdentity", {self._CONFIG: config})
        made = answer["CloudFrontOriginAccessIdentity"]
        told = {"Id": made["Id"], "S3CanonicalUserId": made["S3CanonicalUserId"]}
        return Made(made["Id"], told, {"Id": made["Id"]})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        there = place.call(_EDGE, "GetCloudFrontOriginAccessIdentityConfig", made.key)
        config = {self._CONFIG: {**there[self._CONFIG], **given[self._CONFIG]}}
        whole = {**config, **made.key, "IfMatch": there["ETag"]}
        place.call(_EDGE, "UpdateCloudFrontOriginAccessIdentity", whole)
        return made

    def remove(self, place: Place, made: Made) -> None:
        etag = place.call(_EDGE, "GetCloudFrontOriginAccessIdentity", made.key)["ETag"]
        place.call(_EDGE, "DeleteCloudFrontOriginAccessIdentity", {**made.key, "IfMatch": etag})


def _configured(what: str) -> Called:
    """A policy or an access control: its configuration is its whole input."""
    return Called(
        _EDGE, f"Create{what}", f"Delete{what}", update=f"Update{what}",
        id=lambda _, made: str(made[what]["Id"]),
        key=lambda _, made: {"Id": made[what]["Id"], "IfMatch": made["ETag"]},
        attributes=lambda _, __, made: {"Id": made[what]["Id"]},
    )  # fmt: skip


_CONFIGURED = ("OriginAccessControl", "CachePolicy", "OriginRequestPolicy", "ResponseHeadersPolicy")

EDGE: Mapping[str, Kind] = {
    "AWS::CloudFront::Distribution": Distribution(),
    "AWS::CloudFront::Function": Function(),
    "AWS::CloudFront::KeyValueStore": KeyValueStore(),
    "AWS::CloudFront::CloudFrontOriginAccessIdentity": OriginAccessIdentity(),
    **{f"AWS::CloudFront::{what}": _configured(what) for what in _CONFIGURED},
}
