"""A drill of each AWS fault on a local AWS, killed at a moment of its journal, and put back."""

import contextlib
import json
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from commdrill.drivers.aws.faults.apigateway_integration import ApiGatewayIntegration
from commdrill.drivers.aws.faults.apigateway_throttle import ApiGatewayThrottle
from commdrill.drivers.aws.faults.cloudfront_maintenance import CloudFrontMaintenance
from commdrill.drivers.aws.faults.cloudfront_origin import CloudFrontOrigin
from commdrill.testing import LocalWeb, reply
from commdrill_sandbox.aws.embedded import EmbeddedAws
from tests.contracts.test_aws_faults_keep_the_contract import (
    CheckoutService,
    Interfaces,
    OrdersApi,
    OrdersFunction,
    ShopDistribution,
    World,
)
from tests.drivers.aws.local_aws import LocalAws, served_by_moto
from tests.forge import Command

AWAY = "Checkout is not available. We expect it back soon. See https://x.example"
TAGS = {"stage": "dev"}
PLAN = {
    "kind": "plan", "id": "shop", "title": "Shop", "version": "1",
    "components": {"checkout": {"name": "Checkout"}},
    "audiences": {"customers": {"relation": "external"}},
    "channels": {"page": {"type": "error-page"}},
    "messages": {"away": {"text": AWAY}},
    "scenarios": {"outage": {"type": "unplanned", "affects": ["checkout"], "steps": [
        {"id": "page", "phase": "outage", "channel": "page", "message": "away",
         "expect": {"status": 503}, "within": "30s"},
        {"id": "back", "phase": "recovery", "channel": "page", "expect": {"status": 200}, "within": "30s"},
    ]}},
}  # fmt: skip
DRILL = {
    "kind": "drill", "id": "lost", "title": "Lost", "plan": "shop", "scenario": "outage",
    "environment": "dev", "take_down": {"checkout": "outage"},
}  # fmt: skip
Tagged = Callable[[LocalAws, Any], object]


class Flag:
    """A key in a KeyValueStore that closes the shop."""

    def __init__(self, aws: LocalAws) -> None:
        made = aws.client("cloudfront").create_key_value_store(Name="flags")
        self._store, self.distribution = made["KeyValueStore"]["ARN"], aws.distribution()
        self._values = LocalAws(aws.endpoint_url.replace("//", "//aws@")).client(
            "cloudfront-keyvaluestore"  # the account is put before the name
        )

    def settings(self) -> Mapping[str, Any]:
        flag = {"store": self._store, "key": "maintenance", "value": "on"}
        return {"distribution": self.distribution, "flag": flag}

    def state(self) -> object:
        return self._values.list_keys(KvsARN=self._store).get("Items", [])


class Experiment:
    """A template that has the orders function answer nobody."""

    def __init__(self, aws: LocalAws) -> None:
        aws.function("orders")
        self._fis = aws.client("fis")
        arn = "arn:aws:lambda:us-east-1:123456789012:function:orders"
        kind = {"resourceType": "aws:lambda:function", "resourceArns": [arn]}
        parameters = {
            "duration": "PT30M",
            "invocationPercentage": "100",
            "preventExecution": "true",
        }
        fail = {"actionId": "aws:lambda:invocation-error", "parameters": parameters}
        made = self._fis.create_experiment_template(
            clientToken="1", description="lost", stopConditions=[{"source": "none"}], tags=TAGS,
            targets={"orders": {**kind, "selectionMode": "ALL"}},
            actions={"fail": {**fail, "targets": {"Functions": "orders"}}},
            roleArn="arn:aws:iam::123456789012:role/orders-role",
        )  # fmt: skip
        self.template = made["experimentTemplate"]["id"]

    def settings(self) -> Mapping[str, Any]:
        return {"template": self.template}

    def state(self) -> object:
        found = self._fis.list_experiments()["experiments"]
        return [one["id"] for one in found if one["state"]["status"] == "running"]


