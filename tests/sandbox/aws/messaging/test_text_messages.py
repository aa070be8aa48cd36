"""SMS by Amazon SNS."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.house import REGION, House

ANA, BEN = "+14255550101", "+14255550102"
DOWN = "Checkout is down."


@pytest.fixture
def sns(house: House) -> Any:
    return house.of("sns")


def test_a_message_to_a_number_rings_it(house: House, sns: Any) -> None:
    sns.publish(PhoneNumber=ANA, Message=DOWN)
    assert house.rung == [(ANA, DOWN, "sms", REGION)]


def test_a_message_to_a_topic_rings_the_numbers_that_subscribed(house: House, sns: Any) -> None:
    topic = sns.create_topic(Name="rings")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="sms", Endpoint=ANA)
    picky = {"FilterPolicy": json.dumps({"component": ["search"]})}
    sns.subscribe(TopicArn=topic, Protocol="sms", Endpoint=BEN, Attributes=picky)

    def publish(component: str) -> list[str]:
        house.rung.clear()
        attributes = {"component": {"DataType": "String", "StringValue": component}}
        sns.publish(TopicArn=topic, Message=DOWN, MessageAttributes=attributes)
        return [to for to, *_ in house.rung]

    assert publish("checkout") == [ANA]
    assert publish("search") == [ANA, BEN]


def test_phones_get_the_words_that_are_for_them(house: House, sns: Any) -> None:
    structures = json.dumps({"default": "Down.", "sms": DOWN})
    sns.publish(PhoneNumber=ANA, Message=structures, MessageStructure="json")
    assert [words for _, words, *_ in house.rung] == [DOWN]


@pytest.mark.parametrize(
    "where",
    [
        {"PhoneNumber": "0150"},
        {"PhoneNumber": "+1425"},
        {"TopicArn": f"arn:aws:sns:{REGION}:123456789012:none"},
    ],
    ids=["no-number", "too-short", "no-topic"],
)
def test_what_sns_refuses_rings_nobody(house: House, sns: Any, where: dict[str, str]) -> None:
    with pytest.raises(ClientError):
        sns.publish(Message=DOWN, **where)
    assert house.rung == []


def test_simulators_reach_no_phone(house: House, sns: Any) -> None:
    sns.publish(PhoneNumber="+14254147755", Message=DOWN)
    assert house.rung == []


def device(sns: Any, token: str) -> str:
    application = sns.create_platform_application(
        Name="shop", Platform="GCM", Attributes={"PlatformCredential": "a key"}
    )["PlatformApplicationArn"]
    made = sns.create_platform_endpoint(PlatformApplicationArn=application, Token=token)
    return str(made["EndpointArn"])


FOR_FCM = json.dumps({"notification": {"title": "Checkout", "body": DOWN}})


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"Message": DOWN}, DOWN),
        (
            {
                "Message": json.dumps({"default": "x", "GCM": FOR_FCM}),
                "MessageStructure": "json",
            },
            f"Checkout\n{DOWN}",
        ),
    ],
    ids=["plain", "for its platform"],
)
def test_a_push_to_a_device_is_on_its_screen(
    house: House, sns: Any, message: dict[str, str], words: str
) -> None:
    sns.publish(TargetArn=device(sns, f"token-{len(words)}"), **message)
    assert house.rung == [(f"token-{len(words)}", words, "push", REGION)]


def test_a_topic_pushes_to_the_devices_that_subscribed(house: House, sns: Any) -> None:
    topic = sns.create_topic(Name="pushes")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="application", Endpoint=device(sns, "token-t"))
    sns.publish(TopicArn=topic, Message=DOWN)
    assert house.rung == [("token-t", DOWN, "push", REGION)]
