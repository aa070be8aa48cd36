"""A stage of a REST API, and what it takes to change what it serves."""

from typing import Any

from pydantic import Field

from commdrill.drivers.aws.driver import AwsFault, Resource
from commdrill.drivers.aws.session import Answer, Aws
from commdrill.errors import DriverError


class RestStageFault(AwsFault):
    """A fault in a stage of a REST API of API Gateway."""

    api: str = Field(min_length=1, description="the REST API's id", examples=["a1b2c3d4e5"])
    stage: str = Field(min_length=1, description="the stage's name", examples=["dev"])

    def resources(self) -> tuple[Resource, ...]:
        return (Resource("apigateway:restapi", self.api),)

    def read_stage(self, aws: Aws) -> Answer:
        return aws.ask("apigateway", "GetStage", restApiId=self.api, stageName=self.stage)

    def patch_stage(self, aws: Aws, *operations: dict[str, str]) -> None:
        """Change settings of the stage; these need no redeploy."""
        aws.ask(
            "apigateway",
            "UpdateStage",
            restApiId=self.api,
            stageName=self.stage,
            patchOperations=list(operations),
        )

    def resource_id(self, aws: Aws, path: str) -> str:
        """The id of the resource at a path.

        Raises:
            DriverError: the API has none there.
        """
        return str(self._resource(aws, path)["id"])

    def methods_at(self, aws: Aws, path: str) -> tuple[str, ...]:
        """The methods of the resource at a path; DriverError as above."""
        return tuple(sorted(self._resource(aws, path).get("resourceMethods", {})))

    def _resource(self, aws: Aws, path: str) -> Answer:
        found = {one["path"]: one for one in _resources(aws, self.api)}
        if path not in found:
            known = ", ".join(sorted(found))
            raise DriverError(f"API {self.api!r} has no resource {path!r}; there are: {known}")
        resource: Answer = found[path]
        return resource


def _resources(aws: Aws, api: str) -> list[Any]:
    found: list[Any] = []
    position: dict[str, str] = {}
    while True:
        answer = aws.ask("apigateway", "GetResources", restApiId=api, limit=500, **position)
        found += answer.get("items", [])
        if not answer.get("position"):
            return found
        position = {"position": answer["position"]}


def replace(path: str, value: str) -> dict[str, str]:
    """A patch operation."""
    return {"op": "replace", "path": path, "value": value}
