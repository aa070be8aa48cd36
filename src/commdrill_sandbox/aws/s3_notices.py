"""Whom a bucket tells: moto takes the empty element that names EventBridge for nothing, and nobody for one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.functions.permissions import Caller
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.s3_calls import place, refused

_TOLD = re.compile(
    r"<(?:Queue|Topic|CloudFunction)>\s*(arn:aws:(?:sqs|sns|lambda):[^<\s]+:[^<\s]+)"
)
_LOOKS = {
    "sqs": ("get_queue_url", "QueueName"),
    "sns": ("get_topic_attributes", "TopicArn"),
    "lambda": ("get_function_configuration", "FunctionName"),
}
_UNSEEN = "x-amz-skip-destination-validation"
_SAYS_SO = b"EventBridgeConfiguration"
_NAME = b"NotificationConfiguration"


@dataclass(frozen=True)
class BucketNotices:
    """Answers for a bucket's notifications, as moto (`store`) does."""

    store: Wsgi
    clients: Clients

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "s3" or "notification" not in request.args:
            return None
        if request.method == "PUT" and (nobody := next(self._nobodies(request), None)):
            said = "Unable to validate the following destination configurations"
            return refused("InvalidArgument", f"{said}: {nobody}")
        answer, kept = forwarded(request, self.store), _kept(request)
        if answer.status_code >= 300 or kept is None:
            return answer
        if request.method == "PUT" and _SAYS_SO in request.get_data():
            kept.event_bridge = {}
        elif request.method == "GET" and kept.event_bridge is not None:
            answer.set_data(_with(answer.get_data()))
        return answer

    def _nobodies(self, request: Request) -> Iterator[str]:
        """Those who are to be told and are not there, unless nobody is to look."""
        if request.headers.get(_UNSEEN, "").lower() == "true":
            return
        for arn in _TOLD.findall(request.get_data().decode()):
            _, _, service, region, _, name = arn.split(":", 5)
            operation, member = _LOOKS[service]
            client = self.clients.of(service, region)
            whom = arn if member == "TopicArn" else name.removeprefix("function:")
            try:
                getattr(client, operation)(**{member: whom})
            except client.exceptions.ClientError:
                yield arn
            else:
                if service == "lambda" and not Caller("s3", _arn(request)).may_call(arn):
                    yield arn


def _arn(request: Request) -> str:
    return f"arn:aws:s3:::{place(request).partition('/')[0]}"


def _with(document: bytes) -> bytes:
    """A document that may hold nothing else."""
    told, end = b"<" + _SAYS_SO + b"/>", b"</" + _NAME + b">"
    if document.rstrip().endswith(b"/>") and end not in document:
        return document.rstrip().removesuffix(b"/>") + b">" + told + end
    return document.replace(end, told + end)


def _kept(request: Request) -> Any:
    """What moto has of a bucket's notifications."""
    from moto.s3.models import s3_backends

    bucket = s3_backends[ACCOUNT]["aws"].buckets.get(place(request).partition("/")[0])
    return bucket.notification_configuration if bucket else None
