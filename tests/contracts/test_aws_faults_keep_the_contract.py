from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from commdrill.drivers.aws.arns import has_tags
from commdrill.drivers.aws.driver import AwsFault
from commdrill.drivers.aws.faults.apigateway_integration import ApiGatewayIntegration
from commdrill.drivers.aws.faults.apigateway_throttle import ApiGatewayThrottle
from commdrill.drivers.aws.faults.cloudfront_maintenance import CloudFrontMaintenance
from commdrill.drivers.aws.faults.cloudfront_origin import CloudFrontOrigin
from commdrill.drivers.aws.faults.ecs_scale import EcsScale
from commdrill.drivers.aws.faults.fis_experiment import FisExperiment
from commdrill.drivers.aws.faults.lambda_throttle import LambdaThrottle
from commdrill.drivers.aws.faults.route53_arc import Route53Arc
from commdrill.drivers.aws.faults.security_group_isolate import SecurityGroupIsolate
from commdrill.errors import DriverError
from commdrill.testing import FaultContract
from tests.drivers.aws.local_aws import LocalAws
from tests.drivers.aws.protocols import STORE, FaultInjection, KeyValueStore, RecoveryCluster


class World:
    """Something in a local AWS that a fault breaks."""

    kind: type[AwsFault]

    def __init__(self, aws: LocalAws) -> None:
        self.aws = aws

    def fault(self) -> AwsFault:
        return self.kind.model_validate({"aws": self.aws.settings, **self.settings()})

    def settings(self) -> Mapping[str, Any]:
        raise NotImplementedError


class OrdersFunction(World):
    """A Lambda function, with reserved concurrency or without."""

    kind = LambdaThrottle

    def __init__(self, aws: LocalAws, reserved: int | None) -> None:
        super().__init__(aws)
        aws.function("orders")
        if reserved is not None:
            aws.client("lambda").put_function_concurrency(
                FunctionName="orders", ReservedConcurrentExecutions=reserved
            )

    def settings(self) -> Mapping[str, Any]:
        return {"function": "orders"}

    def state(self) -> object:
        answer = self.aws.client("lambda").get_function_concurrency(FunctionName="orders")
        return answer.get("ReservedConcurrentExecutions")


class TestLambdaThrottle(FaultContract):
    @pytest.fixture(params=[None, 7], ids=["no-concurrency-reserved", "some-reserved"])
    def world(self, local_aws: LocalAws, request: pytest.FixtureRequest) -> OrdersFunction:
        return OrdersFunction(local_aws, request.param)


class ShopDistribution(World):
    """A CloudFront distribution in front of a shop."""

    def __init__(self, aws: LocalAws, kind: type[AwsFault], **settings: object) -> None:
        super().__init__(aws)
        self.kind = kind
        self._settings = settings
        self.distribution = aws.distribution()

    def settings(self) -> Mapping[str, Any]:
        return {"distribution": self.distribution, **self._settings}

    def state(self) -> object:
        answer = self.aws.client("cloudfront").get_distribution_config(Id=self.distribution)
        return answer["DistributionConfig"]


class TestCloudFrontOrigin(FaultContract):
    @pytest.fixture(
        params=[
            {"origin": "shop", "becomes": {"https_port": 8444}},
            {"origin": "shop", "becomes": {"domain": "down.example", "path": "/500"}},
            {"origin": "pages", "becomes": {"domain": "gone.s3.us-east-1.amazonaws.com"}},
        ],
        ids=["another-port", "another-host-and-path", "another-bucket"],
    )
    def world(self, local_aws: LocalAws, request: pytest.FixtureRequest) -> ShopDistribution:
        return ShopDistribution(local_aws, CloudFrontOrigin, **request.param)


class TestCloudFrontMaintenance(FaultContract):
    @pytest.fixture(
        params=[
            {"origin": "pages", "invalidate": ["/*"]},
            {"origin_group": "shop-or-pages", "keep": ["/errors/*"]},
        ],
        ids=["to-an-origin", "to-an-origin-group"],
    )
    def world(self, local_aws: LocalAws, request: pytest.FixtureRequest) -> ShopDistribution:
        return ShopDistribution(local_aws, CloudFrontMaintenance, **request.param)


