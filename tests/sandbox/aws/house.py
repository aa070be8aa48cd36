"""A company around the embedded AWS: its API's callers, its phones, its mailboxes, its queues."""

import io
import itertools
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

import requests
from werkzeug import Request, Response

from commdrill.testing import FakeClock
from commdrill_sandbox.aws.apigateway.planes import planes as apigateway_planes
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.eventing.sending import Sending
from commdrill_sandbox.aws.fis.breaking import Break
from commdrill_sandbox.aws.fis.planes import fault_injection
from commdrill_sandbox.aws.front import Front
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.functions.invocation import Invocation
from commdrill_sandbox.aws.functions.own_code import OwnCode
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.eum.account import Account as EumAccount
from commdrill_sandbox.aws.messaging.planes import planes as messaging_planes
from commdrill_sandbox.aws.messaging.ses.account import Account as SesAccount
from commdrill_sandbox.aws.serving import WsgiServer
from commdrill_sandbox.aws.store import Store

REGION = "us-east-1"
_names = itertools.count(1)


class Nobodys:
    """An edge without distributions."""

    def answer(self, _request: Request) -> Response | None:
        return None


class House:
    """The front with the planes of API Gateway, messaging, FIS and Lambda."""

    def __init__(
        self,
        eum: EumAccount | None = None,
        ses: SesAccount | None = None,
        breaks: Mapping[str, Break] | None = None,
    ) -> None:
        self.clock = FakeClock()
        self.lost: set[str] = set()
        self.rung: list[tuple[str, str, str, str]] = []
        self.posted: list[tuple[str, bytes]] = []
        self.delays: dict[str, float] = {}
        self._server, store = WsgiServer("embedded AWS"), Store()
        self.address = f"http://127.0.0.1:{self._server.port}"
        clients = self.clients = Clients(self.address)
        self.functions = Functions(clients, self.clock, OwnCode(clients.endpoint_url))
        doors = Doors(
            lambda address, mail: self.posted.append((address, mail)),
            lambda *ring: self.rung.append(ring),
            lambda region: region not in self.lost,
            lambda number: self.delays.get(number, 0.0),
        )
        front = Front(
            (
                *messaging_planes(clients, self.clock, store, doors, eum=eum, ses=ses),
                *apigateway_planes(clients, self.clock, store, self.functions),
                fault_injection(clients, self.clock, self.functions, breaks),
                Invocation(self.functions, Sending(clients, self.functions)),
            ),
            Nobodys(),
            store,
            clients.memory,
        )
        self._server.start(front)
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.post(f"{self.address}/moto-api/reset", timeout=120)  # moto is imported by it

    def close(self) -> None:
        self.session.close()
        self.clients.errands.over.set()
        self._server.stop()
        self.functions.close()

    def forget(self) -> None:
        """What reached people, and which Regions were lost."""
        for told in (self.rung, self.posted, self.delays, self.lost):
            told.clear()

    def of(self, service: str, region: str = REGION) -> Any:
        return self.clients.of(service, region)

    def ask(self, host: str, path: str, method: str = "GET", **more: Any) -> requests.Response:
        headers = {"Host": host, **more.pop("headers", {})}
        return self.session.request(
            method, self.address + path, headers=headers, timeout=120, allow_redirects=False, **more
        )

    def mails(self, address: str) -> list[EmailMessage]:
        parser = BytesParser(EmailMessage, policy=policy.default)
        return [parser.parsebytes(mail) for to, mail in self.posted if to == address]

    def function(self, address: str, name: str | None = None) -> str:
        """A function whose program is at `address`; its ARN."""
        name = name or f"orders-{next(_names)}"
        trust = json.dumps({"Version": "2012-10-17", "Statement": []})
        role = self.of("iam").create_role(RoleName=f"{name}-role", AssumeRolePolicyDocument=trust)
        made = self.of("lambda").create_function(
            FunctionName=name,
            Runtime="python3.12",
            Role=role["Role"]["Arn"],
            Handler="orders.handle",
            Code={"ZipFile": _package()},
        )
        self.functions.register(name, address)
        self.of("lambda").add_permission(
            FunctionName=name,
            StatementId="gateway",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
        )
        return str(made["FunctionArn"])


@contextmanager
def open_house(**settings: Any) -> Iterator[House]:
    house = House(**settings)
    try:
        yield house
    finally:
        house.close()


class EventQueue:
    """A topic, and a queue that has what is published there."""

    def __init__(self, house: House, region: str = REGION) -> None:
        sns, self._sqs = house.of("sns", region), house.of("sqs", region)
        name = f"events-{next(_names)}"
        self.topic: str = sns.create_topic(Name=name)["TopicArn"]
        self.url: str = self._sqs.create_queue(QueueName=name)["QueueUrl"]
        arn = f"arn:aws:sqs:{region}:123456789012:{name}"
        sns.subscribe(TopicArn=self.topic, Protocol="sqs", Endpoint=arn)

    def events(self) -> list[dict[str, Any]]:
        """All that came since the last look."""
        found: list[dict[str, Any]] = []
        while True:
            told = self._sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10)
            if not told.get("Messages"):
                return found
            for message in told["Messages"]:
                found.append(json.loads(json.loads(message["Body"])["Message"]))
                handle = message["ReceiptHandle"]
                self._sqs.delete_message(QueueUrl=self.url, ReceiptHandle=handle)

    def types(self) -> list[str]:
        return [event["eventType"] for event in self.events()]


def _package() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("orders.py", "def handle(event, context): ...\n")
    return packed.getvalue()