def _tag_function(aws: LocalAws, _: Any) -> None:
    arn = "arn:aws:lambda:us-east-1:123456789012:function:orders"
    aws.client("lambda").tag_resource(Resource=arn, Tags=TAGS)


def _tag_distribution(aws: LocalAws, world: Any) -> None:
    arn = f"arn:aws:cloudfront::123456789012:distribution/{world.distribution}"
    aws.client("cloudfront").tag_resource(Resource=arn, Tags={"Items": _listed()})


def _tag_api(aws: LocalAws, world: Any) -> None:
    arn = f"arn:aws:apigateway:us-east-1::/restapis/{world.api}"
    aws.client("apigateway").tag_resource(resourceArn=arn, tags=TAGS)


def _tag_interfaces(aws: LocalAws, world: Any) -> None:
    settings = world.settings()
    named = [settings["group"], *settings["interfaces"]]
    aws.client("ec2").create_tags(Resources=named, Tags=_listed())


def _tag_service(aws: LocalAws, _: Any) -> None:
    found = aws.client("ecs").describe_services(cluster="dev", services=["checkout"])
    arn, tags = found["services"][0]["serviceArn"], [{"key": "stage", "value": "dev"}]
    aws.client("ecs").tag_resource(resourceArn=arn, tags=tags)


def _listed() -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in TAGS.items()]


@dataclass(frozen=True)
class Case:
    """A fault by its driver's name. `on_moto`: tags on moto's own are known (True), or not; None: no call."""

    use: str
    world: Callable[[LocalAws], Any]
    tag: Tagged
    on_moto: bool | None


def _of(kind: Any, world: Any, **settings: Any) -> Callable[[LocalAws], World]:
    return lambda aws: world(aws, kind, **settings)


DEAD = {"path": "/orders", "method": "POST", "uri": "https://down.example/"}
GROUP = {"origin_group": "shop-or-pages", "keep": ["/errors/*"]}
PORT = {"origin": "shop", "becomes": {"https_port": 8444}}
CASES = (
    Case("lambda-throttle", lambda aws: OrdersFunction(aws, None), _tag_function, on_moto=True),
    Case("cloudfront-origin", _of(CloudFrontOrigin, ShopDistribution, **PORT),
         _tag_distribution, on_moto=False),
    Case("cloudfront-maintenance", _of(CloudFrontMaintenance, ShopDistribution, origin="pages"),
         _tag_distribution, on_moto=False),
    Case("cloudfront-maintenance", _of(CloudFrontMaintenance, ShopDistribution, **GROUP),
         _tag_distribution, on_moto=False),
    Case("cloudfront-maintenance", Flag, _tag_distribution, on_moto=None),
    Case("apigateway-throttle", _of(ApiGatewayThrottle, OrdersApi), _tag_api, on_moto=False),
    Case("apigateway-integration", _of(ApiGatewayIntegration, OrdersApi, **DEAD), _tag_api,
         on_moto=False),
    Case("fis-experiment", Experiment, lambda *_: None, on_moto=None),
    Case("ecs-scale", CheckoutService, _tag_service, on_moto=True),
    Case("security-group-isolate", Interfaces, _tag_interfaces, on_moto=True),
)  # fmt: skip


