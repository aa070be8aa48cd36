"""What is set on a bucket: a template's words for it, as the calls of S3 have them."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from commdrill_sandbox.aws.cloudformation.kind import Properties

_LISTENERS = {
    "LambdaConfigurations": "LambdaFunctionConfigurations",
    "QueueConfigurations": "QueueConfigurations",
    "TopicConfigurations": "TopicConfigurations",
}
_ON_RULES = frozenset({"ExpirationInDays", "NoncurrentVersionExpirationInDays", "Prefix"})
_BLOCKS = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
_CLOSED = {"PutPublicAccessBlock": {"PublicAccessBlockConfiguration": dict.fromkeys(_BLOCKS, True)}}
_OFF = {"Status": "Suspended"}
_SUSPENDED = {"PutBucketVersioning": {"VersioningConfiguration": _OFF}}
_OWNERS_ALONE = {
    "PutBucketOwnershipControls": {
        "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    }
}


class _Call(NamedTuple):
    """`called`: what it has the property as; empty: by the same name. `written`: how.

    `undo`: the call, and with what, once a template says it no more.
    """

    operation: str
    called: str = ""
    written: Callable[[Any], Any] = lambda said: said
    undo: Mapping[str, Properties] = {}


def settings_of(given: Properties) -> Iterator[tuple[str, Properties]]:
    """The calls that a bucket's properties come to."""
    for name, call in SETTINGS.items():
        if said := given.get(name):
            yield call.operation, {call.called or name: call.written(said)}


def undone(was: Properties, given: Properties) -> Iterator[tuple[str, Properties]]:
    """The calls that take back what was set and is not any more: as a new bucket has it."""
    for name, call in SETTINGS.items():
        if was.get(name) and not given.get(name):
            yield from call.undo.items()


def _deleted(operation: str) -> Mapping[str, Properties]:
    return {operation: {}}


def _canned(said: str) -> str:
    """`PublicRead` as `public-read`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", said).lower()


def _accelerated(said: Properties) -> Properties:
    return {"Status": said["AccelerationStatus"]}


def _tags(said: Any) -> Properties:
    return {"TagSet": said}


def _website(said: Properties) -> Properties:
    documents = {"IndexDocument": "Suffix", "ErrorDocument": "Key"}
    found = {name: {inner: said[name]} for name, inner in documents.items() if name in said}
    return {**said, **found}


def _lifecycle(said: Properties) -> Properties:
    return {"Rules": [_rule(one) for one in said["Rules"]]}


def _rule(said: Properties) -> Properties:
    """By its prefix; a template has the days on the rule itself."""
    own = {name: one for name, one in said.items() if name not in _ON_RULES}
    days = {"Expiration": {"Days": said["ExpirationInDays"]}} if "ExpirationInDays" in said else {}
    return {"Filter": {"Prefix": said.get("Prefix", "")}, **own, **days, **_versions(said)}


def _versions(said: Properties) -> Properties:
    """What becomes of old versions after so many days."""
    days = said.get("NoncurrentVersionExpirationInDays")
    return {} if days is None else {"NoncurrentVersionExpiration": {"NoncurrentDays": days}}


def _logging(said: Properties) -> Properties:
    names = {"DestinationBucketName": "TargetBucket", "LogFilePrefix": "TargetPrefix"}
    return {"LoggingEnabled": {"TargetPrefix": "", **_renamed(said, names)}}


def _encryption(said: Properties) -> Properties:
    names = {"ServerSideEncryptionByDefault": "ApplyServerSideEncryptionByDefault"}
    return {"Rules": [_renamed(one, names) for one in said["ServerSideEncryptionConfiguration"]]}


def _cors(said: Properties) -> Properties:
    names = {"ExposedHeaders": "ExposeHeaders", "Id": "ID", "MaxAge": "MaxAgeSeconds"}
    return {"CORSRules": [_renamed(one, names) for one in said["CorsRules"]]}


def _notices(said: Properties) -> Properties:
    """Each of one event in a template, of several in the call."""
    told: dict[str, Any] = {
        called: [_notice(one) for one in said[name]]
        for name, called in _LISTENERS.items() if name in said
    }  # fmt: skip
    bus = said.get("EventBridgeConfiguration", {"EventBridgeEnabled": False})
    wanted = str(bus.get("EventBridgeEnabled", True)).lower() == "true"
    return {**told, **({"EventBridgeConfiguration": {}} if wanted else {})}


def _notice(said: Properties) -> Properties:
    names = {"Function": "LambdaFunctionArn", "Queue": "QueueArn", "Topic": "TopicArn"}
    told = {names[name]: one for name, one in said.items() if name in names}
    if rules := said.get("Filter", {}).get("S3Key", {}).get("Rules"):
        told["Filter"] = {"Key": {"FilterRules": rules}}
    return {**told, "Events": [said["Event"]]}


def _renamed(said: Properties, names: Mapping[str, str]) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in said.items()}


SETTINGS: Mapping[str, _Call] = {
    "PublicAccessBlockConfiguration": _Call("PutPublicAccessBlock", undo=_CLOSED),
    "VersioningConfiguration": _Call("PutBucketVersioning", undo=_SUSPENDED),
    "OwnershipControls": _Call("PutBucketOwnershipControls", undo=_OWNERS_ALONE),
    "AccessControl": _Call("PutBucketAcl", "ACL", _canned, {"PutBucketAcl": {"ACL": "private"}}),
    "Tags": _Call("PutBucketTagging", "Tagging", _tags, _deleted("DeleteBucketTagging")),
    "WebsiteConfiguration": _Call(
        "PutBucketWebsite", written=_website, undo=_deleted("DeleteBucketWebsite")
    ),
    "LifecycleConfiguration": _Call(
        "PutBucketLifecycleConfiguration", written=_lifecycle,
        undo=_deleted("DeleteBucketLifecycle"),
    ),
    "BucketEncryption": _Call(
        "PutBucketEncryption", "ServerSideEncryptionConfiguration", _encryption,
        _deleted("DeleteBucketEncryption"),
    ),
    "CorsConfiguration": _Call(
        "PutBucketCors", "CORSConfiguration", _cors, _deleted("DeleteBucketCors")
    ),
    "AccelerateConfiguration": _Call(
        "PutBucketAccelerateConfiguration", written=_accelerated,
        undo={"PutBucketAccelerateConfiguration": {"AccelerateConfiguration": _OFF}},
    ),
    "LoggingConfiguration": _Call(
        "PutBucketLogging", "BucketLoggingStatus", _logging,
        {"PutBucketLogging": {"BucketLoggingStatus": {}}},
    ),
    "ObjectLockConfiguration": _Call("PutObjectLockConfiguration"),
    "NotificationConfiguration": _Call(
        "PutBucketNotificationConfiguration", written=_notices,
        undo={"PutBucketNotificationConfiguration": {"NotificationConfiguration": {}}},
    ),
}  # fmt: skip