class OrdersApi(World):
    """A REST API with a stage."""

    def __init__(self, aws: LocalAws, kind: type[AwsFault], **settings: object) -> None:
        super().__init__(aws)
        self.kind = kind
        self._settings = settings
        self.api, _ = aws.rest_api()

    def settings(self) -> Mapping[str, Any]:
        return {"api": self.api, "stage": "dev", **self._settings}

    def state(self) -> object:
        gateway = self.aws.client("apigateway")
        stage = gateway.get_stage(restApiId=self.api, stageName="dev")
        resources = gateway.get_resources(restApiId=self.api)["items"]
        orders = next(one["id"] for one in resources if one["path"] == "/orders")
        where = {"restApiId": self.api, "resourceId": orders, "httpMethod": "POST"}
        deployments = gateway.get_deployments(restApiId=self.api)["items"]
        return (
            stage["deploymentId"],
            stage.get("methodSettings", {}),
            gateway.get_integration(**where)["uri"],
            sorted(one["id"] for one in deployments),
        )


class TestApiGatewayIntegration(FaultContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> OrdersApi:
        dead = {"path": "/orders", "method": "POST", "uri": "https://down.example/"}
        return OrdersApi(local_aws, ApiGatewayIntegration, **dead)


class TestApiGatewayThrottle(FaultContract):
    @pytest.fixture(
        params=[
            ({}, ()),
            ({}, ("*/*",)),
            ({}, ("*/*", "orders/POST")),
            ({"path": "/orders", "method": "POST"}, ()),
            ({"path": "/orders"}, ("orders/POST",)),
        ],
        ids=[
            "a-stage-without-limits",
            "a-stage-with-limits",
            "a-method-with-limits-of-its-own",
            "one-method",
            "one-resource",
        ],
    )
    def world(self, local_aws: LocalAws, request: pytest.FixtureRequest) -> OrdersApi:
        settings, limited = request.param
        world = OrdersApi(local_aws, ApiGatewayThrottle, **settings)
        for key in limited:
            local_aws.client("apigateway").update_stage(
                restApiId=world.api,
                stageName="dev",
                patchOperations=[
                    {"op": "replace", "path": f"/{key}/throttling/{name}", "value": "50"}
                    for name in ("rateLimit", "burstLimit")
                ],
            )
        return world

    def test_a_method_that_is_not_there_is_told(self, world: OrdersApi) -> None:
        with pytest.raises(DriverError, match="/orders has no method GET; there are: POST"):
            world.fault().model_copy(update={"path": "/orders", "method": "GET"}).observe()


class CheckoutService(World):
    """An ECS service that wants three tasks."""

    kind = EcsScale

    def __init__(self, aws: LocalAws) -> None:
        super().__init__(aws)
        ecs = aws.client("ecs")
        ecs.create_cluster(clusterName="dev")
        ecs.register_task_definition(
            family="checkout", containerDefinitions=[{"name": "c", "image": "c", "memory": 64}]
        )
        ecs.create_service(
            cluster="dev", serviceName="checkout", taskDefinition="checkout", desiredCount=3
        )
        ecs.update_service(cluster="dev", service="checkout", desiredCount=3)  # moto runs them now

    def settings(self) -> Mapping[str, Any]:
        return {"cluster": "dev", "service": "checkout"}

    def state(self) -> object:
        answer = self.aws.client("ecs").describe_services(cluster="dev", services=["checkout"])
        return answer["services"][0]["desiredCount"]


class TestEcsScale(FaultContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> CheckoutService:
        return CheckoutService(local_aws)


class Interfaces(World):
    """Two network interfaces with groups of their own."""

    kind = SecurityGroupIsolate

    def __init__(self, aws: LocalAws) -> None:
        super().__init__(aws)
        ec2 = self._ec2 = aws.client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
        names = ("web", "jobs", "isolated")
        groups = [
            ec2.create_security_group(GroupName=n, Description=n, VpcId=vpc)["GroupId"]
            for n in names
        ]
        self._isolated = groups[2]
        self._interfaces = [
            ec2.create_network_interface(SubnetId=subnet, Groups=own)["NetworkInterface"][
                "NetworkInterfaceId"
            ]
            for own in (groups[:1], groups[:2])
        ]

    def settings(self) -> Mapping[str, Any]:
        return {"group": self._isolated, "interfaces": self._interfaces}

    def state(self) -> object:
        found = self._ec2.describe_network_interfaces(NetworkInterfaceIds=self._interfaces)
        return {
            one["NetworkInterfaceId"]: sorted(group["GroupId"] for group in one["Groups"])
            for one in found["NetworkInterfaces"]
        }


class TestSecurityGroupIsolate(FaultContract):
    @pytest.fixture
    def world(self, local_aws: LocalAws) -> Interfaces:
        return Interfaces(local_aws)

    def test_an_interface_that_is_not_there_is_told(self, world: Interfaces) -> None:
        fault = world.fault().model_copy(update={"interfaces": ("eni-0abc", "eni-0def")})
        with pytest.raises(DriverError, match="there is no network interface eni-0abc, eni-0def"):
            fault.observe()


class RoutingControlWorld:
    """A routing control that is on; the first of its cluster's endpoints is down."""

    def __init__(self) -> None:
        self.cluster = RecoveryCluster()

    def state(self) -> object:
        return self.cluster.state

    def fault(self) -> Route53Arc:
        control = "arn:aws:route53-recovery-control::111122223333:controlpanel/c/routingcontrol/r"
        endpoints = [
            {"url": "http://127.0.0.1:9", "region": "us-west-2"},
            {"url": self.cluster.web.url(), "region": "us-east-1"},
        ]
        settings = {"aws": self.cluster.settings, "control": control, "endpoints": endpoints}
        return Route53Arc.model_validate(settings)


class TestRoute53Arc(FaultContract):
    @pytest.fixture
    def world(self) -> Iterator[RoutingControlWorld]:
        world = RoutingControlWorld()
        with world.cluster.web:
            yield world

    def test_the_panel_has_the_tags_and_the_control_none(self, world: RoutingControlWorld) -> None:
        tagged = [one.name for one in world.fault().resources() if has_tags(one)]
        assert tagged == ["arn:aws:route53-recovery-control::111122223333:controlpanel/c"]


class Flagged:
    """A KeyValueStore with a maintenance flag, set to `off` or not at all."""

    def __init__(self, store: KeyValueStore) -> None:
        self.store = store

    def fault(self) -> CloudFrontMaintenance:
        flag = {"store": STORE, "key": "maintenance", "value": "on"}
        settings = {"aws": self.store.settings, "distribution": "E1", "flag": flag}
        return CloudFrontMaintenance.model_validate(settings)

    def state(self) -> object:
        return dict(self.store.keys)


class TestCloudFrontMaintenanceFlag(FaultContract):
    @pytest.fixture(params=[None, "off"], ids=["no-flag", "a-flag-that-is-off"])
    def world(self, request: pytest.FixtureRequest) -> Iterator[Flagged]:
        store = KeyValueStore()
        if request.param:
            store.keys["maintenance"] = request.param
        with store.web:
            yield Flagged(store)


class Experiments:
    """A template of FIS, of which nothing runs."""

    def __init__(self) -> None:
        self.fis = FaultInjection()

    def fault(self) -> FisExperiment:
        return FisExperiment.model_validate({"aws": self.fis.settings, "template": "EXT1"})

    def state(self) -> object:
        """What is being broken, by anybody."""
        return [uid for uid, status in self.fis.experiments.items() if status == "running"]


class TestFisExperiment(FaultContract):
    @pytest.fixture
    def world(self) -> Iterator[Experiments]:
        world = Experiments()
        with world.fis.web:
            yield world

    def test_with_the_safety_lever_engaged_nothing_is_armed(self, world: Experiments) -> None:
        world.fis.lever = "engaged"
        with pytest.raises(
            DriverError, match=r"safety lever is engaged in us-east-1 \(a real event\)"
        ):
            world.fault().observe()
