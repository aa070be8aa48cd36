"""What topics, subscriptions and devices were told to have is read back, and nothing else is taken."""

import json
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.world import World

_numbers = count()
_STAMP = {"stage": {"DataType": "String", "StringValue": "drill"}}


@pytest.fixture
def sns(world: World) -> Any:
    return world.aws.clients.of("sns")


@pytest.fixture
def topic(sns: Any) -> str:
    return str(sns.create_topic(Name=f"attributes-{next(_numbers)}")["TopicArn"])


@pytest.fixture
def queue(world: World) -> str:
    sqs = world.aws.clients.of("sqs")
    return str(sqs.create_queue(QueueName=f"attributes-{next(_numbers)}")["QueueUrl"])


@pytest.fixture
def subscription(sns: Any, topic: str, queue: str) -> str:
    arn = f"arn:aws:sqs:us-east-1:123456789012:{queue.rpartition('/')[2]}"
    made = sns.subscribe(
        TopicArn=topic,
        Protocol="sqs",
        Endpoint=arn,
        Attributes={"FilterPolicy": '{"stage":["live"]}', "RawMessageDelivery": "true"},
        ReturnSubscriptionArn=True,
    )
    return str(made["SubscriptionArn"])


def refused(call: Any, **given: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**given)
    error = caught.value.response["Error"]
    return f"{error['Code']}: {error['Message']}"


@each(
    ("name", "value"),
    [
        ("DisplayName", "Shop"),
        ("TracingConfig", "Active"),
        ("SignatureVersion", "2"),
        ("KmsMasterKeyId", "alias/aws/sns"),
        ("Policy", '{"Version":"2012-10-17","Statement":[]}'),
        ("SQSFailureFeedbackRoleArn", "arn:aws:iam::123456789012:role/feedback"),
        ("HTTPSuccessFeedbackSampleRate", "50"),
    ],
)
def test_an_attribute_of_a_topic_is_read_back(sns: Any, topic: str, name: str, value: str) -> None:
    assert name in {"DisplayName", "Policy"} or name not in attributes(sns, topic)
    sns.set_topic_attributes(TopicArn=topic, AttributeName=name, AttributeValue=value)
    assert attributes(sns, topic)[name] == value


def attributes(sns: Any, topic: str) -> dict[str, str]:
    told: dict[str, str] = sns.get_topic_attributes(TopicArn=topic)["Attributes"]
    return told


def test_what_is_no_attribute_of_a_topic_is_refused(sns: Any, topic: str) -> None:
    said = refused(
        sns.set_topic_attributes, TopicArn=topic, AttributeName="Nope", AttributeValue="1"
    )
    assert said == "InvalidParameter: Invalid parameter: AttributeName"


def test_a_fifo_topic_says_so_and_needs_a_group(sns: Any) -> None:
    name = f"attributes-{next(_numbers)}.fifo"
    fifo = sns.create_topic(Name=name, Attributes={"FifoTopic": "true"})["TopicArn"]
    told = attributes(sns, fifo)
    assert (told["FifoTopic"], told["ContentBasedDeduplication"]) == ("true", "false")
    said = refused(sns.publish, TopicArn=fifo, Message="down")
    assert said == (
        "InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for FIFO topics"
    )


def test_an_empty_filter_policy_takes_the_policy_away(
    world: World, sns: Any, topic: str, queue: str, subscription: str
) -> None:
    sqs = world.aws.clients.of("sqs")
    sns.publish(TopicArn=topic, Message="filtered", MessageAttributes=_STAMP)
    sns.set_subscription_attributes(
        SubscriptionArn=subscription, AttributeName="FilterPolicy", AttributeValue="{}"
    )
    sns.publish(TopicArn=topic, Message="let through", MessageAttributes=_STAMP)
    told = sns.get_subscription_attributes(SubscriptionArn=subscription)["Attributes"]
    assert not {"FilterPolicy", "FilterPolicyScope"} & set(told)
    came = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    assert [one["Body"] for one in came] == ["let through"]


