"""The dev stack that is shipped, made by CloudFormation on the embedded AWS, is what the example drills."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml

from commdrill.documents.environment import Guard
from commdrill.drivers.aws.driver import AwsDriver, AwsFault
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.preflight.guard_check import guard_refusals
from commdrill.drivers.aws.preflight.review import reviewed
from commdrill.drivers.protocol import RunContext
from commdrill.drivers.registry import load_registry
from commdrill.sighting import Page
from commdrill.testing import FaultContract
from commdrill_sandbox.aws.embedded import EmbeddedAws

ENVIRONMENTS = Path(__file__).parents[3] / "drills" / "environments"
EXAMPLE = (ENVIRONMENTS / "aws-dev.example.yaml").read_text(encoding="utf-8")
TEMPLATE = (ENVIRONMENTS / "aws" / "dev-stack.yaml").read_text(encoding="utf-8")
REGISTRY = load_registry()
SHOP = "shop.dev.anycompany.example"
SORRY = "<p>Checkout is not available right now.</p>"
RUN = RunContext("20261128T100000Z-lost-7f3a", "token", "outage")
FAULTS = [(component, way) for component, ways in yaml.safe_load(EXAMPLE)["components"].items()
          for way in ways]  # fmt: skip


class DevStack:
    """Both Regions' stacks, as the first lines of the file say; and the environment with their ids."""

    def __init__(self) -> None:
        self.aws = EmbeddedAws(propagation=0.0)
        self.aws.start()
        requests.post(f"{self.aws.address}/moto-api/reset", timeout=20)
        self.ids = self._deployed("us-east-1", Edge="yes", ShopDomain=SHOP)
        self._deployed("us-west-2", Edge="no")
        self.of("s3").put_object(
            Bucket=self.ids["PagesBucket"],
            Key="errors/outage.html",
            Body=SORRY.encode(),
            ContentType="text/html; charset=utf-8",
        )

    def of(self, service: str, region: str = "us-east-1") -> Any:
        return self.aws.clients.of(service, region)

    def _deployed(self, region: str, **parameters: str) -> Mapping[str, str]:
        told = {"MailDomain": "drill.anycompany.example", **parameters}
        cloudformation = self.of("cloudformation", region)
        cloudformation.create_stack(
            StackName="anycompany-dev",
            TemplateBody=TEMPLATE,
            Capabilities=["CAPABILITY_IAM"],
            Tags=[{"Key": "stage", "Value": "dev"}],
            Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in told.items()],
        )
        (stack,) = cloudformation.describe_stacks(StackName="anycompany-dev")["Stacks"]
        assert stack["StackStatus"] == "CREATE_COMPLETE", stack.get("StackStatusReason")
        return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}

    @cached_property
    def environment(self) -> Any:
        """The example with one's own ids in place of its own, and met on this machine."""
        api = f"{self.ids['ApiId']}.execute-api.us-east-1.amazonaws.com/dev"
        own = {
            "111122223333": "123456789012",
            "E123EXAMPLE": self.ids["DistributionId"],
            "EXT123EXAMPLE": self.ids["ExperimentTemplateId"],
            "a1b2c3d4e5": self.ids["ApiId"],
            "api.dev.anycompany.example": api,
            "https://": "http://",  # the one thing that this AWS does not speak
        }
        text = EXAMPLE
        (store,) = {line.split('"')[1] for line in text.splitlines() if "store:" in line}
        for name, value in {store: self.ids["FlagsArn"], **own}.items():
            text = text.replace(name, value)
        return yaml.safe_load(text)

    def built(self, kind: Mapping[str, type[Any]], use: Mapping[str, Any]) -> Any:
        settings = dict(use["with"])
        met = {"region": "us-east-1", "endpoint_url": self.aws.address}
        settings["aws"] = {**met, **settings.get("aws", {})}
        if probe := settings.get("probe"):
            settings["probe"] = {**probe, "connect_to": self.aws.address.removeprefix("http://")}
        return kind[use["use"]].model_validate(settings)

    def fault(self, component: str, way: str) -> AwsFault:
        built: AwsFault = self.built(
            REGISTRY.faults, self.environment["components"][component][way]
        )
        return built

    def drivers(self) -> dict[str, AwsDriver]:
        """All of the environment's that speak to AWS."""
        uses = {
            **{f"fault {c} ({w})": (REGISTRY.faults, self.environment["components"][c][w])
               for c, w in FAULTS},
            **{f"channel {n}": (REGISTRY.observers, use)
               for n, use in self.environment["channels"].items()},
            **{f"action {n}": (REGISTRY.actions, use)
               for n, use in self.environment["actions"].items()},
        }  # fmt: skip
        return {
            who: self.built(kind, use)
            for who, (kind, use) in uses.items()
            if issubclass(kind[use["use"]], AwsDriver)
        }

    def state(self) -> object:
        """All that faults may change."""
        cloudfront, gateway, kvs = map(
            self.of, ("cloudfront", "apigateway", "cloudfront-keyvaluestore")
        )
        function = {"FunctionName": "anycompany-dev-orders"}
        listed = self.of("fis").list_experiments()["experiments"]
        return (
            cloudfront.get_distribution_config(Id=self.ids["DistributionId"])["DistributionConfig"],
            gateway.get_stage(restApiId=self.ids["ApiId"], stageName="dev").get("methodSettings"),
            self.of("lambda")
            .get_function_concurrency(**function)
            .get("ReservedConcurrentExecutions"),
            kvs.list_keys(KvsARN=self.ids["FlagsArn"]).get("Items", []),
            [one["id"] for one in listed if one["state"]["status"] == "running"],
        )

    def visit(self, path: str, host: str = SHOP, **more: Any) -> tuple[int, str]:
        headers = {"Host": host}
        with requests.request(
            more.pop("method", "GET"), self.aws.address + path, headers=headers, timeout=20, **more
        ) as answer:
            return answer.status_code, answer.text


