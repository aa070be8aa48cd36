"""What happens to a stack is told to its topics."""

import json
from typing import Any

import pytest

from tests.sandbox.aws.cloudformation.stacks import Stacks

QUEUE = {"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}
ROLE = "arn:aws:iam::123456789012:role/deployer"
Told = list[dict[str, str]]


class Listener:
    """A topic, and a queue that hears it."""

    def __init__(self, stacks: Stacks, name: str) -> None:
        self._queues = stacks.aws.clients.of("sqs")
        topics = stacks.aws.clients.of("sns")
        self.topic = topics.create_topic(Name=name)["TopicArn"]
        self._url = self._queues.create_queue(QueueName=name)["QueueUrl"]
        arn = self.topic.replace(":sns:", ":sqs:")
        topics.subscribe(TopicArn=self.topic, Protocol="sqs", Endpoint=arn)

    def heard(self) -> Told:
        """All since the last time, as it was written."""
        found: Told = []
        while told := self._received():
            found += [_read(json.loads(one["Body"])) for one in told]
            for one in told:
                self._queues.delete_message(QueueUrl=self._url, ReceiptHandle=one["ReceiptHandle"])
        return found

    def _received(self) -> list[Any]:
        asked = {"QueueUrl": self._url, "MaxNumberOfMessages": 10}
        return list(self._queues.receive_message(**asked).get("Messages", ()))


def _read(notice: dict[str, str]) -> dict[str, str]:
    assert notice["Subject"] == "AWS CloudFormation Notification"
    lines = (line.partition("=") for line in notice["Message"].splitlines())
    return {name: value.strip("'") for name, _, value in lines}


def _statuses(told: Told) -> set[tuple[str, str]]:
    return {(one["LogicalResourceId"], one["ResourceStatus"]) for one in told}


def test_a_topic_hears_what_becomes_of_a_stack(stacks: Stacks) -> None:
    listener = Listener(stacks, "of-a-stack")
    topics = [listener.topic]
    made = stacks.made(QUEUE, NotificationARNs=topics, RoleARN=ROLE, TimeoutInMinutes=5)
    assert (made["NotificationARNs"], made["RoleARN"]) == (topics, ROLE)
    assert made["TimeoutInMinutes"] == 5
    name, heard = made["StackName"], listener.heard()
    done = {("Q", "CREATE_COMPLETE"), (name, "CREATE_COMPLETE"), (name, "CREATE_IN_PROGRESS")}
    assert done <= _statuses(heard)
    assert {one["StackId"] for one in heard} == {made["StackId"]}
    stacks.cloudformation.delete_stack(StackName=name)
    gone = _statuses(listener.heard())
    assert (name, "DELETE_COMPLETE") in gone
    assert (name, "CREATE_COMPLETE") not in gone, "told once"


def test_what_a_change_set_does_is_told_where_it_says(stacks: Stacks) -> None:
    listener = Listener(stacks, "of-a-change-set")
    stacks.cloudformation.create_change_set(
        StackName="proposed", ChangeSetName="first", ChangeSetType="CREATE",
        TemplateBody=json.dumps(QUEUE), NotificationARNs=[listener.topic],
    )  # fmt: skip
    which = {"StackName": "proposed", "ChangeSetName": "first"}
    told = stacks.cloudformation.describe_change_set(**which)
    assert told["NotificationARNs"] == [listener.topic]
    assert listener.heard() == []
    stacks.cloudformation.execute_change_set(**which)
    assert ("proposed", "CREATE_COMPLETE") in _statuses(listener.heard())


def test_a_stack_that_is_to_be_told_elsewhere_is_changed(stacks: Stacks) -> None:
    first, second = Listener(stacks, "before"), Listener(stacks, "after")
    name = stacks.made(QUEUE, NotificationARNs=[first.topic])["StackName"]
    stacks.changed(name, QUEUE, NotificationARNs=[second.topic])
    assert (name, "UPDATE_COMPLETE") in _statuses(second.heard())
    with pytest.raises(stacks.cloudformation.exceptions.ClientError, match="No updates"):
        stacks.changed(name, QUEUE)


def test_what_is_no_topic_is_refused(stacks: Stacks) -> None:
    refusal = stacks.refusal(QUEUE, NotificationARNs=["arn:aws:sqs:us-east-1:123456789012:q"])
    assert "is not a valid SNS ARN" in refusal
