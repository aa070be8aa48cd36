"""Values that a service does not take are refused in its own words, where moto keeps them."""

import itertools
from collections.abc import Mapping
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.world import World

_numbers = itertools.count()
TOPIC = "arn:aws:sns:us-east-1:123456789012:nobody-made-it"
ALARM: Mapping[str, Any] = {
    "AlarmName": "refused", "MetricName": "m", "Namespace": "n", "Statistic": "Sum", "Period": 60,
    "EvaluationPeriods": 1, "Threshold": 1.0, "ComparisonOperator": "GreaterThanThreshold",
}  # fmt: skip
WORDS = {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}
QUEUE = "/123456789012/q"
Row = tuple[str, str, Mapping[str, Any], str, str]

REFUSED: Mapping[str, Row] = {
    "model": ("logs", "create_log_stream", {"logGroupName": "g", "logStreamName": "a:b"},
        "InvalidParameterException", "1 validation error detected: Value 'a:b' at 'logStreamName'"),
    "listed": ("logs", "put_retention_policy", {"logGroupName": "g", "retentionInDays": 8},
        "InvalidParameterException", "Value '8' at 'retentionInDays' failed to satisfy constraint"),
    "REST": ("lambda", "get_function", {"FunctionName": "no name"}, "ValidationException", "'no name'"),
    "a runtime": ("lambda", "update_function_configuration", {"FunctionName": "f", "Runtime": "cobol1"},
        "InvalidParameterValueException", "'cobol1' at 'runtime' failed to satisfy constraint"),
    "query": ("iam", "get_role", {"RoleName": "no name"}, "ValidationError", "'no name' at 'roleName'"),
    "queue's name": ("sqs", "create_queue", {"QueueName": "q.fifo"},
        "InvalidParameterValue", "Can only include alphanumeric characters"),
    "queue's kind": ("sqs", "create_queue", {"QueueName": "q", "Attributes": {"FifoQueue": "true"}},
        "InvalidParameterValue", "must end with .fifo suffix and be 1 to 80 in length."),
    "plain queue's kind": ("sqs", "create_queue",
        {"QueueName": "q", "Attributes": {"FifoQueue": "false"}},
        "InvalidAttributeName", "Unknown Attribute FifoQueue."),
    "queue's setting": ("sqs", "create_queue", {"QueueName": "q", "Attributes": {"DelaySeconds": "901"}},
        "InvalidAttributeValue", "Invalid value for the parameter DelaySeconds."),
    "queue's messages": ("sqs", "receive_message", {"QueueUrl": QUEUE, "MaxNumberOfMessages": 11},
        "InvalidParameterValue", "^An error occurred .*: Value 11 for parameter MaxNumberOfMessages"),
    "empty message": ("sqs", "send_message", {"QueueUrl": QUEUE, "MessageBody": ""},
        "MissingParameter", "must contain the parameter MessageBody"),
    "no topic": ("sns", "publish", {"TopicArn": TOPIC, "Message": "m"}, "NotFound", "Topic does not exist"),
    "no ARN": ("sns", "publish", {"TopicArn": "t", "Message": "m"}, "InvalidParameter", "at least 6 elements"),
    "subject": ("sns", "publish", {"TopicArn": TOPIC, "Message": "m", "Subject": "a\nb"},
        "InvalidParameter", "Invalid parameter: Subject"),
    "structure": ("sns", "publish", {"TopicArn": TOPIC, "Message": "{}", "MessageStructure": "json"},
        "InvalidParameter", "No default entry in JSON message body"),
    "protocol": ("sns", "subscribe", {"TopicArn": TOPIC, "Protocol": "fax", "Endpoint": "1"},
        "InvalidParameter", "Amazon SNS does not support this protocol string: fax"),
    "address": ("sesv2", "send_email", {"FromEmailAddress": "a@b.example", "Content": WORDS,
        "Destination": {"ToAddresses": ["ana"]}}, "BadRequestException", "Missing final '@domain'"),
    "bucket": ("s3", "create_bucket", {"Bucket": "my_pages"}, "InvalidBucketName", "not valid"),
    "bucket like an address": ("s3", "create_bucket", {"Bucket": "10.0.0.1"}, "InvalidBucketName", "not valid"),
    "event": ("lambda", "invoke", {"FunctionName": "f", "Payload": b"so"},
        "InvalidRequestContentException", "Could not parse request body into json"),
    "function": ("lambda", "invoke", {"FunctionName": "123456789012:function:none"},
        "ResourceNotFoundException", "found: arn:aws:lambda:us-east-1:123456789012:function:none$"),
    "function's address": ("lambda", "create_function_url_config", {"FunctionName": "f", "AuthType": "NONE"},
        "UnknownOperationException", "does not have POST .*/functions/f/url of 'lambda'"),
    "tagged": ("apigateway", "get_tags", {"resourceArn": "arn:aws:apigateway:us-east-1::/restapis/none"},
        "NotFoundException", "Invalid Rest API Id specified"),
    "state of no alarm": ("cloudwatch", "set_alarm_state",
        {"AlarmName": "none", "StateValue": "OK", "StateReason": "r"},
        "ResourceNotFound", "The named resource does not exist."),
    "identity": ("sesv2", "get_email_identity", {"EmailIdentity": "nobody.example"},
        "NotFoundException", "Email identity <nobody.example> does not exist."),
    "deleted identity": ("sesv2", "delete_email_identity", {"EmailIdentity": "nobody.example"},
        "NotFoundException", "Email identity <nobody.example> does not exist."),
    "metric": ("cloudwatch", "put_metric_data",
        {"Namespace": "n", "MetricData": [{"MetricName": "m", "Unit": "Parsecs"}]},
        "ValidationError", "'Parsecs' at 'metricData.1.member.unit'"),
    "AWS's metric": ("cloudwatch", "put_metric_data", {"Namespace": "AWS/x", "MetricData": []},
        "InvalidParameterValue", "AWS/"),
    "alarm": ("cloudwatch", "put_metric_alarm", {**ALARM, "ComparisonOperator": "Greater"},
        "ValidationError", "'Greater' at 'comparisonOperator'"),
    "alarm's period": ("cloudwatch", "put_metric_alarm", {**ALARM, "Period": 45}, "ValidationError", "45"),
    "alarm's span": ("cloudwatch", "put_metric_alarm", {**ALARM, "Period": 3600, "EvaluationPeriods": 200},
        "ValidationError", "7 day"),
    "too many templates": ("fis", "list_experiment_templates", {"maxResults": 101},
        "ValidationException", "'101' at 'maxResults'"),
    "too many tables": ("dynamodb", "list_tables", {"Limit": 101}, "ValidationException", "'101' at 'limit'"),
    "too many parameters": ("ssm", "describe_parameters", {"MaxResults": 51},
        "ValidationException", "'51' at 'maxResults'"),
    "too many machines": ("stepfunctions", "list_state_machines", {"maxResults": 1001},
        "ValidationException", "'1001' at 'maxResults'"),
    "too many alarms": ("cloudwatch", "describe_alarms", {"MaxRecords": 101},
        "ValidationError", "'101' at 'maxRecords'"),
    "too much history": ("cloudwatch", "describe_alarm_history", {"MaxRecords": 101},
        "ValidationError", "'101' at 'maxRecords'"),
    "web ACL's scope": ("wafv2", "list_web_acls", {"Scope": "HERE"},
        "WAFInvalidParameterException", "'HERE' at 'scope'"),
    "alarm's points": ("cloudwatch", "put_metric_alarm", {**ALARM, "DatapointsToAlarm": 2},
        "ValidationError", "DatapointsToAlarm"),
    "alarm's statistic": ("cloudwatch", "put_metric_alarm", {**ALARM, "ExtendedStatistic": "p99"},
        "ValidationError", "Exactly one"),
    "schedule in no group": ("scheduler", "create_schedule", {
        "Name": "s", "GroupName": "none", "ScheduleExpression": "rate(1 hour)",
        "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": {
            "Arn": TOPIC, "RoleArn": "arn:aws:iam::123456789012:role/r"}},
        "ResourceNotFoundException", "Schedule group none does not exist"),
    "attribute of texts": ("sns", "set_sms_attributes", {"attributes": {"Colour": "red"}},
        "InvalidParameter", "Colour"),
    "type of texts": ("sns", "set_sms_attributes", {"attributes": {"DefaultSMSType": "Loud"}},
        "InvalidParameter", "Loud"),
    "alarm's silence": ("cloudwatch", "put_metric_alarm", {**ALARM, "TreatMissingData": "fine"},
        "ValidationError", "Option fine is not supported"),
}  # fmt: skip


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_what_aws_refuses_is_refused(world: World, row: Row) -> None:
    service, call, given, code, says = row
    with pytest.raises(ClientError, match=says) as refused:
        getattr(world.aws.clients.of(service), call)(**given)
    assert refused.value.response["Error"]["Code"] == code


def test_what_aws_takes_is_taken(world: World) -> None:
    of, name = world.aws.clients.of, f"taken-{next(_numbers)}"
    of("logs").create_log_group(logGroupName=name, tags={"año": "¿sí?"})
    of("logs").put_retention_policy(logGroupName=name, retentionInDays=7)
    fifo = {"FifoQueue": "true", "ContentBasedDeduplication": "true", "DelaySeconds": "900"}
    of("sqs").create_queue(QueueName=f"{name}.fifo", Attributes=fifo)
    topic = of("sns").create_topic(Name=name)["TopicArn"]
    of("sns").publish(
        TopicArn=topic, Subject="s", Message='{"default": "d"}', MessageStructure="json"
    )
    of("cloudwatch").put_metric_alarm(**{**ALARM, "AlarmName": name, "TreatMissingData": "ignore"})
    of("cloudwatch").delete_alarms(AlarmNames=[name])