@pytest.fixture(scope="module")
def stack() -> Iterator[DevStack]:
    stack = DevStack()
    yield stack
    stack.aws.stop()


class Way:
    """One way to break one component, as the example has it; of its probe other tests tell."""

    def __init__(self, stack: DevStack, component: str, way: str) -> None:
        self._stack, self._named = stack, (component, way)

    def fault(self) -> AwsFault:
        return self._stack.fault(*self._named).model_copy(update={"probe": None})

    def state(self) -> object:
        return self._stack.state()


class TestEveryFaultOfTheExample(FaultContract):
    """Whole on the stack: killed at any line of it, and put back by another process."""

    @pytest.fixture(params=FAULTS, ids="-".join)
    def world(self, stack: DevStack, request: pytest.FixtureRequest) -> Iterator[Way]:
        """Put back after each test: the stack is made once."""
        way = Way(stack, *request.param)
        before = way.fault().observe()
        yield way
        way.fault().revert(before)


def test_the_guard_lets_all_drivers_of_the_example_touch_the_stack(stack: DevStack) -> None:
    """Account, Regions, and the tag on each resource that is named."""
    guard = Guard.model_validate_json(json.dumps(stack.environment["guard"]))
    assert guard.require_tags == {"stage": "dev"}
    assert list(guard_refusals(guard, stack.drivers(), Ledger().page("preflight"))) == []
    wanted = guard.model_copy(update={"require_tags": {"stage": "live"}})
    refused = list(guard_refusals(wanted, stack.drivers(), Ledger().page("preflight")))
    assert len({line.partition(" touches ")[2] for line in refused}) == 8


def test_preflight_has_nothing_to_say_of_the_stack(stack: DevStack) -> None:
    drivers = stack.drivers()
    access = next(iter(drivers.values())).aws
    urls = [f"https://{SHOP}/checkout"]
    assert list(reviewed(drivers, access, urls, Ledger().page("preflight"))) == []


def test_visitors_find_the_shop_open(stack: DevStack) -> None:
    for path, name in (("/", "Welcome"), ("/checkout", "Checkout"), ("/search?q=lamp", "Search")):
        assert stack.visit(path) == (200, f"<h1>{name}</h1>")
    assert stack.visit("/orders", method="POST", json={"sku": "drill"})[0] == 201


SEEN = {
    ("checkout", "outage"): ("/checkout", 503, SORRY),
    ("checkout", "maintenance"): ("/checkout", 503, "making our store better"),
    ("storefront", "maintenance"): ("/search", 503, "making our store better"),
    ("storefront", "region-loss"): ("/checkout", 503, SORRY),
    ("search", "slow"): ("/search", 429, "CHECKOUT_UNAVAILABLE"),
}


@pytest.mark.parametrize(("named", "seen"), SEEN.items(), ids=lambda one: "-".join(map(str, one)))
def test_what_a_fault_breaks_visitors_see_until_it_is_put_back(
    stack: DevStack, named: tuple[str, str], seen: tuple[str, int, str]
) -> None:
    """By the example's own probes, where it has them."""
    path, status, words = seen
    fault = stack.fault(*named)
    before = json.loads(json.dumps(fault.observe()))
    fault.inject(before)
    shown = stack.visit(path)
    fault.revert(before)
    assert shown[0] == status
    assert words in shown[1]
    assert stack.visit(path)[0] == 200
    assert fault.is_as_before(before)


def test_observers_of_the_example_read_what_the_stack_takes_in(stack: DevStack) -> None:
    drivers = stack.drivers()
    chat = stack.of("sqs").get_queue_url(QueueName="anycompany-dev-drill-chat")["QueueUrl"]
    with drivers["channel support-chat"].open() as look:  # type: ignore[attr-defined]
        look()
        stack.of("sqs").send_message(QueueUrl=chat, MessageBody="Checkout is not available.")
        posts = [repr(post) for _ in range(5) for post in look().messages]
    assert any("Checkout is not available." in post for post in posts)
    for name in ("customer-email", "customer-sms"):
        with drivers[f"channel {name}"].open() as look:  # type: ignore[attr-defined]
            assert not isinstance(look(), Page)


def test_actions_of_the_example_reach_the_buses_of_both_regions(stack: DevStack) -> None:
    for who, driver in stack.drivers().items():
        if who.startswith("action "):
            driver.check()  # type: ignore[attr-defined]
            assert "accepted" in driver.perform(RUN).summary  # type: ignore[attr-defined]