class Drill:
    """One fault's drill on one AWS."""

    def __init__(self, root: Path, aws: LocalAws, case: Case, guard: Mapping[str, Any]) -> None:
        aws.empty()
        self._root, self.world = root, case.world(aws)
        if "require_tags" in guard:
            case.tag(aws, self.world)
        self.at_first = self.world.state()
        self.web = LocalWeb({"/": self._answer})
        self._fault = {"use": case.use, "with": dict(self.world.settings())}
        self._aws, self._guard = aws.settings, guard

    def write(self) -> None:
        page = {"use": "web-page", "with": {"url": self.web.url("/")}}
        environment = {
            "kind": "environment", "id": "dev", "stage": "dev", "guard": self._guard,
            "aws": self._aws, "components": {"checkout": {"outage": self._fault}},
            "channels": {"page": page},
        }  # fmt: skip
        for document in (PLAN, DRILL, environment):
            (self._root / f"{document['kind']}.yaml").write_text(json.dumps(document))

    def whole(self) -> list[int]:
        """Run it whole; where in its journal each kind of event stands first."""
        ended = self._command("run")
        assert ended.returncode == 0, ended.stdout + ended.stderr
        assert self.world.state() == self.at_first
        (journal,) = self._journals()
        kinds = [json.loads(line)["event"] for line in journal.read_text().splitlines()]
        return [kinds.index(kind) + 1 for kind in dict.fromkeys(kinds)]

    def killed_at(self, line: int) -> str | None:
        """What is wrong after it; None: all is as it was."""
        known = set(self._journals())
        run = self._started("run")
        while run.returncode is None and self._lines(known) < line:
            threading.Event().wait(0.002)
        run.send_signal(signal.SIGKILL)
        run.ended()
        recovered, again = self._command("recover"), self._command("recover")
        if recovered.returncode:
            return f"recover exits {recovered.returncode}: {recovered.stdout}{recovered.stderr}"
        if (now := self.world.state()) != self.at_first:
            return f"it is {now}, and was {self.at_first}"
        return None if "nothing to recover" in again.stdout else f"and again: {again.stdout}"

    def _answer(self, handler: Any) -> None:
        away = reply(503, AWAY.encode(), {"Content-Type": "text/plain"})
        (reply(200, b"welcome") if self.world.state() == self.at_first else away)(handler)

    def _journals(self) -> list[Path]:
        return sorted((self._root / "reports").glob("*/journal.jsonl"))

    def _lines(self, known: set[Path] = frozenset()) -> int:  # type: ignore[assignment]
        new = [file for file in self._journals() if file not in known]
        return sum(file.read_bytes().count(b"\n") for file in new)

    def _command(self, verb: str) -> CompletedProcess[str]:
        return self._started(verb).ended()

    def _started(self, verb: str) -> Command:
        keys = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}
        return Command(
            ("--root", str(self._root), verb), {**os.environ, **keys}, self._root / "said"
        )


def tried(aws: LocalAws, case: Case, guard: Mapping[str, Any]) -> tuple[int, list[str]]:
    """How many times it was killed, and what was wrong after which."""
    with tempfile.TemporaryDirectory() as folder:
        drill = Drill(Path(folder), aws, case, guard)
        with drill.web:
            drill.write()
            moments = drill.whole()
            told = {line: drill.killed_at(line) for line in moments}
    return len(moments), [f"line {line}: {wrong}" for line, wrong in told.items() if wrong]


@contextlib.contextmanager
def embedded() -> Iterator[LocalAws]:
    aws = EmbeddedAws(propagation=0.05)
    aws.start()
    yield LocalAws(aws.address)
    aws.stop()


def reports(wanted: list[str]) -> Iterator[tuple[str, list[str]]]:
    """A line for each fault on each AWS, a new one each time, and what was wrong."""
    guard = {"aws_account": "123456789012", "hosts": ["127.0.0.1"], "regions": ["us-east-1"]}
    for name, served in (("embedded AWS", embedded), ("moto", served_by_moto)):
        for case in CASES:
            tags = name != "moto" or case.on_moto
            if (wanted and case.use not in wanted) or tags is None:
                continue
            asked, guarded = (
                ({"require_tags": TAGS}, "by its tags") if tags else ({}, "without tags")
            )
            with served() as aws:
                count, failed = tried(aws, case, {**guard, **asked})
            yield (
                f"{name}: {case.use}, {guarded}: put back {count - len(failed)} of {count}",
                failed,
            )
