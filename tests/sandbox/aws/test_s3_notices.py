"""A bucket that is to tell EventBridge does, and says so."""

import json
from typing import Any

from tests.sandbox.aws.world import World


def test_a_bucket_tells_the_bus_of_what_is_put_once_it_is_to(
    world: World, s3: Any, bucket: str
) -> None:
    events, sqs = world.aws.clients.of("events"), world.aws.clients.of("sqs")
    queue = sqs.create_queue(QueueName=f"told-by-{bucket}")["QueueUrl"]
    pattern = {"source": ["aws.s3"], "detail": {"bucket": {"name": [bucket]}}}
    events.put_rule(Name=bucket, EventPattern=json.dumps(pattern))
    arn = f"arn:aws:sqs:us-east-1:123456789012:told-by-{bucket}"
    events.put_targets(Rule=bucket, Targets=[{"Id": "queue", "Arn": arn}])
    assert "EventBridgeConfiguration" not in notices(s3, bucket)
    s3.put_object(Bucket=bucket, Key="before", Body=b"")
    turn(s3, bucket, {"EventBridgeConfiguration": {}})
    assert notices(s3, bucket)["EventBridgeConfiguration"] == {}
    s3.put_object(Bucket=bucket, Key="page.html", Body=b"down")
    turn(s3, bucket, {})
    assert "EventBridgeConfiguration" not in notices(s3, bucket)
    s3.put_object(Bucket=bucket, Key="after", Body=b"")
    came = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", [])
    told = [json.loads(one["Body"]) for one in came]
    assert [(one["detail-type"], one["detail"]["object"]["key"]) for one in told] == [
        ("Object Created", "page.html")
    ]


def turn(s3: Any, bucket: str, configuration: dict[str, Any]) -> None:
    s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration=configuration)


def notices(s3: Any, bucket: str) -> dict[str, Any]:
    told: dict[str, Any] = s3.get_bucket_notification_configuration(Bucket=bucket)
    return told


def test_tags_are_told_of_where_there_are_some(world: World, s3: Any, bucket: str) -> None:
    sqs = world.aws.clients.of("sqs")
    queue = sqs.create_queue(QueueName=f"tags-of-{bucket}")["QueueUrl"]
    arn = f"arn:aws:sqs:us-east-1:123456789012:tags-of-{bucket}"
    turn(
        s3,
        bucket,
        {"QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectTagging:*"]}]},
    )
    sqs.purge_queue(QueueUrl=queue)
    s3.put_object(Bucket=bucket, Key="plain", Body=b"")
    s3.put_object_tagging(
        Bucket=bucket, Key="plain", Tagging={"TagSet": [{"Key": "stage", "Value": "drill"}]}
    )
    came = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", [])
    told = [json.loads(one["Body"])["Records"][0]["eventName"] for one in came]
    assert told == ["ObjectTagging:Put"]
