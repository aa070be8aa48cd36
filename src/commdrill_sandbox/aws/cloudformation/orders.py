"""What somebody asks a stack to be."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from botocore.exceptions import ClientError

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.cloudformation.stack import Order
from commdrill_sandbox.aws.cloudformation.template import Template, invalid, read
from commdrill_sandbox.aws.wire.call import Asked

_TOLD_BACK = ("NotificationARNs", "RoleARN", "TimeoutInMinutes")
_TOPIC = re.compile(r"arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]+(\.fifo)?")


class Reader:
    """Reads calls; templates in buckets, too."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def template(self, asked: Asked) -> Template:
        """Raises: Refusal: there is none, or it cannot be read."""
        if text := asked.input.get("TemplateBody"):
            return read(text)
        if url := asked.input.get("TemplateURL"):
            return read(self._fetched(url))
        raise invalid("Either Template URL or Template Body must be specified.")

    def order(self, asked: Asked, before: Order | None = None) -> Order:
        """What is asked for; `before`: what a stack is that is there."""
        given = asked.input
        if before and given.get("UsePreviousTemplate"):
            template = before.template
        else:
            template = self.template(asked)
        tags = given.get("Tags")
        kept = before.tags if before and tags is None else {}
        return Order(
            template,
            _parameters(given.get("Parameters", ()), before.parameters if before else {}),
            {one["Key"]: one["Value"] for one in tags or ()} or kept,
            frozenset(given.get("Capabilities", ())),
            _settings(given, before.settings if before else {}),
        )

    def _fetched(self, url: str) -> str:
        """Of a bucket, in its host's name or at the path's head."""
        parts = urlsplit(url)
        host, path = parts.hostname or "", unquote(parts.path).lstrip("/")
        bucket, _, rest = host.partition(".s3")
        key = path
        if not rest:
            bucket, _, key = path.partition("/")
        try:
            answer = self._clients.of("s3").get_object(Bucket=bucket, Key=key)
        except ClientError as why:
            raise invalid(f"S3 error: {why}") from why
        return str(answer["Body"].read().decode())


def _settings(given: Mapping[str, Any], before: Mapping[str, Any]) -> Mapping[str, Any]:
    """Raises: Refusal: a topic that is none."""
    told = {**before, **{name: given[name] for name in _TOLD_BACK if name in given}}
    for topic in told.get("NotificationARNs", ()):
        if not _TOPIC.fullmatch(topic):
            raise invalid(f"Notification ARN {topic} is not a valid SNS ARN")
    return told


def _parameters(told: Any, before: Mapping[str, str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in told:
        name = one["ParameterKey"]
        if not one.get("UsePreviousValue"):
            found[name] = str(one.get("ParameterValue", ""))
        elif name in before:
            found[name] = before[name]
    return found
