"""What stands in for campaigns: a schedule, a rule or an alarm sets off a mail to exactly a segment."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from commdrill.testing import FakeClock
from commdrill_sandbox.aws.clients import ACCOUNT
from tests.sandbox.aws.eventing.conftest import Heard, numbers
from tests.sandbox.aws.eventing.test_alarms import Alarm
from tests.sandbox.aws.eventing.test_schedules import schedule, soon
from tests.sandbox.aws.functions.test_own_code import Create, create, role
from tests.sandbox.aws.world import World, let_in
from tests.sandbox.company.conftest import eventually

__all__ = ["create", "role"]  # fixtures
Queue = tuple[str, Heard]
SEGMENT = [f"ana-{number}@drill.example" for number in range(3)]
SENDS = """
import boto3, json

def handler(event, context):
    readers = boto3.client("dynamodb").query(
        TableName="%(table)s", KeyConditionExpression="segment = :s",
        ExpressionAttributeValues={":s": {"S": "checkout-es"}})["Items"]
    for reader in readers:
        boto3.client("sesv2").send_email(
            FromEmailAddress="care@campaign.example", ConfigurationSetName="%(set)s",
            Destination={"ToAddresses": [reader["address"]["S"]]},
            Content={"Simple": {"Subject": {"Data": "Pago"}, "Body": {"Text": {"Data": "%(words)s"}}}})
    boto3.client("sqs").send_message(QueueUrl="%(queue)s", MessageBody=json.dumps("done"))
"""
TO_EVERYBODY = SENDS.replace("query(", "scan(").replace(
    ', KeyConditionExpression="segment = :s",\n        ExpressionAttributeValues={":s": {"S": "checkout-es"}}',
    "",
)


class Campaign:
    """A segment in a table, and a function that writes to it; SES tells the queue of each mail."""

    def __init__(self, world: World, create: Create, queue: Queue, topic: str) -> None:
        self._world, self._create, self._heard = world, create, queue[1]
        self._table, self._set = f"readers-{next(numbers)}", f"campaign-{next(numbers)}"
        self._url = world.aws.clients.of("sqs").get_queue_url(QueueName=queue[0].rpartition(":")[2])
        self._keep_readers()
        self._tell(topic)

    def _keep_readers(self) -> None:
        dynamodb, keys = self._world.aws.clients.of("dynamodb"), ("segment", "address")
        dynamodb.create_table(
            TableName=self._table,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
            KeySchema=[
                {"AttributeName": key, "KeyType": kind}
                for key, kind in zip(keys, ("HASH", "RANGE"), strict=True)
            ],
        )
        others = [("checkout-en", "bo@drill.example"), ("search-es", SEGMENT[0])]
        for segment, address in [*(("checkout-es", one) for one in SEGMENT), *others]:
            item = {"segment": {"S": segment}, "address": {"S": address}}
            dynamodb.put_item(TableName=self._table, Item=item)

    def _tell(self, topic: str) -> None:
        ses = self._world.aws.clients.of("sesv2")
        if "campaign.example" not in str(ses.list_email_identities()):
            ses.create_email_identity(EmailIdentity="campaign.example")
        ses.create_configuration_set(ConfigurationSetName=self._set)
        told = {"TopicArn": topic}
        ses.create_configuration_set_event_destination(
            ConfigurationSetName=self._set,
            EventDestinationName="queue",
            EventDestination={
                "Enabled": True,
                "MatchingEventTypes": ["SEND"],
                "SnsDestination": told,
            },
        )

    def sender(self, code: str = SENDS) -> str:
        """The function's ARN."""
        named = {"table": self._table, "set": self._set, "queue": self._url["QueueUrl"]}
        name = self._create(code % {**named, "words": "caído"}, Timeout=120, MemorySize=256)
        for service in ("events", "sns", "lambda.alarms.cloudwatch"):
            let_in(self._world.aws.clients, service, name)
        return f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:{name}"

    def got(self) -> list[str]:
        """Who was written to, as often as they were, once the function has come to its end."""
        eventually(self._is_done, 240.0)  # it imports boto3
        mails = [one["mail"]["destination"] for one in self._heard() if one != "done"]
        return sorted(address for addresses in mails for address in addresses)

    def _is_done(self) -> bool:
        self._world.clock.advance(20)
        return "done" in self._heard()


@pytest.fixture
def campaign(world: World, create: Create, queue: Queue, topic: str) -> Campaign:
    return Campaign(world, create, queue, topic)


def by_schedule(world: World, time: FakeClock, sender: str) -> None:
    schedule(world, soon(time), {"Arn": sender})


def by_rule(world: World, _: FakeClock, sender: str) -> None:
    events, name = world.aws.clients.of("events"), f"outage-{next(numbers)}"
    events.put_rule(Name=name, EventPattern=json.dumps({"source": [name]}))
    events.put_targets(Rule=name, Targets=[{"Id": "1", "Arn": sender}])
    entry = {"Source": name, "DetailType": "Outage", "Detail": "{}"}
    events.put_events(Entries=[entry])


def by_alarm(world: World, _: FakeClock, sender: str) -> None:
    Alarm(world, AlarmActions=[sender]).set("ALARM")


def by_alarms_topic(world: World, _: FakeClock, sender: str) -> None:
    sns = world.aws.clients.of("sns")
    arn = sns.create_topic(Name=f"outages-{next(numbers)}")["TopicArn"]
    sns.subscribe(TopicArn=arn, Protocol="lambda", Endpoint=sender)
    Alarm(world, AlarmActions=[arn]).set("ALARM")


Trigger = Callable[[World, FakeClock, str], None]


@pytest.mark.parametrize("trigger", [by_schedule, by_rule, by_alarm, by_alarms_topic])
def test_exactly_the_segment_has_one_mail(
    world: World, time: FakeClock, campaign: Campaign, trigger: Trigger
) -> None:
    trigger(world, time, campaign.sender())
    assert campaign.got() == SEGMENT


def test_one_too_many_is_seen(world: World, time: FakeClock, campaign: Campaign) -> None:
    by_schedule(world, time, campaign.sender(TO_EVERYBODY))
    got: Any = campaign.got()
    assert got == sorted([*SEGMENT, SEGMENT[0], "bo@drill.example"])
