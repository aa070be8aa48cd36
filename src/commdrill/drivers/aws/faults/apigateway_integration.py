"""The `apigateway-integration` fault."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import Permission, allow
from commdrill.drivers.aws.faults.by_hand import aws_cli, was_of
from commdrill.drivers.aws.faults.rest_stage import RestStageFault, replace
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.errors import DriverError
from commdrill.values import Json

_MARK = "commdrill apigateway-integration: goes when the drill ends"


class ApiGatewayIntegration(RestStageFault):
    """Gives one method of a REST API a dead integration, and redeploys its stage.

    The way back sets the integration as it was, points the stage at the deployment it had, and
    removes the one made for the drill. The redeploy brings along whatever else was changed in the
    API and not deployed yet, for as long as the drill lasts. Needs `apigateway:PATCH` and `POST`:
    the control plane.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow(
            "apigateway:GET",
            "apigateway:PATCH",
            "apigateway:POST",
            "apigateway:DELETE",
            on="apigateway:restapi",
        ),
    )

    path: str = Field(
        pattern="^/", description="the resource's path, as the API has it", examples=["/orders"]
    )
    method: str = Field(pattern="^[A-Z]+$", description="its method; ANY is one", examples=["POST"])
    uri: str = Field(
        min_length=1,
        description="what it is integrated with while it is down: an address that refuses, "
        "swallows connections or answers 5xx",
        examples=["https://down.dev.anycompany.example/"],
    )

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its deployment and its integration, by the AWS CLI."""
        was, of = was_of(before), ("--rest-api-id", settings["api"])
        deployment = f"op=replace,path=/deploymentId,value={was['deployment']}"
        uri = f"op=replace,path=/uri,value={was['uri']}"
        method = ("--resource-id", was["resource"], "--http-method", settings["method"])
        return "\n".join(
            (
                "point the stage at the deployment it had, and give the method its integration:",
                aws_cli(settings, "apigateway", "update-stage", *of, "--stage-name",
                        settings["stage"], "--patch-operations", deployment),
                aws_cli(settings, "apigateway", "update-integration", *of, *method,
                        "--patch-operations", uri),
            )
        )  # fmt: skip

    def read(self, aws: Aws) -> Json:
        resource = self.resource_id(aws, self.path)
        was = self._uri(aws, resource)
        if was == self.uri:
            raise DriverError(f"{self.method} {self.path} is down already: it goes to {was!r}")
        deployment = str(self.read_stage(aws)["deploymentId"])
        return {"resource": resource, "uri": was, "deployment": deployment}

    def bring_down(self, aws: Aws, was: Any) -> None:
        self._integrate(aws, was["resource"], self.uri)
        made = aws.ask("apigateway", "CreateDeployment", restApiId=self.api, description=_MARK)
        self.patch_stage(aws, replace("/deploymentId", made["id"]))

    def bring_back(self, aws: Aws, was: Any) -> None:
        """The stage first: that is what is seen."""
        if self.read_stage(aws)["deploymentId"] != was["deployment"]:
            self.patch_stage(aws, replace("/deploymentId", was["deployment"]))
        if self._uri(aws, was["resource"]) != was["uri"]:
            self._integrate(aws, was["resource"], was["uri"])
        self._remove_own_deployments(aws, was["deployment"])

    def _uri(self, aws: Aws, resource: str) -> str:
        answer = aws.ask(
            "apigateway",
            "GetIntegration",
            restApiId=self.api,
            resourceId=resource,
            httpMethod=self.method,
        )
        if "uri" not in answer:
            raise DriverError(f"{self.method} {self.path} is a {answer.get('type')} integration: "
                              "it has no uri that could be dead")  # fmt: skip
        return str(answer["uri"])

    def _integrate(self, aws: Aws, resource: str, uri: str) -> None:
        aws.ask(
            "apigateway",
            "UpdateIntegration",
            restApiId=self.api,
            resourceId=resource,
            httpMethod=self.method,
            patchOperations=[replace("/uri", uri)],
        )

    def _remove_own_deployments(self, aws: Aws, keep: str) -> None:
        answer = aws.ask("apigateway", "GetDeployments", restApiId=self.api, limit=500)
        for one in answer.get("items", []):
            if one.get("description") == _MARK and one["id"] != keep:
                self._remove(aws, one["id"])

    def _remove(self, aws: Aws, deployment: str) -> None:
        try:
            aws.ask("apigateway", "DeleteDeployment", restApiId=self.api, deploymentId=deployment)
        except AwsRefused as refused:
            if refused.trouble is not Trouble.UNKNOWN:
                raise