@each("policy", ["nope", '["a"]', '{"stage":"drill"}'])
def test_a_policy_that_is_none_is_refused(
    sns: Any, subscription: str, topic: str, policy: str
) -> None:
    of_a_change = refused(
        sns.set_subscription_attributes,
        SubscriptionArn=subscription,
        AttributeName="FilterPolicy",
        AttributeValue=policy,
    )
    at_once = refused(
        sns.subscribe,
        TopicArn=topic,
        Protocol="sqs",
        Endpoint="arn:aws:sqs:us-east-1:123456789012:other",
        Attributes={"FilterPolicy": policy},
    )
    assert of_a_change.startswith("InvalidParameter: Invalid parameter: FilterPolicy: ")
    assert at_once.startswith("InvalidParameter: Invalid parameter: ")
    told = sns.get_subscription_attributes(SubscriptionArn=subscription)["Attributes"]
    assert json.loads(told["FilterPolicy"]) == {"stage": ["live"]}


def test_devices_tell_what_was_noted_and_applications_keep_their_secrets(
    sns: Any, topic: str
) -> None:
    application = sns.create_platform_application(
        Name=f"app-{next(_numbers)}", Platform="GCM", Attributes={"PlatformCredential": "secret"}
    )["PlatformApplicationArn"]
    device = sns.create_platform_endpoint(
        PlatformApplicationArn=application, Token=f"token-{application}", CustomUserData="Ana"
    )["EndpointArn"]
    told = sns.get_endpoint_attributes(EndpointArn=device)["Attributes"]
    assert (told["CustomUserData"], told["Enabled"]) == ("Ana", "true")
    sns.set_platform_application_attributes(
        PlatformApplicationArn=application, Attributes={"EventDeliveryFailure": topic}
    )
    named = sns.get_platform_application_attributes(PlatformApplicationArn=application)
    assert named["Attributes"] == {"Enabled": "true", "EventDeliveryFailure": topic}


def test_what_is_made_again_has_the_same_attributes(world: World, queue: str) -> None:
    sns, sqs = world.aws.clients.of("sns"), world.aws.clients.of("sqs")
    name = f"again-{next(_numbers)}"
    topic = sns.create_topic(Name=name, Attributes={"DisplayName": "Shop"})["TopicArn"]
    assert sns.create_topic(Name=name)["TopicArn"] == topic
    assert sns.create_topic(Name=name, Attributes={"DisplayName": "Shop"})["TopicArn"] == topic
    with pytest.raises(ClientError, match="Topic already exists with different attributes"):
        sns.create_topic(Name=name, Attributes={"DisplayName": "Other"})
    policy = {"Version": "2012-10-17", "Statement": []}
    for indent in (None, 2):
        given = {"Policy": json.dumps(policy, indent=indent)}
        assert sns.create_topic(Name=f"{name}-p", Attributes=given)
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
    who = {"TopicArn": topic, "Protocol": "sqs", "Endpoint": arn["Attributes"]["QueueArn"]}
    with pytest.raises(ClientError, match="FilterPolicy"):
        sns.subscribe(**who, Attributes={"FilterPolicy": '{"a": "x"}'})
    assert sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"] == []
    first = sns.subscribe(**who, Attributes={"RawMessageDelivery": "true"})["SubscriptionArn"]
    assert sns.subscribe(**who)["SubscriptionArn"] == first
    with pytest.raises(ClientError, match="Subscription already exists with different attributes"):
        sns.subscribe(**who, Attributes={"RawMessageDelivery": "false"})
    told = sns.get_subscription_attributes(SubscriptionArn=first)["Attributes"]
    assert told["RawMessageDelivery"] == "true"


def test_nobody_has_a_token_and_nothing_is_archived(world: World) -> None:
    sns, name = world.aws.clients.of("sns"), f"archive-{next(_numbers)}"
    topic = sns.create_topic(Name=name)["TopicArn"]
    with pytest.raises(ClientError, match="Invalid parameter: Token"):
        sns.confirm_subscription(TopicArn=topic, Token="none")
    policy = '{"MessageRetentionPeriod": "10"}'
    with pytest.raises(ClientError, match="archives nothing"):
        sns.set_topic_attributes(
            TopicArn=topic, AttributeName="ArchivePolicy", AttributeValue=policy
        )
    with pytest.raises(ClientError, match="archives nothing"):
        sns.create_topic(Name=f"{name}-2", Attributes={"ArchivePolicy": policy})
