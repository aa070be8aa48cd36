"""What is set on a bucket: a template's words for it, as the calls of S3 have them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from commdrill_sandbox.aws.cloudformation.kind import Properties

_LISTENERS = {
    "LambdaConfigurations": "LambdaFunctionConfigurations",
    "QueueConfigurations": "QueueConfigurations",
    "TopicConfigurations": "TopicConfigurations",
}


class _Call(NamedTuple):
    """`called`: what it has the property as; empty: by the same name. `written`: how."""

    operation: str
    called: str = ""
    written: Callable[[Any], Any] = lambda said: said


def settings_of(given: Properties) -> Iterator[tuple[str, Properties]]:
    """The calls that a bucket's properties come to."""
    for name, call in _CALLS.items():
        if said := given.get(name):
            yield call.operation, {call.called or name: call.written(said)}


def _tags(said: Any) -> Properties:
    return {"TagSet": said}


def _website(said: Properties) -> Properties:
    documents = {"IndexDocument": "Suffix", "ErrorDocument": "Key"}
    found = {name: {inner: said[name]} for name, inner in documents.items() if name in said}
    return {**said, **found}


def _lifecycle(said: Properties) -> Properties:
    return {"Rules": [_rule(one) for one in said["Rules"]]}


def _rule(said: Properties) -> Properties:
    days = {"Expiration": {"Days": said["ExpirationInDays"]}} if "ExpirationInDays" in said else {}
    return {"Filter": {"Prefix": said.get("Prefix", "")}, **said, **days}


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
    told = {**_renamed(said, names), "Events": [said["Event"]]}
    if rules := said.get("Filter", {}).get("S3Key", {}).get("Rules"):
        told["Filter"] = {"Key": {"FilterRules": rules}}
    return told


def _renamed(said: Properties, names: Mapping[str, str]) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in said.items()}


_CALLS: Mapping[str, _Call] = {
    "PublicAccessBlockConfiguration": _Call("PutPublicAccessBlock"),
    "VersioningConfiguration": _Call("PutBucketVersioning"),
    "OwnershipControls": _Call("PutBucketOwnershipControls"),
    "Tags": _Call("PutBucketTagging", "Tagging", _tags),
    "WebsiteConfiguration": _Call("PutBucketWebsite", written=_website),
    "LifecycleConfiguration": _Call("PutBucketLifecycleConfiguration", written=_lifecycle),
    "BucketEncryption": _Call(
        "PutBucketEncryption", "ServerSideEncryptionConfiguration", _encryption
    ),
    "CorsConfiguration": _Call("PutBucketCors", "CORSConfiguration", _cors),
    "NotificationConfiguration": _Call("PutBucketNotificationConfiguration", written=_notices),
}
