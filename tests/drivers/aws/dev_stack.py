"""The dev stack that is shipped, made by CloudFormation on the embedded AWS, and the example with its ids."""

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import requests
import yaml

from commdrill.drivers.aws.driver import AwsDriver, AwsFault
from commdrill.drivers.registry import load_registry
from commdrill_sandbox.aws.embedded import EmbeddedAws

ENVIRONMENTS = Path(__file__).parents[3] / "drills" / "environments"
EXAMPLE = (ENVIRONMENTS / "aws-dev.example.yaml").read_text(encoding="utf-8")
TEMPLATE = (ENVIRONMENTS / "aws" / "dev-stack.yaml").read_text(encoding="utf-8")
REGISTRY = load_registry()
SHOP = "shop.dev.anycompany.example"
SORRY = "<p>Checkout is not available right now.</p>"
FAULTS = [(component, way) for component, ways in yaml.load(EXAMPLE, yaml.CSafeLoader)["components"].items()
          for way in ways]  # fmt: skip


class DevStack:
    """Both Regions' stacks, as the first lines of the file say; and the environment with their ids."""

    def __init__(self) -> None:
        self.aws = EmbeddedAws(propagation=0.0)
        self.aws.start()
        requests.post(f"{self.aws.address}/moto-api/reset", timeout=120)
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
        return yaml.load(text, yaml.CSafeLoader)

    def met(self, status_page: str, pace: float = 150) -> Any:
        """The environment as it is run here: the same, with other addresses."""
        met, at = json.loads(json.dumps(self.environment)), self.aws.address.partition("//")[2]
        met |= {
            "id": "dev",
            "pace": pace,
            "aws": {"region": "us-east-1", "endpoint_url": self.aws.address},
        }
        met["guard"]["hosts"] += ["127.0.0.1", "*.execute-api.us-east-1.amazonaws.com"]
        for channel in met["channels"].values():
            match channel["use"]:
                case "web-page":
                    channel["look_every"] = "400ms"
                    channel["with"]["connect_to"] = at
                case "statuspage":
                    channel["with"]["url"] = status_page
        for ways in met["components"].values():
            for fault in ways.values():
                if probe := fault["with"].get("probe"):
                    probe["connect_to"] = at
        return met

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
            more.pop("method", "GET"), self.aws.address + path, headers=headers, timeout=120, **more
        ) as answer:
            return answer.status_code, answer.text
