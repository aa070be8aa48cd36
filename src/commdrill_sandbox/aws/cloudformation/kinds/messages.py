"""Topics and queues: what subscribes to them, and lies in them, outlives a change."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from botocore.exceptions import ClientError

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.cloudformation.changes import changed, is_moved, tags
from commdrill_sandbox.aws.cloudformation.kind import (
    EVERYTHING,
    Hears,
    Kind,
    Made,
    Place,
    Properties,
)

_SUFFIX = {True: ".fifo", False: ""}


class Topic:
    """With the subscribers that stand in it."""

    _USUAL: Mapping[str, str] = {
        "ContentBasedDeduplication": "false", "DisplayName": "", "KmsMasterKeyId": "",
        "SignatureVersion": "1", "TracingConfig": "PassThrough",
    }  # fmt: skip
    hears = Hears(also=frozenset({"FifoTopic", "Subscription", "Tags", "TopicName", *_USUAL}))

    def make(self, place: Place, given: Properties) -> Made:
        fifo = str(given.get("FifoTopic", "false")).lower() == "true"
        attributes = {name: given[name] for name in self._USUAL if name in given}
        attributes |= {"FifoTopic": "true"} if fifo else {}
        named = {"Name": given.get("TopicName") or place.name() + _SUFFIX[fifo], **given}
        made = place.call("sns", "CreateTopic", {**named, "Attributes": attributes})["TopicArn"]
        for one in given.get("Subscription", ()):
            place.call("sns", "Subscribe", {"TopicArn": made, **one})
        name = made.rpartition(":")[2]
        return Made(made, {"TopicArn": made, "TopicName": name}, {"TopicArn": made})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if is_moved(place.was, given, "TopicName", "FifoTopic"):
            return None
        for name, value in changed(place.was, given, self._USUAL):
            named = {"AttributeName": name, "AttributeValue": value}
            place.call("sns", "SetTopicAttributes", {**made.key, **named})
        self._subscribe(place, made.key, given)
        put, gone = tags(place.was, given)
        if put:
            place.call("sns", "TagResource", {"ResourceArn": made.id, "Tags": put})
        if gone:
            place.call("sns", "UntagResource", {"ResourceArn": made.id, "TagKeys": gone})
        return made

    def _subscribe(self, place: Place, key: Properties, given: Properties) -> None:
        was, wanted = place.was.get("Subscription", []), given.get("Subscription", [])
        for one in [one for one in wanted if one not in was]:
            place.call("sns", "Subscribe", {**key, **one})
        gone = {(one["Protocol"], one["Endpoint"]) for one in was if one not in wanted}
        there = place.call("sns", "ListSubscriptionsByTopic", key)["Subscriptions"] if gone else ()
        for one in there:
            if (one["Protocol"], one["Endpoint"]) in gone:
                place.call("sns", "Unsubscribe", {"SubscriptionArn": one["SubscriptionArn"]})

    def remove(self, place: Place, made: Made) -> None:
        place.call("sns", "DeleteTopic", made.key)


class Subscription:
    """What of it is a document is written as one."""

    _FIXED = ("TopicArn", "Protocol", "Endpoint")
    _USUAL: Mapping[str, str] = {
        "RawMessageDelivery": "false", "FilterPolicyScope": "MessageAttributes",
        "FilterPolicy": "{}", "RedrivePolicy": "{}",
    }  # fmt: skip
    hears = Hears(also=frozenset({*_FIXED, *_USUAL}))

    def make(self, place: Place, given: Properties) -> Made:
        attributes = {name: given[name] for name in self._USUAL if name in given}
        call = {**given, "Attributes": attributes, "ReturnSubscriptionArn": True}
        arn = place.call("sns", "Subscribe", call)["SubscriptionArn"]
        return Made(arn, {"Arn": arn}, {"SubscriptionArn": arn})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if is_moved(place.was, given, *self._FIXED):
            return None
        for name, value in changed(place.was, given, self._USUAL):
            named = {"AttributeName": name, "AttributeValue": value}
            place.call("sns", "SetSubscriptionAttributes", {**made.key, **named})
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call("sns", "Unsubscribe", made.key)


class TopicPolicy:
    hears = Hears(also=frozenset({"PolicyDocument", "Topics"}))

    def make(self, place: Place, given: Properties) -> Made:
        for arn in given["Topics"]:
            self._put(place, arn, given["PolicyDocument"])
        return Made(place.name(), {}, {"Topics": given["Topics"]})

    def _put(self, place: Place, arn: str, policy: Any) -> None:
        named = {"TopicArn": arn, "AttributeName": "Policy", "AttributeValue": json.dumps(policy)}
        place.call("sns", "SetTopicAttributes", named)

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        self._give_back(place, set(made.key["Topics"]) - set(given["Topics"]))
        return Made(made.id, {}, self.make(place, given).key)

    def remove(self, place: Place, made: Made) -> None:
        self._give_back(place, set(made.key["Topics"]))

    def _give_back(self, place: Place, topics: Iterable[str]) -> None:
        """The policy that each has from the start; a topic that is gone needs none."""
        for arn in topics:
            with suppress(ClientError):
                self._put(place, arn, _usual_policy(arn))


class Queue:
    """What it is called apart, all is an attribute: SQS says which there are."""

    hears = EVERYTHING
    _OWN = frozenset({"QueueName", "Tags"})
    _USUAL: Mapping[str, str] = {
        "ContentBasedDeduplication": "false", "DelaySeconds": "0",
        "KmsDataKeyReusePeriodSeconds": "300", "KmsMasterKeyId": "",
        "MaximumMessageSize": "1048576", "MessageRetentionPeriod": "345600",
        "ReceiveMessageWaitTimeSeconds": "0", "RedriveAllowPolicy": "", "RedrivePolicy": "",
        "SqsManagedSseEnabled": "true", "VisibilityTimeout": "30",
    }  # fmt: skip

    def make(self, place: Place, given: Properties) -> Made:
        fifo = str(given.get("FifoQueue", "false")).lower() == "true"
        name = given.get("QueueName") or place.name() + _SUFFIX[fifo]
        attributes = {key: value for key, value in given.items() if key not in self._OWN}
        call = {**given, "QueueName": name, "Attributes": attributes}
        url = place.call("sqs", "CreateQueue", call)["QueueUrl"]
        arn = place.arn("sqs", str(name))
        return Made(url, {"Arn": arn, "QueueName": name, "QueueUrl": url}, {"QueueUrl": url})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        known = self._OWN | self._USUAL.keys()
        others = {name for name in {**place.was, **given} if name not in known}
        if is_moved(place.was, given, "QueueName", *others):
            return None
        if attributes := dict(changed(place.was, given, self._USUAL)):
            place.call("sqs", "SetQueueAttributes", {**made.key, "Attributes": attributes})
        put, gone = tags(place.was, given)
        if put:
            place.call("sqs", "TagQueue", {**made.key, "Tags": put})
        if gone:
            place.call("sqs", "UntagQueue", {**made.key, "TagKeys": gone})
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call("sqs", "DeleteQueue", made.key)


class QueuePolicy:
    hears = Hears(also=frozenset({"PolicyDocument", "Queues"}))

    def make(self, place: Place, given: Properties) -> Made:
        policy = {"Policy": given["PolicyDocument"]}
        for url in given["Queues"]:
            place.call("sqs", "SetQueueAttributes", {"QueueUrl": url, "Attributes": policy})
        return Made(place.name(), {}, {"Queues": given["Queues"]})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        self._take_back(place, set(made.key["Queues"]) - set(given["Queues"]))
        return Made(made.id, {}, self.make(place, given).key)

    def remove(self, place: Place, made: Made) -> None:
        self._take_back(place, set(made.key["Queues"]))

    def _take_back(self, place: Place, queues: Iterable[str]) -> None:
        """A queue that is gone has none."""
        for url in queues:
            with suppress(ClientError):
                none = {"QueueUrl": url, "Attributes": {"Policy": ""}}
                place.call("sqs", "SetQueueAttributes", none)


_OWNERS = (
    "GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic",
    "Subscribe", "ListSubscriptionsByTopic", "Publish",
)  # fmt: skip


def _usual_policy(arn: str) -> Any:
    return {"Version": "2008-10-17", "Id": "__default_policy_ID", "Statement": [{
        "Sid": "__default_statement_ID", "Effect": "Allow", "Principal": {"AWS": "*"},
        "Action": [f"SNS:{name}" for name in _OWNERS], "Resource": arn,
        "Condition": {"StringEquals": {"AWS:SourceOwner": ACCOUNT}},
    }]}  # fmt: skip


MESSAGES: Mapping[str, Kind] = {
    "AWS::SNS::Topic": Topic(),
    "AWS::SNS::Subscription": Subscription(),
    "AWS::SNS::TopicPolicy": TopicPolicy(),
    "AWS::SQS::Queue": Queue(),
    "AWS::SQS::QueuePolicy": QueuePolicy(),
}
