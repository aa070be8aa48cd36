"""The `route53-arc` fault."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from commdrill.documents.host import THIS_MACHINE
from commdrill.drivers.aws.driver import AwsFault, Permission, Resource, allow
from commdrill.drivers.aws.faults.by_hand import aws_cli, was_of
from commdrill.drivers.aws.homes import is_of_aws
from commdrill.drivers.aws.session import Answer, Aws
from commdrill.drivers.aws.trouble import AwsRefused
from commdrill.errors import DriverError
from commdrill.values import Json

_SERVICE = "route53-recovery-cluster"


class ClusterEndpoint(BaseModel):
    """One of the five endpoints of a recovery cluster."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str = Field(pattern="^https?://", description="the endpoint's address")
    region: str = Field(min_length=1, description="the Region it is in")


class Route53Arc(AwsFault):
    """Switches a routing control of Amazon Application Recovery Controller the other way.

    Off takes an endpoint out of Route 53, as if its Region were lost. The data plane alone is
    asked, at each of the cluster's endpoints in turn until one answers, as AWS advises.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow(
            "route53-recovery-cluster:GetRoutingControlState",
            "route53-recovery-cluster:UpdateRoutingControlState",
            on="route53-recovery-control:routingcontrol",
        ),
    )

    control: str = Field(
        pattern="^arn:", description="ARN of the routing control",
        examples=["arn:aws:route53-recovery-control::111122223333:controlpanel/c/routingcontrol/r"],
    )  # fmt: skip
    endpoints: tuple[ClusterEndpoint, ...] = Field(
        min_length=1,
        description="`{url, region}` of each of the cluster's endpoints, all five: they are not "
        "to be asked for on a bad day",
        examples=[[{"url": "https://host-aaaaaa.us-east-1.example.com/v1", "region": "us-east-1"}]],
    )
    state: str = Field("Off", pattern="^(On|Off)$", description="its state during the outage")
    safety_rules: tuple[str, ...] = Field(
        (), description="ARNs of safety rules that are overridden for it"
    )

    def resources(self) -> tuple[Resource, ...]:
        """The control panel has the tags: AWS gives a routing control none."""
        panel = self.control.partition("/routingcontrol/")[0]
        return (
            Resource("route53-recovery-control:controlpanel", panel),
            Resource("route53-recovery-control:routingcontrol", self.control),
        )

    def hosts(self) -> tuple[str, ...]:
        """AWS's own are guarded by the account."""
        named = (urlsplit(one.url).hostname or "" for one in self.endpoints)
        others = (host for host in named if not is_of_aws(host) and host not in THIS_MACHINE)
        return (*super().hosts(), *others)

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its state, by the AWS CLI, at any endpoint that answers."""
        commands = (
            aws_cli(
                {"aws": {**one, "endpoint_url": one["url"]}},
                *("route53-recovery-cluster", "update-routing-control-state"),
                *("--routing-control-arn", settings["control"]),
                *("--routing-control-state", was_of(before)["state"]),
            )
            for one in settings["endpoints"]
        )
        return "\n".join(("switch it back, at the first of these that answers:", *commands))

    def read(self, aws: Aws) -> Json:
        state = str(self._ask(aws, "GetRoutingControlState")["RoutingControlState"])
        if state == self.state:
            raise DriverError(f"the routing control is {state} already: drilling it shows nothing")
        return {"state": state}

    def bring_down(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # breaking needs nothing of it
        self._switch(aws, self.state)

    def bring_back(self, aws: Aws, was: Any) -> None:
        self._switch(aws, was["state"])

    def _switch(self, aws: Aws, state: str) -> None:
        rules = {"SafetyRulesToOverride": list(self.safety_rules)} if self.safety_rules else {}
        self._ask(aws, "UpdateRoutingControlState", RoutingControlState=state, **rules)

    def _ask(self, aws: Aws, operation: str, **parameters: Any) -> Answer:
        """At the first endpoint that answers; where none does, what each of them said."""
        refusals: list[str] = []
        for one in self.endpoints:
            try:
                return aws.ask_at(
                    one.url,
                    one.region,
                    _SERVICE,
                    operation,
                    RoutingControlArn=self.control,
                    **parameters,
                )
            except AwsRefused as refused:
                refusals.append(str(refused))
        raise DriverError("; ".join(refusals))
