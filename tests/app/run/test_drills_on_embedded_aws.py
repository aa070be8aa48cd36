"""Whole runs of the command on the embedded AWS: seen by visitors and on phones, put back, refused."""

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import requests
from werkzeug.wrappers import Request, Response

from commdrill.clock import SystemClock
from commdrill.testing import LocalWeb, reply
from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.aws.messaging.doors import Doors
from tests.drivers.aws.local_aws import LocalAws
from tests.forge import Command
from tests.sandbox.aws.world import World, behaviour, config, custom, listed

AWAY = "Checkout is not available. We expect it back soon. See https://x.example"
BACK = "Checkout is back. Thank you for waiting."
ANA = "+14255550101"
GUARD = {
    "aws_account": "123456789012",
    "hosts": ["127.0.0.1", "*.cloudfront.net"],
    "regions": ["us-east-1"],
    "recipients": ["+1425555*"],
}
Json = dict[str, Any]

PAGE_STEPS: list[Json] = [
    {"id": "page", "phase": "outage", "channel": "page", "message": "away",
     "expect": {"status": 503}, "within": "20s"},
    {"id": "page-back", "phase": "recovery", "channel": "page",
     "expect": {"status": 200}, "within": "20s"},
]  # fmt: skip
SMS_STEPS: list[Json] = [
    {"id": "sms", "phase": "outage", "channel": "sms", "to": ["customers"], "message": "away",
     "within": "20s"},
    {"id": "sms-back", "phase": "recovery", "channel": "sms", "to": ["customers"],
     "message": "back", "within": "20s"},
]  # fmt: skip


class Town(World):
    """The embedded AWS, phones that tell what they got, and a call that AWS may be made to refuse."""

    def __init__(self) -> None:
        self.rung: list[tuple[str, str, str, str]] = []
        self.refuses: Callable[[Request], bool] = lambda _: False
        doors = Doors(lambda *_: None, lambda *ring: self.rung.append(ring))
        aws = EmbeddedAws(propagation=0.1, doors=doors)
        aws.start()
        super().__init__(aws, SystemClock())  # type: ignore[arg-type]
        requests.post(f"{aws.address}/moto-api/reset", timeout=120)
        front = aws.parts.front
        front._planes = (self, *front._planes)
        self.local = LocalAws(aws.address)
        self.phones = LocalWeb({"/phones": self._told})

    def answer(self, request: Request) -> Response | None:
        """As IAM answers who may not."""
        if not self.refuses(request):
            return None
        answer = Response('{"message": "not authorized"}', 403, content_type="application/json")
        answer.headers["x-amzn-ErrorType"] = "AccessDeniedException"
        return answer

    def of(self, service: str) -> Any:
        return self.aws.clients.of(service)

    def settings(self) -> Json:
        return {"region": "us-east-1", "endpoint_url": self.aws.address}

    def at(self) -> str:
        return self.aws.address.removeprefix("http://")

    def reserved(self) -> int | None:
        found = self.of("lambda").get_function_concurrency(FunctionName="orders")
        reserved: int | None = found.get("ReservedConcurrentExecutions")
        return reserved

    def _told(self, handler: BaseHTTPRequestHandler) -> None:
        told = [
            {"id": str(i), "to": to, "text": words} for i, (to, words, *_) in enumerate(self.rung)
        ]
        body = json.dumps({"messages": told}).encode()
        reply(200, body, {"Content-Type": "application/json"})(handler)


@pytest.fixture(scope="module")
def opened() -> Iterator[Town]:
    town = Town()
    town.local.function("orders", tags={"stage": "dev"})
    with town.phones:
        yield town
    town.close()
    town.aws.stop()


@pytest.fixture
def town(opened: Town) -> Iterator[Town]:
    yield opened
    opened.refuses = lambda _: False
    opened.rung.clear()


