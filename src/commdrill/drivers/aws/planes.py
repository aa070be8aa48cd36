"""Which of AWS's operations are data plane: what an emergency plan may hang on.

AWS designs data planes (sending, publishing, reading an item) for higher availability than the
control planes that set them up, and advises to recover without the latter: "Static stability" and
"Global services" in the AWS Fault Isolation Boundaries paper, REL11-BP04 of the Well-Architected
Framework. What is not listed as data plane counts as control plane.
"""

from collections.abc import Mapping
from enum import StrEnum

from commdrill.documents.aws_command import AwsCommand


class Plane(StrEnum):
    """Where an operation is served."""

    CONTROL = "control"
    DATA = "data"


_DATA: Mapping[str, frozenset[str]] = {
    "apigatewaymanagementapi": frozenset({"PostToConnection"}),
    "cloudfront-keyvaluestore": frozenset(
        {"DeleteKey", "DescribeKeyValueStore", "GetKey", "ListKeys", "PutKey", "UpdateKeys"}
    ),
    "cloudwatch": frozenset({"GetMetricData", "PutMetricData"}),
    "dynamodb": frozenset(
        {"BatchGetItem", "BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan",
         "TransactGetItems", "TransactWriteItems", "UpdateItem"}
    ),
    "events": frozenset({"PutEvents"}),
    "firehose": frozenset({"PutRecord", "PutRecordBatch"}),
    "iot-data": frozenset({"Publish"}),
    "kinesis": frozenset({"PutRecord", "PutRecords"}),
    "lambda": frozenset({"Invoke", "InvokeWithResponseStream"}),
    "pinpoint": frozenset({"SendMessages", "SendOTPMessage", "VerifyOTPMessage"}),
    "pinpoint-sms-voice-v2": frozenset(
        {"PutMessageFeedback", "SendMediaMessage", "SendNotifyTextMessage", "SendNotifyVoiceMessage",
         "SendRcsMessage", "SendTextMessage", "SendVoiceMessage"}
    ),
    "route53-recovery-cluster": frozenset(
        {"GetRoutingControlState", "ListRoutingControls", "UpdateRoutingControlState",
         "UpdateRoutingControlStates"}
    ),
    "s3": frozenset({"DeleteObject", "GetObject", "HeadObject", "ListObjectsV2", "PutObject"}),
    "secretsmanager": frozenset({"GetSecretValue"}),
    "ses": frozenset({"SendBulkTemplatedEmail", "SendEmail", "SendRawEmail", "SendTemplatedEmail"}),
    "sesv2": frozenset({"SendBulkEmail", "SendEmail"}),
    "sns": frozenset({"Publish", "PublishBatch"}),
    "socialmessaging": frozenset({"SendWhatsAppMessage"}),
    "sqs": frozenset(
        {"ChangeMessageVisibility", "ChangeMessageVisibilityBatch", "DeleteMessage",
         "DeleteMessageBatch", "ReceiveMessage", "SendMessage", "SendMessageBatch"}
    ),
    "ssm": frozenset({"GetParameter", "GetParameters"}),
    "stepfunctions": frozenset({"StartExecution", "StartSyncExecution"}),
    "sts": frozenset({"AssumeRole", "GetCallerIdentity"}),
}  # fmt: skip

# Global services: whatever Region a client names, their control plane is in this one.
_HOMES: Mapping[str, str] = {
    "cloudfront": "us-east-1",
    "globalaccelerator": "us-west-2",
    "health": "us-east-1",
    "iam": "us-east-1",
    "organizations": "us-east-1",
    "route53": "us-east-1",
    "route53-recovery-control-config": "us-west-2",
    "shield": "us-east-1",
}

# The command line's own names, where they are not the SDK's.
_CLI_NAMES: Mapping[str, str] = {"s3api": "s3", "apigateway-v2": "apigatewayv2"}
# `aws s3 …` is a program of its own: what it does to objects comes down to these.
_ON_OBJECTS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("s3", "cp"): ("s3", "PutObject"),
    ("s3", "ls"): ("s3", "ListObjectsV2"),
    ("s3", "mv"): ("s3", "PutObject"),
    ("s3", "rm"): ("s3", "DeleteObject"),
    ("s3", "sync"): ("s3", "PutObject"),
}


def plane_of(service: str, operation: str) -> Plane:
    """Where an operation is served; `service` and `operation` as the SDK names them."""
    return Plane.DATA if operation in _DATA.get(service, ()) else Plane.CONTROL


def region_of(service: str, region: str) -> str:
    """The Region that answers: a client's own, or a global service's home."""
    return _HOMES.get(service, region)


def call_of(command: AwsCommand) -> tuple[str, str]:
    """The service and operation that a command calls, as the SDK names them."""
    if (command.service, command.operation) in _ON_OBJECTS:
        return _ON_OBJECTS[command.service, command.operation]
    service = _CLI_NAMES.get(command.service, command.service)
    operation = "".join(part.capitalize() for part in command.operation.split("-"))
    listed = {known.lower(): known for known in _DATA.get(service, ())}
    return service, listed.get(operation.lower(), operation)
