"""Topics and queues."""

import json
from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.kind import Kind, Made, Place, Properties

_SUFFIX = {True: ".fifo", False: ""}


class Topic:
    """With the subscribers that stand in it."""

    _ATTRIBUTES = (
        "ContentBasedDeduplication", "DisplayName", "KmsMasterKeyId", "SignatureVersion",
        "TracingConfig",
    )  # fmt: skip

    def make(self, place: Place, given: Properties) -> Made:
        fifo = str(given.get("FifoTopic", "false")).lower() == "true"
        attributes = {name: given[name] for name in self._ATTRIBUTES if name in given}
        attributes |= {"FifoTopic": "true"} if fifo else {}
        named = {"Name": given.get("TopicName") or place.name() + _SUFFIX[fifo], **given}
        made = place.call("sns", "CreateTopic", {**named, "Attributes": attributes})["TopicArn"]
        for one in given.get("Subscription", ()):
            place.call("sns", "Subscribe", {"TopicArn": made, **one})
        name = made.rpartition(":")[2]
        return Made(made, {"TopicArn": made, "TopicName": name}, {"TopicArn": made})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

    def remove(self, place: Place, made: Made) -> None:
        place.call("sns", "DeleteTopic", made.key)


class Subscription:
    """What of it is a document is written as one."""

    def make(self, place: Place, given: Properties) -> Made:
        own = ("RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy")
        attributes = {name: given[name] for name in own if name in given}
        call = {**given, "Attributes": attributes, "ReturnSubscriptionArn": True}
        arn = place.call("sns", "Subscribe", call)["SubscriptionArn"]
        return Made(arn, {"Arn": arn}, {"SubscriptionArn": arn})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

    def remove(self, place: Place, made: Made) -> None:
        place.call("sns", "Unsubscribe", made.key)


class TopicPolicy:
    def make(self, place: Place, given: Properties) -> Made:
        policy = json.dumps(given["PolicyDocument"])
        for arn in given["Topics"]:
            named = {"TopicArn": arn, "AttributeName": "Policy", "AttributeValue": policy}
            place.call("sns", "SetTopicAttributes", named)
        return Made(place.name())

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        self.make(place, given)
        return made

    def remove(self, place: Place, made: Made) -> None:
        """It goes with its topics."""


class Queue:
    _OWN = frozenset({"QueueName", "Tags"})

    def make(self, place: Place, given: Properties) -> Made:
        fifo = str(given.get("FifoQueue", "false")).lower() == "true"
        name = given.get("QueueName") or place.name() + _SUFFIX[fifo]
        attributes = {key: value for key, value in given.items() if key not in self._OWN}
        call = {**given, "QueueName": name, "Attributes": attributes}
        url = place.call("sqs", "CreateQueue", call)["QueueUrl"]
        arn = place.arn("sqs", str(name))
        return Made(url, {"Arn": arn, "QueueName": name, "QueueUrl": url}, {"QueueUrl": url})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

    def remove(self, place: Place, made: Made) -> None:
        place.call("sqs", "DeleteQueue", made.key)


class QueuePolicy:
    def make(self, place: Place, given: Properties) -> Made:
        policy = {"Policy": given["PolicyDocument"]}
        for url in given["Queues"]:
            place.call("sqs", "SetQueueAttributes", {"QueueUrl": url, "Attributes": policy})
        return Made(place.name())

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        self.make(place, given)
        return made

    def remove(self, place: Place, made: Made) -> None:
        """It goes with its queues."""


MESSAGES: Mapping[str, Kind] = {
    "AWS::SNS::Topic": Topic(),
    "AWS::SNS::Subscription": Subscription(),
    "AWS::SNS::TopicPolicy": TopicPolicy(),
    "AWS::SQS::Queue": Queue(),
    "AWS::SQS::QueuePolicy": QueuePolicy(),
}
