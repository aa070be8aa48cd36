import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from commdrill.drivers.aws.actions.eventbridge_put import EventBridgePut
from commdrill.drivers.aws.actions.sns_publish import SnsPublish
from commdrill.drivers.command.action import CommandAction
from commdrill.drivers.http.action import HttpAction
from commdrill.drivers.protocol import Action
from commdrill.drivers.status.statuspage_incident import StatuspageIncident
from commdrill.testing import ActionContract, LocalWeb, redirecting, reply
from tests.drivers.aws.local_aws import LocalAws
from tests.drivers.status.test_statuspage_incident import ManageApi

SECRET = "hush-8271"  # what must not be seen
DRIPS = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"


class Responder:
    """Somebody who is told over HTTP."""

    drips = DRIPS
    secrets = (SECRET,)

    def __init__(self) -> None:
        self.web = LocalWeb({"/announce": reply(202, b"told"), "/closed": reply(503, b"not now")})

    def action(self) -> Action:
        return self._telling(self.web.url(""))

    def slow_action(self, port: int) -> Action:
        return self._telling(f"http://127.0.0.1:{port}", timeout="400ms")

    def unable(self) -> Iterable[Action]:
        yield self._telling("http://127.0.0.1:9")
        yield self._telling("http://no-such.invalid")

    def leading_to(self, host: str, port: int) -> Iterable[Action]:
        return map(self._telling, redirecting(host, port))

    def state(self) -> object:
        return [one.path for one in self.web.asked]

    def _telling(self, root: str, timeout: str = "60s") -> Action:
        headers = {"Authorization": f"Bearer {SECRET}"}
        return HttpAction.model_validate(
            {"url": f"{root}/announce", "headers": headers, "timeout": timeout}
        )


class TestHttpAction(ActionContract):
    @pytest.fixture
    def world(self) -> Iterator[Responder]:
        world = Responder()
        with world.web:
            yield world


class Bell:
    """A program that leaves a file each time it is run."""

    drips = b""
    secrets = (SECRET,)

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def action(self) -> Action:
        return self._running("mktemp", "-p", str(self._folder), "rung.XXXXXX")

    def slow_action(self, port: int) -> None:  # nobody answers a program
        return None

    def unable(self) -> Iterable[Action]:
        yield self._running("./no-such-program", SECRET)

    def state(self) -> object:
        return sorted(file.name for file in self._folder.iterdir())

    def _running(self, *argv: str) -> Action:
        settings = {"run": argv, "env": {"TOKEN": SECRET}}
        return CommandAction.model_validate(settings, context={"folder": self._folder})


class TestCommandAction(ActionContract):
    @pytest.fixture
    def world(self, tmp_path: Path) -> Bell:
        return Bell(tmp_path)


class TestPage:
    """A test page at Statuspage, with an incident of somebody else's."""

    drips = DRIPS
    secrets = (SECRET,)
    __test__ = False  # it is a page for tests, and none of them

    def __init__(self) -> None:
        self.api = ManageApi("AnyCompany test page")
        self.api.incidents["theirs"] = {
            "id": "theirs",
            "name": "A real one",
            "status": "monitoring",
        }

    def action(self) -> Action:
        return self._posting()

    def slow_action(self, port: int) -> Action:
        return self._posting(api=f"http://127.0.0.1:{port}/v1", timeout="400ms")

    def unable(self) -> Iterable[Action]:
        self.api.web.routes["/v1/pages/p2"] = reply(200, json.dumps({"name": "Status"}).encode())
        self.api.web.routes["/v1/pages/p3"] = reply(401, b"who are you?")
        yield self._posting(page="p2")
        yield self._posting(page="p3")

    def leading_to(self, host: str, port: int) -> Iterable[Action]:
        return (self._posting(api=f"{root}/v1") for root in redirecting(host, port))

    def state(self) -> object:
        incidents = [(one["name"], one["status"]) for one in self.api.incidents.values()]
        return incidents, dict(self.api.components)

    def _posting(self, **settings: Any) -> StatuspageIncident:
        return self.api.action(key=SECRET, components={"c1": "major_outage"}, **settings)


class TestStatuspageIncident(ActionContract):
    @pytest.fixture
    def world(self) -> Iterator[TestPage]:
        world = TestPage()
        with world.api.web:
            yield world


class OnAws:
    """Something on a local AWS, behind which a queue tells what arrived."""

    drips = DRIPS
    secrets = ()

    def __init__(self, aws: LocalAws) -> None:
        self.aws = aws
        self.url = aws.client("sqs").create_queue(QueueName="told")["QueueUrl"]
        self.queue = "arn:aws:sqs:us-east-1:123456789012:told"

    def of(self, endpoint_url: str, timeout: str = "20s") -> Action:
        raise NotImplementedError

    def unable(self) -> Iterable[Action]:
        raise NotImplementedError

    def action(self) -> Action:
        return self.of(self.aws.endpoint_url)

    def slow_action(self, port: int) -> Action:
        return self.of(f"http://127.0.0.1:{port}", "400ms")

    def state(self) -> object:
        answer = self.aws.client("sqs").get_queue_attributes(
            QueueUrl=self.url, AttributeNames=["ApproximateNumberOfMessages"]
        )
        return answer["Attributes"]["ApproximateNumberOfMessages"]

    def settings(self, endpoint_url: str, timeout: str = "20s") -> dict[str, str]:
        return {**self.aws.settings, "endpoint_url": endpoint_url, "timeout": timeout}


class Topic(OnAws):
    def __init__(self, aws: LocalAws) -> None:
        super().__init__(aws)
        sns = aws.client("sns")
        self.arn = sns.create_topic(Name="outages")["TopicArn"]
        sns.subscribe(TopicArn=self.arn, Protocol="sqs", Endpoint=self.queue)

    def of(self, endpoint_url: str, timeout: str = "20s") -> Action:
        return self._publishing(self.arn, self.settings(endpoint_url, timeout))

    def unable(self) -> Iterable[Action]:
        yield self._publishing(f"{self.arn}-not-there", self.settings(self.aws.endpoint_url))

    def _publishing(self, topic: str, aws: dict[str, str]) -> Action:
        settings = {"aws": aws, "topic": topic, "message": "Checkout is down"}
        return SnsPublish.model_validate(settings)


class TestSnsPublish(ActionContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> Topic:
        return Topic(local_aws)


class Bus(OnAws):
    def __init__(self, aws: LocalAws) -> None:
        super().__init__(aws)
        events = aws.client("events")
        events.put_rule(Name="told", EventPattern=json.dumps({"source": ["anycompany"]}))
        events.put_targets(Rule="told", Targets=[{"Id": "1", "Arn": self.queue}])

    def of(self, endpoint_url: str, timeout: str = "20s") -> Action:
        return self._putting("default", self.settings(endpoint_url, timeout))

    def unable(self) -> Iterable[Action]:
        yield self._putting("no-such-bus", self.settings(self.aws.endpoint_url))

    def _putting(self, bus: str, aws: dict[str, str]) -> Action:
        settings = {
            "aws": aws,
            "bus": bus,
            "source": "anycompany",
            "detail_type": "Outage declared",
            "detail": {"component": "checkout"},
        }
        return EventBridgePut.model_validate(settings)


class TestEventBridgePut(ActionContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> Bus:
        return Bus(local_aws)
