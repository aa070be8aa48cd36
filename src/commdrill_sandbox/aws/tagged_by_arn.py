"""Tags put on and taken off by ARN, whatever it names: by the service's own call."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.wire.models import service_model

_GLOBAL = "us-east-1"
_NAMES = {"states": "stepfunctions", "ses": "sesv2", "elasticloadbalancing": "elbv2"}
Tags = Mapping[str, str]


def tag(clients: Clients, arn: str, tags: Tags) -> None:
    """Raises: ClientError: the service's; LookupError: there is no such service, or it has no tags."""
    name = _service(arn)
    if own := _OWN.get(name):
        own[0](clients, arn, tags)
    else:
        _carry_out(clients, name, "TagResource", arn, tags)


def untag(clients: Clients, arn: str, keys: Sequence[str]) -> None:
    """Raises: as `tag` does."""
    name = _service(arn)
    if own := _OWN.get(name):
        own[1](clients, arn, keys)
    else:
        _carry_out(clients, name, "UntagResource", arn, keys)


def _service(arn: str) -> str:
    named, about = arn.split(":", 5)[2], arn.split(":", 5)[5]
    if named == "apigateway" and about.startswith("/apis"):
        return "apigatewayv2"
    return _NAMES.get(named, named)


def _carry_out(clients: Clients, service: str, operation: str, arn: str, what: Any) -> None:
    """Which member is the ARN and which the tags, the service's model says."""
    from botocore import xform_name
    from botocore.exceptions import UnknownServiceError

    try:
        model = service_model(service)
    except UnknownServiceError as unknown:
        raise LookupError(f"there is no service {service!r}") from unknown
    if operation not in model.operation_names:
        raise LookupError(f"{service} has no {operation}")
    members = model.operation_model(operation).input_shape.members
    place = next(name for name in members if "tag" not in name.lower())
    tags = next(name for name in members if "tag" in name.lower())
    call = getattr(clients.of(service, arn.split(":")[3] or _GLOBAL), xform_name(operation))
    call(**{place: arn, tags: _written(members[tags], what)})


def _written(shape: Any, what: Any) -> Any:
    if shape.type_name == "structure":
        return {"Items": _written(shape.members["Items"], what)}
    if shape.type_name == "map" or not isinstance(what, Mapping):
        return what
    key, value = list(shape.member.members)
    return [{key: name, value: said} for name, said in what.items()]


def _queue(clients: Clients, arn: str) -> tuple[Any, str]:
    queues = clients.of("sqs", arn.split(":")[3])
    return queues, queues.get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"]


def _tag_queue(clients: Clients, arn: str, tags: Tags) -> None:
    queues, url = _queue(clients, arn)
    queues.tag_queue(QueueUrl=url, Tags=tags)


def _untag_queue(clients: Clients, arn: str, keys: Sequence[str]) -> None:
    queues, url = _queue(clients, arn)
    queues.untag_queue(QueueUrl=url, TagKeys=keys)


def _of_bucket(clients: Clients, arn: str) -> dict[str, str]:
    """Raises: ClientError: there is no such bucket."""
    s3 = clients.of("s3")
    try:
        told = s3.get_bucket_tagging(Bucket=arn.rpartition(":")[2])["TagSet"]
    except s3.exceptions.ClientError as none:
        if none.response["Error"]["Code"] != "NoSuchTagSet":
            raise
        return {}
    return {one["Key"]: one["Value"] for one in told}


def _tag_bucket(clients: Clients, arn: str, tags: Tags) -> None:
    wanted = {**_of_bucket(clients, arn), **tags}
    told = {"TagSet": [{"Key": key, "Value": value} for key, value in wanted.items()]}
    clients.of("s3").put_bucket_tagging(Bucket=arn.rpartition(":")[2], Tagging=told)


def _untag_bucket(clients: Clients, arn: str, keys: Sequence[str]) -> None:
    left = {key: value for key, value in _of_bucket(clients, arn).items() if key not in keys}
    clients.of("s3").delete_bucket_tagging(Bucket=arn.rpartition(":")[2])
    if left:
        _tag_bucket(clients, arn, left)


def _parameter(arn: str) -> dict[str, str]:
    return {"ResourceType": "Parameter", "ResourceId": arn.partition(":parameter")[2]}


def _tag_parameter(clients: Clients, arn: str, tags: Tags) -> None:
    told = [{"Key": key, "Value": value} for key, value in tags.items()]
    clients.of("ssm", arn.split(":")[3]).add_tags_to_resource(**_parameter(arn), Tags=told)


def _untag_parameter(clients: Clients, arn: str, keys: Sequence[str]) -> None:
    clients.of("ssm", arn.split(":")[3]).remove_tags_from_resource(**_parameter(arn), TagKeys=keys)


_OWN: Mapping[str, tuple[Callable[..., None], Callable[..., None]]] = {
    "s3": (_tag_bucket, _untag_bucket),
    "sqs": (_tag_queue, _untag_queue),
    "ssm": (_tag_parameter, _untag_parameter),
}
