import json
from collections.abc import Iterable
from itertools import count
from typing import Any

import pytest

from commdrill.drivers.aws.driver import AwsDriver
from commdrill.drivers.aws.observers.cloudwatch_alarm import CloudWatchAlarm
from commdrill.drivers.aws.observers.eum_events import EumEvents
from commdrill.drivers.aws.observers.ses_s3 import SesS3
from commdrill.drivers.aws.observers.sqs import Sqs
from commdrill.drivers.protocol import Observer
from commdrill.sighting import Inbox, Page, Sighting
from commdrill.testing import ObserverContract
from tests.drivers.aws.local_aws import LocalAws

WORDS = "Checkout is back"


class World:
    """A channel in a local AWS."""

    drips = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    secrets = ()
    kind: type[AwsDriver]

    def __init__(self, aws: LocalAws) -> None:
        self.aws = aws

    def settings(self) -> dict[str, Any]:
        raise NotImplementedError

    def missing(self) -> dict[str, Any]:
        raise NotImplementedError

    def observer(self) -> Observer:
        return self._looking(self.settings(), self.aws.endpoint_url)

    def slow_observer(self, port: int) -> Observer:
        return self._looking(self.settings(), f"http://127.0.0.1:{port}", "400ms")

    def unreadable(self) -> Iterable[Observer]:
        yield self._looking(self.missing(), self.aws.endpoint_url)
        yield self._looking(self.settings(), "http://127.0.0.1:9")

    def wait_until_left(self) -> bool:
        return True  # moto does not tell; the dripping server does

    def shown(self, sighting: Sighting) -> bool:
        assert isinstance(sighting, Inbox)
        return [WORDS in body for one in sighting.messages for body in one.bodies] == [True]

    def _looking(
        self, settings: dict[str, Any], endpoint_url: str, timeout: str = "20s"
    ) -> Observer:
        aws = {**self.aws.settings, "endpoint_url": endpoint_url, "timeout": timeout}
        observer = self.kind.model_validate({"aws": aws, **settings})
        assert isinstance(observer, Observer)
        return observer


class OnAQueue(World):
    """A queue with something old on it."""

    kind: type[AwsDriver] = Sqs

    def __init__(self, aws: LocalAws) -> None:
        super().__init__(aws)
        self._sqs = aws.client("sqs")
        self._url = self._sqs.create_queue(QueueName="drill")["QueueUrl"]
        self.send("an old message")

    def settings(self) -> dict[str, Any]:
        return {"queue": "drill"}

    def missing(self) -> dict[str, Any]:
        return {"queue": "not-there"}

    def send(self, body: str) -> None:
        self._sqs.send_message(QueueUrl=self._url, MessageBody=body)

    def show(self) -> None:
        self.send(WORDS)

    def state(self) -> object:
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        answer = self._sqs.get_queue_attributes(QueueUrl=self._url, AttributeNames=names)
        return answer["Attributes"]


class TestSqs(ObserverContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> OnAQueue:
        return OnAQueue(local_aws)


class OfDeliveries(OnAQueue):
    """A queue with events of End User Messaging."""

    kind = EumEvents
    numbers = count()

    def show(self) -> None:
        event = {
            "eventType": "TEXT_DELIVERED",
            "messageId": f"m-{next(self.numbers)}",
            "destinationPhoneNumber": "+14255550101",
            "context": {"text": WORDS},
        }
        self.send(json.dumps({"Type": "Notification", "Message": json.dumps(event)}))


class TestEumEvents(ObserverContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> OfDeliveries:
        return OfDeliveries(local_aws)


class InABucket(World):
    """A bucket that SES puts mail in."""

    kind = SesS3
    numbers = count()

    def __init__(self, aws: LocalAws) -> None:
        super().__init__(aws)
        aws.bucket("drill-mail")
        self._s3 = aws.client("s3")
        self._put("inbox/AMAZON_SES_SETUP_NOTIFICATION", "is set up")
        self._put("inbox/old", "an old mail")

    def _put(self, key: str, words: str) -> None:
        mail = f"To: ana@drill.anycompany.example\r\nSubject: News\r\n\r\n{words}\r\n"
        self._s3.put_object(Bucket="drill-mail", Key=key, Body=mail.encode())

    def settings(self) -> dict[str, Any]:
        return {"bucket": "drill-mail", "prefix": "inbox/"}

    def missing(self) -> dict[str, Any]:
        return {"bucket": "not-there"}

    def show(self) -> None:
        self._put(f"inbox/new-{next(self.numbers)}", WORDS)

    def state(self) -> object:
        return [one["Key"] for one in self._s3.list_objects_v2(Bucket="drill-mail")["Contents"]]


class TestSesS3(ObserverContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> InABucket:
        return InABucket(local_aws)


class OnAnAlarm(World):
    """An alarm that is in order at first."""

    kind = CloudWatchAlarm

    def __init__(self, aws: LocalAws) -> None:
        super().__init__(aws)
        self._cloudwatch = aws.client("cloudwatch")
        self._cloudwatch.put_metric_alarm(
            AlarmName="checkout", ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1,
            MetricName="Errors", Namespace="Shop", Period=60, Statistic="Sum", Threshold=1,
        )  # fmt: skip
        self._set("OK")

    def _set(self, state: str) -> None:
        self._cloudwatch.set_alarm_state(AlarmName="checkout", StateValue=state, StateReason="so")

    def settings(self) -> dict[str, Any]:
        return {"alarm": "checkout"}

    def missing(self) -> dict[str, Any]:
        return {"alarm": "not-there"}

    def show(self) -> None:
        self._set("ALARM")

    def shown(self, sighting: Sighting) -> bool:
        assert isinstance(sighting, Page)
        return sighting.status == 503 and json.loads(sighting.text)["state"] == "ALARM"

    def state(self) -> object:
        return self._cloudwatch.describe_alarms()["MetricAlarms"][0]["StateValue"]


class TestCloudWatchAlarm(ObserverContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> OnAnAlarm:
        return OnAnAlarm(local_aws)