@pytest.fixture
def shop(town: Town) -> Iterator[str]:
    """The address of a page that is away while the orders function runs nowhere."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        away = reply(503, AWAY.encode(), {"Content-Type": "text/plain"})
        (away if town.reserved() == 0 else reply(200, b"welcome"))(handler)

    with LocalWeb({"/": answer}) as web:
        yield web.url("/")


def write(
    root: Path, town: Town, outage: Json, channels: Json, steps: list[Json], **more: Any
) -> None:
    """A project of one drill, in which checkout is lost."""
    types = {"page": "error-page", "sms": "sms"}
    drill = {
        "kind": "drill", "id": "lost", "title": "Lost", "plan": "shop", "scenario": "outage",
        "environment": "dev", "take_down": {"checkout": "outage"}, **more.pop("drill", {}),
    }  # fmt: skip
    plan = {
        "kind": "plan", "id": "shop", "title": "Shop", "version": "1",
        "components": {"checkout": {"name": "Checkout"}},
        "audiences": {"customers": {"relation": "external"}},
        "channels": {name: {"type": types[name]} for name in channels},
        "messages": {"away": {"text": AWAY}, "back": {"text": BACK}},
        "scenarios": {"outage": {"type": "unplanned", "affects": ["checkout"], "steps": steps}},
    }  # fmt: skip
    environment = {
        "kind": "environment", "id": "dev", "stage": "dev", "guard": GUARD,
        "aws": town.settings(), "components": {"checkout": {"outage": outage}},
        "channels": channels, **more,
    }  # fmt: skip
    for document in (plan, environment, drill):
        (root / f"{document['kind']}.yaml").write_text(json.dumps(document))


def commdrill(root: Path, *argv: str) -> CompletedProcess[str]:
    return started(root, *argv).ended()


def started(root: Path, *argv: str) -> Command:
    return Command(("--root", str(root), *argv), os.environ, root / "said")


def report(root: Path) -> Json:
    (found,) = (root / "reports").glob("*/report.json")
    document: Json = json.loads(found.read_text())
    return document


def killed_once(is_broken: Callable[[], bool], root: Path) -> None:
    """A run that is killed as soon as it has broken something."""
    drill = json.loads((root / "drill.yaml").read_text())
    (root / "drill.yaml").write_text(json.dumps({**drill, "hold": "10m"}))
    run, never = started(root, "run"), threading.Event()
    while not is_broken():
        assert run.returncode is None
        never.wait(0.05)
    run.send_signal(signal.SIGKILL)
    run.ended()


def recovered(root: Path) -> None:
    """Put back by a new process; and the next finds nothing to do."""
    first, second = commdrill(root, "recover"), commdrill(root, "recover")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "is restored" in first.stdout
    assert (second.returncode, second.stdout.partition(":")[0]) == (0, "nothing to recover")


# What IAM calls a call, where its name is not the call's own.
IAM_NAMES: Mapping[str, str] = {
    "cloudfront-keyvaluestore": "cloudfront-keyvaluestore", "resourcegroupstaggingapi": "tag",
}  # fmt: skip


def needed(told: Json) -> set[str]:
    calls = {(call["service"], call["operation"]) for call in told["aws_calls"]}
    return {_action(service, operation) for service, operation in calls}


def _action(service: str, operation: str) -> str:
    if service == "apigateway" and operation.startswith("Get"):  # its actions are HTTP's methods
        return "apigateway:GET"
    return f"{IAM_NAMES.get(service, service)}:{operation}"


# What preflight reads only where it meets such a thing: names of APIs, pages in a bucket.
WHERE_IT_IS = {"apigateway:GET", "s3:GetBucketPolicy", "s3:ListBucket"}


def allowed(root: Path) -> set[str]:
    """What the command says is needed, less what is asked of AWS itself alone."""
    ended = commdrill(root, "drivers", "--iam", "dev")
    statements = json.loads(ended.stdout)["Statement"]
    return {action for one in statements for action in one["Action"]} - {"health:DescribeEvents"}


@pytest.fixture
def flagged(town: Town) -> Iterator[tuple[str, str, Callable[[], str | None]]]:
    """A distribution that says it is away while a flag is set; its host, the flag's store and value."""
    cloudfront, values = town.of("cloudfront"), town.of("cloudfront-keyvaluestore")
    arn = cloudfront.create_key_value_store(Name="flags")["KeyValueStore"]["ARN"]
    code = """import cf from 'cloudfront';
    const flags = cf.kvs();
    async function handler(event) {
      if (await flags.exists('maintenance'))
        return {statusCode: 503, headers: {'content-type': {value: 'text/plain'}}, body: 'AWAY'};
      return event.request;
    }""".replace("AWAY", AWAY)
    associated = listed([{"KeyValueStoreARN": arn}])
    made = cloudfront.create_function(
        Name="flag",
        FunctionCode=code.encode(),
        FunctionConfig={
            "Comment": "",
            "Runtime": "cloudfront-js-2.0",
            "KeyValueStoreAssociations": associated,
        },
    )
    cloudfront.publish_function(Name="flag", IfMatch=made["ETag"])
    function = made["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]

    def value() -> str | None:
        found = values.list_keys(KvsARN=arn)["Items"]
        return next((str(one["Value"]) for one in found if one["Key"] == "maintenance"), None)

    at_each = listed([{"FunctionARN": function, "EventType": "viewer-request"}])
    with LocalWeb({"/": reply(200, b"welcome")}) as web:
        default = behaviour("shop", FunctionAssociations=at_each)
        distribution = town.create(config([custom(web)], default))["Distribution"]
        yield f"{distribution['Id']} {distribution['DomainName']}", arn, value


def test_a_flag_turns_maintenance_on_for_visitors_by_the_data_plane_alone(
    tmp_path: Path, town: Town, flagged: tuple[str, str, Callable[[], str | None]]
) -> None:
    named, store, value = flagged
    distribution, host = named.split()
    page = {"url": f"http://{host}/", "connect_to": town.at()}
    flag = {"store": store, "key": "maintenance", "value": "on"}
    probe = {**page, "status": [503]}
    settings = {"distribution": distribution, "flag": flag, "probe": probe}
    outage = {"use": "cloudfront-maintenance", "with": settings}
    channels = {"page": {"use": "web-page", "with": page}}
    write(tmp_path, town, outage, channels, PAGE_STEPS)
    ended = commdrill(tmp_path, "run")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert value() is None
    told = report(tmp_path)
    of_fault = [call for call in told["aws_calls"] if call["by"].startswith("fault")]
    assert {call["plane"] for call in of_fault} == {"data"}
    assert needed(told) <= allowed(tmp_path) <= needed(told) | WHERE_IT_IS
    killed_once(lambda: value() == "on", tmp_path)
    recovered(tmp_path)
    assert value() is None


def test_people_are_told_by_sns_on_their_phones(tmp_path: Path, town: Town) -> None:
    inbox = {
        "url": town.phones.url("/phones"),
        "messages": "$.messages[*]",
        "fields": {"id": "$.id", "to": "$.to", "text": "$.text"},
    }
    publish = {
        name: {"use": "sns-publish", "with": {"phone": ANA, "message": words}}
        for name, words in (("announce", AWAY), ("restore", BACK))
    }
    write(
        tmp_path,
        town,
        {"use": "lambda-throttle", "with": {"function": "orders"}},
        {"sms": {"use": "http-inbox", "with": inbox}},
        SMS_STEPS,
        actions=publish,
        subscribers=[{"id": "ana", "audience": "customers", "sms": ANA}],
        drill={"actions": {"outage": ["announce"], "recovery": ["restore"]}},
    )
    ended = commdrill(tmp_path, "run")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert [(to, words) for to, words, *_ in town.rung] == [(ANA, AWAY), (ANA, BACK)]
    assert town.reserved() is None
    called = needed(report(tmp_path))
    assert called <= allowed(tmp_path) <= called | WHERE_IT_IS


def lose_orders(root: Path, town: Town, url: str) -> None:
    """A drill in which the orders function runs nowhere, and the shop's page says so."""
    outage = {"use": "lambda-throttle", "with": {"function": "orders"}}
    write(root, town, outage, {"page": {"use": "web-page", "with": {"url": url}}}, PAGE_STEPS)


def test_what_aws_did_not_let_be_put_back_is_put_back_once_it_does(
    tmp_path: Path, town: Town, shop: str
) -> None:
    town.refuses = lambda request: (
        request.method == "DELETE" and request.path.endswith("/concurrency")
    )
    lose_orders(tmp_path, town, shop)
    ended = commdrill(tmp_path, "run")
    assert ended.returncode == 4
    assert "lambda:DeleteFunctionConcurrency in us-east-1 was refused" in ended.stdout
    assert town.reserved() == 0
    town.refuses = lambda _: False
    recovered(tmp_path)
    assert town.reserved() is None


def test_what_aws_does_not_let_be_broken_is_told_and_as_it_was(
    tmp_path: Path, town: Town, shop: str
) -> None:
    town.refuses = lambda request: request.method == "PUT" and "/concurrency" in request.path
    lose_orders(tmp_path, town, shop)
    ended = commdrill(tmp_path, "run")
    assert ended.returncode == 3
    assert "`commdrill drivers --iam ENVIRONMENT` prints what an environment needs" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr
    assert report(tmp_path)["restored"] is True
    assert town.reserved() is None


def test_with_the_safety_lever_engaged_nothing_is_broken(
    tmp_path: Path, town: Town, shop: str
) -> None:
    fis = town.of("fis")
    engaged = {"status": "engaged", "reason": "a real event"}
    fis.update_safety_lever_state(id="default", state=engaged)
    lose_orders(tmp_path, town, shop)
    ended = commdrill(tmp_path, "run")
    fis.update_safety_lever_state(id="default", state={**engaged, "status": "disengaged"})
    assert ended.returncode == 3
    assert "the FIS safety lever is engaged in us-east-1 (a real event)" in ended.stdout
    calls = {call["operation"] for call in report(tmp_path)["aws_calls"]}
    assert "PutFunctionConcurrency" not in calls
